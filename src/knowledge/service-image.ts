/** The form of what is known about images that run as services beside an application. */

/** What a service is. */
export type ServiceKind =
  'database' | 'cache' | 'broker' | 'search' | 'storage' | 'proxy' | 'ui' | 'mail' | 'monitoring' | 'model';

/** The releases that a fact holds for; all of them where neither bound is given. */
export interface Releases {
  /** The first release of each branch, oldest branch first: `['11.7', '12.2']` leaves 11.6 out and takes 11.8, 12.2 and 13. */
  readonly from?: readonly string[];
  /** The first release that it no longer holds for. */
  readonly below?: string;
}

/** Where an image keeps its data. */
export interface DataPlace extends Releases {
  /** The directory, absolute; `{major}` stands for the major version. */
  readonly directory: string;
  /** The VOLUME that the image declares: a mount above it does not reach what is in it. */
  readonly volume?: string;
  /** The variable that moves the directory. */
  readonly variable?: string;
  /** A mount point with which it refuses to start, as long as the variable does not name it. */
  readonly refused?: string;
}

/** A variable that lets anybody in. */
export interface OpeningVariable {
  readonly name: string;
  /** The values that do, in lower case; undefined where everything but an empty text does. */
  readonly values?: readonly string[];
  /** Whether it does so although a password is set. */
  readonly always?: boolean;
}

/** What stands between an image's service and strangers. */
export interface Access extends Releases {
  /**
   * What happens where nobody sets a password: it does not start, asks for none, has a login that everybody knows, or
   * (`protected`) keeps strangers out all the same or depends on more than is known here.
   */
  readonly without: 'refused' | 'open' | 'known-login' | 'protected';
  /** The variables of which each sets a password or switches another protection on. */
  readonly variables: readonly string[];
  /** Whether each of them may end in `_FILE`. */
  readonly files: boolean;
  /** Variables that are of use only together. */
  readonly together?: readonly [string, string];
  readonly opening: readonly OpeningVariable[];
  /** The login that everybody knows: `guest` with the password `guest`. */
  readonly login?: string;
  /** The programs before which the image looks at its variables; a command that starts another one gets by. */
  readonly programs: readonly string[];
  /** Whether options or a file of its configuration can protect it, too. */
  readonly configurable: boolean;
}

/** What a health check of an image can ask. */
export interface Health {
  /** A command of the image that tells whether it is ready. */
  readonly command: string | undefined;
  /** Whether the image brings a HEALTHCHECK of its own; undefined where that is not known. */
  readonly shipped: boolean | undefined;
  /** Whether its usual Python clients wait until it answers, so that nothing fails in its first seconds. */
  readonly clientsWait?: true;
}

/** A service image. */
export interface ServiceImage {
  /** As it stands in messages: `PostgreSQL`. */
  readonly name: string;
  readonly images: readonly string[];
  readonly kind: ServiceKind;
  /** The TCP ports it listens on inside the container. */
  readonly ports: readonly number[];
  /** Empty where nothing is worth keeping or the place is not known. */
  readonly data: readonly DataPlace[];
  /** Empty where it is not known. */
  readonly access: readonly Access[];
  readonly health: Health;
  /** Whether the image's documentation or Dockerfile confirms the ports, and that it listens on no others. */
  readonly verified: boolean;
  readonly source: string;
}

const defaults = {
  data: [],
  access: [],
  health: { command: undefined, shipped: undefined },
  verified: false,
} as const;

/** A row of the tables. */
export const service = (row: Omit<ServiceImage, keyof typeof defaults> & Partial<ServiceImage>): ServiceImage => ({
  ...defaults,
  ...row,
});

/** The page of an image on Docker Hub. */
export const hub = (image: string): string =>
  image.includes('/') ? `https://hub.docker.com/r/${image}` : `https://hub.docker.com/_/${image}`;

/** A row whose ports are common knowledge: from the image's EXPOSE as remembered. */
export const simple = (
  name: string,
  kind: ServiceKind,
  ports: readonly number[],
  ...images: readonly string[]
): ServiceImage => service({ name, kind, ports, images, source: hub(images[0] ?? name) });
