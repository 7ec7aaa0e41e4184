import { type Environment, environmentOf, type Variable } from '../environment.js';
import { known, unknown } from '../known.js';

/** Settings of one kind by name, with the number of settings that came before each. */
type Settings = Map<string, { readonly at: number; readonly variable: Variable }[]>;

/**
 * The variables of a build stage, set one instruction after the other. Every state in between stays readable and shares its data
 * with the others, so that a thousand ENV lines cost no more than their text.
 */
export class BuildVariables {
  readonly #inherited: Environment;
  readonly #arguments: Settings = new Map();
  readonly #env: Settings = new Map();
  readonly #order: Variable[] = [];

  /**
   * @param inherited what the base brings
   * @param passed the build arguments that the stage below declared; a stage sees those of the stages that it is built on
   *   (https://docs.docker.com/build/building/variables/#scoping)
   */
  constructor(inherited: Environment, passed: readonly Variable[]) {
    // Copied, so that a look-up does not go through all the stages below.
    this.#inherited = environmentOf(inherited.variables, inherited.incomplete);
    this.add(passed);
  }

  /** Sets variables: those of origin `arg` are build arguments, all others stay in the image. */
  add(variables: readonly Variable[]): void {
    for (const variable of variables) {
      const settings = variable.origin === 'arg' ? this.#arguments : this.#env;
      const at = this.#order.push(variable) - 1;
      const list = settings.get(variable.name);
      if (list) list.push({ at, variable });
      else settings.set(variable.name, [{ at, variable }]);
    }
  }

  /** What a build step sees now: ENV wins over ARG whatever their order (https://docs.docker.com/reference/dockerfile/#using-arg-variables). */
  get now(): Environment {
    const end = this.#order.length;
    return this.#view(
      (name) => lastBefore(this.#env, name, end) ?? this.#inherited.get(name) ?? lastBefore(this.#arguments, name, end),
      () => this.#variables(end, (variable) => variable.origin === 'arg'),
    );
  }

  /** What the image keeps: build arguments are gone when it is there. */
  get image(): Environment {
    const end = this.#order.length;
    return this.#view(
      (name) => lastBefore(this.#env, name, end) ?? this.#inherited.get(name),
      () => this.#variables(end, () => false),
    );
  }

  /** The build arguments declared so far, the last of each name. */
  get arguments(): readonly Variable[] {
    return [...this.#arguments.values()].map((list) => list.at(-1)!.variable);
  }

  #variables(end: number, first: (variable: Variable) => boolean): readonly Variable[] {
    const own = this.#order.slice(0, end);
    const image = own.filter(({ origin }) => origin !== 'arg');
    return environmentOf([...own.filter(first), ...this.#inherited.variables, ...image]).variables;
  }

  #view(get: Environment['get'], list: () => readonly Variable[]): Environment {
    const { incomplete } = this.#inherited;
    let variables: readonly Variable[] | undefined;
    return {
      get,
      get variables() {
        return (variables ??= list());
      },
      incomplete,
      value(name) {
        const variable = get(name);
        if (variable) return variable.value;
        return incomplete === undefined ? known(undefined) : unknown(incomplete);
      },
    };
  }
}

/** The last setting of a name among the first `end`. */
function lastBefore(settings: Settings, name: string, end: number): Variable | undefined {
  const list = settings.get(name) ?? [];
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]!.at < end) low = middle + 1;
    else high = middle;
  }
  return list[low - 1]?.variable;
}
