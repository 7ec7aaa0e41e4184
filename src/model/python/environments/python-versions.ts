import { isPythonImage } from '../../../knowledge/base-images.js';
import { type Fact, known, unknown } from '../../known.js';
import type { Stage } from '../../stage.js';
import { systemReleaseOf } from './system-release.js';

/** The Python of each release: https://packages.debian.org/search?keywords=python3, https://packages.ubuntu.com/search?keywords=python3 */
const distributionPythons: ReadonlyMap<string, string> = new Map([
  ['debian 10', '3.7'],
  ['debian 11', '3.9'],
  ['debian 12', '3.11'],
  ['debian 13', '3.13'],
  ['ubuntu 20.4', '3.8'],
  ['ubuntu 22.4', '3.10'],
  ['ubuntu 24.4', '3.12'],
]);

/**
 * The minor version of the Python that the image of a stage has below a prefix, /usr/local or /usr: `3.12`. That there is one at all
 * is not looked at.
 */
export function pythonBelow(prefix: string, { rootBase }: Stage): Fact<string> {
  const facts = rootBase.kind === 'image' ? rootBase.facts : undefined;
  if (rootBase.kind !== 'image' || !facts) return unknown('the base image is not known');
  const by = { at: rootBase.at, note: 'the Python of this image' };
  if (prefix === '/usr/local' && isPythonImage(facts)) {
    const { pythonVersion } = facts;
    return pythonVersion === undefined ? unknown('the tag does not tell') : known(pythonVersion, by);
  }
  if (prefix !== '/usr') return unknown('no version is known there');
  const distroless = facts.family === 'distroless' ? /-debian(\d+)/.exec(rootBase.reference.name)?.[1] : undefined;
  const system = systemReleaseOf(rootBase);
  const release =
    distroless !== undefined
      ? `debian ${distroless}`
      : system && system.release !== 'newest'
        ? `${system.system} ${(system.system === 'debian' ? system.release.slice(0, 1) : system.release.slice(0, 2)).join('.')}`
        : undefined;
  const version = release === undefined ? undefined : distributionPythons.get(release);
  return version === undefined ? unknown('the release is not known') : known(version, by);
}
