// The variables of a running shell, as far as its text shows them.
import type { ShellCommand } from '../../parser/shell-tree.js';
import type { Word, WordPart } from '../../parser/word.js';
import type { Note } from '../../text/location.js';
import { basename } from '../../text/path.js';
import type { Environment, Variable } from '../environment.js';
import { expand } from '../expand.js';
import { type Fact, known, unknown } from '../known.js';
import { literalPrefix, restOfWord, wordWith } from './word-text.js';

/** What a shell knows before a command: its own variables, and those that the command gets. */
export interface ShellVariables {
  /** For `$NAME` in its words. */
  readonly visible: Environment;
  /** What a program that it starts sees. */
  readonly exported: Environment;
}

interface Setting {
  readonly variable: Variable;
  readonly exported: boolean;
}

/** More settings than this in one shell text make every variable unknown, so that look-ups stay cheap. */
const mostSettings = 200;

/** Follows the settings of a shell text from command to command. */
export class ShellState {
  readonly #base: Environment;
  #settings: ReadonlyMap<string, Setting> = new Map();
  #incomplete: string | undefined;
  #exportsAll = false;

  constructor(base: Environment) {
    this.#base = base;
  }

  /** The variables in force now; later commands do not change the answer. */
  get variables(): ShellVariables {
    const settings = this.#settings;
    const incomplete = this.#incomplete;
    const base = this.#base;
    return {
      visible: new Overlay(base, settings, incomplete, false),
      exported: new Overlay(base, settings, incomplete, true),
    };
  }

  /** Takes in what a command does to the shell's own variables; a command of a subshell does nothing. */
  run(command: ShellCommand): void {
    if (command.subshell) return;
    const [program, ...operands] = command.words;
    if (!program) {
      for (const { name, value } of command.assignments) this.#set(name, value, command, this.#isExported(name));
      return;
    }
    switch (program.value) {
      case 'export':
        return this.#declare(operands, command, true);
      case 'declare':
      case 'typeset':
      case 'readonly':
      case 'local':
        return this.#declare(
          operands,
          command,
          operands.some(({ value }) => value === '-x'),
        );
      case 'unset':
        return this.#lose(operands, 'the shell unsets it');
      case 'read':
      case 'getopts':
      case 'mapfile':
      case 'readarray':
        return this.#lose(operands, 'the shell reads it when it runs');
      case 'set':
        if (operands.some(({ value }) => /^-[a-z]*a/.test(value ?? '') || value === 'allexport'))
          this.#exportsAll = true;
        return;
      case 'eval':
        this.#incomplete ??= 'eval may set it';
        return;
      case '.':
      case 'source':
        // The activate script of a virtual environment only changes PATH, PS1 and VIRTUAL_ENV.
        if (basename(operands[0]?.value ?? '') !== 'activate')
          this.#incomplete ??= 'a file that the shell reads may set it';
        return;
      default:
    }
  }

  #isExported(name: string): boolean {
    return this.#exportsAll || this.#settings.get(name)?.exported === true || this.#base.get(name) !== undefined;
  }

  #declare(operands: readonly Word[], command: ShellCommand, exported: boolean): void {
    for (const word of operands) {
      const assigned = /^([A-Za-z_][A-Za-z0-9_]*)=/.exec(literalPrefix(word));
      if (assigned) this.#set(assigned[1]!, restOfWord(word, assigned[0]), command, exported);
      else if (exported && word.value !== undefined) this.#export(word.value);
    }
  }

  #export(name: string): void {
    const setting = this.#settings.get(name);
    if (setting) this.#put({ ...setting, exported: true });
  }

  #lose(operands: readonly Word[], because: string): void {
    for (const word of operands) {
      if (word.value !== undefined && /^[A-Za-z_]\w*$/.test(word.value)) {
        const variable: Variable = {
          at: word.at,
          name: word.value,
          value: unknown(because),
          origin: 'shell',
          secret: undefined,
        };
        this.#put({ variable, exported: true });
      }
    }
  }

  #set(name: string, word: Word, command: ShellCommand, exported: boolean): void {
    const value = command.conditional
      ? unknown(`the shell sets ${name} under a condition`)
      : valueInShell(word, this.variables.visible, false);
    const variable: Variable = {
      at: word.at,
      name,
      value: value.known
        ? known(value.value, ...value.evidence, { at: word.at, note: `the shell sets ${name} here` })
        : value,
      origin: 'shell',
      secret: undefined,
    };
    this.#put({ variable, exported });
  }

  #put(setting: Setting): void {
    if (this.#settings.size >= mostSettings) {
      this.#incomplete ??= 'the shell sets very many variables';
      return;
    }
    this.#settings = new Map([...this.#settings, [setting.variable.name, setting]]);
  }
}

