import type { ComposeNode, ComposeScalar } from '../../../parser/compose/tree.js';
import { join } from '../../../text/path.js';
import type { Build, Service } from '../../compose.js';
import { environmentOf } from '../../environment.js';
import { type Fact, known, thenFact, unknown, valueOf } from '../../known.js';
import { lazy } from '../../lazy.js';
import type { Dockerfile, Stage } from '../../stage.js';
import { scalarValue } from './interpolate.js';
import { assignmentsOf, child, isNull, scalarChild } from './nodes.js';
import { localPath, type Scope } from '../loading/scope.js';
import { assignedVariables } from './variables.js';

/** What Compose hands to git or downloads instead of looking for a folder. */
const remote = /^(?:https?:\/\/|git:\/\/|ssh:\/\/|git@|github\.com\/|oci:\/\/)/;

/**
 * Reads `build`: a string is its context; in a mapping the context is `.` and the Dockerfile `Dockerfile` by default.
 *
 * Source: https://docs.docker.com/reference/compose-file/build/
 */
export function readBuild(node: ComposeNode | undefined, service: Service, scope: Scope): Build | undefined {
  if (!node || isNull(node) || node.kind === 'list') return undefined;
  const { interpolation } = scope;
  const contextNode = node.kind === 'scalar' ? node : scalarChild(node, 'context');
  const context = contextOf(contextNode, node, scope);
  const dockerfilePath = thenFact(context, (folder) => dockerfilePathOf(node, folder, scope));
  const target = scalarChild(node, 'target');
  const targetName = target && scalarValue(target, interpolation);
  const args = assignedVariables(child(node, 'args'), interpolation, 'arg');
  const dockerfile = lazy(() =>
    thenFact(context, (folder) => thenFact(dockerfilePath, (path) => scope.link.dockerfile(path, folder, service))),
  );
  return Object.assign(new LinkedBuild(dockerfile), {
    at: node.at,
    context,
    contextAt: contextNode ?? node,
    dockerfilePath,
    target: target && targetName && valueOf(targetName) !== '' ? { at: target.at, name: targetName } : undefined,
    arguments: environmentOf(args.variables, args.incomplete),
    additionalContexts: assignmentsOf(child(node, 'additional_contexts')).items.map(({ key }) => key.text),
  });
}

/** The Dockerfile of a build, looked at when somebody asks. A class, because getters in object literals are slow (docs/decisions/quick-spread.md). */
class LinkedBuild {
  readonly #dockerfile: () => Fact<Dockerfile>;

  constructor(dockerfile: () => Fact<Dockerfile>) {
    this.#dockerfile = dockerfile;
  }

  get dockerfile(): Fact<Dockerfile> {
    return this.#dockerfile();
  }
}

function contextOf(scalar: ComposeScalar | undefined, build: ComposeNode, scope: Scope): Fact<string> {
  if (!scalar) return isNull(child(build, 'context')) ? known(scope.directoryOf(build)) : unknown('it is no path');
  // People who write it call Compose from the folder of the file.
  const inPwd = /^\$(?:PWD|\{PWD\})(?:\/([\w./-]*))?$/.exec(scalar.text);
  const written = inPwd ? known(inPwd[1] || '.') : scalarValue(scalar, scope.interpolation);
  return thenFact(written, (path) =>
    remote.test(path)
      ? unknown('the build context is fetched from elsewhere')
      : localPath(scope.host, scope.directoryOf(scalar), path),
  );
}

function dockerfilePathOf(build: ComposeNode, context: string, scope: Scope): Fact<string> {
  if (!isNull(child(build, 'dockerfile_inline'))) return unknown('the Dockerfile is written in the compose file');
  const scalar = scalarChild(build, 'dockerfile');
  if (!scalar) return known(defaultDockerfile(context, scope));
  return thenFact(scalarValue(scalar, scope.interpolation), (path) =>
    path === '' ? known(defaultDockerfile(context, scope)) : localPath(scope.host, context, path),
  );
}

/** `Dockerfile`, for which `dockerfile` may stand: https://github.com/moby/moby/issues/10858. */
function defaultDockerfile(context: string, { host }: Scope): string {
  const [path, lower] = ['Dockerfile', 'dockerfile'].map((name) => join(context, name)) as [string, string];
  return host.kindOf(path) === undefined && host.kindOf(lower) === 'file' ? lower : path;
}

/** The stage that a build selects: its target, else the last one. */
export const stageOf = (build: Build): Fact<Stage> =>
  thenFact(build.dockerfile, (dockerfile) => {
    if (!build.target) return lastStage(dockerfile);
    return thenFact(build.target.name, (name) => {
      const stage = dockerfile.stageNamed(name);
      return stage ? known(stage) : unknown(`${dockerfile.file.path} has no stage ${name}`);
    });
  });

function lastStage({ stages, file }: Dockerfile): Fact<Stage> {
  const stage = stages.at(-1);
  return stage ? known(stage) : unknown(`${file.path} has no stage`);
}
