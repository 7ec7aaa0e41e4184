import { normalizeName, parseRequirements } from '../../../parser/requirements.js';
import type { Command } from '../../command.js';
import type { FileHost } from '../../files.js';
import { type Fact, known, unknown } from '../../known.js';
import type { Stage } from '../../stage.js';
import { requirementFilesOf } from './installed.js';

/**
 * Whether the build of a stage installs a distribution, by normalised name: on a command line, or in a requirements file that it
 * reads. That it is missing there proves nothing: another package may bring it.
 */
export const isInstalledIn =
  (stage: Stage, host: FileHost): ((distribution: string) => Fact<boolean>) =>
  (distribution) => {
    for (let at: Stage | undefined = stage; at; at = at.base.kind === 'stage' ? at.base.stage : undefined) {
      for (const command of at.commands) {
        const found = installedBy(command, distribution, host);
        if (found) return found;
      }
    }
    return unknown('what is installed is not known');
  };

function installedBy(command: Command, distribution: string, host: FileHost): Fact<boolean> | undefined {
  const { installer } = command;
  if (!installer?.manager.forPython || !installer.row.installs) return undefined;
  const word = installer.packages.find(({ value }) => value !== undefined && nameIn(value) === distribution);
  if (word) return known(true, { at: word.at, note: 'installed here' });
  for (const { file } of requirementFilesOf(command, host)) {
    const line = parseRequirements(file).requirements.find(
      ({ normalizedName, marker }) => normalizedName === distribution && marker === undefined,
    );
    if (line) return known(true, { at: line.at, note: 'installed here' });
  }
  return undefined;
}

const nameIn = (text: string): string => normalizeName(/^[\w.-]+/.exec(text)?.[0] ?? '');
