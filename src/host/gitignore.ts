import ignore from 'ignore';
import { basename, dirname, isInside, join, relativeTo } from '../text/path.js';
import { longestPath, mostWildcards } from './limits.js';

/** What patterns say about a path: it or a folder above it is ignored, it is expressly not ignored, or nothing. */
export type Verdict = 'ignored' | 'kept' | undefined;

/** Judges a path relative to the patterns' folder, `/` between, no `..`. */
export type PatternMatcher = (path: string, isDirectory: boolean) => Verdict;

/**
 * Reads patterns as .gitignore has them (https://git-scm.com/docs/gitignore), a line each. A pattern that could take a
 * regular expression beyond linear time is passed over: nobody needs four `**`, and a hostile repository must not stop the run.
 */
export function patternMatcher(lines: readonly string[]): PatternMatcher {
  const rules = ignore().add(lines.filter(isHarmless));
  return (path, isDirectory) => {
    if (path === '.' || path === '') return undefined;
    const { ignored, unignored } = rules.test(isDirectory ? `${path}/` : path);
    return ignored ? 'ignored' : unignored ? 'kept' : undefined;
  };
}

/** Whether a pattern has few enough wildcards to be matched quickly. */
export const isHarmless = (pattern: string): boolean =>
  pattern.length <= longestPath &&
  pattern.split('**').length <= mostWildcards + 1 &&
  pattern.split('/').every((segment) => segment.split(/\*+/).length <= mostWildcards + 1);

/** The .gitignore files of a repository, read when first needed. All paths are absolute, with `/`. */
export class GitIgnores {
  readonly #root: string;
  readonly #read: (path: string) => string | undefined;
  readonly #matchers = new Map<string, PatternMatcher | undefined>();
  readonly #directories = new Map<string, boolean>();
  #exclude: PatternMatcher | undefined | null = null;

  /** Takes the repository's root and a function that reads a file of it. */
  constructor(root: string, read: (path: string) => string | undefined) {
    this.#root = root;
    this.#read = read;
  }

  /** Whether git ignores a path below the root, which need not exist; `.git` itself is always ignored. */
  ignores(path: string, isDirectory: boolean): boolean {
    if (path === this.#root || path.length > longestPath) return false;
    const known = isDirectory ? this.#directories.get(path) : undefined;
    if (known !== undefined) return known;
    const ignored = this.#judge(path, isDirectory);
    if (isDirectory) this.#directories.set(path, ignored);
    return ignored;
  }

  #judge(path: string, isDirectory: boolean): boolean {
    if (basename(path) === '.git') return true;
    if (!isInside(this.#root, path)) return false;
    // Git does not look into an ignored folder, so nothing below it can be kept.
    const parent = dirname(path);
    if (this.ignores(parent, true)) return true;
    for (let folder = parent; ; folder = dirname(folder)) {
      const verdict = this.#matcherOf(folder)?.(relativeTo(folder, path)!, isDirectory);
      if (verdict) return verdict === 'ignored';
      if (folder === this.#root) break;
    }
    return this.#excluded()?.(relativeTo(this.#root, path)!, isDirectory) === 'ignored';
  }

  #matcherOf(folder: string): PatternMatcher | undefined {
    if (!this.#matchers.has(folder)) this.#matchers.set(folder, this.#load(join(folder, '.gitignore')));
    return this.#matchers.get(folder);
  }

  #excluded(): PatternMatcher | undefined {
    if (this.#exclude === null) this.#exclude = this.#load(join(this.#root, '.git/info/exclude'));
    return this.#exclude;
  }

  #load(path: string): PatternMatcher | undefined {
    const text = this.#read(path);
    return text === undefined ? undefined : patternMatcher(text.split(/\r?\n/));
  }
}
