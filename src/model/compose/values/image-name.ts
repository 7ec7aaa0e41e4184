import { parseImageReference } from '../../../parser/image-reference.js';
import type { Service } from '../../compose.js';
import { type Fact, known, mapFact, unknown } from '../../known.js';
import { hole, interpolate } from './interpolate.js';
import { scalarChild } from './nodes.js';

/**
 * The name of the image that a service pulls, without its tag: `traefik` for `traefik:${TAG}`, too. Unknown where a variable
 * stands in the name itself; undefined for a service that builds its image or has none.
 */
export function pulledImage(service: Service): Fact<string> | undefined {
  const { image, build, node, project } = service;
  if (!image || build) return undefined;
  if (image.reference.known) return mapFact(image.reference, ({ name }) => name);
  const scalar = scalarChild(node, 'image');
  const text = scalar ? interpolate(scalar, project.interpolation).text : '';
  const [, name = ''] = /^([^@]*[^@:/])(?::[^/:]*|@.*)$/.exec(text) ?? [];
  const reference = name.includes(hole) ? undefined : parseImageReference(name);
  return reference ? known(reference.name) : unknown(image.reference.because);
}
