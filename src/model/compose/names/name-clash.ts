import { isWellKnownImage } from '../../../knowledge/base-images.js';
import type { ImageReference } from '../../../parser/image-reference.js';
import type { Service } from '../../compose.js';

/** Tags that official images have themselves; any other tag leaves theirs alone. */
const officialTag =
  /^(?:latest|v?[0-9]+(?:\.[0-9]+)*)(?:-(?:alpine|slim|bookworm|bullseye|buster|trixie|jammy|noble|management|fpm|apache)[0-9.]*)*$/;

/** The official image whose name a service gives to what it builds; undefined where it has a name of its own. */
export function clashingName({ image, build }: Service): ImageReference | undefined {
  const reference = build && image?.reference.known ? image.reference.value : undefined;
  if (!reference || reference.registry !== 'docker.io' || !isWellKnownImage(reference.name)) return undefined;
  return officialTag.test(reference.tag ?? 'latest') ? reference : undefined;
}
