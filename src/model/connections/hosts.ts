// Clients that ask for a host or a port that their networks do not have.
import type { Edit, Located } from '../../text/location.js';
import { closest } from '../../text/similar.js';
import type { Service } from '../compose.js';
import { valueOf } from '../known.js';
import { isBareName } from './address.js';
import type { Connection } from './connection.js';
import { connectionsOf } from './connections.js';
import {
  areApart,
  containerPorts,
  isOfKind,
  isUnknownHost,
  namesOf,
  publishedAs,
  serviceNamed,
  usesExternalNetwork,
} from './endpoints.js';
import { connectElsewhere } from './rewritten.js';

/** A host that no container is called, or whose container is in no network of the client. */
export interface UnknownHost {
  readonly connection: Connection;
  /** The service that is called so and is in other networks; undefined where none is called so. */
  readonly apart: Service | undefined;
  /** The service that was meant: it is the only one of the kind, or its name is near; undefined where one is called so. */
  readonly meant: Service | undefined;
  /** Whether networks are made elsewhere, so that somebody unseen may have the name. */
  readonly mayBeElsewhere: boolean;
  /** Writes the service that was meant. */
  readonly edit: Edit | undefined;
}

/** The hosts that a service asks for and cannot find. */
export const unknownHosts = (service: Service): readonly UnknownHost[] =>
  connectionsOf(service).flatMap((connection): UnknownHost[] => {
    const { host, origin, isRead, isFallback } = connection;
    // Without a file of variables at hand, a placeholder is no address.
    if (!isBareName(host) || placeholders.test(host)) return [];
    if (!isRead && (origin === 'env-file' || origin === 'image' || isFallback)) return [];
    const named = serviceNamed(host, service);
    const mayBeElsewhere = [...service.project.networks.values()].some(({ external }) => external);
    if (named) {
      const isApart = named !== service && namesOf(named).includes(host) && areApart(service, named);
      const isOpen = [service, named].some(usesExternalNetwork);
      return isApart && !isOpen
        ? [{ connection, apart: named, meant: undefined, mayBeElsewhere, edit: undefined }]
        : [];
    }
    if (valueOf(isUnknownHost(host, service)) !== true) return [];
    // Without anything like it in the project, it may be a server that nobody here starts, or a setting that nobody reads.
    const meant = meantService(connection);
    if (!meant) return [];
    const edit = connectElsewhere(connection, { host: meant.name, port: undefined });
    return [{ connection, apart: undefined, meant, mayBeElsewhere, edit }];
  });

const placeholders = /^(?:host|hostname|server|address|example|your|my|change|none|null|user|username|password|x+)/;

function meantService({ host, kind, service }: Connection): Service | undefined {
  const others = [...service.project.services.values()].filter((other) => other !== service);
  const ofKind = others.filter((other) => isOfKind(other, kind));
  if (ofKind.length === 1) return ofKind[0];
  const near = closest(
    host,
    others.map(({ name }) => name),
  );
  return others.find(({ name }) => name === near);
}

/** A client that knocks at the port of the host where it needs that of the container. */
export interface PublishedPortUse {
  readonly connection: Connection;
  readonly target: Service;
  readonly containerPort: number;
  /** Where the port is published. */
  readonly by: Located;
}

/** The connections of a service to the published port of another one, on which that one does not listen itself. */
export const publishedPortUses = (service: Service): readonly PublishedPortUse[] =>
  connectionsOf(service).flatMap((connection): PublishedPortUse[] => {
    const { host, port, origin, isRead } = connection;
    const target = serviceNamed(host, service);
    if (!target || target === service || port === undefined || target.networkMode || service.networkMode) return [];
    if (!isRead && (origin === 'env-file' || origin === 'image')) return [];
    const published = publishedAs(port, target);
    if (!published || published.target === port) return [];
    if (containerPorts(target).has(port) || speaksOfPort(target, port)) return [];
    return [{ connection, target, containerPort: published.target, by: published.item }];
  });

/** Whether a service's command, variables or mounts may make it listen on a port. */
function speaksOfPort({ command, entrypoint, environment, configs }: Service, port: number): boolean {
  if (configs.length > 0) return true;
  const texts = [command, entrypoint].flatMap((part) => (part ? [part.at.file.slice(part.at.span)] : []));
  const values = environment.variables.map(({ value }) => valueOf(value) ?? '');
  return [...texts, ...values].some((text) => new RegExp(`(?<!\\d)${port}(?!\\d)`).test(text));
}
