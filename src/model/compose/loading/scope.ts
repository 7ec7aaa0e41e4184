import type { ComposeScalar } from '../../../parser/compose/tree.js';
import type { Located } from '../../../text/location.js';
import { join } from '../../../text/path.js';
import type { Service } from '../../compose.js';
import type { Environment } from '../../environment.js';
import type { FileHost } from '../../files.js';
import { type Fact, known, thenFact, unknown } from '../../known.js';
import type { Process } from '../../process.js';
import type { Dockerfile } from '../../stage.js';
import { scalarValue } from '../values/interpolate.js';

/** What services need from the Dockerfile half of the model; asked for lazily, because each half refers to the other. */
export interface ComposeLink {
  /** The Dockerfile at a path, built with a context; both are relative to the working directory. */
  dockerfile(path: string, contextDirectory: string, service: Service): Fact<Dockerfile>;
  /** What a service's container runs. */
  process(service: Service): Fact<Process>;
  /** The variables that a service's image brings. */
  imageEnvironment(service: Service): Environment;
}

/** What a project's values are read with. */
export interface Scope {
  readonly host: FileHost;
  readonly link: ComposeLink;
  readonly interpolation: Environment;
  /** The folder that a relative path counts from, by the place where it is written. */
  directoryOf(node: Located): string;
  /** A path relative to the working directory; unknown where it leaves the project or has variables without value. */
  pathOf(scalar: ComposeScalar): Fact<string>;
}

/** A scope whose relative paths count from a folder, except those of the files in `directories`, by path. */
export function scopeOf(
  host: FileHost,
  link: ComposeLink,
  interpolation: Environment,
  directory: string,
  directories: ReadonlyMap<string, string>,
): Scope {
  const directoryOf = ({ at }: Located): string => directories.get(at.file.path) ?? directory;
  return {
    host,
    link,
    interpolation,
    directoryOf,
    pathOf: (scalar) =>
      thenFact(scalarValue(scalar, interpolation), (path) => localPath(host, directoryOf(scalar), path)),
  };
}

/** A path against a folder, as long as it stays among the files that the host shows. */
export function localPath(host: FileHost, directory: string, path: string): Fact<string> {
  if (path.startsWith('~')) return unknown('it is a path of the home directory');
  if (/^(?:[/\\]|[A-Za-z]:[/\\])/.test(path)) return unknown('it is an absolute path of one machine');
  const joined = join(directory, path);
  return host.kindOf(joined) === 'outside' ? unknown('it is outside the project') : known(joined);
}
