import type { Located, Note } from '../text/location.js';

/** The operators behind a name in `${name…}`; which of them count depends on the language. */
export type Operator = '-' | ':-' | '+' | ':+' | '?' | ':?' | '#' | '##' | '%' | '%%' | '/' | '//';

/** A piece of a word: text that stands for itself, a variable, or something that only a running shell knows. */
export type WordPart =
  | { readonly kind: 'literal'; readonly text: string }
  | (Located & {
      readonly kind: 'variable';
      readonly name: string;
      readonly operator: Operator | undefined;
      /** What follows the operator (for `/` and `//`: the pattern). */
      readonly operand: readonly WordPart[];
      /** The second operand of `/` and `//`. */
      readonly replacement: readonly WordPart[];
    })
  | (Located & { readonly kind: 'opaque' });

/**
 * One word of a Dockerfile instruction, a shell command, or a value of a compose file.
 * The languages differ in how they split and quote; what comes out is the same.
 */
export interface Word extends Located {
  /** As written, quotes included, line continuations removed. */
  readonly raw: string;
  /** After quote and escape removal, variables not replaced. Adjacent literals are joined; an empty word has none. */
  readonly parts: readonly WordPart[];
  /** The value if no variable and nothing opaque is in it. */
  readonly value: string | undefined;
  readonly quoted: boolean;
}

/** A word's parts joined to its value, or undefined where something other than text is in it. */
export const literalValue = (parts: readonly WordPart[]): string | undefined =>
  parts.every((part) => part.kind === 'literal')
    ? parts.map((part) => (part as { text: string }).text).join('')
    : undefined;

/** A fault of a file's syntax at its place. */
export interface SyntaxProblem extends Located {
  readonly message: string;
  readonly help: string | undefined;
  /** `info`: what may be right for a reader that is newer than what is known here, such as an unknown flag. */
  readonly level?: 'info';
  /** Other places that it is about, such as where a name was given first. */
  readonly related?: readonly Note[];
}
