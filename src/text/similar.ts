/** Names longer than this are not compared: nobody mistypes them, and the table of distances grows with the square. */
const LONGEST = 64;

/**
 * The candidate that a name was probably meant to be, for "did you mean".
 *
 * Case does not count. A candidate is near enough if at most a third of the name is wrong: letters inserted, left out,
 * replaced or swapped with their neighbour. Of several equally near ones the first wins; an equal one is always nearest.
 */
export function closest(name: string, candidates: Iterable<string>): string | undefined {
  const wanted = name.toLowerCase();
  if (wanted === '' || wanted.length > LONGEST) return undefined;
  let best: string | undefined;
  let limit = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const candidate of candidates) {
    const found = distance(wanted, candidate.toLowerCase(), limit);
    if (found >= limit) continue;
    best = candidate;
    limit = found;
    if (limit === 0) break;
  }
  return best;
}

/** The number of edits between two texts (optimal string alignment); `limit` where it is that many or more. */
function distance(from: string, to: string, limit: number): number {
  if (Math.abs(from.length - to.length) >= limit || to.length > LONGEST * 2) return limit;
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1];
      let edits = Math.min(last[column]! + 1, current[column - 1]! + 1, last[column - 1]! + (same ? 0 : 1));
      if (row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]) {
        edits = Math.min(edits, beforeLast[column - 2]! + 1);
      }
      current.push(edits);
      least = Math.min(least, edits);
    }
    if (least >= limit) return limit;
    beforeLast = last;
    last = current;
  }
  return Math.min(last[to.length]!, limit);
}
