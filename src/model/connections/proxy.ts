// Where the reverse proxies of a project pass requests on to, and whether somebody answers there.
import { caddyTargets } from '../../parser/caddyfile.js';
import { type NginxDirective, parseNginx } from '../../parser/nginx.js';
import type { Located } from '../../text/location.js';
import { join } from '../../text/path.js';
import type { SourceFile } from '../../text/source.js';
import type { Service } from '../compose.js';
import { sharesLoopback } from '../compose/exposure/network.js';
import { assignmentsOf, child } from '../compose/values/nodes.js';
import { scalarValue } from '../compose/values/interpolate.js';
import type { FileHost } from '../files.js';
import { valueOf } from '../known.js';
import { portSockets } from '../process/ports.js';
import { isBareName, isLoopbackHost } from './address.js';
import { answering, areApart, containerPorts, imageOf, isUnknownHost, serviceNamed } from './endpoints.js';

/** A place where a proxy names a server. */
export interface ProxyTarget extends Located {
  readonly service: Service;
  /** How it is spoken to. */
  readonly protocol: 'http' | 'uwsgi' | 'other';
  readonly host: string;
  readonly port: number;
}

/** A target that does not answer as the proxy asks. */
export interface ProxyFault {
  readonly target: ProxyTarget;
  readonly kind: 'own-localhost' | 'unknown-host' | 'apart' | 'port' | 'protocol';
  /** The service that is meant; undefined where no service is called so. */
  readonly meant: Service | undefined;
  /** The ports that it listens on. */
  readonly ports: readonly number[];
  /** What listens there, as it stands in messages. */
  readonly server: string | undefined;
  readonly startsAt: Located | undefined;
}

/** The targets of a proxy service that surely do not answer. */
export function proxyFaults(service: Service, host: FileHost): readonly ProxyFault[] {
  const targets = [...nginxTargets(service, host), ...caddyfileTargets(service, host)];
  return targets.flatMap((target) => faultOf(target) ?? []);
}

function faultOf(target: ProxyTarget): ProxyFault | undefined {
  const { host, port, service, protocol } = target;
  const fault = (kind: ProxyFault['kind'], meant?: Service, more: Partial<ProxyFault> = {}): ProxyFault => ({
    target,
    kind,
    meant,
    ports: [],
    server: undefined,
    startsAt: undefined,
    ...more,
  });
  if (isLoopbackHost(host)) {
    if (sharesLoopback(service) || containerPorts(service).has(port)) return undefined;
    const [other] = answering(port, 'http', service);
    return other && fault('own-localhost', other.service, { ports: [other.port] });
  }
  if (!isBareName(host)) return undefined;
  const meant = serviceNamed(host, service);
  if (!meant) return valueOf(isUnknownHost(host, service)) === true ? fault('unknown-host') : undefined;
  if (areApart(service, meant)) return fault('apart', meant);
  const process = meant.build || meant.command ? valueOf(meant.process) : undefined;
  const sockets = process ? portSockets(process) : [];
  if (!process?.server || sockets.length === 0 || meant.networkMode) return undefined;
  const ports = sockets.map((socket) => socket.port.value);
  const about = { ports, server: process.server.name, startsAt: process.command };
  // What is exposed may be a second listener.
  const exposed = (meant.stage && valueOf(meant.stage)?.exposed) ?? [];
  if (!ports.includes(port))
    return exposed.length > 1 || meant.expose.some((one) => valueOf(one.port) === port)
      ? undefined
      : fault('port', meant, about);
  const speaksHttp = httpServers.has(process.server.name) && !process.command.option('--protocol');
  return protocol === 'uwsgi' && speaksHttp ? fault('protocol', meant, about) : undefined;
}

/** Servers that speak HTTP and nothing else on their TCP sockets. */
const httpServers: ReadonlySet<string> = new Set([
  'gunicorn',
  'uvicorn',
  'hypercorn',
  'flask run',
  'runserver',
  'Flask app.run()',
  'daphne',
  'waitress',
  'waitress-serve',
  'fastapi run',
  'fastapi dev',
  'streamlit run',
]);

