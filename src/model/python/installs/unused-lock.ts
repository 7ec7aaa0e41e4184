// Locks of a project that its image does not install from.
import { bootstrapTools } from '../../../knowledge/bootstrap-tools.js';
import { lockKind, parseLock } from '../../../parser/manifest/lock.js';
import type { LockedPackage, LockFile } from '../../../parser/manifest/tree.js';
import { normalizeName, parseRequirements } from '../../../parser/requirements.js';
import { type Located, textOf } from '../../../text/location.js';
import { basename, dirname, join } from '../../../text/path.js';
import type { Command } from '../../command.js';
import type { FileHost } from '../../files.js';
import { valueOf } from '../../known.js';
import { lazy, Remembered } from '../../lazy.js';
import type { Dockerfile, Stage } from '../../stage.js';
import { constraintOf, requirementFilesOf } from './installed.js';
import { mayFail } from '../../command/may-fail.js';
import { hasUnknownOptions, projectInstalls } from './project-install.js';

/** A lock beside what an install reads, and the packages whose versions the install chooses anew. `at` is the install's verb. */
export interface UnusedLock extends Located {
  readonly lock: LockFile;
  readonly command: Command;
  readonly packages: readonly LockedPackage[];
}

/** The locks that are looked for, and how a build that uses one says so. */
const locks: readonly { readonly name: string; readonly use: RegExp }[] = [
  { name: 'uv.lock', use: /\buv\s+(?:--?\S+\s+)*(?:sync|export|run|lock|add)\b|uv\.lock/ },
  {
    name: 'poetry.lock',
    use: /\bpoetry\s+(?:--?\S+\s+)*(?:install|sync|export|run|build|lock|update|self|add)\b|poetry\.lock|micropipenv/,
  },
  { name: 'pdm.lock', use: /\bpdm\s+\w|pdm\.lock/ },
  { name: 'Pipfile.lock', use: /\bpipenv\s+\w|Pipfile\.lock|micropipenv/ },
];

/** Steps of which nobody knows what they do: they may use the lock. */
const opaqueStep = /\b(?:make|just|task|invoke|nox|tox|hatch|rye|pixi|conda|mamba|micromamba)\b|\.sh\b|\bcurl\b[^|]*\|/;

/**
 * The first install of a Dockerfile's shipped stages that leaves versions open which a lock of the same folder has. None where any step
 * uses the lock, or may do so.
 */
export function unusedLock(dockerfile: Dockerfile, host: FileHost): UnusedLock | undefined {
  const before = remembered.get(dockerfile);
  if (before) return before.found;
  const found = findUnusedLock(dockerfile, host);
  remembered.set(dockerfile, { found });
  return found;
}

const remembered = new Remembered<Dockerfile, { readonly found: UnusedLock | undefined }>();

function findUnusedLock({ stages, context, role, fragment, tree }: Dockerfile, host: FileHost): UnusedLock | undefined {
  if (!context.known || role !== 'production' || fragment) return undefined;
  const uses = locks.map(({ name, use }) => ({ name, isUsed: lazy(() => mayUse(tree, use)) }));
  for (const stage of stages.filter((each) => each.role === 'production')) {
    const installs = stage.commands.filter((command) => mayBeOpen(command));
    if (installs.length === 0 || mayHaveArchives(stage)) continue;
    for (const command of installs) {
      const open = constraintMayHold(command, host) ? [] : openNames(command, host);
      for (const { name, isUsed } of uses) {
        const isThere = open.some(({ folder }) => host.kindOf(join(folder, name)) === 'file');
        const found = isThere && !isUsed() ? openInstall(command, open, name, host) : undefined;
        if (found) return found;
      }
    }
  }
  return undefined;
}

