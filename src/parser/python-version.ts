// Versions of Python, and of Python packages, and the specifiers that choose among them, as PEP 440 has them.

/** A version, taken apart. Numbers beyond 2^53 lose their last digits, which no release has. */
export interface PythonVersion {
  readonly epoch: number;
  /** At least one number. */
  readonly release: readonly number[];
  readonly pre: { readonly letter: 'a' | 'b' | 'rc'; readonly number: number } | undefined;
  readonly post: number | undefined;
  readonly dev: number | undefined;
  /** What stands behind `+`, in lower case, in its parts; empty without one. */
  readonly local: readonly (string | number)[];
}

/** One clause of a specifier: `>=3.11`, `==2.*`. */
export interface SpecifierClause {
  readonly operator: '===' | '==' | '!=' | '~=' | '<=' | '>=' | '<' | '>';
  /** As it is written, without `.*`. */
  readonly text: string;
  /** Undefined only behind `===`, which compares texts. */
  readonly version: PythonVersion | undefined;
  /** Whether `.*` stands behind the version. */
  readonly isPrefix: boolean;
}

/** A longer text is no version of anybody, and counts as none. */
const maximumLength = 200;

const releasePattern = /^v?(?:(\d+)!)?(\d+(?:\.\d+)*)/;
const suffixPattern =
  /^(?:[-_.]?(a|alpha|b|beta|c|rc|pre|preview)[-_.]?(\d*))?(?:-(\d+)|[-_.]?(?:post|rev|r)[-_.]?(\d*))?(?:[-_.]?(dev)[-_.]?(\d*))?(?:\+([a-z0-9]+(?:[-_.][a-z0-9]+)*))?$/;

/**
 * Reads a version in any of its spellings; undefined for what is none. Blanks around it and capitals do not count.
 * Source: https://packaging.python.org/en/latest/specifications/version-specifiers/
 */
export function parseVersion(text: string): PythonVersion | undefined {
  if (text.length > maximumLength) return undefined;
  const written = text.trim().toLowerCase();
  const [numbers, epoch, release] = releasePattern.exec(written) ?? [];
  if (numbers === undefined || release === undefined) return undefined;
  // Most versions are numbers alone.
  const suffix = numbers === written ? [] : suffixPattern.exec(written.slice(numbers.length));
  if (!suffix) return undefined;
  const [, letter, pre, implicitPost, post, dev, devNumber, local] = suffix;
  return {
    epoch: Number(epoch ?? 0),
    release: release.split('.').map(Number),
    pre: letter === undefined ? undefined : { letter: preLetter(letter), number: Number(pre ?? 0) },
    post: implicitPost === undefined ? (post === undefined ? undefined : Number(post)) : Number(implicitPost),
    dev: dev === undefined ? undefined : Number(devNumber ?? 0),
    local: (local?.split(/[-_.]/) ?? []).map((part) => (/^\d+$/.test(part) ? Number(part) : part)),
  };
}

const preLetter = (written: string): 'a' | 'b' | 'rc' =>
  written.startsWith('a') ? 'a' : written.startsWith('b') ? 'b' : 'rc';

/** Orders versions: negative where the first is older, 0 for two spellings of one version, positive where it is newer. */
export const compareVersions = (one: PythonVersion, other: PythonVersion): number =>
  comparePublic(one, other) || compareLocals(one.local, other.local);

const comparePublic = (one: PythonVersion, other: PythonVersion): number =>
  compareNumbers(one.epoch, other.epoch) || compareReleases(one, other) || compareSuffixes(one, other);

function compareSuffixes(one: PythonVersion, other: PythonVersion): number {
  return (
    compareNumbers(preRank(one), preRank(other)) ||
    compareNumbers(one.pre?.number ?? 0, other.pre?.number ?? 0) ||
    compareNumbers(one.post ?? -1, other.post ?? -1) ||
    compareNumbers(one.dev ?? Number.POSITIVE_INFINITY, other.dev ?? Number.POSITIVE_INFINITY)
  );
}

/** A development release comes before the pre-releases, a final one and its post-releases behind them. */
function preRank({ pre, post, dev }: PythonVersion): number {
  if (pre) return ['a', 'b', 'rc'].indexOf(pre.letter);
  return post === undefined && dev !== undefined ? -1 : 3;
}

/** Missing numbers are zeros: 1.0 is 1. */
function compareReleases({ release: one }: PythonVersion, { release: other }: PythonVersion): number {
  for (let index = 0; index < Math.max(one.length, other.length); index++) {
    const order = compareNumbers(one[index] ?? 0, other[index] ?? 0);
    if (order !== 0) return order;
  }
  return 0;
}

const compareNumbers = (one: number, other: number): number => (one < other ? -1 : one > other ? 1 : 0);

function compareLocals(one: PythonVersion['local'], other: PythonVersion['local']): number {
  for (let index = 0; index < Math.min(one.length, other.length); index++) {
    const order = compareLocalPart(one[index]!, other[index]!);
    if (order !== 0) return order;
  }
  return compareNumbers(one.length, other.length);
}

/** Numbers are newer than words. */
function compareLocalPart(one: string | number, other: string | number): number {
  if (typeof one === 'number') return typeof other === 'number' ? compareNumbers(one, other) : 1;
  return typeof other === 'number' ? -1 : one < other ? -1 : one > other ? 1 : 0;
}

