import { bootstrapTools } from '../../../knowledge/bootstrap-tools.js';
import { normalizeName, parseRequirements, type Requirement } from '../../../parser/requirements.js';
import type { Word } from '../../../parser/word.js';
import type { Command } from '../../command.js';
import type { FileHost } from '../../files.js';
import { Remembered } from '../../lazy.js';
import type { InstalledRequirements } from '../../python.js';
import type { Stage } from '../../stage.js';
import { constraintOf, requirementFilesOf } from './installed.js';

/** Operators that let a requirement move by at most a patch release. */
const pinning: readonly string[] = ['==', '===', '~='];

/**
 * Whether a line of a requirements file always installs the same release, or nearly so: `==`, `===`, `~=`, a hash, a URL, or
 * a local path. Lines with variables count as pinned, because the variable may hold the pin.
 */
const isPinned = ({ source, clauses, hashes, variable }: Requirement): boolean =>
  variable || source !== 'index' || hashes.length > 0 || clauses.some(({ operator }) => pinning.includes(operator));

/** The same for a word of an install command. */
const isPinnedPackage = (text: string): boolean => /[~=]=|@|[/\\]|\.whl$/.test(text);

/** The lines of an installed file that leave their release open; none when something else may pin them. */
export function unpinnedRequirements({ requirements, constrained }: InstalledRequirements): readonly Requirement[] {
  if (!constrained.known || constrained.value) return [];
  return requirements.requirements.filter((requirement) => !isPinned(requirement));
}

/**
 * The packages on a command line of pip or uv that leave their release open. Tools that install others are none, and neither is what
 * a requirements file of the same stage pins.
 */
export function unpinnedPackages(command: Command, host: FileHost): readonly Word[] {
  const { installer, stage } = command;
  if (!installer || !/^(pip|uv)$/.test(installer.manager.name) || installer.verb.value !== 'install') return [];
  const open = installer.packages.filter(
    ({ value }) => value !== undefined && !isPinnedPackage(value) && !bootstrapTools.has(nameIn(value)),
  );
  // What a file of the same command pins counts, and nobody knows that of one that cannot be read.
  if (installer.requirementFiles.length > 0 && requirementFilesOf(command, host).length === 0) return [];
  const constraint = open.length === 0 || command.has('--no-index') ? undefined : constraintOf(command, []);
  if (!constraint?.known || constraint.value) return [];
  const pinned = pinnedIn.get(stage) ?? pinnedNames(stage, host);
  pinnedIn.set(stage, pinned);
  return open.filter(({ value }) => !pinned.has(nameIn(value!)));
}

const pinnedIn = new Remembered<Stage, ReadonlySet<string>>();

/** The names that the requirements files of a stage pin. */
const pinnedNames = (stage: Stage, host: FileHost): ReadonlySet<string> =>
  new Set(
    stage.commands
      .flatMap((each) => requirementFilesOf(each, host))
      .flatMap(({ file }) => parseRequirements(file).requirements.filter(isPinned))
      .flatMap(({ normalizedName }) => normalizedName ?? []),
  );

const nameIn = (text: string): string => normalizeName(/^[\w.-]+/.exec(text)?.[0] ?? '');
