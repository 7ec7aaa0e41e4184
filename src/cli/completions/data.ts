import { namesOfSelectors } from '../../config/resolve.js';
import { configSchema } from '../../config/schema.js';
import { outputFormats } from '../../config/settings.js';
import { rules } from '../../rules/index.js';
import { commandSummaries, optionsOf } from '../help.js';
import { type CommandName, commandNames, type OptionSpec, optionSpecs } from '../option-table.js';

/** What may stand behind an option or a command. */
export type Completed =
  | { readonly kind: 'none' }
  | { readonly kind: 'files' }
  /** Names of rules; in a list, divided by commas, where `list` is. */
  | { readonly kind: 'rules'; readonly list: boolean }
  /** One of a few words. */
  | { readonly kind: 'words'; readonly words: readonly string[] }
  /** `word=FILE`. */
  | { readonly kind: 'word-and-file'; readonly words: readonly string[] };

/** A command with its options, for the scripts of all shells. */
export interface CompletedCommand {
  readonly name: CommandName;
  readonly summary: string;
  readonly operands: Completed;
  readonly options: readonly OptionSpec[];
}

export const shellNames = ['bash', 'zsh', 'fish', 'powershell'] as const;
export type ShellName = (typeof shellNames)[number];

/** Every name that --select understands, and `rule`, too. */
export const ruleNames = (): readonly string[] => namesOfSelectors(rules);

/** Every command, in the order of the help. */
export const completedCommands = (): readonly CompletedCommand[] =>
  commandNames.map((name) => ({
    name,
    summary: commandSummaries[name][1],
    operands: operandsOf(name),
    options: optionsOf(name),
  }));

function operandsOf(name: CommandName): Completed {
  if (name === 'rule') return { kind: 'rules', list: false };
  if (name === 'config') return { kind: 'words', words: Object.keys(configSchema(rules).properties ?? {}) };
  if (name === 'completions') return { kind: 'words', words: shellNames };
  if (name === 'help') return { kind: 'words', words: commandNames };
  return { kind: 'files' };
}

/** The values of an option, by what stands for them in the help. */
export function valuesOf({ value, choices }: OptionSpec): Completed {
  if (value === undefined) return { kind: 'none' };
  if (choices) return { kind: 'words', words: choices };
  if (value === 'RULES') return { kind: 'rules', list: true };
  return value === 'FMT=FILE' ? { kind: 'word-and-file', words: outputFormats } : { kind: 'files' };
}

/** The options that take a value; one that several commands have is the same for all of them. */
export const valuedOptions = (): readonly OptionSpec[] => optionSpecs.filter(({ value }) => value !== undefined);

/** How an option is written: `--name`, and `-n` if it has a short form. */
export const flagsOf = ({ name, short }: OptionSpec): readonly string[] => [
  `--${name}`,
  ...(short ? [`-${short}`] : []),
];
