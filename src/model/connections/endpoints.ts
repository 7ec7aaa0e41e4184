// What the services of a project are called in their networks, and on which ports they answer.
import { serviceImage, type ServiceImage } from '../../knowledge/service-images.js';
import type { ComposeProject, PublishedPort, Service } from '../compose.js';
import { scalarValue } from '../compose/values/interpolate.js';
import { sharesLoopback } from '../compose/exposure/network.js';
import { assignmentsOf, child, itemsOf, scalarChild } from '../compose/values/nodes.js';
import { mayRunTogether } from '../compose/names/profiles.js';
import { type Fact, known, unknown, valueOf } from '../known.js';
import type { DataKind } from '../../knowledge/url-schemes.js';

/** The known image that a service runs, or that its build is made from. */
export function imageOf({ stage, image, build }: Service): ServiceImage | undefined {
  const base = stage && valueOf(stage)?.rootBase;
  if (base?.kind === 'image') return serviceImage(base.reference.name);
  const reference = build ? undefined : image && valueOf(image.reference);
  return reference && serviceImage(reference.name);
}

/** The ports that a service may answer on inside its network: of its process, its image, EXPOSE, and what it publishes. */
export function containerPorts(service: Service): ReadonlySet<number> {
  let ports = portsOfServices.get(service);
  if (!ports) portsOfServices.set(service, (ports = findPorts(service)));
  return ports;
}

const portsOfServices = new WeakMap<Service, ReadonlySet<number>>();

function findPorts(service: Service): ReadonlySet<number> {
  const { ports, expose, stage, process } = service;
  const found = new Set<number>(imageOf(service)?.ports);
  for (const { port } of (process.known && valueOf(process.value.sockets)) || []) if (port.known) found.add(port.value);
  for (const { port } of expose) if (port.known) found.add(port.value);
  for (const { ports: range } of (stage && valueOf(stage)?.exposed) ?? []) addRange(valueOf(range), found);
  for (const { target } of ports) addRange(valueOf(target), found);
  return found;
}

/** A longer range is nobody's list of ports. */
const longestRange = 50;

function addRange(range: { readonly from: number; readonly to: number } | undefined, found: Set<number>): void {
  if (!range || range.to - range.from > longestRange) return;
  for (let port = range.from; port <= range.to; port++) found.add(port);
}

/** The item of `ports` that publishes a port of the host under another number, with the container's port. */
export function publishedAs(
  port: number,
  { ports }: Service,
): { readonly item: PublishedPort; readonly target: number } | undefined {
  for (const item of ports) {
    const published = valueOf(item.published);
    const target = valueOf(item.target);
    if (!published || !target || port < published.from || port > published.to) continue;
    if (published.to - published.from !== target.to - target.from) continue;
    return { item, target: target.from + (port - published.from) };
  }
  return undefined;
}

/** Another service of the project that answers on a port, or publishes it. */
export interface Answering {
  readonly service: Service;
  /** The port inside the network. */
  readonly port: number;
}

/** The services beside one that answer on a port, those that run a known image of the kind first. */
export function answering(port: number, kind: DataKind, service: Service): readonly Answering[] {
  const others = [...service.project.services.values()].filter(
    (other) => other !== service && mayRunTogether(other, service),
  );
  const found = others.flatMap((other): Answering[] => {
    if (containerPorts(other).has(port)) return [{ service: other, port }];
    const published = publishedAs(port, other);
    return published ? [{ service: other, port: published.target }] : [];
  });
  return found.sort((a, b) => Number(isOfKind(b.service, kind)) - Number(isOfKind(a.service, kind)));
}

const kindNames: ReadonlyMap<DataKind, RegExp> = new Map([
  ['postgresql', /^(?:PostgreSQL|TimescaleDB|CockroachDB|PgBouncer)$/i],
  ['mysql', /^(?:MySQL|MariaDB)$/],
  ['mongodb', /^MongoDB$/],
  ['redis', /^(?:Redis|Valkey|KeyDB|Dragonfly)/],
  ['amqp', /^RabbitMQ$/],
  ['elasticsearch', /^(?:Elasticsearch|OpenSearch)$/],
  ['memcached', /^Memcached$/],
]);

/** Whether a service surely is a server of a kind. */
export const isOfKind = (service: Service, kind: DataKind): boolean =>
  kindNames.get(kind)?.test(imageOf(service)?.name ?? '') === true;