/** The configuration files that a service's nginx reads: those mounted or copied below /etc/nginx. */
function filesBelow(service: Service, folder: string, pattern: RegExp, host: FileHost): readonly SourceFile[] {
  const paths = new Map<string, string>();
  for (const { path, source } of (service.stage && valueOf(service.stage)?.final.files.copied) ?? [])
    if (path.startsWith(`${folder}/`)) paths.set(path, source);
  for (const { type, target, hostPath } of service.mounts) {
    const inside = valueOf(target);
    const source = valueOf(hostPath);
    if (type !== 'bind' || inside === undefined || source === undefined) continue;
    const path = join('/', inside);
    if (host.kindOf(source) === 'file') paths.set(path, source);
    for (const { name, kind } of (host.kindOf(source) === 'directory' && host.list(source)) || [])
      if (kind === 'file') paths.set(join(path, name), join(source, name));
  }
  return [...paths].flatMap(([path, source]) => {
    const file = path.startsWith(`${folder}/`) && pattern.test(path) ? host.read(source) : undefined;
    return file && !/\{\{|\{%/.test(file.text) ? [file] : [];
  });
}

const passes: ReadonlyMap<string, ProxyTarget['protocol']> = new Map([
  ['proxy_pass', 'http'],
  ['grpc_pass', 'other'],
  ['uwsgi_pass', 'uwsgi'],
  ['fastcgi_pass', 'other'],
]);

function nginxTargets(service: Service, host: FileHost): readonly ProxyTarget[] {
  if (imageOf(service)?.name !== 'nginx') return [];
  const files = filesBelow(service, '/etc/nginx', /\.(?:conf|template)$|\/sites-enabled\//, host);
  const directives = files.flatMap(parseNginx);
  const upstreams = new Set(
    directives.flatMap(({ name, arguments: [first], isBlock }) =>
      name === 'upstream' && isBlock && first ? [first.text] : [],
    ),
  );
  const listens = new Set(
    directives.flatMap(({ name, arguments: [first] }) => (name === 'listen' && first ? [portIn(first.text)] : [])),
  );
  const protocols = upstreamProtocols(directives);
  return directives.flatMap((directive): readonly ProxyTarget[] => {
    const [first] = directive.arguments;
    if (!first) return [];
    const protocol = passes.get(directive.name);
    const block = directive.path.at(-1) ?? '';
    const upstream = /^upstream (\S+)$/.exec(block)?.[1];
    const isServer = directive.name === 'server' && !directive.isBlock && upstream !== undefined;
    if (!protocol && !isServer) return [];
    const found = addressOf(first.text, isServer ? '' : directive.name);
    if (!found || (!isServer && upstreams.has(found.host))) return [];
    // A server of nginx itself.
    if (isLoopbackHost(found.host) && listens.has(found.port)) return [];
    return [
      {
        at: first.at,
        service,
        protocol: protocol ?? protocols.get(upstream!) ?? 'other',
        host: found.host,
        port: found.port,
      },
    ];
  });
}

const portIn = (text: string): number => Number(/(\d+)$/.exec(text)?.[1] ?? 80);

/** How the directives that pass to an upstream speak to it; `other` where they do not agree. */
function upstreamProtocols(directives: readonly NginxDirective[]): ReadonlyMap<string, ProxyTarget['protocol']> {
  const found = new Map<string, ProxyTarget['protocol']>();
  for (const {
    name,
    arguments: [first],
  } of directives) {
    const protocol = passes.get(name);
    const upstream = first?.text.replace(/^https?:\/\//, '').split(/[/$]/)[0];
    if (!protocol || !upstream) continue;
    const before = found.get(upstream);
    found.set(upstream, before === undefined || before === protocol ? protocol : 'other');
  }
  return found;
}

const target = /^(?:(https?|grpcs?|uwsgi|h2c):\/\/)?([A-Za-z0-9_][\w.-]*)(?::(\d{1,5})(?=[/?$]|$)|(?=[/?]|$))/;

/** The host and port of `http://web:8000/`, `web:8000`; undefined for variables and sockets. */
function addressOf(text: string, directive: string): { readonly host: string; readonly port: number } | undefined {
  const [, scheme, host, port] = target.exec(text) ?? [];
  if (host === undefined || (directive === 'proxy_pass' && scheme === undefined)) return undefined;
  // A server of an upstream without a port has 80.
  return { host: host.toLowerCase(), port: port === undefined ? (scheme === 'https' ? 443 : 80) : Number(port) };
}

function caddyfileTargets(service: Service, host: FileHost): readonly ProxyTarget[] {
  if (imageOf(service)?.name !== 'Caddy') return [];
  return filesBelow(service, '/etc/caddy', /\/Caddyfile$/, host)
    .flatMap(caddyTargets)
    .flatMap(({ at, text }): readonly ProxyTarget[] => {
      const found = addressOf(text, '');
      return found ? [{ at, service, protocol: 'http', ...found }] : [];
    });
}

/** A port in a label of Traefik on which the service does not listen. */
export interface LabelFault extends Located {
  readonly service: Service;
  readonly port: number;
  readonly ports: readonly number[];
  readonly server: string;
  readonly startsAt: Located;
}

const traefikPort = /^traefik\.(?:(?:http|tcp)\.services\.[^.]+\.loadbalancer\.server\.port|port)$/i;

/** The labels of a service that tell Traefik another port than its server listens on. */
export function labelFaults(service: Service): readonly LabelFault[] {
  const process = service.build ? valueOf(service.process) : undefined;
  const sockets = process ? portSockets(process) : [];
  if (!process?.server || sockets.length === 0 || service.networkMode) return [];
  const ports = sockets.map((socket) => socket.port.value);
  const server = process.server.name;
  const exposed = (service.stage && valueOf(service.stage)?.exposed) ?? [];
  if (exposed.length > 1) return [];
  const nodes = [child(service.node, 'labels'), child(child(service.node, 'deploy'), 'labels')];
  return nodes.flatMap((node) =>
    assignmentsOf(node).items.flatMap(({ key, value }): readonly LabelFault[] => {
      const text =
        value && traefikPort.test(key.text) ? valueOf(scalarValue(value, service.project.interpolation)) : undefined;
      const port = Number(text);
      if (!value || text === undefined || !Number.isInteger(port) || ports.includes(port)) return [];
      return [{ at: value.at, service, port, ports, server, startsAt: process.command }];
    }),
  );
}
