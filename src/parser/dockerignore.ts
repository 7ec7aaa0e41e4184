// .dockerignore as Docker reads it, which is not as git reads .gitignore: patterns count from the context's root, match
// whole paths, and the last one that matches decides.
// Sources: https://github.com/moby/patternmatcher (patternmatcher.go, ignorefile/ignorefile.go),
// https://pkg.go.dev/path/filepath#Match
import { place, type Located } from '../text/location.js';
import { normalize } from '../text/path.js';
import type { SourceFile } from '../text/source.js';
import { compileGlob, type Glob } from './glob.js';

/** One line of the file. */
export interface IgnorePattern extends Located {
  /** As written, without white space around it; a `!` included. */
  readonly text: string;
  /** Whether it begins with `!`: what it matches is back in the context. */
  readonly negated: boolean;
  /** Whether it matches a path itself, not only a directory above; relative to the context, without a leading slash. */
  matches(path: string): boolean;
}

export interface Dockerignore {
  readonly file: SourceFile;
  /** Those that can match; comments, blank lines and malformed patterns are left out. */
  readonly patterns: readonly IgnorePattern[];
  /** Whether a path is left out of the build context; relative to the context. The context itself never is. */
  excludes(path: string): boolean;
  /** The pattern that leaves a path out, which may match a directory above it; undefined for a path that is not left out. */
  excludedBy(path: string): IgnorePattern | undefined;
}

/** Reads a .dockerignore. */
export function parseDockerignore(file: SourceFile): Dockerignore {
  const patterns = readPatterns(file);
  const excludedBy = (path: string) => excludingPattern(patterns, path);
  return { file, patterns, excludedBy, excludes: (path) => excludedBy(path) !== undefined };
}

/** Compiles one path pattern of a COPY or ADD source: Go's `filepath.Match`. A malformed one matches nothing. */
export function matcher(pattern: string): (path: string) => boolean {
  return compileGlob(pattern, { doubleStar: false }) ?? (() => false);
}

function readPatterns(file: SourceFile): IgnorePattern[] {
  const patterns: IgnorePattern[] = [];
  for (let line = 1; line <= file.lineCount; line++) {
    const { start, end } = file.lineSpan(line);
    const raw = file.text.slice(start, end);
    const text = raw.trim();
    if (text === '' || raw.startsWith('#')) continue;
    const negated = text.startsWith('!');
    const matches = compile(cleaned(negated ? text.slice(1).trim() : text));
    if (!matches) continue;
    const from = start + raw.indexOf(text);
    patterns.push({ text, negated, matches, at: place(file, from, from + text.length) });
  }
  return patterns;
}

/** `/a/../b/` is `b`: leading and trailing slashes mean nothing. */
function cleaned(pattern: string): string {
  const path = pattern === '' ? '' : normalize(pattern);
  return path.length > 1 && path.startsWith('/') ? path.slice(1) : path;
}

/** What one pattern matches, by the kinds that Docker tells apart: some patterns are compared as plain text. */
function compile(pattern: string): Glob | undefined {
  if (pattern === '') return undefined;
  const special = /[*?[\]\\]/;
  if (pattern.startsWith('**') && !special.test(pattern.slice(2))) {
    // `**.py` and `**/a` are suffixes, so `**a` also matches `bba`.
    const suffix = pattern.slice(2);
    return (path) => path.endsWith(suffix) || (path === suffix.slice(1) && suffix.startsWith('/'));
  }
  if (pattern.endsWith('**') && !special.test(pattern.slice(0, -2))) {
    const prefix = pattern.slice(0, -2);
    return (path) => path.startsWith(prefix);
  }
  return compileGlob(pattern, { doubleStar: true });
}

/**
 * BuildKit walks down from the root: a directory that a pattern matched hands that match to all below it, and a
 * pattern that could change nothing is not looked at.
 */
function excludingPattern(patterns: readonly IgnorePattern[], path: string): IgnorePattern | undefined {
  const segments = normalize(path).split('/').filter(Boolean);
  if (segments.length === 0 || segments[0] === '.' || segments[0] === '..') return undefined;
  const matched = new Uint8Array(patterns.length);
  let excluding: IgnorePattern | undefined;
  let entry = '';
  for (const segment of segments) {
    entry = entry === '' ? segment : `${entry}/${segment}`;
    excluding = undefined;
    for (const [index, pattern] of patterns.entries()) {
      if (!matched[index]) {
        if (pattern.negated !== (excluding !== undefined)) continue;
        if (!pattern.matches(entry)) continue;
        matched[index] = 1;
      }
      excluding = pattern.negated ? undefined : pattern;
    }
  }
  return excluding;
}
