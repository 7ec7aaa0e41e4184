// What commands install out of folders of the project: `pip install .`, `uv sync`, `poetry install`.
import { mayFail } from '../../command/may-fail.js';
import { type BuildBackend, buildBackend, poetryInstall } from '../../../knowledge/build-backends.js';
import { type BuildSettings, parseBuildSettings } from '../../../parser/manifest/build-settings.js';
import { parsePyproject } from '../../../parser/manifest/pyproject.js';
import type { ProjectManifest } from '../../../parser/manifest/tree.js';
import { fulfils, parseVersion } from '../../../parser/python-version.js';
import type { Located } from '../../../text/location.js';
import { dirname, join } from '../../../text/path.js';
import type { SourceFile } from '../../../text/source.js';
import type { Command } from '../../command.js';
import { toolClauses } from '../../command/tool-version.js';
import { expand } from '../../expand.js';
import type { FileHost } from '../../files.js';
import { valueOf } from '../../known.js';
import { lazy } from '../../lazy.js';

/** A `pyproject.toml` in an image, and where it came from. */
export interface ManifestInImage {
  readonly manifest: ProjectManifest;
  readonly file: SourceFile;
  /** The folder in the image. */
  readonly folder: string;
  /** The folder that it was copied from, relative to the working directory. */
  readonly source: string;
}

/** A project that a command builds and installs. `at` is the word that names it, or the verb. */
export interface ProjectInstall extends Located, ManifestInImage {
  readonly command: Command;
  readonly settings: BuildSettings;
  /** What builds it; undefined for a backend that the tables do not have. */
  readonly backend: BuildBackend | undefined;
  readonly editable: boolean;
  /** Whether a failed build stops the command: Poetry only warns before 2.0. Undefined where its version is not known. */
  readonly stops: boolean | undefined;
}

/** The `pyproject.toml` that a command finds in a folder of the image; undefined where it is not there or cannot be read. */
export function manifestIn(folder: string, { files }: Command, host: FileHost): ManifestInImage | undefined {
  const at = files.lookup(join(folder, 'pyproject.toml'));
  if (at.state !== 'present' || at.kind !== 'file' || at.source === undefined) return undefined;
  const file = host.read(at.source);
  const manifest = file && parsePyproject(file);
  if (!manifest || manifest.problems.length > 0) return undefined;
  return { manifest, file, folder, source: dirname(at.source) };
}

/** A folder that a command installs a project from, and that surely has none at that step. `at` names it, or is the verb. */
export interface FolderWithoutProject extends Located {
  readonly folder: string;
  /** The files that would make it one. */
  readonly files: readonly string[];
}

/** What pip takes for a project, in any folder that is named. */
const projectFiles = ['pyproject.toml', 'setup.py', 'setup.cfg'];

/**
 * The folders without a project that a command installs. pip, uv and Poetry stop there; the last two look in the folders above as well.
 */
export function foldersWithoutProject(command: Command): readonly FolderWithoutProject[] {
  const { installer, workdir, files } = command;
  if (!installer?.manager.forPython || !workdir.known || mayFail(command)) return [];
  const isAbsent = (path: string): boolean => files.lookup(path).state === 'absent';
  const { manager, row, verb } = installer;
  if (row.installsProject && /^(?:uv|poetry)$/.test(manager.name)) {
    if (
      hasUnknownOptions(command) ||
      command.option(...elsewhere) ||
      mayBeSet(command, 'UV_PROJECT') ||
      mayBeSet(command, 'UV_WORKING_DIR')
    )
      return [];
    const names = row.manifests.slice(0, 1);
    const isEmpty = foldersUp(workdir.value).every((folder) => names.every((name) => isAbsent(join(folder, name))));
    return isEmpty ? [{ at: verb.at, folder: workdir.value, files: names }] : [];
  }
  if (!/^(?:pip|uv)$/.test(manager.name)) return [];
  return installer.paths.flatMap((word) => {
    const value = valueOf(expand(word, command.state.environment, 'unknown'));
    if (value === undefined || isArchive(value) || /^(?:~|[A-Za-z]:|file:)/.test(value)) return [];
    const folder = join(workdir.value, value.replace(/\[[^\]]*\]$/, '') || '.');
    const isEmpty = projectFiles.every((name) => isAbsent(join(folder, name)));
    return isEmpty ? [{ at: word.at, folder, files: projectFiles.slice(0, 2) }] : [];
  });
}

