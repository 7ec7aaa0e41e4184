import sade from 'sade';
import { closest } from '../text/similar.js';
import { familiarCommands, familiarOptions, familiarValues } from './familiar-names.js';
import { type CommandName, commandNames, type OptionSpec, optionSpecs } from './option-table.js';

/** A mistake in how the program is called: exit code 2. */
export class UsageError extends Error {}

/** A command line that was understood. */
export interface CommandLine {
  readonly command: CommandName;
  /** Paths or names, in their order. */
  readonly operands: readonly string[];
  /** Whether a switch is on. */
  has(name: string): boolean;
  /** Whether an option is given, with or without a value. */
  given(name: string): boolean;
  /** The last value of an option. */
  value(name: string): string | undefined;
  /** All values of an option: lists are divided at their commas. Undefined if it is not given. */
  values(name: string): readonly string[] | undefined;
}

/**
 * Reads the arguments behind the program's name; `exists` tells whether a file has a name. Throws UsageError for whatever nobody can have meant: an unknown option, one without
 * its value, a value that is none of the choices.
 */
export function parseCommandLine(args: readonly string[], exists: (path: string) => boolean): CommandLine {
  const { command, options, operands } = normalizeArguments(args, exists);
  // sade would print a help and a version of its own.
  const own = options.filter((option) => option === '--help' || option === '--version');
  if (own.length > 0)
    return {
      command,
      operands,
      has: (name) => own.some((option) => option === `--${name}`),
      given: () => false,
      value: nothing,
      values: nothing,
    };
  const names = optionSpecs.map(({ name }) => name.replace(/^no-/, ''));
  let parsed: Record<string, unknown> = {};
  const program = sade('pydock-lint');
  for (const name of commandNames) program.command(name);
  const { args: handed } = program.parse(['node', 'pydock-lint', command, ...options, '--', ...operands], {
    lazy: true,
    string: optionSpecs.filter(({ value }) => value !== undefined).map(({ name }) => name),
    boolean: optionSpecs.filter(({ value }) => value === undefined).map(({ name }) => name.replace(/^no-/, '')),
    // Only names with an entry here are known to the parser.
    alias: Object.fromEntries(names.map((name) => [name, []])),
    unknown: (option: string) => {
      throw new UsageError(unknownOption(option, command));
    },
  });
  parsed = handed.at(-1) as unknown as Record<string, unknown>;
  const all = (name: string): readonly string[] | undefined => {
    const value = Object.hasOwn(parsed, name) ? parsed[name] : undefined;
    return value === undefined ? undefined : (Array.isArray(value) ? value : [value]).map(String);
  };
  return {
    command,
    operands: (parsed['_'] as readonly unknown[]).map(String),
    has: (name) =>
      (name.startsWith('no-') ? all(name.slice(3))?.includes('false') : all(name)?.includes('true')) ?? false,
    given: (name) => all(name) !== undefined,
    value: (name) => all(name)?.at(-1),
    values: (name) => {
      const isList = optionSpecs.some((spec) => spec.name === name && spec.list);
      return isList ? all(name)?.flatMap(splitList) : all(name);
    },
  };
}

const nothing = () => undefined;

/** Arguments in a form that leaves the parser nothing to guess: the command, `--name=value` and `--name`, operands. */
interface NormalArguments {
  readonly command: CommandName;
  readonly options: readonly string[];
  readonly operands: readonly string[];
}

/**
 * Takes away what the parser behind sade reads otherwise than people mean it: an operand behind a switch would be its value, `-`
 * would vanish, and an option without value would take the next one.
 */
