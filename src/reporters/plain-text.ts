// What a text from a repository may do to the terminal or the CI runner that shows it, and how it is kept from doing so.

/**
 * Characters that a terminal acts on, that change the order of what is shown, or that show nothing: controls, bidirectional marks,
 * zero-width characters, halves of characters and tags. https://trojansource.codes
 */
export const unsafeCharacters =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** One line of text that any terminal shows as it is: unsafe characters, line ends and tabs too, become `\u{…}`. */
export const visible = (text: string): string =>
  text.replace(unsafeCharacters, (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`);

/** Breaks what GitHub's and Azure's runners would take for a command of theirs, with a character that shows nothing. */
export const withoutCommands = (text: string): string =>
  text.replace(/##(?=\[|vso\[)/gi, '##\u2060').replace(/^([ \t]*):(?=:)/gm, '$1:\u2060');

/** The columns that a character takes in a terminal: none for marks that combine, two for East Asian wide ones and emoji. */
export function columnsOf(character: string): number {
  const code = character.codePointAt(0)!;
  if (code < 0x300) return 1;
  if (/\p{M}/u.test(character)) return 0;
  return wide.some(([from, to]) => from <= code && code <= to) ? 2 : 1;
}

/** Blocks whose characters are two columns wide, coarsely: https://www.unicode.org/reports/tr11/ */
const wide: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0xa4cf],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f680, 0x1faff],
  [0x20000, 0x3fffd],
];
