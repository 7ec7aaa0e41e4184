import type { Note } from '../../text/location.js';
import { basename, isInside, join, relativeTo } from '../../text/path.js';
import type { BuildContext } from '../context.js';
import type { ImageFilesystem, PathState } from '../filesystem.js';

/** One change that a build step makes to the file system of an image; paths are absolute and normalised. */
export type Change =
  /** A file or directory is surely there. */
  | {
      readonly kind: 'put';
      readonly path: string;
      readonly entry: 'file' | 'directory';
      /** The file that it is a copy of, relative to the working directory. */
      readonly source: string | undefined;
      readonly by: Note;
    }
  /** The contents of a directory of the build context were copied to a path. */
  | {
      readonly kind: 'tree';
      readonly path: string;
      readonly context: BuildContext;
      readonly from: string;
      /** Why a path of the context may be left out all the same; undefined for one that surely comes along, or where all do. */
      readonly doubt?: ((path: string) => string | undefined) | undefined;
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
  /** A path is an empty directory now: something is mounted over it. */
  | { readonly kind: 'hidden'; readonly path: string }
  /** What is at or below a path may be anything now; `inPlace`: the directory that it is in was there before. */
  | { readonly kind: 'changed'; readonly path: string; readonly because: string; readonly inPlace?: boolean };

/** Whether a change makes something, so that the directories above it exist. */
export const makes = (change: Change): boolean =>
  change.kind === 'put' || change.kind === 'tree' || change.kind === 'graft';

/** Whether a change may make something, and the directories above it. */
export const mayMake = (change: Change): boolean =>
  change.kind === 'added' || (change.kind === 'changed' && change.inPlace !== true);

/** Whether what was at or below the path of a change may be gone. */
export const erases = (change: Change): boolean => change.kind === 'changed' || change.kind === 'hidden';

/**
 * What a change says about a path, or undefined when it says nothing.
 * @param lookInto how a graft's file system is looked into
 */
export function stateAfter(
  change: Exclude<Change, { kind: 'added' }>,
  path: string,
  lookInto: (files: ImageFilesystem, path: string) => PathState,
): PathState | undefined {
  const inside = relativeTo(change.path, path);
  if (inside === undefined) {
    return makes(change) && isInside(path, change.path) ? directory('by' in change ? [change.by] : []) : undefined;
  }
  switch (change.kind) {
    case 'changed':
      return { state: 'unknown', because: change.because };
    case 'hidden':
      return inside === '.' ? directory([]) : { state: 'absent' };
    case 'put':
      if (inside !== '.') return undefined;
      return { state: 'present', kind: change.entry, source: change.source, evidence: [change.by] };
    case 'graft': {
      const state = lookInto(change.files, inside === '.' ? change.from : join(change.from, inside));
      if (state.state === 'present') return { ...state, evidence: [...state.evidence, change.by] };
      return state.state === 'unknown' ? state : undefined;
    }
    case 'tree':
      return inside === '.' ? directory([change.by]) : inTree(change, join(change.from, inside));
    default:
      return change satisfies never;
  }
}

const directory = (evidence: readonly Note[]): PathState => ({
  state: 'present',
  kind: 'directory',
  source: undefined,
  evidence,
});

type Tree = Extract<Change, { kind: 'tree' }>;

/** Whether a tree has something at a path of the image that it may leave out: what was there before may be there still, or not. */
export function isDoubted(change: Tree, path: string): boolean {
  const inside = relativeTo(change.path, path);
  return inside !== undefined && inside !== '.' && change.doubt?.(join(change.from, inside)) !== undefined;
}

function inTree(change: Tree, from: string): PathState | undefined {
  const { context, doubt, by } = change;
  const kind = context.kindOf(from);
  const because = kind && doubt?.(from);
  if (because !== undefined) return { state: 'unknown', because };
  if (kind) return { state: 'present', kind, source: join(context.directory, from), evidence: [by] };
  // What is made before the build and kept out of it does not come either.
  const mayCome = context.mayBeGenerated(from) && !context.ignore?.excludes(from);
  return mayCome ? { state: 'unknown', because: `${from} may be generated` } : undefined;
}

/** Adds the names that a change puts into a directory, and takes away those of which it leaves nothing certain. */
export function updateNames(names: Set<string>, change: Change, path: string): void {
  if (change.kind === 'added') return;
  if (erases(change)) {
    if (isInside(change.path, path)) names.clear();
    else {
      const below = relativeTo(path, change.path);
      if (below !== undefined && !below.includes('/')) names.delete(below);
    }
    return;
  }
  const below = change.path === path ? undefined : relativeTo(path, change.path);
  if (below !== undefined) {
    names.add(below.split('/', 1)[0]!);
    return;
  }
  const inside = relativeTo(change.path, path);
  if (inside === undefined) return;
  if (change.kind === 'graft') {
    for (const name of change.files.list(join(change.from, inside))) names.add(name);
  } else if (change.kind === 'tree') {
    for (const entry of change.context.list(join(change.from, inside)) ?? []) {
      if (change.doubt?.(entry.path) === undefined) names.add(basename(entry.path));
    }
  }
}
