// Requirements that are fetched with git.
import { lockKind, parseLock } from '../../../parser/manifest/lock.js';
import { parseRequirements } from '../../../parser/requirements.js';
import type { Located } from '../../../text/location.js';
import { join } from '../../../text/path.js';
import type { Command } from '../../command.js';
import type { FileHost } from '../../files.js';
import { stageTool } from '../../image/tools.js';
import { valueOf } from '../../known.js';
import { requirementFilesOf } from './installed.js';
import { mayFail } from '../../command/may-fail.js';
import { managedProject, projectInstalls } from './project-install.js';

/** A requirement that pip or uv fetches with git, where it is written. */
export interface VcsRequirement extends Located {
  readonly name: string;
  /** Whether it is fetched through ssh, which needs a program of its own. */
  readonly overSsh: boolean;
}

const isGit = (location: string | undefined): boolean => location !== undefined && /^git\+/i.test(location);

/**
 * The requirements of a command that need git while the image of its stage surely has none. pip and uv run git; Poetry has a git of its own.
 * Those with a marker are left out, and so is all that a command may do without.
 */
export function requirementsWithoutGit(command: Command, host: FileHost): readonly VcsRequirement[] {
  const { installer, stage } = command;
  if (!installer || !/^(?:pip|uv)$/.test(installer.manager.name) || mayFail(command)) return [];
  const found = vcsRequirements(command, host);
  return found.length > 0 && valueOf(stageTool(stage, 'git')) === false ? found : [];
}

function vcsRequirements(command: Command, host: FileHost): readonly VcsRequirement[] {
  const named = [...command.installer!.addresses, ...command.installer!.packages].flatMap((word) => {
    const location = word.value?.replace(/^[\w.-]+(?:\[[^\]]*\])?\s*@\s*/, '');
    return isGit(location) ? [{ at: word.at, name: nameIn(location!), overSsh: isSsh(location!) }] : [];
  });
  const files = requirementFilesOf(command, host).flatMap(({ file }) =>
    parseRequirements(file).requirements.flatMap(({ at, location, marker, variable, normalizedName }) =>
      isGit(location?.text) && marker === undefined && !variable
        ? [{ at, name: normalizedName ?? nameIn(location!.text), overSsh: isSsh(location!.text) }]
        : [],
    ),
  );
  const projects = projectInstalls(command, host).flatMap(({ manifest }) =>
    manifest.dependencies.flatMap(({ at, name, location, marker }) =>
      isGit(location) && marker === undefined ? [{ at, name, overSsh: isSsh(location!) }] : [],
    ),
  );
  return [...named, ...files, ...projects, ...lockedRequirements(command, host)];
}

/** What `uv sync` takes from its lock; which groups a package belongs to is not told there, so that all main dependencies must lead to it. */
function lockedRequirements(command: Command, host: FileHost): readonly VcsRequirement[] {
  const project = command.installer!.manager.name === 'uv' ? managedProject(command, host) : undefined;
  if (!project) return [];
  const at = command.files.lookup(join(project.folder, 'uv.lock'));
  const file = at.state === 'present' && at.source !== undefined ? host.read(at.source) : undefined;
  const kind = file && lockKind(file.path);
  if (!file || !kind) return [];
  const lock = parseLock(file, kind);
  const main = new Set(
    project.manifest.dependencies.filter(({ marker }) => marker === undefined).map(({ name }) => name),
  );
  return [...lock.packages.values()].flatMap(([first, ...others]) =>
    first && others.length === 0 && first.source === 'vcs' && main.has(first.name)
      ? [{ at: first.at, name: first.name, overSsh: false }]
      : [],
  );
}

const isSsh = (location: string): boolean => /^git\+ssh:/i.test(location);

/** The repository of a URL without its revision: `shop` of `git+https://example.org/jane/shop.git@main#egg=shop`. */
const nameIn = (location: string): string =>
  /([^/:]+?)(?:\.git)?\/?(?:@[^/@]*)?$/.exec(location.replace(/#.*$/, ''))?.[1] ?? location;
