import type { Located } from '../text/location.js';
import type { SyntaxProblem, Word } from './word.js';

/** A piece of syntax that Bash has and dash has not. */
export type BashSyntax =
  /** dash refuses the whole text. */
  | 'array'
  | 'process substitution'
  | 'here-string'
  | 'for ((…))'
  | 'function'
  | 'select'
  | '|&'
  /** dash comes so far and no further. */
  | '[['
  | '((…))'
  | 'pattern substitution'
  | 'substring'
  | 'case conversion'
  | 'indirection'
  | 'transformation'
  /** dash takes it for something else. */
  | 'brace expansion'
  | '&>';

/** A shell text as the commands that it may run, in the order of the text, those in `$(…)`, functions and loops too. */
export interface ShellScript {
  readonly commands: readonly ShellCommand[];
  readonly problems: readonly SyntaxProblem[];
  /** Where and why every POSIX shell refuses the whole text; undefined where some shell may read it. `because` is a clause. */
  readonly refused: (Located & { readonly because: string }) | undefined;
  /** What Bash alone reads so, in the order of the text but for what is nested; a `for` or `[[` by its first word. */
  readonly bashOnly: readonly (Located & { readonly syntax: BashSyntax })[];
}

/** A simple command. */
export interface ShellCommand extends Located {
  /** Program and arguments; never empty unless the command is only assignments. */
  readonly words: readonly Word[];
  /** `A=b` before the program. */
  readonly assignments: readonly (Located & { readonly name: string; readonly value: Word })[];
  readonly redirects: readonly (Located & {
    readonly operator: string;
    readonly target: Word | undefined;
  })[];
  /** The operator between this command and the one before it in the same list, or the start of a list. */
  readonly joinedBy: '' | '&&' | '||' | ';' | '|' | '&' | '\n';
  /** The operator behind this command. */
  readonly followedBy: '' | '&&' | '||' | ';' | '|' | '&' | '\n';
  /** Whether it may be skipped although all before it went well: in if, case, loops, functions, or behind `||`. */
  readonly conditional: boolean;
  /** Whether its failure ends nothing: in the condition of an if or a loop, behind `!`, in `$(…)` among the words of for and case. */
  readonly tested: boolean;
  /** Whether it runs in a shell of its own: `( … )`, `$( … )`, or a side of a pipe. */
  readonly subshell: boolean;
}
