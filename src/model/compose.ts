import type { ComposeEntry, ComposeMap, ComposeNode, ComposeScalar, ComposeTree } from '../parser/compose/tree.js';
import type { SchemaError } from '../parser/compose/schema-errors.js';
import type { ImageReference } from '../parser/image-reference.js';
import type { Located } from '../text/location.js';
import type { SourceFile } from '../text/source.js';
import type { Environment } from './environment.js';
import type { Fact } from './known.js';
import type { Process } from './process.js';
import type { Role, Stage, Dockerfile } from './stage.js';

/** One compose file by itself, for what is wrong before anything is merged. */
export interface ComposeDocument extends Located {
  readonly file: SourceFile;
  readonly tree: ComposeTree;
  /** The first document's root when it is a mapping. */
  readonly root: ComposeMap | undefined;
  /** Services at the top level, as before 2016. */
  readonly isV1: boolean;
  /** What it violates of the schema as it is written. */
  readonly schemaErrors: readonly SchemaError[];
}

/** Base file and overrides merged as Compose does; every value keeps the file and place that it came from. */
export interface ComposeProject extends Located {
  /** Paths in it are relative to this: the first file's folder, relative to the working directory. */
  readonly directory: string;
  /** The base first. */
  readonly documents: readonly ComposeDocument[];
  /** The merged mapping. */
  readonly root: ComposeMap;
  /** The variables that interpolation sees: `.env` beside the first file. Always incomplete: the shell may set more. */
  readonly interpolation: Environment;
  readonly services: ReadonlyMap<string, Service>;
  readonly networks: ReadonlyMap<string, Resource>;
  readonly volumes: ReadonlyMap<string, Resource>;
  readonly secrets: ReadonlyMap<string, Resource>;
  readonly configs: ReadonlyMap<string, Resource>;
  readonly models: ReadonlyMap<string, Resource>;
  /** The containers of the section `jobs`, which run once; they are not among `services`. */
  readonly jobs: ReadonlyMap<string, Service>;
  /** The files that `include` and `extends` bring in, each once. */
  readonly referenced: readonly ReferencedDocument[];
  /** What a document of it violates of the schema after its variables are replaced, as far as they are known. */
  schemaErrorsOf(document: ComposeDocument): readonly SchemaError[];
  /** What `include` and `extends` refer to and what could not be loaded. */
  readonly faults: readonly LoadFault[];
  /** Whether names may be defined elsewhere (a lone override, a fragment, what was not followed, several base files), and why. */
  readonly open: string | undefined;
  readonly role: Role;
}

/** A file that `include` or `extends` brings in. */
export interface ReferencedDocument {
  readonly document: ComposeDocument;
  readonly by: 'include' | 'extends';
  /** Whether an `include` lays it over another file, so that it need not be whole. */
  readonly isOverride: boolean;
}

/** What a file may refer to another one by. `include-env-file`: the `env_file` of an `include`. */
export type FileReference = 'include' | 'include-env-file' | 'extends';

/**
 * Something that a project refers to and that could not be loaded, at the place that refers to it. Paths are relative to the
 * working directory.
 */
export type LoadFault =
  /** The file is not there, and is not one that git ignores. */
  | (Located & {
      readonly kind: 'missing-file';
      readonly by: FileReference;
      readonly path: string;
      /** The path is there, but is a directory. */
      readonly isDirectory: boolean;
      /** The path that was probably meant. */
      readonly near: string | undefined;
    })
  /** `extends` names a service that the file, `path`, does not define. */
  | (Located & {
      readonly kind: 'missing-service';
      readonly service: string;
      readonly path: string;
      /** The defined name that was probably meant. */
      readonly near: string | undefined;
      /** A file before this one of the project that does define it: `extends` without `file` sees its own file only. */
      readonly definedIn: string | undefined;
    })
  /**
   * Files that include, or services that extend, one another. `ring` has every name once, in order; each with the place
   * where it refers to the next one, the last to the first. It begins with the smallest name, and `at` is its place.
   */
  | (Located & {
      readonly kind: 'cycle';
      readonly by: 'include' | 'extends';
      readonly ring: readonly [Located & { readonly name: string }, ...(Located & { readonly name: string })[]];
    })
  /** It was not looked at: it is remote, outside the project, or its path is unknown. `because` is part of a sentence. */
  | (Located & { readonly kind: 'not-followed'; readonly by: FileReference; readonly because: string });

/** A top-level network, volume, secret, config or model. `at` is its key. */
export interface Resource extends Located {
  readonly name: string;
  readonly node: ComposeNode;
  readonly external: boolean;
}

