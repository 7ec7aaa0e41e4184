import { type LintHost, notThere } from '../engine/lint-host.js';
import { overlayFiles } from '../engine/overlay.js';
import type { EntryKind } from '../model/files.js';
import { dirname, normalize, relativeTo } from '../text/path.js';
import { SourceFile } from '../text/source.js';
import { GitIgnores } from './gitignore.js';

/**
 * Files that are held in memory: for tests, a browser, an editor. Paths are relative with `/`; the directories on the way to a file
 * exist by themselves, and one can be given by a path that ends in `/`. The root is `.`, which counts as a repository.
 */
export class MemoryHost implements LintHost {
  readonly #files = new Map<string, SourceFile>();
  readonly #directories = new Map<string, Map<string, EntryKind>>([['.', new Map()]]);
  readonly #ignores: GitIgnores;
  readonly #modes: ReadonlyMap<string, number>;

  /** @param modes the permission bits of files, as far as they are known */
  constructor(files: Iterable<readonly [path: string, text: string]>, modes: ReadonlyMap<string, number> = new Map()) {
    this.#modes = modes;
    for (const [path, text] of files) this.#add(path, text);
    this.#ignores = new GitIgnores('/', (path) => this.#files.get(path.slice(1))?.text);
  }

  kindOf(path: string): EntryKind | 'outside' | undefined {
    const key = normalize(path);
    if (isOutside(key)) return 'outside';
    return this.#files.has(key) ? 'file' : this.#directories.has(key) ? 'directory' : undefined;
  }

  list(directory: string): ReturnType<LintHost['list']> {
    const entries = this.#directories.get(normalize(directory));
    if (!entries) return undefined;
    return [...entries].map(([name, kind]) => ({ name, kind })).sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  read(path: string): SourceFile | undefined {
    return this.#files.get(normalize(path));
  }

  explain(path: string): ReturnType<NonNullable<LintHost['explain']>> {
    const kind = this.kindOf(path);
    if (kind === 'file') return undefined;
    if (kind === 'directory') return { kind: 'io', message: 'This is a folder, not a file.' };
    if (kind === undefined) return { kind: 'io', message: notThere };
    return { kind: 'io', message: 'The path leads out of the project and is not followed.' };
  }

  modeOf(path: string): number | undefined {
    return this.#modes.get(normalize(path));
  }

  isGitIgnored(path: string): boolean {
    const key = normalize(path);
    return !isOutside(key) && key !== '.' && this.#ignores.ignores(`/${key}`, this.kindOf(key) === 'directory');
  }

  rootOf(): string {
    return '.';
  }

  #add(path: string, text: string): void {
    const key = normalize(path);
    if (isOutside(key)) return;
    const isDirectory = path.endsWith('/');
    if (!isDirectory) this.#files.set(key, new SourceFile(key, text.replace(/^\ufeff/, ''), text.startsWith('\ufeff')));
    else if (!this.#directories.has(key)) this.#directories.set(key, new Map());
    let kind: EntryKind = isDirectory ? 'directory' : 'file';
    for (let child = key; child !== '.'; child = dirname(child)) {
      const folder = dirname(child);
      const entries = this.#directories.get(folder) ?? new Map<string, EntryKind>();
      this.#directories.set(folder, entries.set(relativeTo(folder, child)!, kind));
      kind = 'directory';
    }
  }
}

const isOutside = (path: string): boolean => path.startsWith('/') || path === '..' || path.startsWith('../');

/** A host with some files' texts in place of what is on disk: an editor's open buffers, standard input. */
export const overlay = (host: LintHost, texts: ReadonlyMap<string, string>): LintHost =>
  overlayFiles(
    host,
    new Map([...texts].map(([path, text]) => [normalize(path), new SourceFile(normalize(path), text)])),
  );
