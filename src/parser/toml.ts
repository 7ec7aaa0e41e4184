import { parse, TomlError } from 'smol-toml';
import type { Located } from '../text/location.js';
import { place } from '../text/location.js';
import type { SourceFile } from '../text/source.js';
import type { SyntaxProblem } from './word.js';

/** The data of a TOML file, or what is wrong with its text. */
export type TomlResult =
  | { readonly value: unknown; readonly problem: undefined }
  | { readonly value: undefined; readonly problem: SyntaxProblem };

/** Deeper tables than any project has; the limit keeps the parser far from the end of the stack. */
const deepest = 200;

/**
 * Reads a TOML file into plain objects, arrays, strings, numbers, booleans and dates. Look into it with `at`: keys such
 * as `__proto__` are data here. Integers too large for a number are bigints. Never throws; a text has one problem at
 * most, since TOML cannot be read behind the first. Source: https://toml.io/en/v1.0.0
 */
export function parseToml(file: SourceFile): TomlResult {
  try {
    const options = { integersAsBigInt: 'asNeeded', maxDepth: deepest } as const;
    return { value: parse(file.text, options), problem: undefined };
  } catch (error) {
    return { value: undefined, problem: problemOf(error, file) };
  }
}

function problemOf(error: unknown, file: SourceFile): SyntaxProblem {
  if (!(error instanceof TomlError)) {
    return { at: place(file, 0, 0), message: 'The TOML cannot be read.', help: undefined };
  }
  const offset = file.offsetAt({ line: error.line, column: error.column });
  const reason = error.message.split('\n')[0]!.replace(/^Invalid TOML document: /, '');
  return {
    at: place(file, offset, Math.min(offset + 1, file.lineSpan(error.line).end)),
    message: `The TOML cannot be read: ${reason}.`,
    help: undefined,
  };
}

/** What stands at a path of keys, or undefined. Only the data's own keys count, never what objects inherit. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  let found = value;
  for (const key of path) {
    if (typeof found !== 'object' || found === null || Array.isArray(found) || !Object.hasOwn(found, key)) {
      return undefined;
    }
    found = (found as Record<string, unknown>)[key];
  }
  return found;
}

/**
 * The place of a key or a table in the text of a TOML file, for messages only. Goes by lines: what stands in an inline
 * table or a multi-line string is not told apart, so a missing key may be found where none is, and the other way round.
 * Of several tables of an array, the first counts. Undefined if nothing is found.
 */
export function locateTomlKey(file: SourceFile, path: readonly string[]): Located | undefined {
  const keys = keysOfFiles.get(file) ?? keysIn(file);
  keysOfFiles.set(file, keys);
  return keys.get(JSON.stringify(path));
}

/** The places of all keys by their paths as JSON, found once for each file: a table of dependencies asks for each of its keys. */
const keysOfFiles = new WeakMap<SourceFile, ReadonlyMap<string, Located>>();

function keysIn(file: SourceFile): ReadonlyMap<string, Located> {
  const found = new Map<string, Located>();
  let table: readonly string[] = [];
  let start = 0;
  for (const line of file.text.split('\n')) {
    const named = nameOn(line);
    if (named) {
      const own = splitKey(named.text);
      const path = named.isTable ? own : [...table, ...own];
      const name = path.length > deepest ? '' : JSON.stringify(path);
      if (!found.has(name)) {
        const from = start + line.indexOf(named.text);
        found.set(name, { at: place(file, from, from + named.text.length) });
      }
      if (named.isTable) table = own.slice(0, deepest);
    }
    start += line.length + 1;
  }
  return found;
}

/** The name that a line gives to what follows: that of a table, `[a.b]`, or of a key, `a.b = …`. */
function nameOn(line: string): { text: string; isTable: boolean } | undefined {
  const written = line.trim();
  if (written.startsWith('[')) {
    const start = written.startsWith('[[') ? 2 : 1;
    const end = written.indexOf(']');
    return end === -1 ? undefined : { text: written.slice(start, end).trim(), isTable: true };
  }
  const end = written.indexOf('=');
  return end <= 0 || written.startsWith('#') ? undefined : { text: written.slice(0, end).trim(), isTable: false };
}

/** The keys of a dotted key; quotes around them are removed, escapes in them are not resolved. */
function splitKey(written: string): string[] {
  const keys = written.match(/"[^"]*"|'[^']*'|[^\s."']+/g) ?? [];
  return keys.map((key) => (/^["']/.test(key) ? key.slice(1, -1) : key));
}
