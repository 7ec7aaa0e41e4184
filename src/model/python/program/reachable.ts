// What a Python program imports, from its entry file along the modules of the image.
import type { PythonImport, PythonModule } from '../../../parser/python/tree.js';
import type { Located } from '../../../text/location.js';
import { dirname, relativeTo } from '../../../text/path.js';
import type { Fact } from '../../known.js';
import { type ImageReader, pythonModule } from '../../process/image-file.js';
import { lookUpModule, type ModuleLookup, packageFolders } from './module-lookup.js';

/** A module of the image that the program may execute. */
export interface ReachableModule {
  readonly module: PythonModule;
  /** Its absolute path in the image. */
  readonly path: string;
  /** Its dotted name; `__main__` for the entry of a script or `python -m`. */
  readonly name: string;
  /** The import that leads to it; undefined for the entry. */
  readonly by: ReachableImport | undefined;
  /** Whether it is executed only if something on the way to it is: a function that imports, a `try`. */
  readonly guarded: boolean;
}

/** A module that an import statement needs. `at` spans the name in the statement. */
export interface ReachableImport extends Located {
  readonly statement: PythonImport;
  readonly importer: ReachableModule;
  /** The dotted name as Python takes it; one that a relative import does not find begins with a dot. */
  readonly name: string;
  /** Where it leads on the program's own search path: what is absent there is in the standard library, installed, or missing. */
  readonly lookup: ModuleLookup;
  /** Whether the program may do without, or never gets there. */
  readonly guarded: boolean;
}

/** Everything that is reached from an entry. */
export interface Reachable {
  /** The entry first, then by distance. Empty where the entry is not seen. */
  readonly modules: readonly ReachableModule[];
  readonly imports: readonly ReachableImport[];
  /** Why there may be more than is listed. */
  readonly incomplete: string | undefined;
}

/** More modules than any program of a container has of its own; what is behind them is not looked at. */
const mostModules = 2000;

/**
 * The modules that an entry reaches by imports along the search path. `from a import b` reaches `a`, and `a.b` where that is a module.
 * The packages above a module are executed, too. What `importlib` and plug-ins load is not seen.
 */
export function reachableFrom(
  entry: ModuleLookup,
  searchPath: Fact<readonly string[]>,
  reader: ImageReader,
): Reachable {
  if (entry.kind !== 'file') return nothing('the entry is not seen');
  const main = pythonModule(reader, entry.file);
  if (!main.known) return nothing(main.because);
  const folders = searchPath.known ? searchPath.value : [dirname(entry.path)];
  const state: State = { reader, folders, modules: new Map(), imports: new Map(), lookups: new Map() };
  add({ module: main.value, path: entry.path, name: '__main__', by: undefined, guarded: false }, state);
  const queue = state.modules.values();
  for (const importer of queue) {
    if (state.modules.size > mostModules) break;
    for (const statement of importer.module.imports) follow(statement, importer, state);
  }
  const incomplete = searchPath.known ? undefined : searchPath.because;
  return {
    modules: [...state.modules.values()],
    imports: [...state.imports.values()],
    incomplete: state.modules.size > mostModules ? 'it has too many modules' : incomplete,
  };
}

const nothing = (because: string): Reachable => ({ modules: [], imports: [], incomplete: because });

interface State {
  readonly reader: ImageReader;
  readonly folders: readonly string[];
  /** By path, in the order of discovery. */
  readonly modules: Map<string, ReachableModule>;
  /** By place and name: one that was found under a guard may be found again without. */
  readonly imports: Map<string, ReachableImport>;
  readonly lookups: Map<string, ModuleLookup>;
}

/** Adds a module, or takes note that one that was only reached under a guard is reached without. */
function add(module: ReachableModule, state: State): void {
  const before = state.modules.get(module.path);
  if (!before) state.modules.set(module.path, module);
  else if (before.guarded && !module.guarded) {
    // Behind the others again, so that what it imports is followed without the guard.
    state.modules.delete(module.path);
    state.modules.set(module.path, module);
  }
}

function follow(statement: PythonImport, importer: ReachableModule, state: State): void {
  const guarded = importer.guarded || statement.guarded;
  const base = statement.level === 0 ? undefined : packageOf(importer, statement.level, state);
  if (statement.level > 0 && base === undefined) return;
  const note = (name: string, at: Located): ModuleLookup => {
    const lookup = base === undefined ? lookUp(name, state) : lookUpIn(base, name, state);
    const full = base === undefined ? name : (nameOf(lookup, state) ?? `.${name}`);
    const found: ReachableImport = { at: at.at, statement, importer, name: full, lookup, guarded };
    state.imports.set(`${importer.path}:${at.at.span.start}:${name}`, found);
    reach(found, name, base, state);
    return lookup;
  };
  const whole =
    statement.module === '' ? { kind: 'namespace' as const, folders: [base!] } : note(statement.module, statement);
  if (statement.kind === 'import' || !packageFolders(whole)) return;
  for (const { name, at } of statement.names) {
    if (name === '*') continue;
    const child = statement.module === '' ? name : `${statement.module}.${name}`;
    const lookup = base === undefined ? lookUp(child, state) : lookUpIn(base, child, state);
    // A name that is no module is an attribute of the package.
    if (lookup.kind === 'file' || lookup.kind === 'namespace') note(child, { at });
  }
}

/** The dotted name of a module by its place on the search path; undefined for what is no file there. */
function nameOf(lookup: ModuleLookup, { folders }: State): string | undefined {
  if (lookup.kind !== 'file') return undefined;
  const inside = folders.map((folder) => relativeTo(folder, lookup.path)).find((path) => path !== undefined);
  return inside?.replace(/(?:\/__init__)?\.py$/, '').replaceAll('/', '.');
}

/** Adds the module that an import found, and the packages above it. */
function reach(by: ReachableImport, name: string, base: string | undefined, state: State): void {
  const parts = name.split('.');
  for (let length = 1; length <= parts.length; length++) {
    const part = parts.slice(0, length).join('.');
    const lookup = base === undefined ? lookUp(part, state) : lookUpIn(base, part, state);
    if (lookup.kind !== 'file') continue;
    const module = pythonModule(state.reader, lookup.file);
    if (module.known)
      add(
        { module: module.value, path: lookup.path, name: nameOf(lookup, state) ?? part, by, guarded: by.guarded },
        state,
      );
  }
}

const lookUp = (name: string, state: State): ModuleLookup => cached(name, state.folders, state);
const lookUpIn = (folder: string, name: string, state: State): ModuleLookup => cached(name, [folder], state);

function cached(name: string, folders: readonly string[], { reader, lookups }: State): ModuleLookup {
  const key = `${folders.join(':')}\0${name}`;
  const found = lookups.get(key) ?? lookUpModule(reader, folders, name);
  lookups.set(key, found);
  return found;
}

/** The folder that a relative import with some dots starts in; undefined above the search path. */
function packageOf({ path }: ReachableModule, level: number, { folders }: State): string | undefined {
  let folder = dirname(path);
  for (let up = 1; up < level; up++) {
    if (folders.includes(folder) || folder === '/') return undefined;
    folder = dirname(folder);
  }
  return folder;
}
