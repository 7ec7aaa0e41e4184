import { platformArguments, proxyArguments } from '../../knowledge/platform-arguments.js';
import type { Instruction } from '../../parser/dockerfile/tree.js';
import type { Word } from '../../parser/word.js';
import type { Located } from '../../text/location.js';
import { closest } from '../../text/similar.js';
import type { Dockerfile, Stage, Step } from '../stage.js';

/** A variable that Docker itself replaces in an instruction, and that has no default written beside it. */
export interface VariableUse extends Located {
  readonly name: string;
}

/** `${A:-b}`, `${A:+b}` and `${A:?b}` say themselves what happens without a value. */
const handlesUnset = (operator: string | undefined): boolean => operator !== undefined && /[-+?]/.test(operator);

/** The variables of a word, those with a default left out. */
export const usesIn = (word: Word | undefined): readonly VariableUse[] =>
  (word?.parts ?? []).flatMap((part) => (part.kind === 'variable' && !handlesUnset(part.operator) ? [part] : []));

/** The flags whose values Docker does not expand. */
const literalFlags: readonly string[] = ['from', 'network', 'security', 'link', 'parents', 'keep-git-dir', 'unpack'];

/** A word that Docker expands, and the name that it is the value of. */
interface ExpandedWord {
  readonly word: Word | undefined;
  readonly name?: string;
}

const all = (words: readonly (Word | undefined)[]): readonly ExpandedWord[] => words.map((word) => ({ word }));

/**
 * The words of an instruction in which Docker replaces variables. Not those of RUN, CMD and ENTRYPOINT, which a shell reads when they run.
 * Source: https://docs.docker.com/reference/dockerfile/#environment-replacement
 */
function expandedWords(instruction: Instruction): readonly ExpandedWord[] {
  const flags = instruction.flags.filter(({ name }) => !literalFlags.includes(name)).map(({ value }) => value);
  switch (instruction.name) {
    case 'ADD':
    case 'COPY':
      return all([...flags, ...instruction.sources, instruction.destination]);
    case 'ARG':
      return instruction.pairs.map(({ key, value }) => ({ word: value, name: key.raw }));
    case 'ENV':
    case 'LABEL':
      return instruction.pairs.flatMap(({ key, value }) => [{ word: key }, { word: value, name: key.raw }]);
    case 'RUN':
      return all(flags);
    case 'EXPOSE':
    case 'STOPSIGNAL':
    case 'USER':
    case 'VOLUME':
    case 'WORKDIR':
      return all(instruction.words);
    default:
      return [];
  }
}

/** A use of a variable that surely has no value, and why. */
export interface UndefinedVariable extends VariableUse {
  /**
   * `global`: an ARG before the first FROM declares it, which a stage does not see. `platform`: Docker gives it to a stage that declares it.
   * `runtime`: only a running container has it. `later`: the stage sets it further below.
   */
  readonly reason: 'global' | 'platform' | 'runtime' | 'later' | 'never';
  /** Where it is declared, too late or too early. */
  readonly declared: Located | undefined;
  /** The name that it was probably meant to be. */
  readonly similar: string | undefined;
  /** Whether an ENV only adds its own old value: `ENV A=/x:$A`. */
  readonly appended: boolean;
}

/** What a shell sets when a container runs; images do not have them. */
const runtimeNames: readonly string[] = [
  'HOME',
  'HOSTNAME',
  'PWD',
  'OLDPWD',
  'USER',
  'LOGNAME',
  'UID',
  'SHELL',
  'TERM',
];

/** Similar names are looked for this often in a file: each time takes a look at every name. */
const mostComparisons = 50;

/**
 * The variables of a stage's instructions that are not declared where they are used. Nothing where the base image may set more than is known
 * of it. A name that another pair of the same ENV sets is left out: {@link selfReferences} has it.
 */