/** Whether a step may use a lock: one that names it or its tool, or one of which nobody knows what it does. */
function mayUse({ instructions }: Dockerfile['tree'], use: RegExp): boolean {
  const runs = instructions.filter(({ name }) => name === 'RUN');
  if (runs.some((run) => opaqueStep.test(textOf(run)))) return true;
  // The words of the exec form stand in quotes.
  return instructions
    .filter(({ name }) => name !== 'COPY' && name !== 'ADD')
    .some((instruction) => use.test(textOf(instruction).replaceAll(/["',[\]]+/g, ' ')));
}

/** Whether an install may leave versions open, by its words alone. */
function mayBeOpen(command: Command): boolean {
  const { installer } = command;
  if (!installer || !/^(?:pip|uv)$/.test(installer.manager.name) || !installer.row.installs || mayFail(command))
    return false;
  if (installer.row.installsProject || command.has('--no-deps', '--no-index', '--require-hashes')) return false;
  return !hasUnknownOptions(command);
}

function openInstall(
  command: Command,
  open: ReturnType<typeof openNames>,
  lockName: string,
  host: FileHost,
): UnusedLock | undefined {
  for (const { folder, names } of open) {
    const lock = lockIn(folder, lockName, host);
    const packages = names.flatMap((name) => {
      const [first, ...others] = lock?.packages.get(name) ?? [];
      return first?.version !== undefined && others.length === 0 && first.source === 'index' ? [first] : [];
    });
    if (lock && packages.length > 0) return { at: command.installer!.verb.at, lock, command, packages };
  }
  return undefined;
}

/** Whether archives are installed in a stage: they may be built from the lock and hold all that is needed. */
const mayHaveArchives = ({ commands }: Stage): boolean =>
  commands.some(
    (each) =>
      each.installer?.manager.forPython &&
      (each.option('--find-links', '-f') !== undefined ||
        each.installer.paths.some(({ raw }) => /\.whl|\.tar|\.zip|[*?]|wheel/.test(raw))),
  );

function constraintMayHold(command: Command, host: FileHost): boolean {
  const files = requirementFilesOf(command, host).map(({ file }) => parseRequirements(file));
  const constraint = constraintOf(command, files);
  return !constraint.known || constraint.value;
}

/** Tools sign what they write: such a file is made from a lock. */
const isGenerated = /autogenerated|auto-generated|generated by|exported by|pip-compile|uv export|uv pip compile/i;

/** What an install leaves open, by the folder of the project that a lock would lie in. */
function openNames(
  command: Command,
  host: FileHost,
): readonly { readonly folder: string; readonly names: readonly string[] }[] {
  const files = requirementFilesOf(command, host).flatMap(({ file }) => {
    const { requirements, comments } = parseRequirements(file);
    if (comments.some(({ text }) => isGenerated.test(text))) return [];
    const names = requirements.flatMap(({ normalizedName, source, clauses, hashes, variable }) => {
      const isOpen = !variable && source === 'index' && hashes.length === 0;
      return isOpen && normalizedName && !clauses.some(({ operator }) => /^[=~]=/.test(operator))
        ? [normalizedName]
        : [];
    });
    // A list that pins most of its packages has been made with care, or by a tool that did not sign it.
    return names.length * 2 > requirements.length ? [{ folder: dirname(file.path), names }] : [];
  });
  const projects = projectInstalls(command, host).flatMap(({ manifest, source }) =>
    manifest.open === undefined ? [{ folder: source, names: manifest.dependencies.map(({ name }) => name) }] : [],
  );
  const context = valueOf(command.stage.dockerfile.context)?.context;
  const words = command.installer!.packages.flatMap(({ value }) => {
    const name = value !== undefined && !/[=~]=|@/.test(value) ? /^[\w.-]+/.exec(value)?.[0] : undefined;
    return name === undefined || bootstrapTools.has(normalizeName(name)) ? [] : [normalizeName(name)];
  });
  return [...files, ...projects, ...(context && words.length > 0 ? [{ folder: context.directory, names: words }] : [])];
}

function lockIn(folder: string, name: string, host: FileHost): LockFile | undefined {
  const path = join(folder, name);
  const file = host.kindOf(path) === 'file' && !host.isGitIgnored(path) ? host.read(path) : undefined;
  const kind = file && lockKind(basename(path));
  const lock = kind && parseLock(file, kind);
  return lock && lock.problems.length === 0 ? lock : undefined;
}