/** Names that mean a service inside its networks, in lower case. */
export function namesOf(service: Service): readonly string[] {
  const { name, node, project } = service;
  const texts = (['container_name', 'hostname'] as const).flatMap((key) => {
    const scalar = scalarChild(node, key);
    return scalar ? [valueOf(scalarValue(scalar, project.interpolation)) ?? ''] : [];
  });
  const networks = child(node, 'networks');
  const aliases =
    networks?.kind === 'map'
      ? [...networks.entries.values()].flatMap(({ value }) => textsOf(child(value, 'aliases'), service))
      : [];
  return [name, ...texts, ...aliases].map((text) => text.toLowerCase()).filter((text) => text !== '');
}

const textsOf = (node: ReturnType<typeof child>, { project }: Service): readonly string[] =>
  itemsOf(node).flatMap((item) =>
    item.kind === 'scalar' ? [valueOf(scalarValue(item, project.interpolation)) ?? ''] : [],
  );

/** Names that one service alone gives to others: the aliases of its links, and its own hosts. */
export function ownNames(service: Service): readonly string[] {
  const { node, links } = service;
  const aliases = links.flatMap(({ alias }) => alias ?? []);
  const external = textsOf(child(node, 'external_links'), service).map((text) => text.slice(text.indexOf(':') + 1));
  const hosts = child(node, 'extra_hosts');
  const extra = [
    ...assignmentsOf(hosts).items.map(({ key }) => key.text),
    ...textsOf(hosts, service).map((text) => text.split(/[:=]/)[0] ?? ''),
  ];
  return [...aliases, ...external, ...extra].map((text) => text.toLowerCase());
}

/** The service that a host name means for another one; undefined for a name that no service has. */
export function serviceNamed(host: string, { project }: Service): Service | undefined {
  let named = namesInProjects.get(project);
  if (!named) {
    named = new Map();
    for (const service of [...project.services.values(), ...project.jobs.values()])
      for (const name of namesOf(service)) if (!named.has(name)) named.set(name, service);
    namesInProjects.set(project, named);
  }
  return named.get(host);
}

const namesInProjects = new WeakMap<ComposeProject, Map<string, Service>>();

/** Whether some service's name is a variable, or is given where it is not seen. */
const mayHaveMoreNames = ({ services }: ComposeProject): boolean =>
  [...services.values()].some(({ node, project }) =>
    (['container_name', 'hostname'] as const).some((key) => {
      const scalar = scalarChild(node, key);
      return scalar !== undefined && !scalarValue(scalar, project.interpolation).known;
    }),
  );

/** Whether a name surely means no container of the project for a service; unknown where something else may know it. */
export function isUnknownHost(host: string, service: Service): Fact<boolean> {
  const { project, networkMode, attribute } = service;
  if (serviceNamed(host, service) || ownNames(service).includes(host)) return known(false);
  if (project.open !== undefined) return unknown(project.open);
  if (networkMode || attribute('dns') || attribute('dns_search')) return unknown('its network is not its own');
  if (mayHaveMoreNames(project)) return unknown('a name of a container is a variable');
  if (usesExternalNetwork(service)) return unknown('it is in a network that others are in, too');
  // `project-db-1` and `project_db_1` are the containers' own names.
  const isContainer = [...project.services.keys()].some(
    (name) => host.includes(name.toLowerCase()) && /[-_]\d+$/.test(host),
  );
  return isContainer ? unknown('it may be the name of a container') : known(true);
}

/** Whether a service is in a network that is made elsewhere, or that is not known. */
export const usesExternalNetwork = ({ networks, project }: Service): boolean =>
  networks.some(({ name }) => !name.known || project.networks.get(name.value)?.external === true) ||
  (networks.length === 0 && project.networks.get('default')?.external === true);

/** The names of a service's networks; undefined where they are not known or not its own. */
function networkNames({ networks, networkMode }: Service): readonly string[] | undefined {
  if (networkMode) return undefined;
  if (networks.length === 0) return ['default'];
  const names = networks.flatMap(({ name }) => (name.known ? [name.value] : []));
  return names.length === networks.length ? names : undefined;
}

/** Whether two services are surely in no common network. */
export function areApart(one: Service, other: Service): boolean {
  const mine = networkNames(one);
  const theirs = networkNames(other);
  if (!mine || !theirs || [one, other].some((service) => sharesLoopback(service))) return false;
  if (one.links.some(({ name }) => valueOf(name) === other.name)) return false;
  return mine.every((name) => !theirs.includes(name));
}
