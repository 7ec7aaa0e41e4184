import type { Located } from '../../../text/location.js';
import type { ComposeProject, Reference, Resource, Service } from '../../compose.js';
import { valueOf } from '../../known.js';
import { child, isNull, scalarChild } from '../values/nodes.js';

/** A service that is given a secret or config whose content only Swarm can supply. */
export interface SwarmOnlySource {
  readonly kind: 'secret' | 'config';
  readonly resource: Resource;
  /** The attribute that makes it Swarm's. */
  readonly attribute: 'external' | 'driver' | 'template_driver';
  /** Its place. */
  readonly key: Located;
  readonly users: readonly (Located & { readonly service: Service })[];
}

/**
 * The secrets and configs that `docker compose up` refuses to mount; none in a file that is meant for a stack.
 *
 * Source: https://github.com/docker/compose/blob/main/pkg/compose/create.go
 */
export const swarmOnlySources = (project: ComposeProject): readonly SwarmOnlySource[] =>
  isStack(project)
    ? []
    : [
        ...sourcesOf(project, 'secret', project.secrets, ({ secrets }) => secrets),
        ...sourcesOf(project, 'config', project.configs, ({ configs }) => configs),
      ];

function sourcesOf(
  { services }: ComposeProject,
  kind: SwarmOnlySource['kind'],
  resources: ReadonlyMap<string, Resource>,
  references: (service: Service) => readonly Reference[],
): readonly SwarmOnlySource[] {
  return [...resources.values()].flatMap((resource) => {
    const found = swarmAttribute(resource);
    if (!found) return [];
    const users = [...services.values()].flatMap((service) =>
      references(service)
        .filter(({ name }) => valueOf(name) === resource.name)
        .map(({ at }) => ({ at, service })),
    );
    return users.length > 0 ? [{ kind, resource, users, ...found }] : [];
  });
}

function swarmAttribute({ node, external }: Resource): Pick<SwarmOnlySource, 'attribute' | 'key'> | undefined {
  if (node.kind !== 'map') return undefined;
  for (const attribute of ['external', 'driver', 'template_driver'] as const) {
    const entry = node.entries.get(attribute);
    if (!entry || isNull(entry.value)) continue;
    const counts = attribute === 'external' ? external && isCertain(node) : scalarChild(node, attribute)?.text !== '';
    if (counts) return { attribute, key: entry.key };
  }
  return undefined;
}

/** Whether `external` is written without variables: what only they decide, nobody knows. */
function isCertain(node: Resource['node']): boolean {
  const value = child(node, 'external');
  return value?.kind !== 'scalar' || value.word.value !== undefined;
}

/** What `docker compose up` has no use for, and stacks have. */
const ofStacks = ['mode', 'endpoint_mode', 'placement', 'update_config', 'rollback_config'];

/** Whether a project is written for `docker stack deploy`, as its files' names or their content say. */
function isStack({ documents, services, networks }: ComposeProject): boolean {
  return (
    documents.some(({ file }) => isNamedForStacks(file.path)) ||
    [...services.values()].some(({ node }) => ofStacks.some((name) => !isNull(child(child(node, 'deploy'), name)))) ||
    [...networks.values()].some(({ node }) => scalarChild(node, 'driver')?.text === 'overlay')
  );
}

const isNamedForStacks = (path: string): boolean =>
  path
    .toLowerCase()
    .split(/[/._-]/)
    .some((word) => word === 'stack' || word === 'swarm');
