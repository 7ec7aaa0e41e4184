// What a build context sends and no image needs.
import { isMeantEverywhere, unwantedFolder } from '../../knowledge/unwanted-files.js';
import { matcher, type IgnorePattern } from '../../parser/dockerignore.js';
import { basename, isInside, join } from '../../text/path.js';
import type { BuildContext, ContextEntry } from '../context.js';
import { valueOf } from '../known.js';
import type { Copy, Dockerfile, Stage } from '../stage.js';
import { isWholeContext } from './cache-order.js';
import { hasShippedLayers } from './stage-chain.js';

/** Something that a COPY of the whole context puts into an image. */
export interface Ballast {
  /** Relative to the context. */
  readonly path: string;
  /** What it is, as it would stand in a sentence. */
  readonly what: string;
  /** Whether it is a virtual environment: made for another machine, and found by tools all the same. */
  readonly isEnvironment: boolean;
  /** The pattern that keeps it out. */
  readonly pattern: string;
}

/** The first copy of the whole context into an image, and what comes along; undefined where nothing does or there is no .dockerignore. */
export function contextBallast(
  dockerfile: Dockerfile,
): { readonly source: Copy['sources'][number]; readonly ballast: readonly Ballast[] } | undefined {
  const context = valueOf(dockerfile.context)?.context;
  if (!context?.ignore) return undefined;
  const source = dockerfile.stages
    .filter(hasShippedLayers)
    .flatMap(({ copies }) => copies)
    .filter(({ from, instruction }) => !from && !instruction.flags.some(({ name }) => name === 'exclude'))
    .flatMap(({ sources }) => sources)
    .find(({ value }) => isWholeContext(valueOf(value) ?? ''));
  if (!source) return undefined;
  const usesGit = usesHistory(dockerfile, context);
  const top = context.list('.') ?? [];
  const inside = top.flatMap((entry) => (entry.kind === 'directory' ? (context.list(entry.path) ?? []) : []));
  const caches = inside.filter(({ path }) => basename(path) === '__pycache__').slice(0, 1);
  const ballast = [...top, ...caches]
    .flatMap((entry) => ballastOf(entry, context) ?? [])
    .filter(({ path }) => path !== '.git' || !usesGit);
  return ballast.length > 0 ? { source, ballast } : undefined;
}

function ballastOf({ path, kind }: ContextEntry, context: BuildContext): Ballast | undefined {
  if (kind !== 'directory') return undefined;
  const name = basename(path);
  if (context.kindOf(join(path, 'pyvenv.cfg')) === 'file')
    return { path, what: 'a virtual environment', isEnvironment: true, pattern: path };
  const what = unwantedFolder(name);
  // A folder that is sent for one file in it is meant.
  if (what === undefined || context.ignore?.excludes(path)) return undefined;
  return { path, what, isEnvironment: false, pattern: name === '__pycache__' ? '**/__pycache__' : path };
}

/** Whether a build may need the history of its repository. */
export const usesHistory = ({ stages }: Dockerfile, context: BuildContext): boolean =>
  stages.some(readsHistory) || hasVersionFromHistory(context);

/** Whether a stage runs git, or installs it for a program that does. */
const readsHistory = ({ commands }: Stage): boolean =>
  commands.some(
    ({ program, words }) => program === 'git' || words.some(({ value }) => value === 'git' || value === 'git-core'),
  );

const versionFromHistory =
  /setuptools[-_]scm|hatch-vcs|versioningit|dynamic-versioning|versioneer|setuptools-git|pbr\b|dunamai/;

/** Whether the project takes its version from the history: https://setuptools-scm.readthedocs.io, https://github.com/ofek/hatch-vcs */
const hasVersionFromHistory = (context: BuildContext): boolean =>
  ['pyproject.toml', 'setup.py', 'setup.cfg'].some((path) => {
    const text = context.read(path)?.text;
    return text !== undefined && versionFromHistory.test(text);
  });

/** A pattern of .dockerignore that counts at the top only, and something further down that it seems to mean. */
export interface UnanchoredPattern {
  readonly pattern: IgnorePattern;
  /** Relative to the context. */
  readonly missed: string;
}

/** How many entries of a context are looked at. */
const maximumEntries = 5000;

/** The patterns of a .dockerignore that miss what they name in folders that are copied. */
export function unanchoredPatterns(dockerfile: Dockerfile): readonly UnanchoredPattern[] {
  const context = valueOf(dockerfile.context)?.context;
  const patterns = (context?.ignore?.patterns ?? []).filter(
    ({ negated, text }) => !negated && isMeantEverywhere(text.replace(/\/$/, '')),
  );
  if (!context || patterns.length === 0) return [];
  const folders = copiedFolders(dockerfile, context);
  if (folders.length === 0) return [];
  const deeper = entriesBelow(context).filter(({ path }) =>
    folders.some((folder) => folder === '.' || isInside(folder, path)),
  );
  return patterns.flatMap((pattern) => {
    const matches = matcher(pattern.text.replace(/\/$/, ''));
    const missed = deeper.find(({ path }) => matches(basename(path)));
    return missed ? [{ pattern, missed: missed.path }] : [];
  });
}

const copiedFolders = ({ stages }: Dockerfile, context: BuildContext): readonly string[] =>
  stages
    .flatMap(({ copies }) => copies)
    .filter(({ from }) => !from)
    .flatMap(({ sources }) => sources)
    .flatMap(({ value }) => (value.known ? (valueOf(context.matches(value.value)) ?? []) : []))
    .flatMap(({ path, kind }) => (kind === 'directory' ? [path] : []));

/** What is sent below the top of a context, folder by folder; what is inside of an unwanted folder is not looked at. */
function entriesBelow(context: BuildContext): readonly ContextEntry[] {
  const found: ContextEntry[] = [];
  const folders = (context.list('.') ?? []).filter(
    ({ kind, path }) => kind === 'directory' && unwantedFolder(path) === undefined,
  );
  for (let folder = folders.shift(); folder && found.length < maximumEntries; folder = folders.shift()) {
    const entries = context.list(folder.path) ?? [];
    if (entries.some(({ path }) => basename(path) === 'pyvenv.cfg')) continue;
    for (const entry of entries) {
      if (context.ignore?.excludes(entry.path)) continue;
      found.push(entry);
      if (entry.kind === 'directory' && unwantedFolder(basename(entry.path)) === undefined) folders.push(entry);
    }
  }
  return found;
}