/** Whether a version comes before the final release of its number. */
export const isPreRelease = ({ pre, dev }: PythonVersion): boolean => pre !== undefined || dev !== undefined;

/**
 * Reads a specifier, such as `>=3.11,<4`; empty for an empty text, undefined for what is none (Poetry's `^3.11` among it).
 * One comma may stand at the end.
 */
export function parseSpecifier(text: string): readonly SpecifierClause[] | undefined {
  const written = text.split(',').map((clause) => clause.trim());
  if (written.length > 1 && written.at(-1) === '') written.pop();
  if (written.length === 1 && written[0] === '') return [];
  const clauses = written.map(parseClause);
  return clauses.every((clause) => clause !== undefined) ? clauses : undefined;
}

function parseClause(text: string): SpecifierClause | undefined {
  const match = /^(===|==|!=|~=|<=|>=|<|>)\s*([^\s<>=!~]\S*)$/.exec(text);
  if (!match) return undefined;
  const operator = match[1] as SpecifierClause['operator'];
  const isPrefix = operator !== '===' && match[2]!.endsWith('.*');
  const written = isPrefix ? match[2]!.slice(0, -2) : match[2]!;
  const version = parseVersion(written);
  if (operator === '===') return { operator, text: written, version, isPrefix };
  if (!version || (isPrefix && !/^[=!]=$/.test(operator))) return undefined;
  if (isPrefix && (isPreRelease(version) || version.post !== undefined || version.local.length > 0)) return undefined;
  if (!/^[=!]=$/.test(operator) && version.local.length > 0) return undefined;
  // `~=1` compares nothing: it needs two numbers.
  if (operator === '~=' && version.release.length < 2) return undefined;
  return { operator, text: written, version, isPrefix };
}

/** Whether a version fulfils all clauses. Pre-releases are versions like any other here; indexes leave them out on their own. */
export const fulfils = (version: PythonVersion, clauses: readonly SpecifierClause[]): boolean =>
  clauses.every((clause) => fulfilsClause(version, clause));

function fulfilsClause(version: PythonVersion, clause: SpecifierClause): boolean {
  const { operator, version: wanted, isPrefix, text } = clause;
  if (!wanted || operator === '===') return formatVersion(version) === text.toLowerCase();
  const order = comparePublic(version, wanted);
  switch (operator) {
    case '==':
      return isEqual(version, wanted, isPrefix);
    case '!=':
      return !isEqual(version, wanted, isPrefix);
    case '~=':
      return order >= 0 && startsWith(version, wanted, wanted.release.length - 1);
    case '>=':
      return order >= 0;
    case '<=':
      return order <= 0;
    // The releases around a final one belong to it: `<1.7` leaves out 1.7rc1, and `>1.7` leaves out 1.7.post1.
    case '<':
      return order < 0 && !(isPreRelease(version) && isFinal(wanted) && isSameRelease(version, wanted));
    case '>':
      return order > 0 && !(version.post !== undefined && isFinal(wanted) && isSameRelease(version, wanted));
  }
}

const isFinal = (version: PythonVersion): boolean => !isPreRelease(version) && version.post === undefined;

function isEqual(version: PythonVersion, wanted: PythonVersion, isPrefix: boolean): boolean {
  if (isPrefix) return startsWith(version, wanted, wanted.release.length);
  return wanted.local.length === 0 ? comparePublic(version, wanted) === 0 : compareVersions(version, wanted) === 0;
}

const startsWith = (version: PythonVersion, wanted: PythonVersion, length: number): boolean =>
  version.epoch === wanted.epoch &&
  wanted.release.slice(0, length).every((number, index) => (version.release[index] ?? 0) === number);

const isSameRelease = (one: PythonVersion, other: PythonVersion): boolean =>
  one.epoch === other.epoch && compareReleases(one, other) === 0;

/** A version in its normal spelling. */
export function formatVersion({ epoch, release, pre, post, dev, local }: PythonVersion): string {
  const before = epoch === 0 ? '' : `${epoch}!`;
  const suffixes = [
    pre && `${pre.letter}${pre.number}`,
    post === undefined ? '' : `.post${post}`,
    dev === undefined ? '' : `.dev${dev}`,
    local.length === 0 ? '' : `+${local.join('.')}`,
  ];
  return `${before}${release.join('.')}${suffixes.join('')}`;
}

/** How many releases a minor version has at most: Python 2.7 and 3.x ended below 30. */
const mostReleases = 60;

/**
 * Whether a Python fulfils a specifier: `false` is a proof, `undefined` where it depends on the release that a tag such as `3.11` stands
 * for, or where the specifier cannot be read.
 * @param python a minor version (`3.11`), or a whole one (`3.11.4`)
 */
export function pythonFulfils(python: string, specifier: string): boolean | undefined {
  const clauses = parseSpecifier(specifier);
  const version = parseVersion(python);
  if (!clauses || !version) return undefined;
  if (version.release.length !== 2) return fulfils(version, clauses);
  const releases = Array.from({ length: mostReleases }, (_, micro) => ({
    ...version,
    release: [...version.release, micro],
  }));
  const count = releases.filter((release) => fulfils(release, clauses)).length;
  return count === 0 ? false : count === mostReleases ? true : undefined;
}
