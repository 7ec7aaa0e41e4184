/** The words of a text, which blanks and line ends part: tables of names are easier to read so. */
export const words = (text: string): readonly string[] => text.trim().split(/\s+/);
