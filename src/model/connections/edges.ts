// Services that a service needs and that nothing starts before it.
import { isDataService } from '../../knowledge/service-images.js';
import type { Service } from '../compose.js';
import { containerNamed, dependenciesOf } from '../compose/names/dependencies.js';
import { isHiddenFrom } from '../compose/names/profiles.js';
import type { FileHost } from '../files.js';
import { startsAtOnce } from '../compose/running/waiting.js';
import { valueOf } from '../known.js';
import type { Connection } from './connection.js';
import { connectionsOf } from './connections.js';
import { imageOf, serviceNamed } from './endpoints.js';

/** A database, cache or broker that a service uses and does not depend on. */
export interface MissingEdge {
  readonly connection: Connection;
  readonly needed: Service;
  /** Whether it is up at once, so that only a start of the service alone leaves it out. */
  readonly isQuick: boolean;
}

/** The data services that a service connects to as it starts although Compose may start them later, each once. */
export function missingEdges(service: Service, host: FileHost): readonly MissingEdge[] {
  const { project } = service;
  if (project.open !== undefined || service.kind === 'job') return [];
  let before: ReadonlySet<Service> | undefined;
  const found = new Map<Service, MissingEdge>();
  for (const connection of connectionsOf(service)) {
    if (!connection.isRead && (connection.origin === 'env-file' || connection.origin === 'image')) continue;
    const needed = serviceNamed(connection.host, service);
    const row = needed && imageOf(needed);
    if (!needed || !row || !isDataService(row) || needed === service || found.has(needed)) continue;
    // Few services need it, and it takes as long as there are services.
    before ??= startedBefore(service);
    if (before.has(needed)) continue;
    // A client of a program that looks for its server again and again needs no order.
    if (row.health.clientsWait || isHiddenFrom(needed, service) || startedBefore(needed).has(service)) continue;
    found.set(needed, { connection, needed, isQuick: row.kind === 'cache' });
  }
  const isWaiting = found.size === 0 || triesAgain(service) || valueOf(startsAtOnce(service, host)) !== true;
  return isWaiting ? [] : [...found.values()];
}

/** Whether the code of a service speaks of trying again. */
function triesAgain({ process }: Service): boolean {
  const { reachable } = (process.known && valueOf(process.value.program)) || {};
  return (reachable?.modules ?? []).some(({ module }) => retryWords.test(module.file.text));
}

const retryWords = /\bretr(?:y|ies)|tenacity|backoff|OperationalError|ConnectionError|ConnectionRefused|wait_for/i;

/** What Compose starts before a service, directly or not. */
function startedBefore(service: Service): ReadonlySet<Service> {
  const seen = new Set([service]);
  for (const one of seen) {
    for (const { name } of dependenciesOf(one)) {
      const next = containerNamed(name, service.project);
      if (next) seen.add(next);
    }
  }
  seen.delete(service);
  return seen;
}
