import { normalizeName } from '../../parser/requirements.js';
import { type Fact, known, unknown } from '../known.js';
import type { Stage } from '../stage.js';

/**
 * Whether the build of a stage installs a distribution by name on a command line. That it is missing there proves nothing: a
 * requirements file or another package may bring it.
 */
export const isInstalledIn =
  (stage: Stage): ((distribution: string) => Fact<boolean>) =>
  (distribution) => {
    for (let at: Stage | undefined = stage; at; at = at.base.kind === 'stage' ? at.base.stage : undefined) {
      for (const { installer } of at.commands) {
        if (!installer?.manager.forPython) continue;
        const word = installer.packages.find(
          ({ value }) => value !== undefined && normalizeName(/^[\w.-]+/.exec(value)?.[0] ?? '') === distribution,
        );
        if (word) return known(true, { at: word.at, note: 'installed here' });
      }
    }
    return unknown('what is installed is not known');
  };
