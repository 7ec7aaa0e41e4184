// Files of the image that can be read because they come from the build context.
import type { PythonModule } from '../../parser/python/tree.js';
import type { SourceFile } from '../../text/source.js';
import { dirname, join } from '../../text/path.js';
import type { FileHost } from '../files.js';
import { distributionFiles } from '../filesystem/images.js';
import type { ImageFilesystem } from '../filesystem.js';
import { type Fact, known, unknown } from '../known.js';
import type { Languages } from '../languages.js';

/** What a process is read with. */
export interface ImageReader {
  readonly files: ImageFilesystem;
  readonly host: FileHost;
  readonly languages: Languages;
  /** Whether the image has a distribution installed, by normalised name. */
  readonly isInstalled: (distribution: string) => Fact<boolean>;
}

/** The file at an absolute path of the image: undefined where surely nothing is, unknown where it cannot be read. */
export function readImageFile({ files, host }: ImageReader, path: string): Fact<SourceFile | undefined> {
  const state = files.lookup(path);
  if (state.state === 'absent') return known(undefined);
  if (state.state === 'unknown') return unknown(state.because);
  if (state.kind === 'directory') return known(undefined);
  if (state.source === undefined) return unknown(`${path} is made in the build`);
  const file = host.read(state.source);
  return file ? known(file, ...state.evidence) : unknown(`${state.source} cannot be read`);
}

/**
 * The same for a file that no distribution brings, such as the configuration of a Python server in /etc or /root: where only the
 * distribution's own files are in doubt, it is not there.
 */
export function readOwnFile(reader: ImageReader, path: string): Fact<SourceFile | undefined> {
  const file = readImageFile(reader, path);
  if (file.known) return file;
  const untouched = distributionFiles.lookup(path);
  return untouched.state === 'unknown' && untouched.because === file.because ? known(undefined) : file;
}

const parsed = new WeakMap<SourceFile, PythonModule>();

/** A Python file as a module; unknown where no parser is at hand. Each file is parsed once. */
export function pythonModule({ languages }: ImageReader, file: SourceFile): Fact<PythonModule> {
  if (!languages.python) return unknown('Python files are not read');
  const module = parsed.get(file) ?? languages.python.parse(file);
  parsed.set(file, module);
  return known(module);
}

/**
 * The file of a dotted module name, looked for below a folder: `a/b.py` or `a/b/__init__.py`. Undefined where surely neither is
 * there.
 */
export function moduleFile(reader: ImageReader, folder: string, name: string): Fact<SourceFile | undefined> {
  if (!/^[A-Za-z_][\w.]*$/.test(name)) return known(undefined);
  const path = join(folder, name.replaceAll('.', '/'));
  // A package wins over a module of the same name.
  for (const candidate of [`${path}/__init__.py`, `${path}.py`]) {
    const file = readImageFile(reader, candidate);
    if (!file.known || file.value) return file;
  }
  return known(undefined);
}

/**
 * The nearest file of a name in a folder or above it, as python-dotenv looks for it. Above the folder only what is surely there
 * counts: nobody puts such files into system folders.
 */
export function findUpward(reader: ImageReader, folder: string, name: string): Fact<SourceFile | undefined> {
  let at = folder;
  for (let depth = 0; depth < 20; depth++) {
    const path = join(at, name);
    const file = readImageFile(reader, path);
    if (file.known && file.value) return file;
    if (!file.known && (depth === 0 || reader.files.lookup(path).state === 'present')) return file;
    if (at === '/') break;
    at = dirname(at);
  }
  return known(undefined);
}
