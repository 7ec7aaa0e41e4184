import { type ServiceImage, serviceImage } from '../../../knowledge/service-images.js';
import type { Service } from '../../compose.js';
import { type Release, releaseOf } from '../../image/release.js';

/** A service that runs a known image as it is. */
export interface KnownImage {
  readonly row: ServiceImage;
  /** Undefined where the tag does not tell. */
  readonly release: Release | undefined;
}

/** What is known of the image that a service runs; undefined for one that it builds, and for an unknown one. */
export function knownImage({ image, build }: Service): KnownImage | undefined {
  if (build || !image?.reference.known) return undefined;
  const reference = image.reference.value;
  const row = serviceImage(reference.name);
  return row && { row, release: releaseOf(reference) };
}
