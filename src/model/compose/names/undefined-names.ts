import type { Located } from '../../../text/location.js';
import { closest } from '../../../text/similar.js';
import type { ComposeProject, LoadFault, Reference, Service } from '../../compose.js';
import { valueOf } from '../../known.js';
import { child } from '../values/nodes.js';
import { namesOf, sourcesOf } from '../values/references.js';

/** A section of named things that services refer to. */
export type Section = 'services' | 'networks' | 'volumes' | 'secrets' | 'configs' | 'models';

/** A name that nothing defines, where a service or a job refers to it. */
export interface UndefinedName extends Located {
  readonly service: Service;
  readonly name: string;
  /** The defined name that was probably meant. */
  readonly near: string | undefined;
}

/** What services refer to, by the section that has to define it. */
const references: Readonly<Record<Section, (service: Service) => readonly Reference[]>> = {
  services: ({ dependsOn, links, otherServices }) => [...dependsOn, ...links, ...otherServices],
  networks: ({ networks }) => networks,
  volumes: ({ namedVolumes }) => namedVolumes,
  // Compose looks up the secrets of a build among the same names.
  secrets: ({ secrets, node, project }) => [
    ...secrets,
    ...sourcesOf(child(child(node, 'build'), 'secrets'), project.interpolation),
  ],
  configs: ({ configs }) => configs,
  models: ({ node, project }) => namesOf(child(node, 'models'), project.interpolation),
};

/** The sections in the order in which a service's references are looked at. */
export const referenceSections = Object.keys(references) as readonly Section[];

/**
 * The names that a service refers to and that a section of its project lacks, wherever else they may be defined. The
 * network `default` is there without being defined: https://docs.docker.com/compose/how-tos/networking/
 */
export const missingNames = (service: Service, section: Section): readonly (Located & { readonly name: string })[] =>
  references[section](service).flatMap(({ at, name: fact }) => {
    const name = valueOf(fact);
    return name === undefined || isDefined(name, section, service.project) ? [] : [{ at, name }];
  });

/** A job is no service, but there: that a service must not need it is another fault. */
const isDefined = (name: string, section: Section, project: ComposeProject): boolean =>
  project[section].has(name) ||
  (section === 'networks' && name === 'default') ||
  (section === 'services' && project.jobs.has(name));

/**
 * The names that services and jobs refer to and that nothing defines; none where files that are not here may define
 * them.
 */
export function undefinedNames(project: ComposeProject, section: Section): readonly UndefinedName[] {
  if (project.open !== undefined) return [];
  return [...project.services.values(), ...project.jobs.values()].flatMap((service) =>
    missingNames(service, section).map(({ at, name }) => ({
      at,
      service,
      name,
      near: nearest(name, project, section),
    })),
  );
}

const nearest = (name: string, project: ComposeProject, section: Section): string | undefined =>
  closest(name, project[section].keys());

/** The services that `extends` looks for in a file that does not define them, and that no other file can define there. */
export const missingExtended = ({
  faults,
  open,
}: ComposeProject): readonly Extract<LoadFault, { kind: 'missing-service' }>[] =>
  faults
    .filter((fault) => fault.kind === 'missing-service')
    .filter(({ path, at }) => open === undefined || path !== at.file.path);

/** What a service or a job refers to in a section. */
export const referencesTo = (service: Service, section: Section): readonly Reference[] => references[section](service);
