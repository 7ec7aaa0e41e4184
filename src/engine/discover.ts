import type { FileKind, Problem } from '../diagnostic.js';
import { basename, dirname, join } from '../text/path.js';
import {
  isAboutDockerfiles,
  isForeignYaml,
  isMarkdownName,
  isYamlName,
  kindByName,
  looksLikeDockerfile,
  needsDockerfileContent,
} from './file-kinds.js';
import { explain, type LintHost } from './lint-host.js';

/** How far the search goes. The two of configuration depend on the path, because the closest file counts. */
export interface DiscoverOptions {
  readonly host: LintHost;
  /** Files and folders, as the host names them. */
  readonly paths: readonly string[];
  /** Whether `exclude` names a path itself; folders above it were asked before. */
  excludes(path: string, isDirectory: boolean): boolean;
  /** Whether `include` names a Markdown file, so that it is found in a folder that is searched. */
  includes(path: string): boolean;
  /** Whether git's ignore files count at a path. */
  respectsGitignore(path: string): boolean;
  /** Whether `exclude` counts even for a file that was named itself. */
  forcesExclude(path: string): boolean;
  /** Whether a file that is named itself may be a piece of a Dockerfile, without FROM. */
  readonly fragment?: boolean | undefined;
  /** Whether a file that is named itself but is nothing of ours is passed over with a note: hooks name files by patterns. */
  readonly ignoreUnknown?: boolean | undefined;
}

export interface DiscoveredFile {
  readonly path: string;
  readonly kind: FileKind;
  /** Whether only the content can show that it is a compose file: YAML of any name that was named itself. */
  readonly doubtful: boolean;
}

export interface Discovery {
  /** By path, each once. */
  readonly files: readonly DiscoveredFile[];
  readonly problems: readonly Problem[];
  readonly notes: readonly string[];
}

/** The message about a named file that is something else. */
export const notOurs = 'This is neither a Dockerfile nor a compose file.';

/** The note in its place where such files are passed over. */
export const noteOfUnknown = (path: string): string =>
  `${path}: passed over, because it is neither a Dockerfile nor a compose file.`;

/** Folders that hold other people's files. */
const foreignFolders = new Set([
  '.git',
  '.hg',
  '.svn',
  'node_modules',
  '.venv',
  'site-packages',
  '__pycache__',
  '.tox',
  '.nox',
]);

/** Deeper or, within one repository, larger trees are made to cost time, or a mistake such as `/`; that not all was seen is said. */
const maximumDepth = 64;
const maximumEntries = 200_000;

/**
 * Finds the files to lint. What is named is linted whatever it is called, if it reads like a Dockerfile or compose file;
 * folders are searched by name, without following links to folders.
 */
export function discover(options: DiscoverOptions): Discovery {
  const search = new Search(options);
  for (const path of options.paths) search.named(path);
  return search.result();
}

class Search {
  readonly #options: DiscoverOptions;
  readonly #files = new Map<string, FileKind>();
  readonly #doubtful = new Set<string>();
  readonly #problems: Problem[] = [];
  readonly #notes = new Set<string>();
  readonly #entered = new Set<string>();
  #entries = 0;

  constructor(options: DiscoverOptions) {
    this.#options = options;
  }

