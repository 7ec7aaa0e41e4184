import type { Located } from '../../text/location.js';
import { join } from '../../text/path.js';
import { valueOf } from '../known.js';
import type { Base, Copy, Stage } from '../stage.js';

/** A source that is the root of another file system. */
export interface WholeRoot extends Located {
  readonly of: Extract<Base, { readonly kind: 'stage' | 'image' }>;
}

/**
 * The source of a COPY that takes everything of an operating system to `/`. Undefined where the other side holds only what was put there for
 * it, as stages and images made from scratch do, and where nobody can tell.
 */
export function wholeRoot({ from, sources, destination }: Copy, { rootBase }: Stage): WholeRoot | undefined {
  const of = from?.base;
  // An image made from scratch has nothing that would be written over.
  if (rootBase.kind === 'scratch') return undefined;
  if (valueOf(destination) !== '/' || !of || (of.kind !== 'stage' && of.kind !== 'image')) return undefined;
  const image = of.kind === 'stage' ? of.stage.rootBase : of;
  if (image.kind !== 'image' || image.facts?.system === undefined) return undefined;
  const source = sources.find(
    ({ value }) =>
      value.known && /^(?:\/\.?|\.|\/\*)$/.test(value.value) && join('/', value.value.replace('*', '')) === '/',
  );
  return source && { at: source.at, of };
}
