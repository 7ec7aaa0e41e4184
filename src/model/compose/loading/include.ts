import type { ComposeMap, ComposeNode, ComposeScalar } from '../../../parser/compose/tree.js';
import { dirname, join } from '../../../text/path.js';
import { type Environment, environmentAt } from '../../environment.js';
import { valueOf } from '../../known.js';
import type { Loaded } from './files.js';
import { scalarValue } from '../values/interpolate.js';
import { followFile, type Loading, notFollowed, notFound, pathIn } from './loading.js';
import { child, itemsOf, scalarChild } from '../values/nodes.js';
import { includedInterpolation } from '../values/variables.js';

/** One item of `include`: a Compose project of its own kind. */
export interface Inclusion {
  /** Where the first of its files is named. */
  readonly node: ComposeScalar;
  /** The first, and those laid over it. */
  readonly files: readonly [Loaded, ...Loaded[]];
  /** The folder that its paths count from. */
  readonly directory: string;
  readonly environment: Environment;
}

/**
 * What a file includes, as far as it can be read; what cannot is noted. Paths count from the folder of the project that
 * the file is of.
 *
 * Source: https://docs.docker.com/reference/compose-file/include/
 */
export function inclusionsOf(content: ComposeMap, directory: string, loading: Loading): readonly Inclusion[] {
  return itemsOf(child(content, 'include')).flatMap((item) => {
    const inclusion = readInclusion(item, directory, loading);
    return inclusion ? [inclusion] : [];
  });
}

function readInclusion(item: ComposeNode, directory: string, loading: Loading): Inclusion | undefined {
  const written = item.kind === 'map' ? itemsOf(child(item, 'path')) : [item];
  const paths = written.flatMap((path) => (path.kind === 'scalar' && path.value !== null ? [path] : []));
  const [node] = paths;
  if (!node) return undefined;
  const [first, ...others] = paths.map((path) => followFile(path, directory, 'include', loading));
  if (!first) return undefined;
  const own = ownDirectory(item, first, directory, loading);
  if (own === undefined) return undefined;
  return {
    node,
    files: [first, ...others.filter((file) => file !== undefined)],
    directory: own,
    environment: environmentOf(item, own, directory, loading),
  };
}

/** `project_directory`, else the folder of the first file. */
function ownDirectory(item: ComposeNode, first: Loaded, directory: string, loading: Loading): string | undefined {
  const written = scalarChild(item, 'project_directory');
  if (!written) return dirname(first.file.path);
  const path = pathIn(written, directory, loading);
  return path.known ? path.value : notFollowed(written, 'include', path.because, loading);
}

/** The variables of `env_file`, else those of the `.env` of the included folder, behind those of the including file. */
function environmentOf(item: ComposeNode, own: string, directory: string, loading: Loading): Environment {
  const { library, environment } = loading;
  const outer = environmentAt(environment, item);
  const written = itemsOf(child(item, 'env_file'));
  if (written.length > 0) {
    const paths = written.flatMap((file) => (file.kind === 'scalar' ? envFilePath(file, directory, loading) : []));
    return includedInterpolation(library.host, paths, outer);
  }
  const path = join(own, '.env');
  const kind = library.host.kindOf(path);
  const isThere = kind !== undefined && kind !== 'directory' && kind !== 'outside';
  return includedInterpolation(library.host, isThere ? [path] : [], outer);
}

/** The path of an environment file; a file that is surely missing is noted. `/dev/null` means none. */
function envFilePath(file: ComposeScalar, directory: string, loading: Loading): readonly string[] {
  if (valueOf(scalarValue(file, loading.environment)) === '/dev/null') return [];
  const path = pathIn(file, directory, loading);
  // A path that is not known hides what it sets: it is named, so that it counts as a file that cannot be read.
  if (!path.known) return [file.text];
  const { host } = loading.library;
  if (!host.read(path.value)) notFound(file, path.value, 'include-env-file', loading);
  return [path.value];
}
