import type { ComposeProject, Service } from '../../compose.js';
import { valueOf } from '../../known.js';
import { isNull } from '../values/nodes.js';

/**
 * The services and jobs that say nowhere what their containers are made from; none where another file may say it. An empty image
 * counts as none.
 */
export const unstartableServices = (project: ComposeProject): readonly Service[] =>
  project.open === undefined
    ? [...project.services.values(), ...project.jobs.values()].filter((service) => !isStartable(service))
    : [];

function isStartable({ image, attribute }: Service): boolean {
  if (image && valueOf(image.text) !== '') return true;
  // What is there but no build is a fault of another kind.
  return ['build', 'provider', 'extends'].some((name) => !isNull(attribute(name)?.value));
}
