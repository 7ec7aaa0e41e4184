import type { ComposeScalar } from '../../../parser/compose/tree.js';
import { basename, join, relativeTo } from '../../../text/path.js';
import type { Located, Note } from '../../../text/location.js';
import type { Build, ComposeProject, Service } from '../../compose.js';
import type { FileHost } from '../../files.js';
import { type Fact, valueOf } from '../../known.js';
import { isFoundFurtherUp, isSurelyAbsent, nearPath } from '../running/absent.js';
import { scalarValue } from './interpolate.js';
import { assignmentsOf, child, scalarChild } from './nodes.js';
import { contextServices } from './references.js';
import { ownPath } from '../writing/own-path.js';

/** A path of a build where something else is than what the build needs. */
export interface WrongPath extends Located {
  /** Relative to the working directory. */
  readonly path: string;
  /** `absent`, or a file in the place of a folder and the other way round. */
  readonly problem: 'absent' | 'file' | 'directory';
  /** A path that is there and that was probably meant, written as the path has to be. */
  readonly near: string | undefined;
  readonly evidence: readonly Note[];
}

/** The build context of a service, where it surely is no folder. */
export const wrongContext = (service: Service, build: Build, host: FileHost): WrongPath | undefined =>
  wrongFolder(build.contextAt, contextText(service), build.context, service.project, host);

/** The build context as it is written; `.` where none is. */
function contextText({ node, project }: Service): string {
  const build = child(node, 'build');
  const scalar = build?.kind === 'scalar' ? build : scalarChild(build, 'context');
  return (scalar && valueOf(scalarValue(scalar, project.interpolation))) || '.';
}

/** A path that is no folder. `written`: as it stands in the compose file. */
function wrongFolder(
  { at }: Located,
  written: string,
  fact: Fact<string>,
  { directory }: ComposeProject,
  host: FileHost,
): WrongPath | undefined {
  if (!fact.known) return undefined;
  const { value: path, evidence } = fact;
  if (host.kindOf(path) === 'file') return { at, path, problem: 'file', near: undefined, evidence };
  if (!isSurelyAbsent(host, directory, path) || isFoundFurtherUp(host, directory, written)) return undefined;
  const found = nearPath(host, path);
  const near = found?.kind === 'directory' ? relative(directory, found.path) : undefined;
  return { at, path, problem: 'absent', near, evidence };
}

/** A path as people write it beside a compose file. */
const relative = (directory: string, path: string): string => {
  const below = relativeTo(directory, path);
  return below === undefined ? path : `./${below}`;
};

/** A context that is fetched, or that another tool brings: `docker-image://`, `oci-layout://`, `service:x`. */
const elsewhere = /^(?:[\w-]+:|git@|github\.com\/)/;

/** The `additional_contexts` of a service that surely are no folders. */
export function wrongNamedContexts({ node, project }: Service, host: FileHost): readonly WrongPath[] {
  const { items } = assignmentsOf(child(child(node, 'build'), 'additional_contexts'));
  return items.flatMap(({ value }) => {
    const text = value && valueOf(scalarValue(value, project.interpolation));
    if (!value || !text || elsewhere.test(text)) return [];
    return wrongFolder(value, text, ownPath(value, project, host), project, host) ?? [];
  });
}

/** The services that serve as additional contexts and that nothing builds, so that Compose refuses the project. */
export const unbuiltContexts = ({ node, project }: Service): readonly (Located & { readonly service: Service })[] =>
  contextServices(node, project.interpolation).flatMap(({ at, name }) => {
    const service = project.services.get(valueOf(name) ?? '');
    return service && !service.attribute('build') ? [{ at, service }] : [];
  });

/** A Dockerfile that is surely not there, although its context is. */
export interface WrongDockerfile extends WrongPath {
  readonly context: string;
  /** The Dockerfiles that the context's folder has. */
  readonly others: readonly string[];
}

/** The Dockerfile of a service, where it surely is no file of a context that is there. */
export function wrongDockerfile(service: Service, build: Build, host: FileHost): WrongDockerfile | undefined {
  const { context, dockerfilePath } = build;
  if (!context.known || !dockerfilePath.known || host.kindOf(context.value) !== 'directory') return undefined;
  const path = dockerfilePath.value;
  const written = scalarChild(child(service.node, 'build'), 'dockerfile');
  const { at } = written ?? build.contextAt;
  const evidence = [...context.evidence, ...dockerfilePath.evidence];
  const found = { at, path, context: context.value, evidence };
  if (host.kindOf(path) === 'directory') return { ...found, problem: 'directory', near: undefined, others: [] };
  const text = written && valueOf(scalarValue(written, service.project.interpolation));
  const whole = join(contextText(service), text || 'Dockerfile');
  if (!isSurelyAbsent(host, context.value, path) || isFoundFurtherUp(host, service.project.directory, whole))
    return undefined;
  const near = text && written ? misplaced(written, service, context.value, host) : undefined;
  return {
    ...found,
    problem: 'absent',
    near: near ?? similar(path, context.value, host),
    others: dockerfilesIn(context.value, host),
  };
}

/** The path counts from the context, and was written as if it counted from the compose file. */
function misplaced(written: ComposeScalar, { project }: Service, context: string, host: FileHost): string | undefined {
  const path = valueOf(ownPath(written, project, host));
  return path !== undefined && host.kindOf(path) === 'file' ? relativeTo(context, path) : undefined;
}

function similar(path: string, context: string, host: FileHost): string | undefined {
  const near = nearPath(host, path);
  return near?.kind === 'file' ? relativeTo(context, near.path) : undefined;
}

const dockerfilesIn = (folder: string, host: FileHost): readonly string[] =>
  (host.list(folder) ?? [])
    .filter(({ name, kind }) => kind === 'file' && /^(?:dockerfile|containerfile)(?:[.-]|$)|\.dockerfile$/i.test(name))
    .map(({ name }) => basename(name))
    .filter((name) => !name.endsWith('.dockerignore'));
