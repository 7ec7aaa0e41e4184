import type { Located } from '../../../text/location.js';
import { closest } from '../../../text/similar.js';
import type { ComposeProject, Service } from '../../compose.js';
import { buildSource, type BuildSource, isPredefined } from './build-source.js';
import { assignmentsOf, child } from './nodes.js';

/** A build argument that the Dockerfile does not know. `at` is its name. */
export interface UndeclaredArgument extends Located {
  readonly service: Service;
  readonly name: string;
  readonly source: BuildSource;
  readonly near: string | undefined;
}

interface Given extends Located {
  readonly name: string;
  readonly service: Service;
  /** Undefined where it is not known. */
  readonly source: BuildSource | undefined;
}

/**
 * The arguments that services give to their builds and that no ARG of these takes. Where an anchor or `extends` gives one to several
 * services, it is enough that one of them takes it. None where another file may give another Dockerfile.
 */
export function undeclaredArguments(project: ComposeProject): readonly UndeclaredArgument[] {
  if (project.open !== undefined) return [];
  const byPlace = new Map<string, Given[]>();
  for (const given of [...project.services.values()].flatMap(givenArguments)) {
    const { file, span } = given.at;
    const key = `${file.path}:${span.start}:${given.name}`;
    const same = byPlace.get(key);
    if (same) same.push(given);
    else byPlace.set(key, [given]);
  }
  return [...byPlace.values()].flatMap((givens) => {
    const [{ at, name, service, source }] = givens as [Given, ...Given[]];
    if (!source || isPredefined(name) || !givens.every((given) => isUndeclared(given))) return [];
    return [{ at, name, service, source, near: closest(name, source.argumentNames) }];
  });
}

function givenArguments(service: Service): readonly Given[] {
  const { build } = service;
  const { items } = assignmentsOf(child(service.attribute('build')?.value, 'args'));
  if (!build || items.length === 0) return [];
  const source = buildSource(service, build);
  return items.map(({ key }) => ({
    at: key.at,
    name: key.text,
    service,
    source: source.known ? source.value : undefined,
  }));
}

const isUndeclared = ({ name, source }: Given): boolean => source !== undefined && !source.argumentNames.has(name);
