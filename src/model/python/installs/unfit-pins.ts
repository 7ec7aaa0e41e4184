// Pins of releases that are not for the Python of the image.
import {
  isKnownPython,
  knownReleases,
  type KnownReleases,
  type ReleaseRow,
} from '../../../knowledge/python-releases.js';
import {
  compareVersions,
  isPreRelease,
  parseSpecifier,
  parseVersion,
  type PythonVersion,
} from '../../../parser/python-version.js';
import { installedHere } from '../../image/native-packages.js';
import { toolBefore } from '../../image/tools.js';
import type { Command } from '../../command.js';
import type { FileHost } from '../../files.js';
import { valueOf } from '../../known.js';
import type { ImageBase, Stage } from '../../stage.js';
import { stageInterpreter } from '../environments/interpreter.js';
import type { InstalledDistribution } from './distributions.js';
import { isPipInstall } from './installed.js';

/** A requirement of which the image's Python can install no release. Minor versions are those of Python 3. */
export interface UnfitPin {
  readonly distribution: InstalledDistribution;
  /** The release: that of the pin, or the oldest that the requirement allows. */
  readonly release: string;
  readonly image: ImageBase;
  /** The Python of the image. */
  readonly python: number;
}

/** A requirement whose releases all need a newer Python. */
export interface TooNewRelease extends UnfitPin {
  /** The oldest Python that it can be installed on. */
  readonly oldest: number;
}

/** A pin of a release that is older than the image's Python. */
export interface TooOldRelease extends UnfitPin {
  /** The newest Python that the release has wheels for. */
  readonly newest: number;
  /** Whether it cannot be built for the image's Python at all; otherwise the image lacks a compiler. */
  readonly isClosed: boolean;
  /** The first release for the image's Python; undefined where none is known. */
  readonly first: string | undefined;
}

/** The requirements of a stage that pip finds no release for, because all need a newer Python. */
export const needNewerPython = (stage: Stage, host: FileHost): readonly TooNewRelease[] =>
  judged(stage, host, (pin, { rows }, version) => {
    const { distribution, python } = pin;
    // Others take another Python, or ask what their lock was made for.
    if (
      distribution.how !== 'asked' ||
      !isPipInstall(distribution.command) ||
      distribution.command.has('--ignore-requires-python')
    )
      return undefined;
    const since = rows.findLastIndex(({ from }) => compareVersions(parseVersion(from)!, version) <= 0);
    if (since < 0) return undefined;
    const oldest = Math.min(...rows.slice(since).map((row) => row.oldest ?? 0));
    return python < oldest ? { ...pin, oldest } : undefined;
  });

/** The pins of a stage that cannot be installed, because the release is older than the image's Python and the image cannot build it. */
export const needOlderPython = (stage: Stage, host: FileHost): readonly TooOldRelease[] =>
  judged(stage, host, (pin, { rows, last }, version) => {
    const { distribution, python } = pin;
    const { command } = distribution;
    if (distribution.version === undefined || !isKnownPython(python)) return undefined;
    if (last !== undefined && compareVersions(parseVersion(last)!, version) < 0) return undefined;
    const row = rows.findLast(({ from }) => compareVersions(parseVersion(from)!, version) <= 0);
    if (!row || row.newest === undefined || python <= row.newest) return undefined;
    if (!row.isClosed && mayCompile(command)) return undefined;
    return { ...pin, newest: row.newest, isClosed: row.isClosed, first: firstFor(python, version, rows) };
  });

/** Whether there may be what every build of C, C++ or Rust calls: gcc, or what `CC` names. */
function mayCompile(command: Command): boolean {
  const named = command.environment('CC');
  return !named.known || named.value !== undefined || valueOf(toolBefore(command, 'gcc')) !== false;
}

const firstFor = (python: number, after: PythonVersion, rows: readonly ReleaseRow[]): string | undefined =>
  rows.find(
    ({ from, oldest = 0, newest = python }) =>
      oldest <= python && python <= newest && compareVersions(parseVersion(from)!, after) > 0,
  )?.from;

/** Judges every requirement of which a release is named and whose releases are known, where the image has one Python. */
function judged<Result>(
  stage: Stage,
  host: FileHost,
  judge: (pin: UnfitPin, known: KnownReleases, release: PythonVersion) => Result | undefined,
): readonly Result[] {
  const { rootBase } = stage;
  const [, minor] = /^3\.(\d+)$/.exec(valueOf(stageInterpreter(stage)) ?? '') ?? [];
  if (rootBase.kind !== 'image' || minor === undefined) return [];
  return installedHere(stage, host).flatMap((distribution) => {
    const release = releaseOf(distribution);
    const version = release === undefined ? undefined : parseVersion(release);
    const known = version && !isPreRelease(version) ? knownReleases(distribution.name) : undefined;
    if (!known || distribution.command.option('--python', '-p', '--python-version')) return [];
    return judge({ distribution, release: release!, image: rootBase, python: Number(minor) }, known, version!) ?? [];
  });
}

/** The version of a pin, or the oldest that a requirement allows. */
function releaseOf({ version, specifier }: InstalledDistribution): string | undefined {
  if (version !== undefined) return version;
  return parseSpecifier(specifier)?.find(({ operator }) => operator === '>=' || operator === '~=')?.text;
}
