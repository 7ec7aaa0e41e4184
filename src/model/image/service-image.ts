import { baseImageFacts } from '../../knowledge/base-images.js';
import type { Service } from '../compose.js';
import { stateOfImage } from '../dockerfile/base-state.js';
import { type Environment, environmentOf } from '../environment.js';

/** The variables that a service's image brings: those of the stage that it builds, or what is known of the image that it names. */
export function imageEnvironment({ stage, image }: Service): Environment {
  if (stage) return stage.known ? stage.value.final.environment : environmentOf([], stage.because);
  const reference = image?.reference.known ? image.reference.value : undefined;
  const facts = reference && baseImageFacts(reference.registry, reference.repository, reference.tag);
  return stateOfImage(facts, image).environment;
}