/** Settings laid over an environment. There is one for each command of a shell text: a class makes them cheap. */
class Overlay implements Environment {
  readonly incomplete: string | undefined;
  readonly #base: Environment;
  readonly #settings: ReadonlyMap<string, Setting>;
  /** Why the settings are not all there are. */
  readonly #open: string | undefined;
  readonly #onlyExported: boolean;

  constructor(
    base: Environment,
    settings: ReadonlyMap<string, Setting>,
    open: string | undefined,
    onlyExported: boolean,
  ) {
    this.incomplete = open ?? base.incomplete;
    this.#base = base;
    this.#settings = settings;
    this.#open = open;
    this.#onlyExported = onlyExported;
  }

  get(name: string): Variable | undefined {
    return this.#find(name) ?? this.#base.get(name);
  }

  get variables(): readonly Variable[] {
    const names = new Set([...this.#base.variables.map(({ name }) => name), ...this.#settings.keys()]);
    return [...names].flatMap((name) => this.get(name) ?? []);
  }

  value(name: string): Fact<string | undefined> {
    // What a text of unknown content may have set is not even certain where the list has a value.
    if (this.#open !== undefined) return unknown(this.#open);
    return this.#find(name)?.value ?? this.#base.value(name);
  }

  #find(name: string): Variable | undefined {
    const setting = this.#settings.get(name);
    return setting && (setting.exported || !this.#onlyExported) ? setting.variable : undefined;
  }
}

/** An environment with variables laid over it, such as the `A=b` before a program. */
export function withVariables(base: Environment, variables: readonly Variable[], incomplete?: string): Environment {
  if (variables.length === 0 && incomplete === undefined) return base;
  const byName = new Map(variables.map((variable) => [variable.name, { variable, exported: true }]));
  return new Overlay(base, byName, incomplete, true);
}

/** The variables that assignments before a program set for it. */
export function assignedVariables(
  assignments: readonly { readonly name: string; readonly value: Word }[],
  visible: Environment,
): readonly Variable[] {
  return assignments.map(({ name, value: word }) => {
    const value = valueInShell(word, visible, false);
    const note = { at: word.at, note: `${name} is set here` };
    return {
      at: word.at,
      name,
      value: value.known ? known(value.value, ...value.evidence, note) : value,
      origin: 'shell',
      secret: undefined,
    };
  });
}

/**
 * The value that a shell gives to a word. Positional and special parameters (`$1`, `$@`, `$?`) are unknown, and so are
 * unset variables where a loop, a function or a `case` around may set them.
 */
export function valueInShell(word: Word, visible: Environment, conditional: boolean): Fact<string> {
  if (word.value !== undefined) return known(word.value);
  if (hasSpecialParameter(word.parts)) return unknown('a parameter of the script is in it');
  return expand(word, visible, conditional ? 'unknown' : 'empty');
}

const hasSpecialParameter = (parts: readonly WordPart[]): boolean =>
  parts.some(
    (part) => part.kind === 'variable' && (!/^[A-Za-z_]/.test(part.name) || hasSpecialParameter(part.operand)),
  );

/**
 * The words that a shell makes out of one word: its value, split at blanks where the variables in it are not quoted.
 * A word whose value is not known stays as it is. Quoting is known for the whole word only: one that is quoted in part
 * does not split.
 */
export function expandWord(word: Word, visible: Environment, conditional: boolean): readonly ExpandedWord[] {
  if (word.value !== undefined) return [word];
  const value = valueInShell(word, visible, conditional);
  if (!value.known) return [word];
  const values = word.quoted ? [value.value] : value.value.split(/\s+/).filter((text) => text !== '');
  return values.map((text) => ({ ...wordWith(word, text), evidence: value.evidence }));
}

/** A word whose variables were replaced, with the places that say by what. */
export interface ExpandedWord extends Word {
  readonly evidence?: readonly Note[];
}
