import { isWellKnownImage } from '../../knowledge/base-images.js';
import type { ImageReference } from '../../parser/image-reference.js';

/**
 * Whether an image is built here and not pulled, so that nobody else moves its tags: a service builds it, or its name has neither registry
 * nor owner and is none of Docker's official images, which alone have such names.
 * @param built the names that services build
 */
export const isOwnImage = ({ registry, repository, name }: ImageReference, built: ReadonlySet<string>): boolean =>
  built.has(name) || (registry === 'docker.io' && repository.startsWith('library/') && !isWellKnownImage(name));
