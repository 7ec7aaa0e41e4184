// Lines of requirements files that only another machine can install.
import { foreignDistribution, foreignPath } from '../../../knowledge/foreign-distributions.js';
import type { Requirement } from '../../../parser/requirements.js';
import { textOf } from '../../../text/location.js';
import { join } from '../../../text/path.js';
import { isForWindows } from '../../dockerfile/bases.js';
import type { InstalledRequirements } from '../../python.js';
import { mayFail } from '../../command/may-fail.js';

/** A line that fails on Linux. */
export interface ForeignRequirement {
  readonly requirement: Requirement;
  readonly name: string;
  /** The system that it is for, or a path of another machine. */
  readonly because: 'Windows' | 'macOS' | 'path' | 'pkg-resources';
  /** The marker that keeps it to its system. */
  readonly marker: string | undefined;
}

/** The lines of an installed file that fail on Linux; none for images of Windows, and none that a marker keeps away. */
export function foreignRequirements({ requirements, command }: InstalledRequirements): readonly ForeignRequirement[] {
  if (!command.installer?.row.installs || mayFail(command)) return [];
  if (isForWindows(command.stage.rootBase)) return [];
  return requirements.requirements.flatMap((requirement) => {
    const { marker, variable } = requirement;
    if (marker !== undefined || variable) return [];
    return foreignName(requirement) ?? foreignLocation(requirement, command) ?? [];
  });
}

function foreignName(requirement: Requirement): ForeignRequirement | undefined {
  const { normalizedName: name, source, clauses } = requirement;
  if (name === undefined || source !== 'index') return undefined;
  // Debian's pip listed this, and no index has it: https://bugs.debian.org/871790
  if (name === 'pkg-resources' && clauses.some(({ version }) => version === '0.0.0'))
    return { requirement, name, because: 'pkg-resources', marker: undefined };
  const found = foreignDistribution(name);
  return found && { requirement, name, because: found.system, marker: found.marker };
}

function foreignLocation(
  requirement: Requirement,
  { files }: InstalledRequirements['command'],
): ForeignRequirement | undefined {
  const { location, normalizedName } = requirement;
  if (!location) return undefined;
  const written = textOf(location);
  const isFile = /^file:\/\//i.test(location.text);
  const path = isFile ? location.text.replace(/^file:\/\/(?:localhost)?/i, '') : written;
  if (!isFile && !/^[A-Za-z]:[/\\]/.test(written)) return undefined;
  const decoded = path.replace(/[#?].*$/, '');
  const isAbsent = isFile && decoded.startsWith('/') && files.lookup(join('/', decoded)).state === 'absent';
  if (!foreignPath.test(decoded) && !isAbsent) return undefined;
  return { requirement, name: normalizedName ?? written, because: 'path', marker: undefined };
}
