/** Options of one letter that take a value, of programs that builds call again and again: they may stand behind flags, as in `curl -fsSLo FILE`. */

const letters: ReadonlyMap<string, string> = new Map([
  // https://curl.se/docs/manpage.html
  ['curl', 'AbcCdDeEFhHKmoPQrtTuUwxXyYz'],
  // https://www.gnu.org/software/wget/manual/wget.html
  ['wget', 'aABDeiIloOPQRtTUwX'],
  // https://www.gnu.org/software/tar/manual/tar.html
  ['tar', 'bCfFgHIKLNTVX'],
  // https://www.gnu.org/software/coreutils/manual/html_node/sort-invocation.html
  ['sort', 'kotST'],
  ['unzip', 'dPx'],
  // https://www.gnupg.org/documentation/manuals/gnupg/GPG-Input-and-Output.html
  ['gpg', 'Noru'],
]);

/** The options of one letter of a program that take a value, with their dash; empty for a program that the table does not have. */
export const valueLetters = (program: string): readonly string[] =>
  [...(letters.get(program) ?? '')].map((letter) => `-${letter}`);

/** The programs of the table. */
export const programsWithLetters: readonly string[] = [...letters.keys()];
