import type { Command } from '../command.js';
import { valueOf } from '../known.js';
import type { InstalledRequirements } from '../python.js';
import type { Copy, Stage } from '../stage.js';

/** A COPY of application sources that stands before an install of third-party packages, so that each edit installs them again. */
export interface EarlySourceCopy {
  readonly copy: Copy;
  readonly source: Copy['sources'][number];
  readonly install: Command;
}

/** Files that say what to install, and those that a project's metadata names. */
const manifest =
  /(^|\/)(requirements[^/]*|constraints[^/]*|[^/]*\.(txt|in|toml|lock|cfg)|Pipfile|setup\.py|README[^/]*|LICEN[CS]E[^/]*|environment\.ya?ml)$/i;

/** The copies of a stage's sources that come before an install that does not need them. */
export function earlySourceCopies(
  stage: Stage,
  requirements: readonly InstalledRequirements[],
): readonly EarlySourceCopy[] {
  const installs = stage.commands.filter((command) => needsOnlyManifests(command, requirements));
  const order = new Map(stage.steps.map((step, index) => [step.instruction, index]));
  const found: EarlySourceCopy[] = [];
  for (const install of installs) {
    const at = order.get(install.instruction)!;
    for (const copy of stage.copies) {
      if (order.get(copy.instruction)! > at || found.some((early) => early.copy === copy)) continue;
      const source = copy.from ? undefined : copy.sources.find((each) => isBroad(valueOf(each.value), stage));
      if (source) found.push({ copy, source, install });
    }
  }
  return found;
}

/** Whether an install reads nothing of the project but files that say what to install. */
function needsOnlyManifests(command: Command, requirements: readonly InstalledRequirements[]): boolean {
  const { installer } = command;
  if (!installer?.manager.forPython || !installer.row.installs || installer.paths.length > 0) return false;
  if (installer.requirementFiles.length > 0) {
    const read = requirements.filter((entry) => entry.command === command);
    // A list that names local folders needs them; one that cannot be read may.
    return !read.some(({ requirements: list }) =>
      list.requirements.some(({ source, variable }) => source === 'path' || variable),
    );
  }
  if (installer.row.manifests.length === 0 || installer.packages.length > 0) return false;
  return !installer.row.installsProject || installer.row.noProjectOptions.some((option) => command.has(option));
}

/** Whether a source of the build context holds more than manifests. */
function isBroad(source: string | undefined, stage: Stage): boolean {
  if (source === undefined) return false;
  const { context } = stage.dockerfile;
  if (!context.known) return /^(\.{0,2}\/)*\.?$/.test(source);
  const matches = context.value.context.matches(source);
  return (
    matches.known &&
    matches.value.some(
      (entry) =>
        entry.kind === 'directory' &&
        (context.value.context.list(entry.path) ?? []).some(
          (inside) =>
            (inside.kind === 'directory' && !/(^|\/)\./.test(inside.path)) ||
            (inside.kind === 'file' && inside.path.endsWith('.py')) ||
            !manifest.test(inside.path),
        ),
    )
  );
}
