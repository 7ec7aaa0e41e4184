import type { ServiceImage } from '../../../knowledge/service-image.js';
import { serviceImage } from '../../../knowledge/service-images.js';
import type { Service } from '../../compose.js';
import { valueOf } from '../../known.js';
import { containerNamed } from '../names/dependencies.js';
import { child, isNull } from '../values/nodes.js';
import { knownImage } from '../values/service-image.js';

/** A service that is started before another one needs it, but may not be ready by then. */
export interface UnreadyDependency {
  readonly service: Service;
  readonly row: ServiceImage;
  /** Whether compose knows how to ask for its health. */
  readonly hasHealthcheck: boolean;
}

/**
 * The databases and brokers that a service depends on, whose first seconds it does not wait out: neither
 * it nor anything that starts before it waits until they are healthy.
 *
 * Source: https://docs.docker.com/compose/how-tos/startup-order/
 */
export function unreadyDependencies(service: Service): readonly UnreadyDependency[] {
  const { project, dependsOn } = service;
  if (project.open !== undefined) return [];
  let awaited: ReadonlySet<string> | undefined;
  return dependsOn.flatMap(({ name: fact, condition, required }) => {
    const name = valueOf(fact) ?? '';
    const needed = containerNamed(name, project);
    if (!needed || !required || condition !== 'service_started') return [];
    const row = imageBehind(needed);
    if (!row || !slowKinds.has(row.kind) || row.health.clientsWait) return [];
    const hasHealthcheck = !isNull(child(child(needed.node, 'healthcheck'), 'test'));
    if (!hasHealthcheck && row.health.command === undefined) return [];
    // Few services need it, and it takes as long as there are services.
    awaited ??= awaitedBy(service);
    return awaited.has(name) ? [] : [{ service: needed, row, hasHealthcheck }];
  });
}

/** The known image that a service runs, or that its build is made from. */
function imageBehind(service: Service): ServiceImage | undefined {
  const base = service.stage && valueOf(service.stage)?.rootBase;
  return base?.kind === 'image' ? serviceImage(base.reference.name) : knownImage(service)?.row;
}

/** What takes seconds until it answers, and whose clients do not wait; a cache is there at once, a search engine asked later. */
const slowKinds: ReadonlySet<ServiceImage['kind']> = new Set(['database', 'broker']);

/** The services that are healthy before a service starts: it waits for them, or what it depends on did. */
function awaitedBy(service: Service): ReadonlySet<string> {
  const awaited = new Set<string>();
  const seen = new Set([service]);
  for (const one of seen) {
    for (const { name: fact, condition } of one.dependsOn) {
      const name = valueOf(fact) ?? '';
      if (condition === 'service_healthy') awaited.add(name);
      const next = containerNamed(name, service.project);
      if (next) seen.add(next);
    }
  }
  return awaited;
}
