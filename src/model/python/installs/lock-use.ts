// How installs use the lock of the project that they install.
import { basename, dirname, join, normalize } from '../../../text/path.js';
import type { Edit, Note } from '../../../text/location.js';
import type { Command } from '../../command.js';
import { insertWords } from '../../command/written-words.js';
import { addException } from '../../dockerfile/ignore-lines.js';
import type { FileHost } from '../../files.js';
import { valueOf } from '../../known.js';
import { mayFail } from '../../command/may-fail.js';
import { foldersUp, hasUnknownOptions, mayBeSet } from './project-install.js';

/** A lock that an install reads, or would read if it were there. */
export interface LockUse {
  readonly command: Command;
  /** Its file name. */
  readonly name: string;
  /** The folder of the image that it belongs to. */
  readonly folder: string;
  /** What says that nothing but the lock may be installed: an option, or the verb. */
  readonly strict: boolean;
  /** Where it lies in the project, relative to the working directory. */
  readonly source: string;
}

/** The manifest that each manager keeps its lock beside. */
const manifests: ReadonlyMap<string, string> = new Map([
  ['uv', 'pyproject.toml'],
  ['poetry', 'pyproject.toml'],
  ['pdm', 'pyproject.toml'],
  ['pipenv', 'Pipfile'],
]);

/** Options that lead to another folder or another lock. */
const elsewhere = ['--project', '--directory', '--script', '-C', '-P', '-p', '--lockfile', '-L'];

/** The lock of an install that takes what to install from the project; undefined where that is not sure. */
export function lockUseOf(command: Command): LockUse | undefined {
  const { installer, workdir, files } = command;
  if (!installer || !workdir.known || mayFail(command) || hasUnknownOptions(command)) return undefined;
  const { manager, row, verb, packages, requirementFiles } = installer;
  const manifest = manifests.get(manager.name);
  const [name] = manager.lockFiles;
  if (manifest === undefined || name === undefined || !/^(?:install|sync)$/.test(verb.value ?? '')) return undefined;
  if (row.manifests.length === 0 || packages.length + requirementFiles.length > 0) return undefined;
  // uv's `-p` is the Python, and its `-P` a package.
  const options = manager.name === 'uv' ? elsewhere.filter((option) => option.length > 2) : elsewhere;
  if (command.option(...options)) return undefined;
  const at = files.lookup(join(workdir.value, manifest));
  if (at.state !== 'present' || at.source === undefined || basename(at.source) !== manifest) return undefined;
  const source = join(at.source, `../${name}`);
  return { command, name, folder: workdir.value, strict: isStrict(command), source };
}

/**
 * Whether an install stops where its lock is missing. Of Pipenv, `sync` and `install --system` do; `install --deploy` makes a new lock. Measured with uv
 * 0.13, PDM 2.29 and Pipenv 2026.
 */
function isStrict(command: Command): boolean {
  const { manager, verb } = command.installer!;
  switch (manager.name) {
    case 'uv':
      return command.has('--locked', '--frozen') || isSet(command, 'UV_LOCKED') || isSet(command, 'UV_FROZEN');
    case 'pdm':
      return verb.value === 'sync' || command.has('--check');
    default:
      return manager.name === 'pipenv' && (verb.value === 'sync' || command.has('--system'));
  }
}

const isSet = (command: Command, name: string): boolean =>
  /^(?:1|true|yes|on|y|t)$/i.test(valueOf(command.environment(name)) ?? '');

/** A lock that is surely not in the image when it is needed. */
export interface MissingLock extends LockUse {
  readonly because: 'ignored' | 'not-copied' | 'not-there';
  /** The COPY that brings it later. */
  readonly later: Note | undefined;
  /** Brings it along with the manifest beside it; undefined where no COPY names that. */
  readonly edit: Edit | undefined;
}

/** That lock; undefined where something may make it, or where nothing needs it. uv and Poetry look in the folders above as well. */
export function missingLock(command: Command, host: FileHost): MissingLock | undefined {
  const use = lockUseOf(command);
  if (!use) return undefined;
  const { name, folder, source, strict } = use;
  if (foldersUp(folder).some((at) => command.files.lookup(join(at, name)).state !== 'absent')) return undefined;
  const { stage } = command;
  const context = valueOf(stage.dockerfile.context)?.context;
  if (!context) return undefined;
  const copied = stage.final.files.copied.find(({ path }) => path === join(folder, name));
  const later = copied && { ...copied.by, note: `${name} comes only here` };
  if (host.kindOf(source) === 'file') {
    const inContext = context.directory === '.' ? source : source.slice(context.directory.length + 1);
    // One that git ignores is nobody's but the writer's own.
    if (host.isGitIgnored(source)) return undefined;
    if (!context.ignore?.excludes(inContext))
      return { ...use, because: 'not-copied', later, edit: copyAlong(inContext, folder, command) };
    return { ...use, because: 'ignored', later, edit: addException(context.ignore, inContext) };
  }
  return strict && host.kindOf(source) === undefined && !host.isGitIgnored(source)
    ? { ...use, because: 'not-there', later: undefined, edit: undefined }
    : undefined;
}

/** The name of a lock behind that of the manifest from the same folder, in the COPY that brings it to where the lock is looked for. */
function copyAlong(lock: string, folder: string, { stage, at }: Command): Edit | undefined {
  for (const { instruction, sources, destination, from, step } of stage.copies.toReversed()) {
    const target = valueOf(destination);
    if (from || instruction.at.span.start > at.span.start || target !== folder) continue;
    const manifest = sources.find(
      ({ value, word }) =>
        /^(?:pyproject\.toml|Pipfile)$/.test(basename(valueOf(value) ?? '')) &&
        join(dirname(normalize(valueOf(value) ?? '')), basename(lock)) === lock &&
        word.value !== undefined,
    );
    const isFolder =
      /[/.]$/.test(instruction.destination.value ?? '') || step.before.files.lookup(target).state === 'present';
    if (manifest && isFolder) return insertWords(manifest.word, [join(dirname(manifest.word.value!), basename(lock))]);
  }
  return undefined;
}

/**
 * A `uv sync` that may change the lock which lies beside it: without `--locked` or `--frozen` it resolves anew where the lock is stale.
 * Source: https://docs.astral.sh/uv/concepts/projects/sync/#automatic-lock-and-sync
 */
export function unlockedSync(command: Command): LockUse | undefined {
  const use = command.installer?.manager.name === 'uv' ? lockUseOf(command) : undefined;
  if (!use || use.strict || command.has('--upgrade', '-U', '--check', '--dry-run')) return undefined;
  if (command.option('-P', '--upgrade-package', '--upgrade-group', '--resolution')) return undefined;
  if (mayBeSet(command, 'UV_LOCKED') || mayBeSet(command, 'UV_FROZEN')) return undefined;
  return command.files.lookup(join(use.folder, use.name)).state === 'present' ? use : undefined;
}
