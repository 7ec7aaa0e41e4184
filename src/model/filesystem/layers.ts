import { join, relativeTo } from '../../text/path.js';
import type { CopiedFile, ImageFilesystem, PathState } from '../filesystem.js';
import { type Change, erases, isDoubted, makes, mayMake, stateAfter, updateNames } from './change.js';
import { filesOfContext } from './context-files.js';
import { unknownFiles } from './images.js';

/** How many copied files are enumerated before the rest is left out: a context of more is no place for per-file findings. */
const maximumCopied = 20_000;

/** How many file systems may stand on one another before nothing is claimed of them any more. */
const maximumDepth = 100;

/** How many file systems one look-up may look into: stages that copy from one another twice would double the work each time. */
const maximumLookups = 1000;

/** A path of more segments or characters is no path of a person, and Linux has none of more than 4096 bytes. */
const maximumSegments = 128;
const maximumLength = 4096;

const tooDeep = 'too many stages stand on one another';

/** A file system with changes laid over another one. */
export const layered = (base: ImageFilesystem, changes: readonly Change[]): ImageFilesystem =>
  changes.length === 0 ? base : new Layers(base).add(changes);

/**
 * Changes laid over a file system, one after the other. The states in between stay readable and share one index by path, so that a
 * look-up costs no more when there are thousands of changes to other paths.
 */
export class Layers {
  readonly base: ImageFilesystem;
  readonly #changes: Change[] = [];
  /** The positions of all changes but `added` by their paths; those that may take something away once more. */
  readonly #speaking = new Positions();
  readonly #erasing = new Positions();
  readonly #adding = new Positions();
  /** The positions of what makes something below a path, and of what may do so. */
  readonly #making = new Positions();
  readonly #perhapsMaking = new Positions();
  #depth: number;
  #now: View | undefined;

  constructor(base: ImageFilesystem) {
    const depth = depthOf(base);
    this.base = depth < maximumDepth ? base : unknownFiles(tooDeep);
    this.#depth = depthOf(this.base) + 1;
  }

