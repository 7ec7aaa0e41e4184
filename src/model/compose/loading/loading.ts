import type { ComposeScalar } from '../../../parser/compose/tree.js';
import type { Located } from '../../../text/location.js';
import { dirname, join } from '../../../text/path.js';
import type { SourceFile } from '../../../text/source.js';
import type { FileReference, LoadFault, ReferencedDocument } from '../../compose.js';
import type { Environment } from '../../environment.js';
import { type Fact, thenFact, unknown, valueOf } from '../../known.js';
import { isSurelyAbsent, nearPath } from '../running/absent.js';
import type { Library, Loaded } from './files.js';
import { scalarValue } from '../values/interpolate.js';
import { localPath } from './scope.js';

/** What is gathered while the files of one project are loaded. */
export interface Loading {
  readonly library: Library;
  /** The project's variables, and by file those of what it includes. */
  readonly environment: Environment;
  /** The variables of files that see others than the project's. */
  readonly environments: Map<SourceFile, Environment>;
  /** The folder that paths count from, for files that count from another one than the project's. */
  readonly directories: Map<string, string>;
  readonly referenced: Map<string, ReferencedDocument>;
  readonly faults: LoadFault[];
}

/** Begins to load a project with the variables of its `.env`. */
export function startLoading(library: Library, interpolation: Environment): Loading {
  const environments = new Map<SourceFile, Environment>();
  return {
    library,
    environment: { ...interpolation, within: (file) => environments.get(file) },
    environments,
    directories: new Map(),
    referenced: new Map(),
    faults: [],
  };
}

/** Notes a file that another one brings in, with the folder that its paths count from. */
export function addReferenced(document: ReferencedDocument, directory: string, loading: Loading): void {
  const { path } = document.document.file;
  if (!loading.referenced.has(path)) loading.referenced.set(path, document);
  if (!loading.directories.has(path)) loading.directories.set(path, directory);
}

/** The file that a value names, counted from a folder; without one, the fault is noted. */
export function followFile(
  scalar: ComposeScalar,
  directory: string,
  by: FileReference,
  loading: Loading,
): Loaded | undefined {
  const path = pathIn(scalar, directory, loading);
  if (!path.known) return notFollowed(scalar, by, path.because, loading);
  const loaded = loading.library.load(path.value);
  if (!loaded) return notFound(scalar, path.value, by, loading);
  const { tree, isV1 } = loaded.document;
  if (tree.templated) return notFollowed(scalar, by, `${path.value} is a template`, loading);
  if (isV1) return notFollowed(scalar, by, `${path.value} has the format of 2015`, loading);
  if (tree.broken) notFollowed(scalar, by, `${path.value} is no valid YAML`, loading);
  return loaded;
}

/** The path that a value names, counted from a folder; unknown where it is not of this project. */
export const pathIn = (scalar: ComposeScalar, directory: string, { library, environment }: Loading): Fact<string> =>
  thenFact(scalarValue(scalar, environment), (path) =>
    isRemote(path) ? unknown('it is remote') : localPath(library.host, directory, path),
  );

/** What Compose fetches: OCI artifacts and git repositories. */
const isRemote = (path: string): boolean =>
  /^(?:[A-Za-z][A-Za-z0-9+.-]*:\/\/|[\w.-]+@[\w.-]+:|github\.com\/)/.test(path);

/** Notes that a value was not followed. */
export function notFollowed({ at }: Located, by: FileReference, because: string, loading: Loading): undefined {
  loading.faults.push({ at, kind: 'not-followed', by, because });
}

/** Notes that no file could be read at a path. */
export function notFound(scalar: ComposeScalar, path: string, by: FileReference, loading: Loading): undefined {
  const { host } = loading.library;
  const isDirectory = host.kindOf(path) === 'directory';
  const folder = dirname(scalar.at.file.path);
  if (!isDirectory && (!isSurelyAbsent(host, folder, path) || isFoundFurtherUp(scalar, folder, loading)))
    return notFollowed(scalar, by, `${path} cannot be read`, loading);
  const near = isDirectory ? undefined : nearPath(host, path)?.path;
  loading.faults.push({ at: scalar.at, kind: 'missing-file', by, path, isDirectory, near });
}

const longestWayUp = 64;

/** Whether a path that is not there counts from a folder further up, given by `--project-directory` or by a first file. */
function isFoundFurtherUp(scalar: ComposeScalar, directory: string, { library, environment }: Loading): boolean {
  const { host } = library;
  let folder = directory;
  const written = valueOf(scalarValue(scalar, environment)) ?? '';
  for (let level = 0; level < longestWayUp && host.kindOf(folder) === 'directory'; level++) {
    if (host.kindOf(join(folder, written)) === 'file') return true;
    folder = dirname(folder);
  }
  return false;
}
