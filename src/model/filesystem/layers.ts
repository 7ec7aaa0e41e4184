import { isInside, join, relativeTo } from '../../text/path.js';
import type { Note } from '../../text/location.js';
import type { BuildContext } from '../context.js';
import type { CopiedFile, ImageFilesystem, PathState } from '../filesystem.js';

/** One change that a build step makes to the file system of an image; paths are absolute and normalised. */
export type Change =
  /** A file or directory is surely there. */
  | {
      readonly kind: 'put';
      readonly path: string;
      readonly entry: 'file' | 'directory';
      readonly source: string | undefined;
      readonly by: Note;
    }
  /** The contents of a directory of the build context were copied to a path. */
  | {
      readonly kind: 'tree';
      readonly path: string;
      readonly context: BuildContext;
      readonly from: string;
      readonly mayBeGenerated: (path: string) => boolean;
      readonly by: Note;
    }
  /** A path of another file system was copied to a path. */
  | {
      readonly kind: 'graft';
      readonly path: string;
      readonly files: ImageFilesystem;
      readonly from: string;
      readonly by: Note;
    }
  /** Something may have been added at or below a path; what was there stays. */
  | { readonly kind: 'added'; readonly path: string; readonly because: string }
  /** Nothing is left at or below a path: something is mounted over it. */
  | { readonly kind: 'hidden'; readonly path: string }
  /** What is at or below a path may be anything now. */
  | { readonly kind: 'changed'; readonly path: string; readonly because: string };

/** How many copied files are enumerated before the rest is left out: a context of more is no place for per-file findings. */
const maximumCopied = 20_000;

/** A file system with changes laid over another one. Immutable: a stage shares its states' layers. */
export function layered(parent: ImageFilesystem, changes: readonly Change[]): ImageFilesystem {
  if (changes.length === 0) return parent;
  const newestFirst = [...changes].reverse();
  return {
    lookup(path) {
      let mayBeAdded: string | undefined;
      for (const change of newestFirst) {
        if (change.kind === 'added') {
          if (isInside(change.path, path)) mayBeAdded ??= change.because;
          continue;
        }
        const state = seen(change, path);
        if (state?.state === 'unknown' && change.kind === 'tree') mayBeAdded ??= state.because;
        else if (state) return state;
      }
      const below = parent.lookup(path);
      return below.state === 'absent' && mayBeAdded !== undefined ? { state: 'unknown', because: mayBeAdded } : below;
    },
    list(path) {
      const names = new Set(parent.list(path));
      for (const change of changes) for (const name of listed(change, path)) names.add(name);
      return [...names].sort();
    },
    get copied() {
      const all = [...parent.copied];
      for (const change of changes) {
        for (const file of copiedBy(change)) {
          if (all.length >= maximumCopied) return all;
          all.push(file);
        }
      }
      return all;
    },
  };
}

/** What a change says about a path; undefined when it says nothing. */
function seen(change: Exclude<Change, { kind: 'added' }>, path: string): PathState | undefined {
  const directory: PathState = {
    state: 'present',
    kind: 'directory',
    source: undefined,
    evidence: 'by' in change ? [change.by] : [],
  };
  if (change.kind === 'changed') {
    return isInside(change.path, path) ? { state: 'unknown', because: change.because } : undefined;
  }
  if (change.kind === 'hidden') return isInside(change.path, path) ? { state: 'absent' } : undefined;
  if (change.kind === 'put' && change.path === path) {
    return { state: 'present', kind: change.entry, source: change.source, evidence: [change.by] };
  }
  if (change.path !== path && isInside(path, change.path)) return directory;
  const inside = relativeTo(change.path, path);
  if (inside === undefined || change.kind === 'put') return undefined;
  const from = inside === '.' ? change.from : join(change.from, inside);
  if (change.kind === 'graft') {
    const state = change.files.lookup(from);
    if (state.state === 'present') return { ...state, evidence: [...state.evidence, change.by] };
    return state.state === 'unknown' ? state : undefined;
  }
  if (inside === '.') return directory;
  const kind = change.context.kindOf(from);
  if (kind) {
    return { state: 'present', kind, source: join(change.context.directory, from), evidence: [change.by] };
  }
  return change.mayBeGenerated(from)
    ? { state: 'unknown', because: `git ignores ${from}, so it may be generated` }
    : undefined;
}

