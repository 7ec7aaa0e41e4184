import { releaseCodenames } from '../../../knowledge/end-of-life-dates.js';
import { imageVersions, systemIn } from '../../../knowledge/end-of-life.js';
import type { Base } from '../../stage.js';

/** A Linux distribution and its release: `newest` for tags that move on with it. */
export interface SystemRelease {
  readonly system: 'debian' | 'ubuntu' | 'alpine';
  readonly release: readonly number[] | 'newest';
}

const codenames: ReadonlyMap<string, string> = new Map(
  releaseCodenames.flatMap(({ codenames: text }) =>
    text.split(/\s+/).map((pair): [string, string] => {
      const [name = '', version = ''] = pair.split('=');
      return [name, version];
    }),
  ),
);

/** The distribution that a base image is made of, where its tag tells the release. */
export function systemReleaseOf(base: Base): SystemRelease | undefined {
  if (base.kind !== 'image') return undefined;
  const { name, tag, digest } = base.reference;
  const own = /^(?:debian|ubuntu|alpine)$/.exec(name)?.[0] as SystemRelease['system'] | undefined;
  if (own && digest === undefined && (tag === undefined || /^(?:latest|stable|stable-slim|edge|rolling)$/.test(tag)))
    return { system: own, release: 'newest' };
  // nvidia/cuda:12.4.1-runtime-ubuntu22.04
  const named = /(?:^|-)(ubuntu|debian|alpine)-?(\d+(?:\.\d+)?)(?:$|[-.])/.exec(tag ?? '');
  if (named) return { system: named[1] as SystemRelease['system'], release: numbers(named[2]!) };
  const versions = own ? imageVersions(name, tag) : [systemIn(tag ?? '')];
  for (const found of versions) {
    if (found?.product !== 'debian' && found?.product !== 'ubuntu' && found?.product !== 'alpine') continue;
    const version = codenames.get(found.version) ?? found.version;
    if (/^\d+(?:\.\d+)*$/.test(version)) return { system: found.product, release: numbers(version) };
  }
  return undefined;
}

const numbers = (version: string): readonly number[] => version.split('.').map(Number);

/** Whether a release is one or a later one: `24.04` is since `23.04`. A release that is named by its major number only counts as its last. */
export function isSince({ release }: SystemRelease, first: readonly number[]): boolean {
  if (release === 'newest') return true;
  for (const [index, number] of first.entries()) {
    const own = release[index];
    if (own === undefined || own > number) return true;
    if (own < number) return false;
  }
  return true;
}
