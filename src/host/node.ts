import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { type LintHost, notThere } from '../engine/lint-host.js';
import { normalize } from '../text/path.js';
import type { SourceFile } from '../text/source.js';
import { attempt, Confinement, isWithin } from './confinement.js';
import { decode, type Loaded } from './decode.js';
import { GitIgnores } from './gitignore.js';
import { longestPath, maximumSize } from './limits.js';

type Kind = ReturnType<LintHost['kindOf']>;

export interface NodeHostOptions {
  /** The working directory, absolute: paths are relative to it. By default that of the process. */
  readonly cwd?: string | undefined;
  /** What was named on the command line: their repositories or folders are the roots that nothing may leave. */
  readonly paths: readonly string[];
  /** Single files that may be read wherever they are, because the user named them: a configuration file. */
  readonly trusted?: readonly string[] | undefined;
}

/**
 * The disk, read-only, as far as the linter may see it: `Confinement` says how far that is. Pipes and devices are not opened, and large
 * files are refused; see docs/decisions/synchronous-file-host.md. Everything is looked at once only, until `forget`.
 */
export class NodeHost implements LintHost {
  readonly #cwd: string;
  /** What may be looked at. */
  readonly confinement: Confinement;
  readonly #kinds = new Map<string, Kind | typeof absent>();
  readonly #lists = new Map<string, ReturnType<LintHost['list']>>();
  readonly #loaded = new Map<string, Loaded>();
  readonly #entries = new Map<string, ReadonlyMap<string, Kind> | undefined>();
  readonly #rootsOf = new Map<string, string>();
  readonly #ignores = new Map<string, GitIgnores>();

  constructor({ cwd = process.cwd(), paths, trusted = [] }: NodeHostOptions) {
    this.#cwd = cwd;
    this.confinement = new Confinement({ cwd, paths, trusted });
  }

