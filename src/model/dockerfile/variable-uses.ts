import { platformArguments, proxyArguments } from '../../knowledge/platform-arguments.js';
import type { Instruction, KeyValueInstruction } from '../../parser/dockerfile/tree.js';
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

/**
 * The words of an instruction in which Docker replaces variables. Not those of RUN, CMD and ENTRYPOINT, which a shell reads when they run.
 * Source: https://docs.docker.com/reference/dockerfile/#environment-replacement
 */
function expandedWords(instruction: Instruction): readonly (Word | undefined)[] {
  const flags = instruction.flags.filter(({ name }) => !literalFlags.includes(name)).map(({ value }) => value);
  switch (instruction.name) {
    case 'ADD':
    case 'COPY':
      return [...flags, ...instruction.sources, instruction.destination];
    case 'ARG':
      return instruction.pairs.map(({ value }) => value);
    case 'ENV':
    case 'LABEL':
      return instruction.pairs.flatMap(({ key, value }) => [key, value]);
    case 'RUN':
      return flags;
    case 'EXPOSE':
    case 'STOPSIGNAL':
    case 'USER':
    case 'VOLUME':
    case 'WORKDIR':
      return instruction.words;
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

/**
 * The variables of an instruction that are not declared where it stands. Nothing where the base image may set more than is known of it.
 * A name that the same ENV sets is left out: it is seen by {@link selfReferences}.
 */
export function undefinedVariables({ instruction, before }: Step, stage: Stage): readonly UndefinedVariable[] {
  const { environment } = before;
  if (environment.incomplete !== undefined) return [];
  const own = instruction.name === 'ENV' ? new Set(instruction.pairs.map(({ key }) => key.raw)) : new Set<string>();
  const found: UndefinedVariable[] = [];
  const earlier = new Set<string>();
  for (const word of expandedWords(instruction)) {
    for (const use of usesIn(word)) {
      if (environment.get(use.name) || isPredefined(use.name) || earlier.has(use.name)) continue;
      const appended = instruction.name === 'ENV' && isOwnValue(instruction, word, use.name);
      if (!own.has(use.name) || appended) found.push({ ...explained(use, stage), appended });
    }
    // The arguments of one ARG are set one after the other: https://docs.docker.com/reference/dockerfile/#arg
    if (instruction.name === 'ARG')
      for (const { key, value } of instruction.pairs) if (value === word) earlier.add(key.raw);
  }
  return found;
}

/** Docker sets PATH wherever an image does not, and takes the proxy arguments without ARG. */
const isPredefined = (name: string): boolean => name === 'PATH' || proxyArguments.includes(name);

const isOwnValue = ({ pairs }: KeyValueInstruction, word: Word | undefined, name: string): boolean =>
  pairs.some(({ key, value }) => value === word && key.raw === name);

function explained(use: VariableUse, stage: Stage): Omit<UndefinedVariable, 'appended'> {
  const { name } = use;
  const declared = stage.dockerfile.globalArguments.get(name);
  const at = { at: use.at, name };
  if (platformArguments.includes(name)) return { ...at, reason: 'platform', declared: undefined, similar: undefined };
  if (declared) return { ...at, reason: 'global', declared, similar: undefined };
  const later = stage.steps.flatMap(({ variables }) => variables).find((variable) => variable.name === name);
  if (later) return { ...at, reason: 'later', declared: later, similar: undefined };
  if (runtimeNames.includes(name)) return { ...at, reason: 'runtime', declared: undefined, similar: undefined };
  return { ...at, reason: 'never', declared: undefined, similar: closest(name, namesSeenBy(use, stage)) };
}

function namesSeenBy({ at }: VariableUse, { steps }: Stage): readonly string[] {
  const step = steps.find(({ instruction }) => instruction.at.span.end >= at.span.end);
  return (step?.before.environment.variables ?? []).map(({ name }) => name);
}

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
  return instruction.pairs.flatMap((pair, index) =>
    usesIn(pair.value).flatMap((use) => {
      const other = instruction.pairs.findIndex(({ key }) => key.raw === use.name);
      if (other === -1 || pair.key.raw === use.name || environment.get(use.name) || isPredefined(use.name)) return [];
      // With an unknown base image, only who writes the new value first surely means it.
      if (environment.incomplete !== undefined && other > index) return [];
      return [{ at: use.at, name: use.name, pair: instruction.pairs[other]!.key }];
    }),
  );
}

/** A use of a variable in a FROM that no ARG before the first FROM declares. */
export interface UndeclaredArgument extends VariableUse {
  /** An ARG of an earlier stage that declares it, where FROM does not look. */
  readonly inStage: Located | undefined;
  readonly similar: string | undefined;
}

/** The variables of a stage's FROM that are neither declared before the first FROM nor given by the builder. */
export function undeclaredArguments({ from, dockerfile, index }: Stage): readonly UndeclaredArgument[] {
  if (dockerfile.fragment) return [];
  const declared = dockerfile.globalArguments;
  const platform = from.flags.find(({ name }) => name === 'platform')?.value;
  return [...usesIn(platform), ...usesIn(from.image)].flatMap(({ at, name }) =>
    declared.get(name) || platformArguments.includes(name) || isPredefined(name)
      ? []
      : [{ at, name, inStage: argumentOfStages(dockerfile, index, name), similar: nearArgument(dockerfile, name) }],
  );
}

const argumentOfStages = ({ stages }: Dockerfile, before: number, name: string): Located | undefined =>
  stages
    .slice(0, before)
    .flatMap(({ steps }) => steps)
    .flatMap(({ variables }) => variables)
    .find((variable) => variable.origin === 'arg' && variable.name === name);

const nearArgument = ({ globalArguments }: Dockerfile, name: string): string | undefined =>
  closest(name, [...globalArguments.variables.map((variable) => variable.name), ...platformArguments]);
