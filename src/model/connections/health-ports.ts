// Which ports health checks ask.
import type { HealthcheckInstruction } from '../../parser/dockerfile/tree.js';
import type { ComposeNode } from '../../parser/compose/tree.js';
import { type Edit, type Located, onlyMatch, place, replace } from '../../text/location.js';
import type { Service } from '../compose.js';
import { listeningOf } from '../compose/exposure/listening.js';
import { servicesOf } from '../compose/names/services-of-stage.js';
import { interpolate, hole } from '../compose/values/interpolate.js';
import { child, itemsOf } from '../compose/values/nodes.js';
import { environmentAt } from '../environment.js';
import { valueOf } from '../known.js';
import { portSockets } from '../process/ports.js';
import type { Process } from '../process.js';
import type { Stage } from '../stage.js';
import { isLoopbackHost } from './address.js';
import { containerPorts } from './endpoints.js';

/** A port that a health check asks inside its container. `at` is the URL, or the command. */
export interface AskedPort extends Located {
  readonly port: number;
}

const url = /\b(https?):\/\/(\[[0-9A-Fa-f:]+\]|[\w.-]+)(?::([^\s/'"`)\\;|&]+))?/g;
const netcat = /\bnc\s+(?:-\w+\s+)*(localhost|127\.0\.0\.1|0\.0\.0\.0)\s+(\d{1,5})\b/g;

/** The ports that a text asks of its own container, with the offsets of what names them; undefined where one is not known. */
export function askedPorts(
  text: string,
): readonly { readonly port: number; readonly start: number; readonly end: number }[] | undefined {
  const found: { port: number; start: number; end: number }[] = [];
  for (const match of text.matchAll(url)) {
    const [whole, scheme, host = '', written] = match;
    if (host.includes(hole)) return undefined;
    if (!isLoopbackHost(host.replace(/^\[|\]$/g, '')) && host !== '0.0.0.0') continue;
    // What stands right behind the host may be its port, put together elsewhere.
    if (written === undefined && /^[\uFFFC$:{+%]/.test(text.slice(match.index + whole.length))) return undefined;
    const port = written === undefined ? (scheme === 'https' ? 443 : 80) : Number(written);
    if (!Number.isInteger(port)) return undefined;
    found.push({ port, start: match.index, end: match.index + whole.length });
  }
  for (const match of text.matchAll(netcat))
    found.push({ port: Number(match[2]), start: match.index, end: match.index + match[0].length });
  return found;
}

/** The ports that the `healthcheck` of a service asks; empty where it has none, or one of them is not known. */
export function portsOfCheck({ node, project }: Service): readonly AskedPort[] {
  const test = child(child(node, 'healthcheck'), 'test');
  const items: readonly ComposeNode[] = itemsOf(test);
  const asked = items.map((item) => {
    if (item.kind !== 'scalar') return [];
    const read = interpolate(item, environmentAt(project.interpolation, item));
    return askedPorts(read.text)?.map(({ port, start, end }) => ({ port, at: read.part(start, end).at }));
  });
  return asked.every((one) => one !== undefined) ? asked.flat() : [];
}

/** The ports that the HEALTHCHECK of a stage asks; empty where it has none, or one of them is not known. */
export function portsOfInstruction({ healthcheck }: Stage): readonly AskedPort[] {
  const instruction = healthcheck?.instruction as HealthcheckInstruction | undefined;
  const { body, exec } = instruction?.command ?? {};
  if (!instruction || !body) return [];
  const { file } = instruction.at;
  if (exec) {
    const asked = exec.map((word) => askedPorts(word.value ?? hole)?.map(({ port }) => ({ port, at: word.at })));
    return asked.every((one) => one !== undefined) ? asked.flat() : [];
  }
  const asked = askedPorts(body.text);
  return (asked ?? []).map(({ port, start, end }) => {
    const { span } = body.locate(start, end);
    return { port, at: place(file, span.start, span.end) };
  });
}

/** A health check that asks a port on which nothing in its container listens. */
export interface DeadCheck {
  readonly asked: AskedPort;
  /** What listens there instead, as it stands in messages: `uvicorn`. */
  readonly server: string;
  readonly ports: readonly number[];
  readonly startsAt: Located;
  /** The services that it is the health check of. */
  readonly services: readonly Service[];
  /** Writes the port that something listens on; undefined where there are several, and where the number stands elsewhere. */
  readonly edit: Edit | undefined;
}

/** The health check that a service writes itself, where it asks only ports that its container surely does not listen on. */
export function deadCheckOfService(service: Service): DeadCheck | undefined {
  const asked = portsOfCheck(service);
  const listening = asked.length > 0 ? listenersOf(service) : undefined;
  return listening && dead(asked, listening, [service]);
}

/** The same for the HEALTHCHECK of an image, as the services that leave it in force start the image, or as it starts by itself. */
export function deadCheckOfStage(stage: Stage): DeadCheck | undefined {
  const asked = portsOfInstruction(stage);
  if (asked.length === 0 || !stage.isShipped) return undefined;
  const users = servicesOf(stage);
  if (users.length === 0) {
    const process = valueOf(stage.process);
    const listening = process && socketsOf(process);
    return listening && dead(asked, { ...listening, others: exposedBy(stage) }, []);
  }
  const inheriting = users.filter((service) => service.attribute('healthcheck') === undefined);
  const found = inheriting.map((service) => {
    const listening = listenersOf(service);
    return listening && dead(asked, listening, inheriting);
  });
  return found.every((one) => one !== undefined) ? found[0] : undefined;
}

interface Listeners extends Pick<DeadCheck, 'server' | 'ports' | 'startsAt'> {
  /** Ports that may be a second listener's. */
  readonly others: ReadonlySet<number>;
  readonly process: Process | undefined;
}

function dead(asked: readonly AskedPort[], listening: Listeners, services: readonly Service[]): DeadCheck | undefined {
  const { ports, others, process, server, startsAt } = listening;
  const isAlive = ({ port }: AskedPort): boolean => ports.includes(port) || others.has(port) || speaksOf(process, port);
  const [first] = asked;
  if (!first || asked.some(isAlive)) return undefined;
  const edit = ports.length === 1 ? askInstead(first, ports[0]!) : undefined;
  return { asked: first, server, ports, startsAt, services, edit };
}

/** Writes another port where the one that is asked is written: a URL without one, and a port that comes from a variable, say it elsewhere. */
function askInstead(asked: AskedPort, port: number): Edit | undefined {
  const place = onlyMatch(asked, new RegExp(`(?<=[:\\s])${asked.port}\\b`, 'g'));
  return place && replace(place, String(port));
}

/** Whether the code of a process has a number in it. */
function speaksOf(process: Process | undefined, port: number): boolean {
  const { reachable } = (process && valueOf(process.program)) || {};
  const pattern = new RegExp(`(?<![\\d.])${port}(?![\\d.])`);
  return (reachable?.modules ?? []).some(({ module }) => pattern.test(module.file.text));
}

function listenersOf(service: Service): Listeners | undefined {
  if (service.networkMode) return undefined;
  const process = valueOf(service.process);
  if (service.build) {
    const listening = process && socketsOf(process);
    return listening && { ...listening, others: containerPorts(service) };
  }
  const listening = valueOf(listeningOf(service));
  const startsAt = service.image ?? service;
  return (
    listening && { server: listening.name, ports: listening.ports, startsAt, others: containerPorts(service), process }
  );
}

function socketsOf(process: Process): Omit<Listeners, 'others'> | undefined {
  const ports = portSockets(process).map(({ port }) => port.value);
  if (ports.length === 0 || !process.server) return undefined;
  return { server: process.server.name, ports, startsAt: process.command, process };
}

function exposedBy({ exposed }: Stage): ReadonlySet<number> {
  return new Set(exposed.flatMap(({ ports }) => (ports.known ? [ports.value.from, ports.value.to] : [])));
}

/** A worker whose image brings a health check that asks a server, which it is not. */
export interface InheritedCheck {
  readonly service: Service;
  readonly stage: Stage;
  readonly asked: AskedPort;
}

/** The health check of its image that a service cannot pass, because its process listens on nothing. */
export function inheritedCheck(service: Service): InheritedCheck | undefined {
  const stage = service.stage && valueOf(service.stage);
  const process = valueOf(service.process);
  if (!stage || !process || service.kind === 'job' || service.attribute('healthcheck') || service.networkMode)
    return undefined;
  const [asked] = portsOfInstruction(stage);
  const sockets = valueOf(process.sockets);
  if (!asked || sockets?.length !== 0 || process.server) return undefined;
  // A worker may serve its metrics.
  const others = new Set([...service.expose.map(({ port }) => valueOf(port)), ...publishedTargets(service)]);
  return others.has(asked.port) ? undefined : { service, stage, asked };
}

const publishedTargets = ({ ports }: Service): readonly (number | undefined)[] =>
  ports.map(({ target }) => valueOf(target)?.from);
