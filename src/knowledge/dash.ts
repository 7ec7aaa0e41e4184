/** What dash, the /bin/sh of Debian and Ubuntu, makes of texts for Bash. Tried with dash 0.5.12. */

import { words } from './words.js';

/** Commands that Bash has built in and dash has not. */
export const commandsOfBash: ReadonlySet<string> = new Set(
  words('source pushd popd dirs shopt declare typeset let mapfile readarray'),
);

/** Syntax for which dash refuses a whole text, by the names that the parser gives it. */
export const refusedSyntax: ReadonlySet<string> = new Set([
  ...['array', 'process substitution', 'here-string', 'for ((…))', 'function', 'select', '|&'],
]);

/** Suites whose dash surely has no `pipefail`, which came after 0.5.12: that of bookworm, and those before it. */
export const suitesWithoutPipefail: ReadonlySet<string> = new Set(words('jessie stretch buster bullseye bookworm'));

/** Programs that take the words that a shell gives them for paths, braces and all; curl expands them itself. */
export const pathTakers: ReadonlySet<string> = new Set(
  words('mkdir rmdir touch rm cp mv ln chmod chown chgrp install'),
);
