import { compileGlob } from '../../parser/glob.js';
import type { ImageReference } from '../../parser/image-reference.js';

/**
 * Whether an image is on one of some registries, or is one of some images: `docker.io`, `*.example.com`, `ghcr.io/astral-sh/*`. In a
 * pattern, `*` stops at slashes and `**` does not. A malformed pattern is taken as it is written.
 */
export const imageMatches = (reference: ImageReference, patterns: readonly string[]): boolean =>
  patterns.some((pattern) => {
    const glob = compileGlob(pattern, { doubleStar: true }) ?? ((text: string) => text === pattern);
    return glob(reference.registry) || glob(`${reference.registry}/${reference.repository}`) || glob(reference.name);
  });
