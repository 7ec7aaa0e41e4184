import { parseImageReference } from '../../parser/image-reference.js';
import type { ComposeEntry, ComposeMap, ComposeNode } from '../../parser/compose/tree.js';
import type { ComposeProject, Mount, PublishedPort, Service, ServiceCommand } from '../compose.js';
import { type Environment, environmentOf } from '../environment.js';
import { type Fact, known, thenFact, unknown, valueOf } from '../known.js';
import { lazy } from '../lazy.js';
import { readBuild, stageOf } from './values/build.js';
import { envFilesOf } from './values/env-files.js';
import { interpolate, scalarValue } from './values/interpolate.js';
import { readMount } from './values/mount-syntax.js';
import { child, isNull, itemsOf, scalarChild } from './values/nodes.js';
import { portKey, readPort } from './values/port-syntax.js';
import { dependenciesOf, exposedPorts, linksOf, networksOf, otherServicesOf, sourcesOf } from './values/references.js';
import { serviceRole } from './loading/role.js';
import { localPath, type Scope } from './loading/scope.js';
import { assignedVariables, envFileVariables, type Variables } from './values/variables.js';

/** A service after merging, with what each file writes about it: the base first. */
export interface ServiceInput {
  readonly kind: Service['kind'];
  readonly name: string;
  readonly entry: ComposeEntry;
  readonly node: ComposeMap;
  readonly layers: readonly ComposeMap[];
}

/** Reads a service. What needs Dockerfiles is computed when it is first asked for. */
export function buildService(input: ServiceInput, project: ComposeProject, scope: Scope): Service {
  const { kind, name, entry, node } = input;
  const { interpolation } = scope;
  const profiles = itemsOf(child(node, 'profiles')).flatMap((item) =>
    item.kind === 'scalar' ? [valueOf(scalarValue(item, interpolation)) ?? item.text] : [],
  );
  const mounts = mountsOf(node, scope);
  const networkMode = scalarChild(node, 'network_mode');
  const own = lazy(() => assignedVariables(child(node, 'environment'), interpolation, 'environment'));
  const ports: PublishedPort[] = [];
  const facts: Omit<Service, keyof LinkedService> & { build: Service['build'] } = {
    at: entry.key.at,
    project,
    kind,
    name,
    entry,
    node,
    attribute: (attribute) => node.entries.get(attribute),
    image: imageOf(node, interpolation),
    build: undefined,
    command: commandOf(node, 'command'),
    entrypoint: commandOf(node, 'entrypoint'),
    envFiles: envFilesOf(child(node, 'env_file'), scope),
    declared: declaredIn(input, own, interpolation),
    ports,
    expose: exposedPorts(node, interpolation),
    mounts,
    dependsOn: dependenciesOf(node, interpolation),
    links: linksOf(node, interpolation),
    otherServices: otherServicesOf(node, interpolation),
    networks: networksOf(node, interpolation),
    namedVolumes: mounts.flatMap(({ type, sourceAt, source }) =>
      type === 'volume' && source && sourceAt && valueOf(source) !== '' ? [{ at: sourceAt.at, name: source }] : [],
    ),
    secrets: sourcesOf(child(node, 'secrets'), interpolation),
    configs: sourcesOf(child(node, 'configs'), interpolation),
    networkMode: networkMode && scalarValue(networkMode, interpolation),
    profiles,
    role: serviceRole(name, profiles, project.role),
  };
  const service = Object.assign(new LinkedService((): Service => service, own, scope), facts);
  service.build = readBuild(child(node, 'build'), service, scope);
  ports.push(...portsOf(node, service, interpolation));
  return service;
}

/**
 * What a service has from other files, looked at when somebody asks. A class, because getters in object literals are slow
 * (docs/decisions/quick-spread.md).
 */
class LinkedService {
  readonly #stage: () => Service['stage'];
  readonly #fileEnvironment: () => Environment;
  readonly #assigned: () => Environment;
  readonly #environment: () => Environment;
  readonly #process: () => Service['process'];

  constructor(self: () => Service, own: () => Variables, scope: Scope) {
    this.#stage = lazy(() => {
      const { build } = self();
      return build && stageOf(build);
    });
    this.#fileEnvironment = lazy(() => fileEnvironmentIn(self(), scope));
    this.#assigned = lazy(() => assignedIn(self(), own()));
    this.#environment = lazy(() => environmentIn(self(), scope));
    this.#process = lazy(() => scope.link.process(self()));
  }

  get stage(): Service['stage'] {
    return this.#stage();
  }

  get fileEnvironment(): Environment {
    return this.#fileEnvironment();
  }

  get assigned(): Environment {
    return this.#assigned();
  }

  get environment(): Environment {
    return this.#environment();
  }

  get process(): Service['process'] {
    return this.#process();
  }
}