  result(): Discovery {
    const files = [...this.#files].map(([path, kind]) => ({ path, kind, doubtful: this.#doubtful.has(path) }));
    return {
      files: files.sort((a, b) => (a.path < b.path ? -1 : 1)),
      problems: this.#problems,
      notes: [...this.#notes],
    };
  }

  named(path: string): void {
    const { host } = this.#options;
    const kind = host.kindOf(path);
    if (kind === 'directory') {
      if (kindByName(path) !== undefined && !this.#holdsSomething(path)) {
        this.#problems.push({ kind: 'io', path, message: 'This is a folder, not a file.' });
      } else if (!this.#isForcedOut(path, true)) this.#walk(path);
      return;
    }
    if (this.#isForcedOut(path, false)) return;
    if (basename(path).endsWith('.dockerignore') && kind === 'file') {
      this.#readBy(path);
      return;
    }
    const text = host.read(path)?.text;
    if (text === undefined) {
      this.#problems.push({ path, ...explain(host, path) });
      return;
    }
    const found = kindOfNamed(path, text) ?? (this.#options.fragment && !isYamlName(path) ? 'dockerfile' : undefined);
    if (found === 'compose' && kindByName(path) !== 'compose') this.#doubtful.add(path);
    if (found) this.#files.set(path, found);
    else if (this.#options.ignoreUnknown) this.#notes.add(noteOfUnknown(path));
    else this.#problems.push({ kind: 'parse', path, message: notOurs });
  }

  /**
   * The Dockerfiles that a named `.dockerignore` decides about, as far as its place tells: those beside it, or the one that it is called after.
   * What is wrong with it is said at their instructions.
   */
  #readBy(path: string): void {
    const named = basename(path).slice(0, -'.dockerignore'.length);
    const folder = dirname(path);
    const beside = (this.#options.host.list(folder) ?? []).filter(
      ({ name, kind }) => kind === 'file' && (named === '' ? kindByName(name) === 'dockerfile' : name === named),
    );
    for (const { name } of beside) this.#met(join(folder, name));
    if (beside.length === 0) this.#notes.add(`${path}: no Dockerfile stands beside it.`);
  }

  /** A folder called `Dockerfile` that holds Dockerfiles is a folder to search; an empty or foreign one is a mistake. */
  #holdsSomething(path: string): boolean {
    const entries = this.#options.host.list(path) ?? [];
    return entries.some(({ name, kind }) => kind === 'file' && kindByName(name) !== undefined);
  }

  #isForcedOut(path: string, isDirectory: boolean): boolean {
    if (!this.#options.forcesExclude(path)) return false;
    return (
      [...foldersAbove(path)].some((folder) => this.#options.excludes(folder, true)) ||
      this.#options.excludes(path, isDirectory)
    );
  }

  /** Searches a folder and those below it, without recursion: the tree may be deeper than the stack. */
  #walk(root: string): void {
    const waiting = [{ path: root, depth: 0 }];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const { path, depth } = next;
      if (this.#entered.has(path)) continue;
      this.#entered.add(path);
      const entries = this.#options.host.list(path);
      if (!entries) {
        this.#problems.push({ kind: 'io', path, message: 'The folder cannot be read.' });
        continue;
      }
      if (path !== root && entries.some(({ name }) => name === 'pyvenv.cfg')) continue;
      if (path !== root && entries.some(({ name }) => name === '.git')) this.#newRepository();
      this.#entries += entries.length;
      if (this.#entries > maximumEntries) {
        this.#problems.push({
          kind: 'io',
          path,
          message: `More than ${maximumEntries} files: the rest was not looked at.`,
        });
        return;
      }
      for (const { name, kind } of entries) {
        const child = join(path, name);
        if (kind === 'file') this.#met(child);
        else if (kind === 'other') this.#metOther(child);
        if (kind !== 'directory' || foreignFolders.has(name) || this.#isLeftOut(child, true)) continue;
        if (depth < maximumDepth) waiting.push({ path: child, depth: depth + 1 });
        else
          this.#problems.push({
            kind: 'io',
            path: child,
            message: `Folders deeper than ${maximumDepth} levels are not looked at.`,
          });
      }
    }
  }

  /** Another repository begins, and the limit of a search with it: a folder may hold a thousand. */
  #newRepository(): void {
    this.#entries = 0;
    this.#options.host.forget?.([]);
  }

  /** A file of a folder that is searched. */
  #met(path: string): void {
    const kind = kindByName(path) ?? (this.#isIncluded(path) ? 'markdown' : undefined);
    if (kind === undefined || this.#files.has(path) || this.#isLeftOut(path, false)) return;
    if (kind === 'template') {
      this.#notes.add(`${path}: skipped, because it is a template.`);
      return;
    }
    const text = this.#options.host.read(path)?.text;
    if (text === undefined) this.#unreadable(path);
    else if (isOfKind(path, kind, text)) this.#files.set(path, kind);
  }

  /** A link that leads nowhere or out of the project, a pipe, a device: said if it is called like a file of ours. */
  #metOther(path: string): void {
    const kind = kindByName(path);
    if (kind === undefined || kind === 'template' || this.#isLeftOut(path, false)) return;
    if (this.#options.host.kindOf(path) !== 'directory') this.#unreadable(path);
  }

  #unreadable(path: string): void {
    const { host } = this.#options;
    if (host.kindOf(path) === 'outside') this.#notes.add(`${path}: not followed, because it leads out of the project.`);
    else this.#problems.push({ path, ...explain(host, path) });
  }

  #isIncluded(path: string): boolean {
    return isMarkdownName(path) && this.#options.includes(path);
  }

  #isLeftOut(path: string, isDirectory: boolean): boolean {
    const { host, excludes, respectsGitignore } = this.#options;
    return excludes(path, isDirectory) || (respectsGitignore(path) && host.isGitIgnored(path));
  }
}

/** Whether the content confirms what the name of a file says. */
function isOfKind(path: string, kind: FileKind, text: string): boolean {
  if (kind === 'markdown') return true;
  if (kind === 'compose') return !isForeignYaml(text);
  return !needsDockerfileContent(path) || looksLikeDockerfile(text);
}

/** What a file is that was named: its name counts, and where that says nothing, its content. */
function kindOfNamed(path: string, text: string): FileKind | undefined {
  if (isMarkdownName(path)) return 'markdown';
  const byName = kindByName(path);
  if (byName === 'dockerfile' && isOfKind(path, byName, text)) return byName;
  if (byName === 'compose' && isOfKind(path, byName, text)) return byName;
  if (isYamlName(path)) return byName === 'compose' ? undefined : 'compose';
  return looksLikeDockerfile(text) && !isAboutDockerfiles(path) ? 'dockerfile' : undefined;
}

/** The folders above a relative path, the outermost first. */
function* foldersAbove(path: string): Generator<string> {
  for (let slash = path.indexOf('/', 1); slash !== -1; slash = path.indexOf('/', slash + 1)) yield path.slice(0, slash);
}

/** What a text that comes without a file is, by the name that it is given. */
export function kindOfText(path: string, text: string): FileKind {
  return kindOfNamed(path, text) ?? (isYamlName(path) ? 'compose' : 'dockerfile');
}