export function undefinedVariables(stage: Stage): readonly UndefinedVariable[] {
  const last = new Map(stage.steps.flatMap(({ variables }) => variables).map((one) => [one.name, one]));
  let compared = 0;
  const similarTo = (name: string, { before }: Step): string | undefined =>
    compared++ < mostComparisons
      ? closest(
          name,
          before.environment.variables.map((variable) => variable.name),
        )
      : undefined;
  return stage.steps.flatMap((step) =>
    undefinedUses(step).map(({ at, name, appended }): UndefinedVariable => {
      const base = { at, name, appended, declared: undefined, similar: undefined };
      const declared = stage.dockerfile.globalArguments.get(name);
      const later = last.get(name);
      if (platformArguments.includes(name)) return { ...base, reason: 'platform' };
      if (declared) return { ...base, reason: 'global', declared };
      if (later && later.at.span.start > step.instruction.at.span.end) {
        return { ...base, reason: 'later', declared: later };
      }
      if (runtimeNames.includes(name)) return { ...base, reason: 'runtime' };
      return { ...base, reason: 'never', similar: similarTo(name, step) };
    }),
  );
}

function undefinedUses({ instruction, before }: Step): readonly (VariableUse & { readonly appended: boolean })[] {
  const { environment } = before;
  if (environment.incomplete !== undefined) return [];
  const own = new Set(instruction.name === 'ENV' ? instruction.pairs.map(({ key }) => key.raw) : []);
  const earlier = new Set<string>();
  return expandedWords(instruction).flatMap(({ word, name: target }) => {
    const found = usesIn(word).flatMap((use) => {
      if (environment.get(use.name) || isPredefined(use.name) || earlier.has(use.name)) return [];
      const appended = instruction.name === 'ENV' && target === use.name;
      return own.has(use.name) && !appended ? [] : [{ ...use, appended }];
    });
    // The arguments of one ARG are set one after the other: https://docs.docker.com/reference/dockerfile/#arg
    if (instruction.name === 'ARG' && target !== undefined) earlier.add(target);
    return found;
  });
}

/** Docker sets PATH wherever an image does not, and takes the proxy arguments without ARG. */
const isPredefined = (name: string): boolean => name === 'PATH' || proxyArguments.includes(name);

/** A use of a variable that another pair of the same ENV sets: it is not the new value. */
export interface SelfReference extends VariableUse {
  /** The pair that sets it. */
  readonly pair: Located;
}

/**
 * The uses in an ENV of what the same ENV sets, where no earlier instruction gave the name a value. All pairs of one ENV are replaced with
 * the values from before it: https://docs.docker.com/reference/dockerfile/#environment-replacement
 */
export function selfReferences({ instruction, before }: Step): readonly SelfReference[] {
  if (instruction.name !== 'ENV') return [];
  const { environment } = before;
  const setBy = new Map(instruction.pairs.map(({ key }, index) => [key.raw, { key, index }]));
  return instruction.pairs.flatMap((pair, index) =>
    usesIn(pair.value).flatMap((use) => {
      const other = setBy.get(use.name);
      if (!other || pair.key.raw === use.name || environment.get(use.name) || isPredefined(use.name)) return [];
      // With an unknown base image, only who writes the new value first surely means it.
      if (environment.incomplete !== undefined && other.index > index) return [];
      return [{ at: use.at, name: use.name, pair: other.key }];
    }),
  );
}

/** A use of a variable in a FROM that no ARG before the first FROM declares. */
export interface UndeclaredArgument extends VariableUse {
  /** An ARG of an earlier stage that declares it, where FROM does not look. */
  readonly inStage: Located | undefined;
  readonly similar: string | undefined;
}

/** The variables of FROMs that are neither declared before the first FROM nor given by the builder. */
export function undeclaredArguments(dockerfile: Dockerfile): readonly UndeclaredArgument[] {
  const ofStages = new Map<string, Located>();
  const names = [...dockerfile.globalArguments.variables.map(({ name }) => name), ...platformArguments];
  let compared = 0;
  return dockerfile.stages.flatMap((stage) => {
    const found = undeclaredUses(stage).map(({ at, name }) => ({
      at,
      name,
      inStage: ofStages.get(name),
      similar: compared++ < mostComparisons ? closest(name, names) : undefined,
    }));
    for (const variable of stage.steps.flatMap(({ variables }) => variables)) {
      if (variable.origin === 'arg') ofStages.set(variable.name, variable);
    }
    return found;
  });
}

/** The same of one stage, as they are written. */
export function undeclaredUses({ from, dockerfile }: Stage): readonly VariableUse[] {
  if (dockerfile.fragment) return [];
  const platform = from.flags.find(({ name }) => name === 'platform')?.value;
  return [...usesIn(platform), ...usesIn(from.image)].filter(
    ({ name }) => !dockerfile.globalArguments.get(name) && !platformArguments.includes(name) && !isPredefined(name),
  );
}