function imageOf(node: ComposeMap, interpolation: Environment): Service['image'] {
  const scalar = scalarChild(node, 'image');
  if (!scalar) return undefined;
  const text = scalarValue(scalar, interpolation);
  const reference = thenFact(text, (value) => {
    const parsed = parseImageReference(value);
    return parsed ? known(parsed) : unknown('it is no image reference');
  });
  return { at: scalar.at, text, reference };
}

function commandOf(node: ComposeMap, attribute: 'command' | 'entrypoint'): ServiceCommand | undefined {
  const entry = node.entries.get(attribute);
  if (!entry || isNull(entry.value) || entry.value.kind === 'map') return undefined;
  return { at: entry.value.at, form: entry.value.kind === 'list' ? 'list' : 'string', entry };
}

/** The image's variables, then those of env_file, then those of `environment`. */
function environmentIn(service: Service, scope: Scope): Environment {
  const image = scope.link.imageEnvironment(service);
  const { assigned } = service;
  return environmentOf([...image.variables, ...assigned.variables], image.incomplete ?? assigned.incomplete);
}

function fileEnvironmentIn({ node }: Service, scope: Scope): Environment {
  const { variables, incomplete } = envFileVariables(child(node, 'env_file'), scope);
  return environmentOf(variables, incomplete);
}

/** The variables of env_file, then those of `environment`. */
function assignedIn({ fileEnvironment }: Service, own: Variables): Environment {
  return environmentOf([...fileEnvironment.variables, ...own.variables], fileEnvironment.incomplete ?? own.incomplete);
}

/**
 * Everything that any of the files writes in `environment` and `build.args`: `variables` has also what a later file or a
 * later line replaces, because a secret stays written there. `own` is the `environment` after merging.
 */
function declaredIn({ node, layers }: ServiceInput, own: () => Variables, interpolation: Environment): Environment {
  const written = layers.flatMap((layer) => [
    layer === node ? own() : assignedVariables(child(layer, 'environment'), interpolation, 'environment'),
    assignedVariables(child(child(layer, 'build'), 'args'), interpolation, 'environment'),
  ]);
  const variables = written.flatMap((part) => part.variables);
  const incomplete = written.find((part) => part.incomplete !== undefined)?.incomplete;
  return { ...environmentOf(variables, incomplete), variables };
}

/** The ports in order; of two that are the same for Compose the later, in the place of the first. */
function portsOf(node: ComposeMap, service: Service, interpolation: Environment): readonly PublishedPort[] {
  const ports = new Map<unknown, PublishedPort>();
  for (const item of itemsOf(child(node, 'ports'))) {
    const port = readPort(item, interpolation);
    if (port) ports.set(portKey(item, interpolation) ?? item, { ...port, service });
  }
  return [...ports.values()];
}

function mountsOf(node: ComposeMap, scope: Scope): readonly Mount[] {
  const { interpolation } = scope;
  const volumes = itemsOf(child(node, 'volumes')).flatMap((item) => {
    const mount = readMount(item, interpolation);
    if (!mount) return [];
    const { at, type, source, target, readOnly } = mount;
    return [
      {
        at,
        type,
        source: source?.value,
        sourceAt: source && { at: source.at },
        hostPath: type === 'bind' && source ? hostPathOf(source.value, item, scope) : undefined,
        target: target.value,
        readOnly,
      },
    ];
  });
  return [...volumes, ...itemsOf(child(node, 'tmpfs')).flatMap((item) => temporary(item, interpolation))];
}

const hostPathOf = (source: Fact<string>, item: ComposeNode, scope: Scope): Fact<string> =>
  thenFact(source, (path) => localPath(scope.host, scope.directoryOf(item), path));

/** An item of `tmpfs`: a path, and options behind a colon. */
function temporary(item: ComposeNode, interpolation: Environment): readonly Mount[] {
  if (item.kind !== 'scalar' || item.value === null) return [];
  const { text, part } = interpolate(item, interpolation);
  const colon = text.indexOf(':');
  const target = part(0, colon === -1 ? text.length : colon).value;
  return [
    {
      at: item.at,
      type: 'tmpfs',
      source: undefined,
      sourceAt: undefined,
      hostPath: undefined,
      target,
      readOnly: false,
    },
  ];
}
