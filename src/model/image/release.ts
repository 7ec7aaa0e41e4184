import { isFloatingTag } from '../../knowledge/base-images.js';
import { imageProduct, imageVersions } from '../../knowledge/end-of-life.js';
import type { Releases } from '../../knowledge/service-image.js';
import type { ImageReference } from '../../parser/image-reference.js';

/** The release of what an image is about: the numbers of its version, or whichever is the newest. */
export type Release = readonly number[] | 'newest';

/** Tags that name no version and move on with every release: a system or a variant. */
const versionless = new Set([
  ...['latest', 'alpine', 'bookworm', 'trixie', 'bullseye', 'management', 'management-alpine'],
]);

/** The release that a reference names; undefined where its tag does not tell. */
export function releaseOf({ name, tag, digest }: ImageReference): Release | undefined {
  if (tag === undefined) return digest === undefined ? 'newest' : undefined;
  if (versionless.has(tag)) return digest === undefined && isFloatingTag(name, tag) ? 'newest' : undefined;
  const own = imageVersions(name, tag).find(({ product }) => product === imageProduct(name));
  const version = own?.version ?? /^v?([0-9]+(?:\.[0-9]+)*)(?![0-9a-z])/i.exec(tag)?.[1];
  return version === undefined || !/^[0-9]+(?:\.[0-9]+)*$/.test(version) ? undefined : numbersOf(version);
}

const numbersOf = (version: string): readonly number[] => version.split('.').map(Number);

/** Whether a fact surely holds for a release. A tag such as `12` stands for the newest release of its branch. */
export function holdsFor({ from, below }: Releases, release: Release | undefined): boolean {
  if (from === undefined && below === undefined) return true;
  if (release === undefined) return false;
  if (release === 'newest') return below === undefined;
  return (below === undefined || isBelow(release, numbersOf(below))) && (from?.length ? startsBy(release, from) : true);
}

/** Numbers that are not written count as the newest. */
function isBelow(release: readonly number[], limit: readonly number[]): boolean {
  for (const [index, number] of limit.entries()) {
    const own = release[index];
    if (own === undefined || own > number) return false;
    if (own < number) return true;
  }
  return false;
}

/** Whether a release is on a listed branch at or behind its first release, or on a branch newer than all of them. */
function startsBy(release: readonly number[], from: readonly string[]): boolean {
  const firsts = from.map(numbersOf);
  const branch = firsts.find((first) => first.slice(0, -1).every((number, index) => release[index] === number));
  return !isBelow(release, branch ?? firsts.at(-1) ?? []);
}
