// Old pins whose dependencies are left open and break them.
import { type IncompatiblePin, incompatiblePins, leavesNumpyAlone } from '../../../knowledge/python-distributions.js';
import { normalizeName, parseRequirements } from '../../../parser/requirements.js';
import { fulfils, parseSpecifier, parseVersion } from '../../../parser/python-version.js';
import { type Edit, insertAfter, type Located, newlineOf, place, textOf } from '../../../text/location.js';
import type { FileHost } from '../../files.js';
import type { Stage } from '../../stage.js';
import { type Distributions, distributionsOf, type InstalledDistribution } from './distributions.js';
import { constraintOf, requirementFilesOf } from './installed.js';
import { stageInterpreter } from '../environments/interpreter.js';

/** A pinned distribution that does not work with the releases of others that are installed with it. */
export interface BrokenPin {
  readonly distribution: InstalledDistribution;
  /** What breaks it; at least one. */
  readonly rows: readonly IncompatiblePin[];
  /** The lines that ask for the others and leave them open. */
  readonly asked: readonly InstalledDistribution[];
  /** Writes the bounds into the requirements file of the pin; undefined where they would contradict what stands there. */
  readonly edits: readonly Edit[] | undefined;
}

/**
 * The pins of a stage that break with what is installed along with them. Nothing is said where a lock or a constraint decides, where
 * the other one is held back, or where the image's Python gets no release of it that breaks. Each of the others is named once.
 */
export function brokenPins(stage: Stage, host: FileHost): readonly BrokenPin[] {
  const distributions = distributionsOf(stage, host);
  const named = new Set<string>();
  const found = new Map<InstalledDistribution, IncompatiblePin[]>();
  for (const row of incompatiblePins) {
    const distribution = distributions.get(row.distribution);
    if (named.has(row.dependency) || !distribution || !isPinnedTo(distribution, row.versions)) continue;
    if (distribution.how !== 'asked' || mayBeHeldBack(row, distributions, distribution, host)) continue;
    if (!mayGetRelease(row, stage)) continue;
    named.add(row.dependency);
    found.set(distribution, [...(found.get(distribution) ?? []), row]);
  }
  return [...found].map(([distribution, rows]) => {
    const others = rows.map(({ dependency }) => distributions.get(dependency));
    const asked = others.filter((other) => other?.how === 'asked') as InstalledDistribution[];
    return { distribution, rows, asked, edits: boundEdits(distribution, rows, asked) };
  });
}

function isPinnedTo({ version }: InstalledDistribution, versions: string): boolean {
  const pinned = version === undefined ? undefined : parseVersion(version);
  const clauses = parseSpecifier(versions);
  return pinned !== undefined && clauses !== undefined && fulfils(pinned, clauses);
}

/** Whether the other distribution may be older than what breaks: a pin, an upper bound, a lock, constraints. */
function mayBeHeldBack(
  row: IncompatiblePin,
  distributions: Distributions,
  { name, command, extras }: InstalledDistribution,
  host: FileHost,
): boolean {
  const { dependency, bound } = row;
  const others = distributions.all.filter((each) => each.name !== name && each.name !== dependency);
  if (others.some((each) => row.heldBackBy?.test(each.name))) return true;
  if (row.oftenHeldBack && (distributions.open !== undefined || !others.every((each) => leavesNumpyAlone(each.name))))
    return true;
  if (row.extra !== undefined && !extras.includes(row.extra) && !distributions.get(dependency)) return true;
  const other = distributions.get(dependency);
  if (other && other.how !== 'brought') {
    if (other.how === 'locked' || other.source !== 'index' || other.marker !== undefined) return true;
    const clauses = parseSpecifier(bound);
    const version = other.version === undefined ? undefined : parseVersion(other.version);
    if (version && clauses) return fulfils(version, clauses);
    if (/<|==|~=/.test(other.specifier)) return true;
  }
  const files = requirementFilesOf(command, host).map(({ file }) => parseRequirements(file));
  const constraint = constraintOf(command, files);
  // An index of one's own, a folder of wheels, and dates hold back as well.
  const isElsewhere = command.has(
    '--no-index',
    '--no-deps',
    '--exclude-newer',
    '--find-links',
    '-f',
    '--index-url',
    '-i',
  );
  return !constraint.known || constraint.value || isElsewhere;
}

/** Whether the image's Python is new enough for the release that breaks; one that the image's tag leaves open is the newest. */
function mayGetRelease({ python }: IncompatiblePin, stage: Stage): boolean {
  const version = stageInterpreter(stage);
  const { rootBase } = stage;
  if (!version.known)
    return (
      rootBase.kind === 'image' && rootBase.facts?.family === 'python' && rootBase.facts.pythonVersion === undefined
    );
  const [major, minor] = version.value.split('.').map(Number);
  return major === 3 && minor! >= Number(python.split('.')[1]);
}

/** The bounds in the requirements file of the pin: behind the names that are asked for without one, or on lines of their own. */
function boundEdits(
  { at }: Located,
  rows: readonly IncompatiblePin[],
  asked: readonly InstalledDistribution[],
): readonly Edit[] | undefined {
  const { file, span } = at;
  const line = file.lineSpan(file.positionAt(span.start).line);
  if (!/\.(?:txt|in)$/.test(file.path) || !/^[\w.[\]-]+[=<>~! \d.*,]+$/.test(file.slice(line).replace(/\s+#.*$/, '')))
    return undefined;
  const written = asked.map(({ at: place }) => textOf({ at: place }));
  if (
    asked.some((other, index) => other.at.file !== file || normalizeName(other.name) !== normalizeName(written[index]!))
  )
    return undefined;
  const open = rows.filter(
    ({ dependency }) => !asked.some(({ name }) => normalizeName(name) === normalizeName(dependency)),
  );
  const bounded = asked.flatMap((other) => {
    const row = rows.find(({ dependency }) => normalizeName(other.name) === normalizeName(dependency));
    return row ? [insertAfter(other, row.bound)] : [];
  });
  const added = open.map((row) => newlineOf(file) + row.dependency + row.bound).join('');
  return [...bounded, ...(added === '' ? [] : [{ at: place(file, line.end, line.end), newText: added }])];
}
