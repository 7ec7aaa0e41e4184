import type { Located } from '../../../text/location.js';
import type { ComposeProject, Service } from '../../compose.js';
import { valueOf } from '../../known.js';
import { Remembered } from '../../lazy.js';
import { type Borrowing, borrowedServices } from '../values/references.js';

/** A service that has to be started before another, where that is written. */
export interface Dependency extends Located {
  readonly service: Service;
  /** The name of the service that it needs. */
  readonly name: string;
  readonly by: 'depends_on' | 'links' | Borrowing;
  /** False for `required: false`: the other one may stay away. */
  readonly required: boolean;
}

/**
 * What a service waits for: depends_on, and what implies it. Where depends_on has the same service, that one counts. An additional build
 * context is none of them: it needs the other's image, not its container.
 *
 * Source: https://github.com/compose-spec/compose-go/blob/main/loader/normalize.go
 */
export function dependenciesOf(service: Service): readonly Dependency[] {
  const known = remembered.get(service) ?? readDependencies(service);
  remembered.set(service, known);
  return known;
}

const remembered = new Remembered<Service, readonly Dependency[]>();

function readDependencies(service: Service): readonly Dependency[] {
  const written = [
    ...service.dependsOn.map((one) => ({ ...one, by: 'depends_on' as const })),
    ...service.links.map((one) => ({ ...one, by: 'links' as const, required: true })),
    ...borrowedServices(service.node, service.project.interpolation).map((one) => ({ ...one, required: true })),
  ];
  const found = new Map<string, Dependency>();
  for (const { at, name: fact, by, required } of written) {
    const name = valueOf(fact);
    if (name !== undefined && !found.has(name)) found.set(name, { at, service, name, by, required });
  }
  return [...found.values()];
}

/** A service that names another one in its `depends_on`. `at` is where it does. */
export interface Dependent extends Located {
  readonly service: Service;
  readonly condition: string;
  readonly required: boolean;
}

/** The services, jobs left aside, whose `depends_on` names a service; in their order. */
export function dependentsOf({ name, project }: Service): readonly Dependent[] {
  const dependents = dependentsIn.get(project) ?? findDependents(project);
  dependentsIn.set(project, dependents);
  return dependents.get(name) ?? [];
}

const dependentsIn = new Remembered<ComposeProject, ReadonlyMap<string, readonly Dependent[]>>();

function findDependents({ services }: ComposeProject): ReadonlyMap<string, readonly Dependent[]> {
  const found = new Map<string, Dependent[]>();
  for (const service of services.values()) {
    for (const { at, name: fact, condition, required } of service.dependsOn) {
      const name = valueOf(fact);
      if (name === undefined) continue;
      const dependents = found.get(name) ?? [];
      found.set(name, dependents);
      dependents.push({ at, service, condition, required });
    }
  }
  return found;
}

/** A service or a job. */
export const containerNamed = (name: string, { services, jobs }: ComposeProject): Service | undefined =>
  services.get(name) ?? jobs.get(name);