  /** The state after all changes so far; it stays the same when others come. */
  get now(): ImageFilesystem {
    return (this.#now ??= new View(this, this.#changes.length, this.#depth));
  }

  /** Adds changes in their order and returns the state after them. */
  add(changes: readonly Change[]): ImageFilesystem {
    for (const change of changes) this.#add(change);
    return this.now;
  }

  #add(change: Change): void {
    if (isTooLong(change.path)) return;
    if (change.kind === 'graft') {
      const depth = depthOf(change.files);
      if (depth >= maximumDepth) return this.#add({ kind: 'changed', path: change.path, because: tooDeep });
      this.#depth = Math.max(this.#depth, depth + 1);
    }
    this.#now = undefined;
    const position = this.#changes.push(change) - 1;
    (change.kind === 'added' ? this.#adding : this.#speaking).add(change.path, position);
    if (erases(change)) this.#erasing.add(change.path, position);
    const making = makes(change) ? this.#making : mayMake(change) ? this.#perhapsMaking : undefined;
    for (const path of making ? selfAndAbove(change.path).slice(1) : []) making!.add(path, position);
  }

  /** The changes before a position, in order. */
  changesBefore(end: number): readonly Change[] {
    return this.#changes.slice(0, end);
  }

  /** What is at a path after the changes before a position; `budget` counts the file systems that may be looked into. */
  find(path: string, end: number, budget: { left: number }): PathState {
    if (isTooLong(path)) return { state: 'unknown', because: 'the path is too long' };
    if (budget.left-- <= 0) return { state: 'unknown', because: 'too many stages copy from one another' };
    const lookInto = (files: ImageFilesystem, inside: string) =>
      files instanceof View ? files.find(inside, budget) : files.lookup(inside);
    const paths = selfAndAbove(path);
    const lists: (readonly number[])[] = [];
    for (const at of paths) this.#speaking.collect(at, lists);
    this.#making.collect(path, lists);
    if (lists.length === 0) return this.#orAdded(lookInto(this.base, path), paths, -1, end, undefined);
    let generated: string | undefined;
    const next = newestFirst(lists, end);
    for (let position = next(); position !== -1; position = next()) {
      const change = this.#changes[position]!;
      const state = change.kind === 'added' ? undefined : stateAfter(change, path, lookInto);
      if (state?.state === 'unknown' && change.kind === 'tree' && !isDoubted(change, path)) generated ??= state.because;
      else if (state) return this.#orAdded(state, paths, position, end, generated);
    }
    return this.#orAdded(lookInto(this.base, path), paths, -1, end, generated);
  }

  /** What is absent may have been added since. */
  #orAdded(
    state: PathState,
    paths: readonly string[],
    since: number,
    end: number,
    generated: string | undefined,
  ): PathState {
    if (state.state !== 'absent') return state;
    if (generated !== undefined) return { state: 'unknown', because: generated };
    let last = this.#perhapsMaking.lastBefore(paths[0]!, end);
    for (const path of paths) last = Math.max(last, this.#adding.lastBefore(path, end));
    if (last <= since) return state;
    return { state: 'unknown', because: (this.#changes[last] as Extract<Change, { because: string }>).because };
  }

  /** Whether a change between two positions may have taken a path away. */
  isErased(path: string, after: number, end: number): boolean {
    return selfAndAbove(path).some((at) => this.#erasing.lastBefore(at, end) > after);
  }
}

/** One state of layers: what holds after the changes before a position. */
class View implements ImageFilesystem {
  readonly depth: number;
  readonly #layers: Layers;
  readonly #end: number;
  #gathered: readonly Gathered[] | undefined;
  #copied: readonly CopiedFile[] | undefined;

  constructor(layers: Layers, end: number, depth: number) {
    this.#layers = layers;
    this.#end = end;
    this.depth = depth;
  }

  lookup(path: string): PathState {
    return this.find(join('/', path), { left: maximumLookups });
  }

  find(path: string, budget: { left: number }): PathState {
    return this.#layers.find(path, this.#end, budget);
  }

  list(directory: string): readonly string[] {
    const path = join('/', directory);
    const names = new Set(this.#layers.base.list(path));
    for (const change of this.#layers.changesBefore(this.#end)) updateNames(names, change, path);
    return [...names].sort();
  }

  get copied(): readonly CopiedFile[] {
    return (this.#copied ??= this.#gather().map(({ file }) => file));
  }

  /** The copied files that no later change may have removed: what a copy out of this state brings. */
  surviving(): readonly CopiedFile[] {
    const { base } = this.#layers;
    const below = base instanceof View ? new Set(base.surviving()) : undefined;
    return this.#gather().flatMap(({ file, position }) =>
      (position === -1 && below?.has(file) === false) || this.#layers.isErased(file.path, position, this.#end)
        ? []
        : [file],
    );
  }

  #gather(): readonly Gathered[] {
    if (this.#gathered) return this.#gathered;
    const all: Gathered[] = this.#layers.base.copied.map((file) => ({ file, position: -1 }));
    for (const [position, change] of this.#layers.changesBefore(this.#end).entries()) {
      if (all.length >= maximumCopied) break;
      for (const file of copiedBy(change)) {
        if (all.length >= maximumCopied) break;
        all.push({ file, position });
      }
    }
    return (this.#gathered = all);
  }
}

/** A copied file and the position of the change that copied it; -1 for the base. */
interface Gathered {
  readonly file: CopiedFile;
  readonly position: number;
}

function* copiedBy(change: Change): Generator<CopiedFile> {
  if (change.kind === 'put' && change.source !== undefined && change.entry === 'file') {
    yield { path: change.path, source: change.source, by: change.by };
  } else if (change.kind === 'graft') {
    const files = change.files instanceof View ? change.files.surviving() : change.files.copied;
    for (const file of files) {
      const inside = relativeTo(change.from, file.path);
      if (inside !== undefined) yield { ...file, path: inside === '.' ? change.path : join(change.path, inside) };
    }
  } else if (change.kind === 'tree') {
    yield* filesOfContext(change.context, change.from, change.path, change.by, change.doubt);
  }
}

const depthOf = (files: ImageFilesystem): number => (files instanceof View ? files.depth : 0);

function isTooLong(path: string): boolean {
  if (path.length > maximumLength) return true;
  let segments = 0;
  for (let at = path.indexOf('/'); at !== -1; at = path.indexOf('/', at + 1)) segments++;
  return segments > maximumSegments;
}

/** A normalised absolute path and the directories above it, the root last. */
function selfAndAbove(path: string): readonly string[] {
  const found = [path];
  for (let slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
    found.push(path.slice(0, slash));
  }
  if (path !== '/') found.push('/');
  return found;
}

/** Gives with each call the next of the positions below `end` in several ascending lists, the greatest first, each once; -1 at the end. */
function newestFirst(lists: readonly (readonly number[])[], end: number): () => number {
  const next = lists.map((list) => countBelow(list, end) - 1);
  return () => {
    let newest = -1;
    for (let index = 0; index < lists.length; index++) newest = Math.max(newest, lists[index]![next[index]!] ?? -1);
    for (let index = 0; index < lists.length; index++) if (lists[index]![next[index]!] === newest) next[index]!--;
    return newest;
  };
}

/** Ascending positions by path. */
class Positions {
  readonly #byPath = new Map<string, number[]>();

  add(path: string, position: number): void {
    const list = this.#byPath.get(path);
    if (list) list.push(position);
    else this.#byPath.set(path, [position]);
  }

  /** Adds the positions of a path to the lists of others. */
  collect(path: string, into: (readonly number[])[]): void {
    const list = this.#byPath.get(path);
    if (list) into.push(list);
  }

  /** The last position of a path before `end`, or -1. */
  lastBefore(path: string, end: number): number {
    const list = this.#byPath.get(path);
    return list?.[countBelow(list, end) - 1] ?? -1;
  }
}

/** How many of some ascending numbers are below a limit. */
function countBelow(ascending: readonly number[], limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
