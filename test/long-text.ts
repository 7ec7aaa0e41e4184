/**
 * Repeats a piece to 400,000 characters, for what no test can count: work that V8 does by itself. A regular expression that
 * goes back over all of it from each place takes minutes, which is above the limit of a test; what takes linear time does
 * not feel it. So a test that comes to its end asserts no time.
 */
export const longText = (piece: string): string => piece.repeat(400_000 / piece.length);