const isArchive = (path: string): boolean =>
  /\.(?:whl|zip|tar|tgz|tbz|gz|bz2|xz|txz)(?:\[|$)/.test(path) || /[*?]/.test(path);

/** Options that lead to another folder. */
const elsewhere = ['--project', '--directory', '--script', '-C', '-P'];

/** A folder and those above it. */
export function foldersUp(folder: string): readonly string[] {
  const found = [folder];
  for (let at = folder; at !== '/' && found.length < 100; found.push(at)) at = dirname(at);
  return found;
}

/** Whether a word of a command is only known when it runs, so that it may be any option: `uv sync $OPTIONS`. */
export const hasUnknownOptions = ({ arguments: words }: Command): boolean =>
  words.some(({ value, quoted, raw }) =>
    value === undefined ? !/^[\w./:-]/.test(raw) : !quoted && raw.startsWith('$') && /\s|^-|^$/.test(value),
  );

/** The projects that a command installs from folders of the image; none where that is not sure. */
export function projectInstalls(command: Command, host: FileHost): readonly ProjectInstall[] {
  const { installer, workdir } = command;
  if (!installer?.manager.forPython || !workdir.known || mayFail(command)) return [];
  if (installer.manager.name === 'uv' && installer.row.installsProject) return syncedProject(command, host);
  if (installer.manager.name === 'poetry') return poetryProject(command, host);
  if (!/^(?:pip|uv)$/.test(installer.manager.name)) return [];
  const editables = new Set(command.options('-e', '--editable').map(({ value }) => value?.value));
  return installer.paths.flatMap((word) => {
    const value = valueOf(expand(word, command.state.environment, 'unknown'));
    const folder = value?.replace(/\[[^\]]*\]$/, '');
    const found = folder === undefined ? undefined : manifestIn(join(workdir.value, folder || '.'), command, host);
    if (!found) return [];
    return [builtBy(found, 'backend', { at: word.at, command, editable: editables.has(word.value), stops: true })];
  });
}

function builtBy(
  found: ManifestInImage,
  builder: 'poetry' | 'backend',
  rest: Pick<ProjectInstall, 'at' | 'command' | 'editable' | 'stops'>,
): ProjectInstall {
  const { build } = found.manifest;
  const settings = parseBuildSettings(found.file, builder);
  return { ...found, ...rest, settings, backend: builder === 'poetry' ? poetryInstall : buildBackend(build?.backend) };
}

/** The project in the folder of `uv sync` and its kin; undefined where options may lead them elsewhere. */
export function managedProject(command: Command, host: FileHost): ManifestInImage | undefined {
  const { installer, workdir } = command;
  if (!installer?.row.installsProject || !workdir.known || hasUnknownOptions(command)) return undefined;
  if (command.option('--project', '--directory', '-C', '-P', '-p') && installer.manager.name !== 'uv') return undefined;
  if (command.option('--project', '--directory', '--script', '--package', '--all-packages')) return undefined;
  return manifestIn(workdir.value, command, host);
}

/** Options of uv that leave the project out, or ask for a part of its dependencies only. */
const uvWithout = [
  ...['--only-group', '--only-dev', '--no-install-project', '--no-install-workspace', '--no-install-local'],
  ...['--dry-run', '--no-sync', '--no-install-package'],
];

/** uv installs a project that has a build system: https://docs.astral.sh/uv/concepts/projects/config/#project-packaging */
function syncedProject(command: Command, host: FileHost): readonly ProjectInstall[] {
  if (command.installer!.verb.value !== 'sync' || command.option(...uvWithout)) return [];
  if (['UV_NO_INSTALL_PROJECT', 'UV_NO_INSTALL_WORKSPACE'].some((name) => mayBeSet(command, name))) return [];
  const found = managedProject(command, host);
  if (!found || !(found.manifest.isPackage ?? found.manifest.build !== undefined)) return [];
  const editable = !command.has('--no-editable') && !mayBeSet(command, 'UV_NO_EDITABLE');
  return [builtBy(found, 'backend', { at: command.installer!.verb.at, command, editable, stops: true })];
}

/** Whether something gives a variable a value that is not empty, or may do so. No base image sets those that are asked for. */
export function mayBeSet(command: Command, name: string): boolean {
  const value = command.environment(name);
  if (value.known) return value.value !== undefined && value.value !== '' && !/^(?:0|false|no|off)$/i.test(value.value);
  return command.state.environment.get(name) !== undefined;
}

function poetryProject(command: Command, host: FileHost): readonly ProjectInstall[] {
  const { verb } = command.installer!;
  if (verb.value !== 'install' && verb.value !== 'sync') return [];
  if (command.option('--no-root', '--dry-run', '--no-directory')) return [];
  const found = managedProject(command, host);
  if (!found || found.manifest.isPackage === false || found.manifest.name === undefined) return [];
  return [builtBy(found, 'poetry', { at: verb.at, command, editable: true, stops: isStrictPoetry(command) })];
}

/** Releases of Poetry that stop where the project cannot be installed: https://python-poetry.org/blog/announcing-poetry-2.0.0/ */
const strictReleases = lazy(() =>
  Array.from({ length: 100 }, (_, index) => `2.${Math.floor(index / 10)}.${index % 10}`)
    .concat('3.0.0')
    .flatMap((text) => parseVersion(text) ?? []),
);

/** Whether the Poetry of a command is one of them; undefined where nothing tells its version. The newest that is allowed is installed. */
function isStrictPoetry(command: Command): boolean | undefined {
  const clauses = toolClauses(command, 'poetry');
  return clauses && strictReleases().some((release) => fulfils(release, clauses));
}
