import type { ComposeMap } from '../../../parser/compose/tree.js';
import { place } from '../../../text/location.js';
import { basename, dirname, isInside, join } from '../../../text/path.js';
import type { SourceFile } from '../../../text/source.js';
import type { ComposeDocument } from '../../compose.js';
import { environmentOf } from '../../environment.js';
import type { FileHost } from '../../files.js';
import { lazy } from '../../lazy.js';
import type { Languages } from '../../languages.js';
import { baseNames } from './file-names.js';
import { mergeMaps } from './merge.js';
import { child, itemsOf, mapChild, mapOf, scalarChild } from '../values/nodes.js';

/** A compose file read by itself. */
export interface Loaded {
  readonly file: SourceFile;
  readonly document: ComposeDocument;
  /** All its YAML documents laid over one another; empty for a template, the first format, and what is no mapping. */
  readonly content: ComposeMap;
  /** The mappings of its YAML documents one by one, at least one; an empty one where `content` is. */
  readonly roots: readonly ComposeMap[];
}

/** The compose files that are given, and those that they refer to, each read once. */
export interface Library {
  readonly host: FileHost;
  /** In the order of their paths. */
  readonly given: readonly Loaded[];
  /** A file by its path, given or on disk; undefined where it cannot be read. */
  load(path: string): Loaded | undefined;
  /** The given files of a folder, of those above it and of those below. */
  near(directory: string): readonly Loaded[];
  /** The path of a given file that includes this one or extends a service of it. */
  usedBy(path: string): string | undefined;
}

/** Reads the given files. */
export function createLibrary(
  files: readonly SourceFile[],
  host: FileHost,
  compose: NonNullable<Languages['compose']>,
): Library {
  const byPath = new Map<string, Loaded>();
  const read = (file: SourceFile): Loaded => {
    const loaded = byPath.get(file.path) ?? readCompose(file, compose);
    byPath.set(file.path, loaded);
    return loaded;
  };
  const given = [...files].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)).map(read);
  const users = lazy(() => usersOf(given));
  const near = nearIn(given);
  return {
    host,
    given,
    load(path) {
      const loaded = byPath.get(path);
      if (loaded) return loaded;
      const file = host.read(path);
      return file && read(file);
    },
    near,
    usedBy: (path) => users().get(path),
  };
}

/** Looks for the files of a folder, of those above it and of those below; they keep their order. */
function nearIn(given: readonly Loaded[]): Library['near'] {
  const folders = given.map(({ file }) => dirname(file.path));
  // Folders above the working directory have no end, and few projects lie there.
  if (folders.some((folder) => folder.startsWith('..')))
    return (directory) =>
      given.filter((_, index) => isInside(directory, folders[index]!) || isInside(folders[index]!, directory));
  const own = indicesBy(folders, (folder) => [folder]);
  const below = indicesBy(folders, (folder) => [folder, ...foldersAbove(folder)]);
  const find = (directory: string): readonly Loaded[] => {
    const above = foldersAbove(directory).flatMap((folder) => own.get(folder) ?? []);
    return [...above, ...(below.get(directory) ?? [])].sort((a, b) => a - b).map((index) => given[index]!);
  };
  const known = new Map<string, readonly Loaded[]>();
  return (directory) => {
    const files = known.get(directory) ?? find(directory);
    known.set(directory, files);
    return files;
  };
}

function indicesBy(
  folders: readonly string[],
  keysOf: (folder: string) => readonly string[],
): ReadonlyMap<string, readonly number[]> {
  const indices = new Map<string, number[]>();
  for (const [index, folder] of folders.entries()) {
    for (const key of keysOf(folder)) {
      const list = indices.get(key);
      if (list) list.push(index);
      else indices.set(key, [index]);
    }
  }
  return indices;
}

/** The folders around one, up to the working directory or the root. */
function foldersAbove(folder: string): readonly string[] {
  const above: string[] = [];
  for (let at = folder; at !== '.' && at !== '/' && !at.startsWith('..');) {
    at = dirname(at);
    above.push(at);
  }
  return above;
}

function readCompose(file: SourceFile, compose: NonNullable<Languages['compose']>): Loaded {
  const tree = compose.parse(file);
  const [first] = tree.documents;
  const roots = tree.documents.filter((document) => document.kind === 'map');
  const isV1 = first !== undefined && !tree.templated && !tree.broken && compose.isV1(first);
  // Where lines are nested wrongly, it is the first error that counts.
  const errors = lazy(() =>
    tree.templated || tree.broken ? [] : tree.documents.flatMap((root) => compose.validate(root)),
  );
  const document = Object.assign(new CheckedDocument(errors), {
    at: place(file, 0, 0),
    file,
    tree,
    root: first?.kind === 'map' ? first : undefined,
    isV1,
  });
  const empty = mapOf([], { kind: 'list', items: [], at: place(file, 0, 0), via: [], tag: undefined });
  // Compose loads the documents of a stream like override files.
  const content = roots.reduce<ComposeMap | undefined>(
    (merged, root) => (merged ? mergeMaps(merged, root, environmentOf([], 'files are read before variables')) : root),
    undefined,
  );
  if (isV1 || tree.templated || !content) return { file, document, content: empty, roots: [empty] };
  return { file, document, content, roots };
}

/** The errors of a document, found when somebody asks. A class, because getters in object literals are slow (docs/decisions/quick-spread.md). */
class CheckedDocument {
  readonly #errors: () => ComposeDocument['schemaErrors'];

  constructor(errors: () => ComposeDocument['schemaErrors']) {
    this.#errors = errors;
  }

  get schemaErrors(): ComposeDocument['schemaErrors'] {
    return this.#errors();
  }
}

/**
 * Which file includes or extends which, as far as the paths are written without variables. A folder's base stands for
 * itself even where another file extends it.
 */
function usersOf(files: readonly Loaded[]): ReadonlyMap<string, string> {
  const users = new Map<string, string>();
  for (const { file, content } of files) {
    const extended = extendedPaths(content).filter((path) => !baseNames.includes(basename(path)));
    for (const path of [...includedPaths(content), ...extended]) {
      const used = join(dirname(file.path), path);
      if (used !== file.path && !users.has(used)) users.set(used, file.path);
    }
  }
  return users;
}

const includedPaths = (content: ComposeMap): readonly string[] =>
  itemsOf(child(content, 'include')).flatMap((item) =>
    itemsOf(item.kind === 'map' ? child(item, 'path') : item).flatMap((path) =>
      path.kind === 'scalar' && path.word.value !== undefined ? [path.word.value] : [],
    ),
  );

const extendedPaths = (content: ComposeMap): readonly string[] =>
  [...(mapChild(content, 'services')?.entries.values() ?? [])].flatMap(({ value }) => {
    const file = scalarChild(child(value, 'extends'), 'file');
    return file?.word.value === undefined ? [] : [file.word.value];
  });
