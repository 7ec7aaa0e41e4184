import type { Located } from '../../text/location.js';
import { closest } from '../../text/similar.js';
import type { ComposeProject, Reference, Service } from '../compose.js';
import { valueOf } from '../known.js';

/** A section of named things that services refer to. */
export type Section = 'services' | 'networks' | 'volumes' | 'secrets' | 'configs';

/** A name that nothing defines, where a service refers to it. */
export interface UndefinedName extends Located {
  readonly name: string;
  /** The defined name that was probably meant. */
  readonly near: string | undefined;
}

/** What services refer to, by the section that has to define it. */
const references: Readonly<Record<Section, (service: Service) => readonly Reference[]>> = {
  services: ({ dependsOn, links, otherServices }) => [...dependsOn, ...links, ...otherServices],
  networks: ({ networks }) => networks,
  volumes: ({ namedVolumes }) => namedVolumes,
  secrets: ({ secrets }) => secrets,
  configs: ({ configs }) => configs,
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
    const isThere = name === undefined || service.project[section].has(name);
    return isThere || (section === 'networks' && name === 'default') ? [] : [{ at, name }];
  });

/** The names that a service refers to and that nothing defines; none where files that are not here may define them. */
export function undefinedNames(service: Service, section: Section): readonly UndefinedName[] {
  const { project } = service;
  if (project.open !== undefined) return [];
  return missingNames(service, section).map(({ at, name }) => ({ at, name, near: nearest(name, project, section) }));
}

const nearest = (name: string, project: ComposeProject, section: Section): string | undefined =>
  closest(name, project[section].keys());
