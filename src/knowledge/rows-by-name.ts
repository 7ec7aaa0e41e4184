/**
 * The rows of a table by their names, of which each may have several, and which several may share.
 * @param namesOf the names of a row
 */
export function rowsByName<Row>(
  rows: readonly Row[],
  namesOf: (row: Row) => readonly string[],
): ReadonlyMap<string, readonly Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    for (const name of namesOf(row)) {
      const same = found.get(name);
      if (same) same.push(row);
      else found.set(name, [row]);
    }
  }
  return found;
}

/** The rows that have a name with a `*` at its end, by what stands before it, in the order of the table. */
export const rowsByPrefix = <Row>(
  rows: readonly Row[],
  namesOf: (row: Row) => readonly string[],
): readonly (readonly [prefix: string, row: Row])[] =>
  rows.flatMap((row) =>
    namesOf(row)
      .filter((name) => name.endsWith('*'))
      .map((name) => [name.slice(0, -1), row] as const),
  );
