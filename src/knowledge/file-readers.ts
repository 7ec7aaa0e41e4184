/** Programs that fail where a file that they are given is not there. */

/** How many of the first and of the last operands are something else, such as a mode or a target. */
export const fileReaders: ReadonlyMap<string, { readonly first: number; readonly last: number }> = new Map([
  ['chmod', { first: 1, last: 0 }],
  ['chown', { first: 1, last: 0 }],
  ['chgrp', { first: 1, last: 0 }],
  ['cat', { first: 0, last: 0 }],
  ['mv', { first: 0, last: 1 }],
  ['cp', { first: 0, last: 1 }],
  ['dos2unix', { first: 0, last: 0 }],
]);
