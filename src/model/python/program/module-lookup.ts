import { join } from '../../../text/path.js';
import type { SourceFile } from '../../../text/source.js';
import { type ImageReader, readImageFile } from '../../process/image-file.js';

/** Where a dotted module name leads when some folders of the image are searched. Paths are absolute. */
export type ModuleLookup =
  | { readonly kind: 'file'; readonly path: string; readonly file: SourceFile }
  /** A package without `__init__.py`, which may be spread over several folders. */
  | { readonly kind: 'namespace'; readonly folders: readonly string[] }
  /** Surely in none of the folders: it may still be in the standard library or installed. */
  | { readonly kind: 'absent'; readonly tried: readonly string[] }
  | { readonly kind: 'unknown'; readonly because: string };

/**
 * Looks a dotted name up as Python's path finder does: a package wins over a module of the same name, both over a folder without
 * `__init__.py`, and once the first part is found, the others are looked for inside it only. A module that is made in the build
 * or compiled is unknown. Source: https://docs.python.org/3/reference/import.html#the-path-based-finder
 */
export function lookUpModule(reader: ImageReader, folders: readonly string[], name: string): ModuleLookup {
  if (!/^[^\W\d]\w*(?:\.[^\W\d]\w*)*$/u.test(name)) return { kind: 'absent', tried: [] };
  const [first = '', ...rest] = name.split('.');
  let found = lookUpPart(reader, folders, first);
  for (const part of rest) {
    const inside = packageFolders(found);
    if (!inside)
      return found.kind === 'file' ? { kind: 'absent', tried: triedIn([pathWithout(found.path)], part) } : found;
    found = lookUpPart(reader, inside, part);
  }
  return found;
}

/** The folders that submodules of a package are looked for in; undefined for what is no package. */
export function packageFolders(found: ModuleLookup): readonly string[] | undefined {
  if (found.kind === 'namespace') return found.folders;
  return found.kind === 'file' && found.path.endsWith('/__init__.py')
    ? [found.path.slice(0, -'/__init__.py'.length)]
    : undefined;
}

const pathWithout = (path: string): string => path.replace(/\.py$/, '');

const triedIn = (folders: readonly string[], part: string): readonly string[] =>
  folders.flatMap((folder) => [join(folder, `${part}/__init__.py`), join(folder, `${part}.py`)]);

function lookUpPart(reader: ImageReader, folders: readonly string[], part: string): ModuleLookup {
  const portions: string[] = [];
  for (const folder of folders) {
    for (const path of triedIn([folder], part)) {
      const file = readImageFile(reader, path);
      if (!file.known) return { kind: 'unknown', because: file.because };
      if (file.value) return { kind: 'file', path, file: file.value };
    }
    const compiled = reader.files
      .list(folder)
      .find((name) => name.startsWith(`${part}.`) && /\.(?:so|pyc)$/.test(name));
    if (compiled) return { kind: 'unknown', because: `${join(folder, compiled)} is compiled` };
    const itself = reader.files.lookup(join(folder, part));
    if (itself.state === 'unknown') return { kind: 'unknown', because: itself.because };
    if (itself.state === 'present' && itself.kind === 'directory') portions.push(join(folder, part));
  }
  return portions.length > 0
    ? { kind: 'namespace', folders: portions }
    : { kind: 'absent', tried: triedIn(folders, part) };
}
