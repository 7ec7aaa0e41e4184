// What the build of a project needs of its folder and does not find in the image.
import { versionTools, versionVariable } from '../../../knowledge/build-backends.js';
import type { ManifestFile } from '../../../parser/manifest/tree.js';
import { type Edit, type Note, place } from '../../../text/location.js';
import { isInside, join, normalize, relativeTo } from '../../../text/path.js';
import type { Command } from '../../command.js';
import type { BuildContext } from '../../context.js';
import { addException } from '../../dockerfile/ignore-lines.js';
import type { FileHost } from '../../files.js';
import { valueOf } from '../../known.js';
import { foldersUp, type ProjectInstall } from './project-install.js';

/** The project's code is not in the image yet. */
export interface MissingModule {
  /** Where it is in the project, counted from the manifest's folder. */
  readonly path: string;
  /** The COPY that brings it later, if one does. */
  readonly later: Note | undefined;
}

/**
 * The code that the build of a project looks for and that the project has, but not the image at that step. Undefined where some of it is
 * there, or where the backend finds code in a way that is not followed.
 */
export function missingModule(install: ProjectInstall, host: FileHost): MissingModule | undefined {
  const { settings, command, folder, source } = install;
  const { modules } = settings;
  if (!modules) return undefined;
  const states = modules.paths.map((path) => ({
    path,
    state: command.files.lookup(join(folder, path)).state,
    isThere: host.kindOf(join(source, path)) !== undefined,
  }));
  if (modules.need === 'one' && states.some(({ state }) => state !== 'absent')) return undefined;
  const missing = states.find(({ state, isThere }) => state === 'absent' && isThere);
  return missing && { path: missing.path, later: copyOf(join(source, missing.path), install) };
}

/** The copy of a stage that brings a file or folder of the project to the image. */
function copyOf(path: string, { command: { stage } }: ProjectInstall): Note | undefined {
  const copied = stage.final.files.copied.find((file) => isInside(path, file.source));
  return copied && { ...copied.by, note: `${path} comes only here` };
}

/** A file that the manifest of a project names and that is not in the image when it is built. */
export interface MissingFile {
  readonly file: Pick<ManifestFile, 'at' | 'path'>;
  /** Why: the .dockerignore keeps it out, no step copied it, or the project does not have it. */
  readonly because: 'ignored' | 'not-copied' | 'not-there';
  /** The edit of the .dockerignore that brings it, where a copy of a folder takes it along then. */
  readonly edit: Edit | undefined;
}

/** Those files; patterns are left alone, and so is what may be made before the build. */
export function missingFiles(install: ProjectInstall, host: FileHost): readonly MissingFile[] {
  const { manifest, settings, backend, command, folder, source } = install;
  const context = valueOf(command.stage.dockerfile.context)?.context;
  if (!backend || !context) return [];
  const { hookFile } = settings;
  const hook = hookFile !== undefined && backend.name === 'hatchling' ? [hookOf(hookFile, install)] : [];
  return [...manifest.files, ...hook].flatMap((file): readonly MissingFile[] => {
    const path = normalize(file.path);
    if (/[*?[]/.test(path) || path.startsWith('..') || path.startsWith('/')) return [];
    if ('for' in file && file.for === 'license' && !backend.licensePatterns && settings.licenseFile !== file.path)
      return [];
    if (command.files.lookup(join(folder, path)).state !== 'absent') return [];
    const onDisk = join(source, path);
    if (host.kindOf(onDisk) === undefined)
      return host.isGitIgnored(onDisk) ? [] : [{ file, because: 'not-there', edit: undefined }];
    if (!isKeptOut(onDisk, context)) return [{ file, because: 'not-copied', edit: undefined }];
    return [
      { file, because: 'ignored', edit: takeBack(relativeTo(context.directory, onDisk) ?? '', command, context) },
    ];
  });
}

/** The file of a hook, where it is named if it is. */
function hookOf(path: string, { file }: ProjectInstall): Pick<ManifestFile, 'at' | 'path'> {
  const start = Math.max(0, file.text.search(/^\[tool\.hatch\.build\..*hooks\.custom\]/m));
  return { at: place(file, start, file.lineSpan(file.positionAt(start).line).end), path };
}

/** Whether the .dockerignore keeps a path out of the build. */
function isKeptOut(path: string, { directory, ignore }: BuildContext): boolean {
  if (!ignore) return false;
  if (directory === '.') return ignore.excludes(path);
  return isInside(directory, path) && ignore.excludes(path.slice(directory.length + 1));
}

/** A line that takes a path of the context back, if a folder that it lies in is copied before a command. */
function takeBack(path: string, { stage, at }: Command, { ignore, matches }: BuildContext): Edit | undefined {
  const isCopied = stage.copies.some(
    (copy) =>
      !copy.from &&
      copy.at.span.end <= at.span.start &&
      copy.sources.some(({ value }) =>
        (value.known ? (valueOf(matches(value.value)) ?? []) : []).some((entry) => isInside(entry.path, path)),
      ),
  );
  return ignore && isCopied ? addException(ignore, path) : undefined;
}

/** Why a version that git tells cannot be worked out. */
export type MissingGit = 'no-repository' | 'kept-out';

/** Whether the build of a project asks git for its version and surely finds no repository. Undefined where something else may tell it. */
export function missingGit(install: ProjectInstall, host: FileHost): MissingGit | undefined {
  const { manifest, settings, command, folder, source } = install;
  const asks =
    manifest.build?.requires.some(({ name }) => versionTools.has(name)) ||
    (manifest.build?.backend === 'pdm.backend' && manifest.tools.has('pdm'));
  if (manifest.versionFrom !== 'scm' || !asks || settings.hasFallbackVersion) return undefined;
  const { variables, incomplete } = command.state.environment;
  if (variables.some(({ name }) => versionVariable.test(name)) || incomplete !== undefined) return undefined;
  if (versionVariable.test(command.instruction.body.text)) return undefined;
  const fallbacks = ['.git_archival.txt', 'PKG-INFO', '.hg_archival.txt', '.hg', '.svn'];
  if (fallbacks.some((name) => host.kindOf(join(source, name)) !== undefined)) return undefined;
  const isAbsent = foldersUp(folder).every((at) => command.files.lookup(join(at, '.git')).state === 'absent');
  const context = valueOf(command.stage.dockerfile.context)?.context;
  if (!isAbsent || !context) return undefined;
  if (context.ignore?.excludes('.git')) return 'kept-out';
  // Where the sources were handed on without their repository, nothing shows that a COPY would not bring it.
  const lies = host.kindOf(join(context.directory, '.git')) !== undefined;
  return lies || host.rootOf(context.directory) !== context.directory ? 'no-repository' : undefined;
}
