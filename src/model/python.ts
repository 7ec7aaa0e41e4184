import type { RequirementsFile } from '../parser/requirements.js';
import type { Located, Note } from '../text/location.js';
import type { Command } from './command.js';
import type { Fact } from './known.js';

/** A requirements file that the image installs. `at` is the file's start. */
export interface InstalledRequirements extends Located {
  readonly requirements: RequirementsFile;
  /** The install command that reads it, directly or through `-r`. */
  readonly by: Note;
  readonly command: Command;
  /** Whether something pins what it leaves open: a constraints file, a lock that it was made from, hashes. */
  readonly constrained: Fact<boolean>;
}