/** The names that a change surely adds to a directory. */
function listed(change: Change, path: string): readonly string[] {
  if (change.kind === 'added' || change.kind === 'changed' || change.kind === 'hidden') return [];
  const below = change.path === path ? undefined : relativeTo(path, change.path);
  if (below !== undefined) return [below.split('/')[0]!];
  const inside = relativeTo(change.path, path);
  if (inside === undefined || change.kind === 'put') return [];
  const from = inside === '.' ? change.from : join(change.from, inside);
  if (change.kind === 'graft') return change.files.list(from);
  return (change.context.list(from) ?? []).map((entry) => entry.path.slice(entry.path.lastIndexOf('/') + 1));
}

function* copiedBy(change: Change): Generator<CopiedFile> {
  if (change.kind === 'put' && change.source !== undefined && change.entry === 'file') {
    yield { path: change.path, source: change.source, by: change.by };
  } else if (change.kind === 'graft') {
    for (const file of change.files.copied) {
      const inside = relativeTo(change.from, file.path);
      if (inside !== undefined) yield { ...file, path: inside === '.' ? change.path : join(change.path, inside) };
    }
  } else if (change.kind === 'tree') {
    yield* filesBelow(change.context, change.from, change.path, change.by, 0);
  }
}

/** Folders of thousands of files that nobody wrote: what is in them is not enumerated. */
const foreignFolders = new Set(['.git', 'node_modules', 'site-packages', '__pycache__']);

/** How deep directories of the context are followed. */
const maximumDirectoryDepth = 64;

function* filesBelow(context: BuildContext, from: string, to: string, by: Note, depth: number): Generator<CopiedFile> {
  if (depth > maximumDirectoryDepth) return;
  for (const entry of context.list(from) ?? []) {
    const name = entry.path.slice(entry.path.lastIndexOf('/') + 1);
    if (entry.kind === 'directory' && foreignFolders.has(name)) continue;
    const path = join(to, name);
    if (entry.kind === 'file') yield { path, source: join(context.directory, entry.path), by };
    else yield* filesBelow(context, entry.path, path, by, depth + 1);
  }
}

/** A file system of which nothing is known. */
export const unknownFiles = (because: string): ImageFilesystem => ({
  lookup: () => ({ state: 'unknown', because }),
  list: () => [],
  copied: [],
});

/** The file system of `FROM scratch`: only the root is there. */
export const emptyFiles: ImageFilesystem = {
  lookup: (path) =>
    path === '/' ? { state: 'present', kind: 'directory', source: undefined, evidence: [] } : { state: 'absent' },
  list: () => [],
  copied: [],
};

/** Where a Linux distribution keeps files of its own: below these nothing is said about a file that no step made. */
const systemFolders = [
  '/bin',
  '/boot',
  '/dev',
  '/etc',
  '/lib',
  '/lib32',
  '/lib64',
  '/libx32',
  '/proc',
  '/root',
  '/run',
  '/sbin',
  '/sys',
  '/tmp',
  '/usr',
  '/var',
];
/** Folders that base images have and leave empty. */
const emptyFolders = ['/home', '/media', '/mnt', '/opt', '/srv', '/usr/src', '/usr/local/src'];

/**
 * The file system of a base image that is known to hold a distribution and a language runtime and nothing else, as the
 * official python, debian, ubuntu and alpine images do: an application folder that no step made is absent.
 */
export const distributionFiles: ImageFilesystem = {
  lookup(path) {
    if (path === '/' || emptyFolders.includes(path) || systemFolders.includes(path)) {
      return { state: 'present', kind: 'directory', source: undefined, evidence: [] };
    }
    if (emptyFolders.some((folder) => isInside(folder, path))) return { state: 'absent' };
    return systemFolders.some((folder) => isInside(folder, path))
      ? { state: 'unknown', because: `the base image has files of its own in ${path.slice(0, path.indexOf('/', 1))}` }
      : { state: 'absent' };
  },
  list: () => [],
  copied: [],
};
