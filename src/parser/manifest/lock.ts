import { type Location, place } from '../../text/location.js';
import { basename } from '../../text/path.js';
import type { SourceFile } from '../../text/source.js';
import { normalizeName } from '../requirements.js';
import { at, parseToml } from '../toml.js';
import type { SyntaxProblem } from '../word.js';
import { poetrySpecifier } from './dependency.js';
import { tomlPlaces } from './toml-places.js';
import type { LockedPackage, LockFile } from './tree.js';

/** The kind of a lock by its file name; undefined for what is none. */
export function lockKind(path: string): LockFile['kind'] | undefined {
  const name = basename(path);
  const kinds = { 'uv.lock': 'uv', 'poetry.lock': 'poetry', 'pdm.lock': 'pdm', 'Pipfile.lock': 'pipenv' } as const;
  if (Object.hasOwn(kinds, name)) return kinds[name as keyof typeof kinds];
  return /^pylock(?:\.[^.]+)?\.toml$/.test(name) ? 'pylock' : undefined;
}

/**
 * Reads a lock. Total: what cannot be read is a problem, and the lock is empty. Sources: https://docs.astral.sh/uv/concepts/projects/layout/,
 * https://github.com/python-poetry/poetry/blob/main/src/poetry/packages/locker.py,
 * https://peps.python.org/pep-0751/, https://github.com/pypa/pipfile, https://pdm-project.org/latest/usage/lockfile/
 */
export function parseLock(file: SourceFile, kind: LockFile['kind']): LockFile {
  return kind === 'pipenv' ? parsePipfileLock(file) : parseTomlLock(file, kind);
}

function parseTomlLock(file: SourceFile, kind: Exclude<LockFile['kind'], 'pipenv'>): LockFile {
  const { value, problem } = parseToml(file);
  const list = at(value, kind === 'pylock' ? 'packages' : 'package');
  const tables = Array.isArray(list) ? list : [];
  const places = placesOf(file, /\bname = "([^"\n]*)"/g);
  const packages = collect(tables.flatMap((table) => lockedPackage(table, kind, places) ?? []));
  return {
    file,
    kind,
    requiresPython: requiresPython(value, kind, file),
    packages,
    problems: problem ? [problem] : [],
  };
}

function requiresPython(value: unknown, kind: LockFile['kind'], file: SourceFile): LockFile['requiresPython'] {
  const path =
    kind === 'poetry'
      ? ['metadata', 'python-versions']
      : kind === 'pdm'
        ? ['metadata', 'requires_python']
        : ['requires-python'];
  const text = at(value, ...path);
  if (typeof text !== 'string') return undefined;
  const specifier = kind === 'poetry' ? poetrySpecifier(text) : text.replaceAll(/\s+/g, '');
  return specifier ? { text: specifier, at: tomlPlaces(file).key(...path).at } : undefined;
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Where a name stands first; the start of the file for one that is not found. */
type Places = (name: string) => Location;

/** The first place of each name that a pattern finds, in one pass: locks are long. */
function placesOf(file: SourceFile, pattern: RegExp): Places {
  const found = new Map<string, Location>();
  for (const match of file.text.matchAll(pattern)) {
    const [whole, name = ''] = match;
    if (!found.has(name)) found.set(name, place(file, match.index, match.index + whole.length));
  }
  return (name) => found.get(name) ?? place(file, 0, 0);
}

function lockedPackage(table: unknown, kind: LockFile['kind'], places: Places): LockedPackage | undefined {
  const name = text(at(table, 'name'));
  if (name === undefined) return undefined;
  return {
    at: places(name),
    name: normalizeName(name),
    version: text(at(table, 'version')),
    source: sourceOf(table, kind),
    dependencies: dependenciesOf(table, kind),
    groups: groupsOf(table),
    onlySource: kind === 'uv' ? at(table, 'wheels') === undefined && at(table, 'sdist') !== undefined : undefined,
  };
}

function sourceOf(table: unknown, kind: LockFile['kind']): LockedPackage['source'] {
  const has = (key: string): boolean => at(table, 'source', key) !== undefined || at(table, key) !== undefined;
  if (kind === 'poetry') {
    const type = text(at(table, 'source', 'type'));
    return type === 'git' ? 'vcs' : type === 'directory' || type === 'file' ? 'path' : type === 'url' ? 'url' : 'index';
  }
  if (has('git') || has('vcs')) return 'vcs';
  if (['editable', 'virtual', 'directory', 'path'].some(has)) return 'path';
  return at(table, 'source', 'url') === undefined && at(table, 'archive') === undefined ? 'index' : 'url';
}

/** uv and pylock list tables with names, Poetry a table by name, PDM texts. */
function dependenciesOf(table: unknown, kind: LockFile['kind']): readonly string[] | undefined {
  const found = at(table, 'dependencies');
  if (Array.isArray(found))
    return found.flatMap((item) => {
      const name = text(at(item, 'name')) ?? /^[\w.-]+/.exec(text(item) ?? '')?.[0];
      return name === undefined ? [] : [normalizeName(name)];
    });
  if (typeof found === 'object' && found !== null) return Object.keys(found).map(normalizeName);
  return kind === 'pylock' ? undefined : [];
}

function groupsOf(table: unknown): readonly string[] | undefined {
  const groups = at(table, 'groups');
  return Array.isArray(groups) ? groups.filter((group) => typeof group === 'string') : undefined;
}

function parsePipfileLock(file: SourceFile): LockFile {
  let value: unknown;
  const problems: SyntaxProblem[] = [];
  try {
    value = JSON.parse(file.text.replace(/^\uFEFF/, ''));
  } catch {
    problems.push({ at: place(file, 0, 0), message: 'The lock is no JSON.', help: undefined });
  }
  const places = placesOf(file, /"([^"\n]*)"(?=[ \t]*:)/g);
  const packages = ['default', 'develop'].flatMap((group) => {
    const section = at(value, group);
    const entries = typeof section === 'object' && section !== null ? Object.entries(section) : [];
    return entries.map(([name, entry]): LockedPackage => {
      return {
        at: places(name),
        name: normalizeName(name),
        version: text(at(entry, 'version'))?.replace(/^==/, ''),
        source: at(entry, 'git') === undefined ? (at(entry, 'path') === undefined ? 'index' : 'path') : 'vcs',
        dependencies: undefined,
        groups: [group],
        onlySource: undefined,
      };
    });
  });
  return { file, kind: 'pipenv', requiresPython: undefined, packages: collect(packages), problems };
}

function collect(packages: readonly LockedPackage[]): LockFile['packages'] {
  const byName = new Map<string, LockedPackage[]>();
  for (const each of packages) {
    const same = byName.get(each.name);
    if (same) same.push(each);
    else byName.set(each.name, [each]);
  }
  return byName;
}
