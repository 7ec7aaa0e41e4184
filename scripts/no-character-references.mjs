// Stands in the bundle for decode-named-character-reference, which brings a table that the parser of Markdown never asks.

/** Knows no character reference. */
export const decodeNamedCharacterReference = () => false;
