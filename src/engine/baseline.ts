import type { Diagnostic } from '../diagnostic.js';

/** So many findings of a rule in a file, on lines that read so. */
export interface BaselineEntry {
  /** Relative to the folder of the baseline, with `/`. */
  readonly path: string;
  readonly rule: string;
  /** What stands for the text of the lines; see `hashOf`. */
  readonly hash: string;
  readonly count: number;
}

/** The findings that are known and put up with. */
export interface Baseline {
  /** Mixed into the hashes of lines that hold a secret; undefined as long as there are none. */
  readonly salt: string | undefined;
  readonly entries: readonly BaselineEntry[];
}

/** What findings are compared with. */
export interface BaselineView {
  /** A cryptographic digest of a text, in hexadecimal. */
  digest(text: string): string;
  /** How the baseline calls a file that a finding is in. */
  pathOf(path: string): string;
  /** The name of today for a rule that may have been renamed. */
  ruleNamed(name: string): string;
}

/** How many hexadecimal digits stand for a line. */
const usualLength = 16;

/**
 * How many stand for a line that holds a secret: 20 bits. That is too little to find the secret by trying out, since each value of
 * them fits a millionth of all texts, and enough that a new secret on such a line is hardly ever taken for the old one.
 */
const sensitiveLength = 5;

/** The lines of a finding as they count: without line ends, indentation, and differences in blanks. */
export function flaggedText({ at: { file, span } }: Diagnostic): string {
  const first = file.positionAt(span.start).line;
  const last = file.positionAt(Math.max(span.start, span.end - 1)).line;
  const text = file.text.slice(file.lineSpan(first).start, file.lineSpan(last).end);
  return text
    .split('\n')
    .map((line) => line.trim().replace(/\s+/g, ' '))
    .join('\n');
}

const usualHash = (text: string, { digest }: BaselineView): string => digest(text).slice(0, usualLength);

const sensitiveHash = (text: string, salt: string, { digest }: BaselineView): string =>
  digest(`${salt}\n${text}`).slice(0, sensitiveLength);

/** A baseline of findings, by path, rule and hash. `salt` is needed where one of them is sensitive. */
export function baselineOf(diagnostics: readonly Diagnostic[], salt: () => string, view: BaselineView): Baseline {
  let used: string | undefined;
  const entries = diagnostics.map((one): BaselineEntry => {
    const text = flaggedText(one);
    const hash = one.sensitive ? sensitiveHash(text, (used ??= salt()), view) : usualHash(text, view);
    return { path: view.pathOf(one.at.file.path), rule: one.rule, hash, count: 1 };
  });
  return { salt: used, entries: sorted(summed(entries)) };
}

/** Entries of one kind as one with all their counts: merging two branches may leave two. */
export function summed(entries: readonly BaselineEntry[]): readonly BaselineEntry[] {
  const sums = new Map<string, BaselineEntry>();
  for (const entry of entries) {
    const key = keyOf(entry);
    sums.set(key, { ...entry, count: (sums.get(key)?.count ?? 0) + entry.count });
  }
  return [...sums.values()];
}

/** What a baseline says of the findings of a run. */
export interface BaselineMatch {
  /** Those that it holds. */
  readonly known: ReadonlySet<Diagnostic>;
  /** What was not found, with the count that is left. */
  readonly left: readonly BaselineEntry[];
}

/** Compares findings with a baseline. Where there are more of a kind than it holds, the last ones in their order are new. */
export function matchBaseline(
  diagnostics: readonly Diagnostic[],
  { salt, entries }: Baseline,
  view: BaselineView,
): BaselineMatch {
  const left = new Map<string, { readonly entry: BaselineEntry; count: number }>();
  for (const entry of entries) {
    const key = keyOf({ ...entry, rule: view.ruleNamed(entry.rule) });
    left.set(key, { entry, count: (left.get(key)?.count ?? 0) + entry.count });
  }
  const known = new Set<Diagnostic>();
  const files = new Set(entries.map(({ path }) => path));
  for (const one of diagnostics) {
    const path = view.pathOf(one.at.file.path);
    if (!files.has(path)) continue;
    const text = flaggedText(one);
    // Whether a line is known to hold a secret depends on the other files that were read.
    const hashes = [usualHash(text, view), ...(salt === undefined ? [] : [sensitiveHash(text, salt, view)])];
    const found = hashes
      .map((hash) => left.get(keyOf({ path, rule: one.rule, hash })))
      .find((entry) => entry && entry.count > 0);
    if (!found) continue;
    found.count--;
    known.add(one);
  }
  const rest = [...left.values()].filter(({ count }) => count > 0);
  return { known, left: rest.map(({ entry, count }) => ({ ...entry, count })) };
}

/** A baseline without some of what it holds. */
export function withoutEntries({ salt, entries }: Baseline, gone: readonly BaselineEntry[]): Baseline {
  const counts = new Map(gone.map((entry) => [keyOf(entry), entry.count]));
  const kept = entries.flatMap((entry) => {
    const count = entry.count - (counts.get(keyOf(entry)) ?? 0);
    return count > 0 ? [{ ...entry, count }] : [];
  });
  return { salt, entries: kept };
}

/** Two baselines of different findings in one. They have the same salt, if any. */
export const joined = (one: Baseline, other: Baseline): Baseline => ({
  salt: one.salt ?? other.salt,
  entries: sorted([...one.entries, ...other.entries]),
});

const sorted = (entries: readonly BaselineEntry[]): readonly BaselineEntry[] =>
  entries.toSorted((a, b) => compare(a.path, b.path) || compare(a.rule, b.rule) || compare(a.hash, b.hash));

const keyOf = ({ path, rule, hash }: Omit<BaselineEntry, 'count'>): string => JSON.stringify([path, rule, hash]);

/** Order by UTF-16 code units: the same on every machine. */
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
