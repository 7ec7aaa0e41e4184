import type { ComposeProject, Service } from '../../compose.js';
import { containerNamed, dependenciesOf, type Dependency } from './dependencies.js';

/** Services that wait for one another, so that none of them starts. */
export interface DependencyRing {
  /** The first dependencies of the ring, in order: each needs the service that the next one is of. */
  readonly steps: readonly Dependency[];
  /** The dependency that leads back to the first service. */
  readonly closing: Dependency;
  /** How many services it has. */
  readonly length: number;
}

/** More steps of a ring than these are not listed. */
const longestListed = 12;

interface Visit {
  readonly service: Service;
  readonly dependencies: readonly Dependency[];
  /** The dependency that is followed now. */
  next: number;
}

/**
 * The rings of a project, each once: a search in depth, in which every way back to a service that is still open closes one. Without the
 * closing dependencies there is no ring left. Linear, and without recursion.
 */
export function dependencyRings(project: ComposeProject): readonly DependencyRing[] {
  const rings: DependencyRing[] = [];
  const done = new Set<Service>();
  for (const start of [...project.services.values(), ...project.jobs.values()]) {
    if (!done.has(start)) search(start, done, rings);
  }
  return rings;
}

function search(start: Service, done: Set<Service>, rings: DependencyRing[]): void {
  const path: Visit[] = [];
  const open = new Map<Service, number>();
  const enter = (service: Service): void => {
    open.set(service, path.length);
    path.push({ service, dependencies: dependenciesOf(service), next: 0 });
  };
  enter(start);
  for (let visit = path.at(-1); visit; visit = path.at(-1)) {
    const dependency = visit.dependencies[visit.next++];
    if (!dependency) {
      open.delete(visit.service);
      done.add(visit.service);
      path.pop();
      continue;
    }
    const needed = containerNamed(dependency.name, start.project);
    if (!needed || done.has(needed)) continue;
    const from = open.get(needed);
    if (from === undefined) enter(needed);
    else rings.push(ringOf(path, from, dependency));
  }
}

function ringOf(path: readonly Visit[], from: number, closing: Dependency): DependencyRing {
  const steps = path
    .slice(from, Math.min(path.length - 1, from + longestListed))
    .flatMap(({ dependencies, next }) => dependencies[next - 1] ?? []);
  return { steps, closing, length: path.length - from };
}