function normalizeArguments(args: readonly string[], exists: (path: string) => boolean): NormalArguments {
  const given: (readonly [OptionSpec, string])[] = [];
  const operands: string[] = [];
  let first: CommandName | undefined;
  for (let index = 0; index < args.length; index++) {
    const arg = args[index]!;
    if (arg === '--') {
      operands.push(...args.slice(index + 1));
      break;
    }
    if (arg === '') throw new UsageError('A path is empty. Write `.` for the working directory.');
    if (!arg.startsWith('-') || arg === '-') {
      if (operands.length === 0 && !first && isCommand(arg)) first = arg;
      else operands.push(arg);
      continue;
    }
    // A file of that name in the repository would otherwise choose our options: https://cwe.mitre.org/data/definitions/88.html
    if (exists(arg)) {
      throw new UsageError(
        `\`${arg}\` is an option and also the name of a file. Write \`./${arg}\` or \`-- ${arg}\` for the file.`,
      );
    }
    const equals = arg.indexOf('=');
    const name = equals === -1 ? arg : arg.slice(0, equals);
    const spec = optionSpecs.find((one) => name === `--${one.name}` || name === `-${one.short}`);
    if (!spec) throw new UsageError(unknownOption(name, first ?? 'check'));
    if (spec.value === undefined) {
      if (equals !== -1) throw new UsageError(`\`--${spec.name}\` takes no value.`);
      given.push([spec, `--${spec.name}`]);
      continue;
    }
    const next = args[index + 1];
    if (spec.optional && equals === -1) {
      const isValue = next !== undefined && !next.startsWith('-') && next.endsWith('.json');
      if (isValue) index++;
      given.push([spec, `--${spec.name}=${isValue ? next : ''}`]);
      continue;
    }
    const value = equals === -1 ? next : arg.slice(equals + 1);
    const isMissing = value === undefined || value === '' || (equals === -1 && value.startsWith('-'));
    if (isMissing || (spec.list && splitList(value).length === 0)) {
      throw new UsageError(`\`--${spec.name}\` needs a value: ${valuesOf(spec)}.`);
    }
    if (equals === -1) index++;
    checkChoice(spec, value);
    given.push([spec, `--${spec.name}=${value}`]);
  }
  const command = first ?? 'check';
  if (!first && operands[0] !== undefined && !exists(operands[0])) refuseMisspelt(operands[0]);
  for (const [spec] of given) {
    if (spec.commands && !spec.commands.includes(command)) throw new UsageError(foreignOption(spec, command));
  }
  return { command, options: given.map(([, text]) => text), operands };
}

/** Throws UsageError for a word that is no path but nearly a command, or one of another linter. */
function refuseMisspelt(word: string): void {
  if (!/^[a-z-]+$/i.test(word)) return;
  const near = closest(word, commandNames);
  const meant = familiarCommands.get(word.toLowerCase()) ?? (near && `pydock-lint ${near}`);
  if (meant) throw new UsageError(`There is no command, file or folder \`${word}\`. Did you mean \`${meant}\`?`);
}

function foreignOption({ name, commands = [] }: OptionSpec, command: CommandName): string {
  const meant = familiarOptions.get(`--${name}`);
  const hint = meant
    ? `Did you mean \`${meant}\`?`
    : `It is one of ${commands.map((one) => `\`pydock-lint ${one}\``).join(', ')}.`;
  return `\`--${name}\` is no option of \`pydock-lint ${command}\`. ${hint}`;
}

/** Whether a word is the name of a command. */
export const isCommand = (text: string): text is CommandName => (commandNames as readonly string[]).includes(text);

function checkChoice({ name, choices }: OptionSpec, value: string): void {
  if (!choices || choices.includes(value)) return;
  throw new UsageError(`\`--${name}\` is one of ${choices.join(', ')}, not \`${value}\`.${hintOf(value, choices)}`);
}

/** ` Did you mean …?` for a value that is none of the choices; empty where nothing is near. */
export function hintOf(value: string, choices: readonly string[]): string {
  const familiar = familiarValues.get(value.toLowerCase());
  const isMeant =
    familiar !== undefined && (choices.includes(familiar) || (familiar === '--exit-zero' && choices.includes('error')));
  const near = isMeant ? familiar : closest(value, choices);
  return near ? ` Did you mean \`${near}\`?` : '';
}

function unknownOption(option: string, command: CommandName): string {
  const names = optionSpecs
    .filter(({ commands }) => !commands || commands.includes(command))
    .flatMap(({ name, short }) => [`--${name}`, ...(short ? [`-${short}`] : [])]);
  const near = familiarOptions.get(option) ?? (option.startsWith('--') ? closest(option, names) : undefined);
  const switches = [...option.slice(1)];
  if (/^-[a-zA-Z]{2,}$/.test(option) && switches.every((letter) => names.includes(`-${letter}`))) {
    return `There is no option \`${option}\`: write ${switches.map((letter) => `\`-${letter}\``).join(' ')}.`;
  }
  return `There is no option \`${option}\`.${near ? ` Did you mean \`${near}\`?` : ''}`;
}

const valuesOf = ({ value, choices }: OptionSpec): string => choices?.join(', ') ?? value!;

/** The items of a list; blanks around them do not count. */
const splitList = (text: string): readonly string[] =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
