import type { Located } from '../../../text/location.js';
import { basename, dirname, relativeTo } from '../../../text/path.js';
import type { ComposeProject, Resource } from '../../compose.js';
import type { FileHost } from '../../files.js';
import { valueOf } from '../../known.js';
import { isFoundFurtherUp, isSurelyAbsent, nearPath } from './absent.js';
import { isExample } from '../values/env-files.js';
import { scalarValue } from '../values/interpolate.js';
import { scalarChild } from '../values/nodes.js';
import { localPath } from '../loading/scope.js';

/** A secret or config that is read from a file which does not exist. `at` is the path. */
export interface MissingSecretFile extends Located {
  readonly section: 'secrets' | 'configs';
  readonly name: string;
  /** Relative to the working directory. */
  readonly path: string;
  /** A path that is there and that was probably meant. */
  readonly near: string | undefined;
  /** A service that gets it: Docker refuses to start its container. */
  readonly user: Located & { readonly service: string };
}

/**
 * The files of secrets and configs that services get and that are not there. None where another folder may be the one that paths count
 * from, none that git ignores, and none that there is an example of.
 */
export function missingSecretFiles(project: ComposeProject, host: FileHost): readonly MissingSecretFile[] {
  if (project.open !== undefined) return [];
  const own = new Set(project.documents.map(({ file }) => file));
  return (['secrets', 'configs'] as const).flatMap((section) =>
    [...project[section].values()].flatMap((resource) =>
      own.has(resource.at.file) && !resource.external ? missing(resource, section, project, host) : [],
    ),
  );
}

function missing(
  { node, name }: Resource,
  section: MissingSecretFile['section'],
  project: ComposeProject,
  host: FileHost,
): readonly MissingSecretFile[] {
  const scalar = scalarChild(node, 'file');
  const written = scalar && valueOf(scalarValue(scalar, project.interpolation));
  const path = written === undefined ? undefined : valueOf(localPath(host, project.directory, written));
  if (!scalar || path === undefined || !isSurelyAbsent(host, project.directory, path)) return [];
  const below = relativeTo(project.directory, path);
  if (below !== undefined && isFoundFurtherUp(host, project.directory, below)) return [];
  if (hasExample(path, host)) return [];
  const user = userOf(name, section, project);
  return user ? [{ at: scalar.at, section, name, path, near: nearPath(host, path)?.path, user }] : [];
}

/** The first service that is started without being asked for and that gets it. */
function userOf(
  name: string,
  section: MissingSecretFile['section'],
  { services }: ComposeProject,
): MissingSecretFile['user'] | undefined {
  for (const service of services.values()) {
    const reference =
      service.profiles.length > 0 ? undefined : service[section].find((each) => valueOf(each.name) === name);
    if (reference) return { at: reference.at, service: service.name };
  }
  return undefined;
}

/** `password.txt.example` beside `password.txt`, or a folder of examples: everybody makes their own. */
function hasExample(path: string, host: FileHost): boolean {
  const own = basename(path);
  return (host.list(dirname(path)) ?? []).some(
    ({ name }) =>
      name.startsWith(`${own}.`) ||
      isExample(name) ||
      /example|sample|template|dist|readme|gitkeep|gitignore/i.test(name),
  );
}