  /** A path of the command line as everything else writes it: relative to the working directory, with `/`, normalised. */
  toProjectPath(path: string): string {
    const absolute = resolve(this.#cwd, path);
    const below = relative(this.#cwd, absolute);
    return normalize((isAbsolute(below) ? absolute : below).split(sep).join('/'));
  }

  /** A path of the project as an absolute one, with `/`. */
  absolute(path: string): string {
    return posix(this.#absolute(normalize(path)));
  }

  kindOf(path: string): Kind {
    if (path.length > longestPath) return undefined;
    const key = normalize(path);
    if (!this.#kinds.has(key)) this.#kinds.set(key, this.#kindInFolder(key) ?? this.#look(this.#absolute(key)));
    const kind = this.#kinds.get(key);
    return kind === absent ? undefined : kind;
  }

  list(directory: string): ReturnType<LintHost['list']> {
    if (directory.length > longestPath) return undefined;
    const key = normalize(directory);
    if (!this.#lists.has(key)) this.#lists.set(key, this.#readDirectory(key));
    return this.#lists.get(key);
  }

  read(path: string): SourceFile | undefined {
    return this.#load(path).file;
  }

  explain(path: string): ReturnType<NonNullable<LintHost['explain']>> {
    return this.#load(path).problem;
  }

  forget(kept: Iterable<SourceFile>): void {
    for (const looked of [this.#kinds, this.#lists, this.#loaded, this.#entries, this.#rootsOf, this.#ignores])
      looked.clear();
    for (const file of kept) this.#loaded.set(file.path, { file });
    this.confinement.forget();
  }

  modeOf(path: string): number | undefined {
    // Windows keeps no such bits, and Docker gives them to every file there.
    if (process.platform === 'win32') return undefined;
    if (path.length > longestPath) return undefined;
    const real = this.confinement.inside(this.#absolute(normalize(path)));
    return real === undefined ? undefined : attempt(() => statSync(real).mode & 0o7777);
  }

  isGitIgnored(path: string): boolean {
    if (path.length > longestPath) return false;
    const absolute = this.#absolute(normalize(path));
    const root = this.confinement.repositoryOf(dirname(absolute));
    if (root === undefined) return false;
    let ignores = this.#ignores.get(root);
    if (!ignores) {
      const base = posix(root);
      ignores = new GitIgnores(base, (file) => this.#loadAbsolute(file, 1 << 20).file?.text);
      this.#ignores.set(root, ignores);
    }
    return ignores.ignores(posix(absolute), this.kindOf(path) === 'directory');
  }

  rootOf(path: string): string {
    const absolute = this.#absolute(normalize(path));
    const real = this.confinement.real(absolute) ?? absolute;
    const folder = this.kindOf(path) === 'directory' ? real : dirname(real);
    const known = this.#rootsOf.get(folder);
    if (known !== undefined) return known;
    const root = this.confinement.repositoryOf(folder) ?? folder;
    // Outside a repository the argument's folder counts, not the one of each file below it.
    const around = this.confinement.roots.filter((one) => isWithin(one, root)).sort((a, b) => a.length - b.length)[0];
    const result = this.toProjectPath(around !== undefined && !this.confinement.repositoryOf(root) ? around : root);
    this.#rootsOf.set(folder, result);
    return result;
  }

  #absolute(path: string): string {
    return resolve(this.#cwd, path);
  }

  /**
   * What the listing of its folder says of a path, which costs one call for the whole folder; undefined where that is not enough:
   * for links, for folders that cannot be listed, and above the working directory.
   */
  #kindInFolder(path: string): Kind | typeof absent {
    if (path === '.' || path.startsWith('..') || path.startsWith('/')) return undefined;
    const slash = path.lastIndexOf('/');
    const folder = slash === -1 ? '.' : path.slice(0, slash);
    if (!this.#entries.has(folder)) {
      const list = this.list(folder);
      this.#entries.set(folder, list && new Map(list.map(({ name, kind }) => [name, kind])));
    }
    const entries = this.#entries.get(folder);
    if (!entries) return undefined;
    const kind = entries.get(path.slice(slash + 1));
    return kind === undefined ? absent : kind === 'other' ? undefined : kind;
  }

  #look(absolute: string): Kind {
    const real = this.confinement.real(absolute);
    if (real === undefined)
      return attempt(() => lstatSync(absolute)) ? this.#danglingKind(absolute) : this.#absentKind(absolute);
    if (!this.confinement.allows(real, absolute)) return 'outside';
    const stats = attempt(() => statSync(real));
    if (!stats) return undefined;
    return stats.isFile() ? 'file' : stats.isDirectory() ? 'directory' : 'other';
  }

  /** A link that leads nowhere, or in a circle. */
  #danglingKind(absolute: string): Kind {
    return this.#absentKind(absolute) ?? 'other';
  }

  /** Nothing is there; but whether something is there must not be told of places outside the roots. */
  #absentKind(absolute: string): Kind {
    for (let folder = dirname(absolute); ; folder = dirname(folder)) {
      const real = attempt(() => realpathSync.native(folder));
      if (real !== undefined) return this.confinement.allows(real, absolute) ? undefined : 'outside';
      if (folder === dirname(folder)) return 'outside';
    }
  }

  #readDirectory(path: string): ReturnType<LintHost['list']> {
    const real = this.confinement.inside(this.#absolute(path));
    const entries = real === undefined ? undefined : attempt(() => readdirSync(real, { withFileTypes: true }));
    return entries
      ?.map((entry) => ({ name: entry.name, kind: this.#kindInList(path, entry) }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** A link to a file counts as the file; one to a directory does not, so that a walk never goes in circles. */
  #kindInList(
    directory: string,
    entry: { readonly name: string; isFile(): boolean; isDirectory(): boolean; isSymbolicLink(): boolean },
  ): 'file' | 'directory' | 'other' {
    if (entry.isFile()) return 'file';
    if (entry.isDirectory()) return 'directory';
    return entry.isSymbolicLink() && this.#look(join(this.#absolute(directory), entry.name)) === 'file'
      ? 'file'
      : 'other';
  }

  #load(path: string): Loaded {
    if (path.length > longestPath) return { problem: { kind: 'io', message: 'The path is too long to be one.' } };
    const key = normalize(path);
    let loaded = this.#loaded.get(key);
    if (!loaded) {
      loaded = this.#loadAbsolute(this.#absolute(key), maximumSize(key), key);
      this.#loaded.set(key, loaded);
    }
    return loaded;
  }

  #loadAbsolute(absolute: string, limit: number, path = absolute): Loaded {
    const real = this.confinement.real(absolute);
    if (real === undefined) {
      const message = attempt(() => lstatSync(absolute)) ? 'The link leads nowhere.' : notThere;
      return { problem: { kind: 'io', message } };
    }
    if (!this.confinement.allows(real, absolute)) {
      return { problem: { kind: 'io', message: 'The path leads out of the project and is not followed.' } };
    }
    try {
      const bytes = readBounded(real, limit);
      return typeof bytes === 'string' ? { problem: { kind: 'io', message: bytes } } : decode(path, bytes);
    } catch (error) {
      return { problem: problemOf(error, limit) };
    }
  }
}

/** What a problem of the file system means for the reader of the message. */
function problemOf(error: unknown, limit: number): { kind: 'io' | 'parse'; message: string } {
  if (error instanceof TooLarge) {
    return { kind: 'parse', message: `The file is larger than ${limit / (1 << 20)} MiB and is not read.` };
  }
  const code = (error as NodeJS.ErrnoException).code ?? String(error);
  const known = new Map([
    ['EACCES', 'The file may not be read: permission denied.'],
    ['EPERM', 'The file may not be read: operation not permitted.'],
    ['ENOENT', notThere],
    ['ENXIO', 'This is no regular file.'],
    ['ELOOP', 'The link leads nowhere.'],
  ]);
  return { kind: 'io', message: known.get(code) ?? `The file cannot be read: ${code}.` };
}

class TooLarge extends Error {}

/**
 * Reads a regular file through one descriptor, so that what was checked is what is read. Opened without blocking: a pipe
 * would wait for ever. Returns why it is refused as a string; throws what the file system throws, and TooLarge.
 */
function readBounded(path: string, limit: number): Buffer | string {
  // Windows has no such flag; O_NOFOLLOW, because the path is already resolved.
  const descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0));
  try {
    const stats = fstatSync(descriptor);
    if (stats.isDirectory()) return 'This is a folder, not a file.';
    if (!stats.isFile()) return 'This is no regular file.';
    if (stats.size > limit) throw new TooLarge();
    // Some files (/proc) tell no size, some grow meanwhile.
    let buffer = Buffer.allocUnsafe(stats.size + 1);
    let length = 0;
    for (;;) {
      const count = readSync(descriptor, buffer, length, buffer.length - length, null);
      if (count === 0) return buffer.subarray(0, length);
      length += count;
      if (length > limit) throw new TooLarge();
      if (length === buffer.length) buffer = Buffer.concat([buffer], Math.min(limit + 1, buffer.length * 2 + 1024));
    }
  } finally {
    closeSync(descriptor);
  }
}

const posix = (path: string): string => path.split(sep).join('/');

/** Nothing is there; told apart from what was not looked at. */
const absent = 'absent';
