import type { Located } from '../../text/location.js';

/** One place where a compose file does not follow the schema; `at` is the key or the value that is wrong. */
export interface SchemaError extends Located {
  /** `missing-attribute` may be made good by a file that this one is merged with: it counts for a file alone only. */
  readonly kind: 'unknown-attribute' | 'missing-attribute' | 'invalid-name' | 'wrong-type' | 'invalid-value';
  /** The attribute, from the top: `services.web.ports`, `services.web.ports[0]`. With the name of an unknown or missing one. */
  readonly path: string;
  /** The same as names and places in lists: a name may hold dots. */
  readonly segments: readonly (string | number)[];
  /** Whether nothing is given where something must be: a file that this one is merged with may give it. */
  readonly isEmpty: boolean;
  /** One sentence; it repeats names but no values, which may be secret. */
  readonly message: string;
  readonly help: string | undefined;
  /** The known attribute or value that was probably meant. */
  readonly suggestion: string | undefined;
  /** Whether Compose itself lets it pass, because its own pattern is looser than what it means to say. */
  readonly accepted: boolean;
}
