import type { Service } from '../../compose.js';
import type { Stage } from '../../stage.js';

/** The services that are started from a stage's image; one whose target is not known may be any of the Dockerfile's. */
export const servicesOf = (stage: Stage): readonly Service[] =>
  stage.dockerfile.services.filter(({ stage: built }) => !built?.known || built.value === stage);

/** Whether services in production decide what is started from a stage's image, so that it says nothing by itself. */
export const isLeftToServices = (stage: Stage): boolean =>
  servicesOf(stage).some(({ role, process }) => role === 'production' && process.known);
