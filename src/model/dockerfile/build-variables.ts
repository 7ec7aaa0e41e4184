import { type Environment, environmentOf, type Variable } from '../environment.js';
import { type Fact, known, unknown } from '../known.js';

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
    return new View(
      (name) => lastBefore(this.#env, name, end) ?? this.#inherited.get(name) ?? lastBefore(this.#arguments, name, end),
      () => this.#variables(end, (variable) => variable.origin === 'arg'),
      this.#inherited.incomplete,
    );
  }

  /** What the image keeps: build arguments are gone when it is there. */
  get image(): Environment {
    const end = this.#order.length;
    return new View(
      (name) => lastBefore(this.#env, name, end) ?? this.#inherited.get(name),
      () => this.#variables(end, () => false),
      this.#inherited.incomplete,
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
}

/** The variables at one point; their list is made when somebody asks for it. */
class View implements Environment {
  readonly get: Environment['get'];
  readonly incomplete: string | undefined;
  readonly #list: () => readonly Variable[];
  #variables: readonly Variable[] | undefined;

  constructor(get: Environment['get'], list: () => readonly Variable[], incomplete: string | undefined) {
    this.get = get;
    this.incomplete = incomplete;
    this.#list = list;
  }

  get variables(): readonly Variable[] {
    return (this.#variables ??= this.#list());
  }

  value(name: string): Fact<string | undefined> {
    const variable = this.get(name);
    if (variable) return variable.value;
    return this.incomplete === undefined ? known(undefined) : unknown(this.incomplete);
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
