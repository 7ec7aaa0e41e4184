// Why a shell refuses a text, in words, and at which place of it.

/** What the parser found: an offset into the text (UTF-16, 0-based) and what it says. */
interface ShellError {
  readonly pos: number;
  readonly message: string;
}

/** A range of a text that no shell reads, and why. */
export interface Refusal {
  readonly start: number;
  readonly end: number;
  /** A clause without a full stop. */
  readonly because: string;
}

/**
 * What one shell minds and another reads: Bash has more syntax than dash and BusyBox, and checks more of it before it begins. Found by
 * comparison with `bash -n` and `dash -n` over some fifty thousand broken texts: whatever is not listed here both refused.
 */
const disputed =
  /parameter expansion|array subscript|extended glob|redirect target|function body|\]\]|test|conditional operator|coproc|select|nesting/;

/** The first thing for which every POSIX shell refuses a text; undefined where some shell may read it. */
export function refusalOf(errors: readonly ShellError[], text: string): Refusal | undefined {
  const [first] = errors;
  // A backslash at the end is a character for some shells and nothing for others.
  if (!first || errors.some(({ message }) => disputed.test(message)) || /\\\s*$/.test(text)) return undefined;
  return { ...rangeOf(first, text), because: reasonOf(first.message) };
}

/** The operator that nothing stands behind, the word at the offset, or, where something is missing there, the last word before. */
function rangeOf({ pos, message }: ShellError, text: string): Omit<Refusal, 'because'> {
  const operator = /after '(.+)'$/.exec(message)?.[1];
  const at = operator === undefined ? -1 : text.lastIndexOf(operator, pos);
  if (at !== -1) return { start: at, end: at + operator!.length };
  const before = text.slice(0, pos).trimEnd();
  if (message.startsWith('expected') && before !== '') return { start: before.search(/\S+$/), end: before.length };
  const word = /\S+|$/.exec(text.slice(pos))!;
  return { start: pos + word.index, end: pos + word.index + word[0].length };
}

const reasons: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [/^unterminated double quote$/, '`"` is never closed'],
  [/^unterminated single quote$/, "`'` is never closed"],
  [/^unterminated backtick$/, 'a backtick is never closed'],
  [/^unterminated command substitution$/, '`$(` is never closed'],
  [/^expected '\}' to close brace group$/, '`{` is never closed'],
  [/^expected '\)' to close subshell$/, '`(` is never closed'],
  [/^expected '(.+)' to close '(.+)'$/, '`$2` is never closed by `$1`'],
  [/^expected (?:command|word) after '(.+)'$/, 'nothing stands behind `$1`'],
  [/^expected command in (?:subshell|brace group)$/, 'a group is empty'],
  [/^expected '(.+)'$/, '`$1` is missing'],
  [/^unexpected token 'newline'$/, 'the line ends too early'],
  [/^unexpected token '(.+)'$/, '`$1` is unexpected'],
];

function reasonOf(message: string): string {
  const [pattern, reason] = reasons.find(([pattern]) => pattern.test(message)) ?? [];
  return pattern ? message.replace(pattern, reason!) : message;
}