/** A name that refers to a service or a resource, where it is written. */
export interface Reference extends Located {
  readonly name: Fact<string>;
}

/** A service, or a job. `at` is its key. */
export interface Service extends Located {
  readonly project: ComposeProject;
  /** The section that it stands in: a job runs its command to the end, and Compose starts it when it is asked for. */
  readonly kind: 'service' | 'job';
  readonly name: string;
  readonly entry: ComposeEntry;
  /** The attributes after merging and `extends` in the same file. */
  readonly node: ComposeMap;
  /** An attribute's entry, for its place. */
  attribute(name: string): ComposeEntry | undefined;
  readonly image: (Located & { readonly text: Fact<string>; readonly reference: Fact<ImageReference> }) | undefined;
  readonly build: Build | undefined;
  /** The stage that its build selects: the target, else the last one. Undefined for a service without build. */
  readonly stage: Fact<Stage> | undefined;
  readonly command: ServiceCommand | undefined;
  readonly entrypoint: ServiceCommand | undefined;
  /** What its container sees: the image's, env_file's and environment's, in this order. */
  readonly environment: Environment;
  /** What its env_file sets; incomplete where one cannot be read. */
  readonly fileEnvironment: Environment;
  /** What compose sets, env_file before `environment`: without the image's own variables, which are seldom all known. */
  readonly assigned: Environment;
  /** The files of `env_file`. */
  readonly envFiles: readonly EnvFile[];
  /** The variables written in `environment:` and in build args, for rules that judge what is written. */
  readonly declared: Environment;
  readonly ports: readonly PublishedPort[];
  readonly expose: readonly (Located & { readonly port: Fact<number> })[];
  readonly mounts: readonly Mount[];
  readonly dependsOn: readonly (Reference & { readonly condition: string; readonly required: boolean })[];
  readonly links: readonly (Reference & { readonly alias: string | undefined; readonly scalar: ComposeScalar })[];
  /** Services named by volumes_from, `network_mode: service:x`, ipc, pid, and `extends` of the same file. */
  readonly otherServices: readonly Reference[];
  readonly networks: readonly Reference[];
  readonly namedVolumes: readonly Reference[];
  readonly secrets: readonly Reference[];
  readonly configs: readonly Reference[];
  readonly networkMode: Fact<string> | undefined;
  readonly profiles: readonly string[];
  readonly role: Role;
  /** What its container runs. */
  readonly process: Fact<Process>;
}

/** A file of `env_file`, where its path is written. */
export interface EnvFile extends Located {
  /** Relative to the working directory; unknown for variables and what lies outside the project. */
  readonly path: Fact<string>;
  /** Whether Compose surely refuses to go on without it. */
  readonly required: boolean;
}

export interface Build extends Located {
  /** Relative to the working directory; unknown for variables and remote contexts. */
  readonly context: Fact<string>;
  readonly contextAt: Located;
  readonly dockerfilePath: Fact<string>;
  readonly dockerfile: Fact<Dockerfile>;
  readonly target: (Located & { readonly name: Fact<string> }) | undefined;
  readonly arguments: Environment;
  /** Names given by `additional_contexts`: COPY --from may use them. */
  readonly additionalContexts: readonly string[];
}

/** `command` or `entrypoint`: a list of words, or a string that Compose splits into words without a shell. */
export interface ServiceCommand extends Located {
  readonly form: 'list' | 'string';
  readonly entry: ComposeEntry;
}

export interface PortRange {
  readonly from: number;
  readonly to: number;
}

/** One item of `ports`. */
export interface PublishedPort extends Located {
  readonly service: Service;
  /** `short`: one text such as `8080:80`; `long`: a mapping. */
  readonly form: 'short' | 'long';
  /** The host address; undefined when none is written (all interfaces). */
  readonly address: Fact<string> | undefined;
  /** The host side; undefined when Docker chooses a port. */
  readonly published: Fact<PortRange> | undefined;
  /** The container side. */
  readonly target: Fact<PortRange>;
  readonly protocol: string;
  /** Where the container side is written. */
  readonly targetAt: Located;
  /** Where the published side is written. */
  readonly publishedAt: Located;
}

export interface Mount extends Located {
  readonly type: 'bind' | 'volume' | 'tmpfs' | 'other' | 'unknown';
  /** A bind's path as written, a volume's name; undefined for an anonymous volume. */
  readonly source: Fact<string> | undefined;
  /** Where the source is written; undefined for an anonymous volume. */
  readonly sourceAt: Located | undefined;
  /** A bind's path relative to the working directory; unknown for `~`, absolute and outside paths. */
  readonly hostPath: Fact<string> | undefined;
  readonly target: Fact<string>;
  readonly readOnly: boolean;
}
