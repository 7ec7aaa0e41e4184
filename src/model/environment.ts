import type { Located } from '../text/location.js';
import type { SourceFile } from '../text/source.js';
import { known, type Fact, unknown } from './known.js';
import type { SecretMatch } from './secrets.js';

/** Where a variable's value comes from, weakest first. */
export type VariableOrigin = 'base-image' | 'arg' | 'env' | 'env-file' | 'environment' | 'shell';

/** A variable that a build step or a container sees, at the place where it got its value. */
export interface Variable extends Located {
  readonly name: string;
  readonly value: Fact<string>;
  readonly origin: VariableOrigin;
  /** Set when the written value is a secret; the value itself is never kept there. */
  readonly secret: SecretMatch | undefined;
}

/** The variables in force at one point: the last one of a name wins. */
export interface Environment {
  get(name: string): Variable | undefined;
  /** In the order of first appearance. */
  readonly variables: readonly Variable[];
  /**
   * Why a variable that is not listed may be set all the same (an unknown base image, an unreadable env_file); undefined
   * when the list is whole.
   */
  readonly incomplete: string | undefined;
  /** The value of a name: unknown where the list is not whole, known-but-undefined where the variable is surely unset. */
  value(name: string): Fact<string | undefined>;
  /** What the variables of a file are looked up in, where it is not this: a file that `include` names has its own `.env`. */
  readonly within?: (file: SourceFile) => Environment | undefined;
}

/** The environment that counts for what is written at a place. */
export const environmentAt = (environment: Environment, { at }: Located): Environment =>
  environment.within?.(at.file) ?? environment;

/**
 * An environment of variables given in the order in which they are set: the last of a name wins and stands where the
 * name first appeared. `incomplete` says why names that are not listed may be set all the same.
 */
export function environmentOf(variables: Iterable<Variable>, incomplete?: string): Environment {
  const byName = new Map<string, Variable>();
  for (const variable of variables) byName.set(variable.name, variable);
  return {
    get: (name) => byName.get(name),
    variables: [...byName.values()],
    incomplete,
    value(name) {
      const variable = byName.get(name);
      if (variable) return variable.value;
      return incomplete === undefined ? known(undefined) : unknown(incomplete);
    },
  };
}
