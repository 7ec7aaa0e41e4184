// What requirements files name besides packages: other files, and folders of the project.
import { parseRequirements, type Requirement } from '../../../parser/requirements.js';
import type { Located, Note } from '../../../text/location.js';
import { dirname, join } from '../../../text/path.js';
import type { Command } from '../../command.js';
import type { FileHost } from '../../files.js';
import { type ReadRequirements, requirementFilesOf } from './installed.js';
import { mayFail } from '../../command/may-fail.js';

/** Something that a requirements file names by its path. `at` is where. */
export interface NamedPath extends Located {
  readonly command: Command;
  /** The file that names it. */
  readonly in: ReadRequirements;
  readonly kind: 'requirements' | 'constraints' | 'project';
  readonly text: string;
  /** Where it is looked for in the image. */
  readonly path: string;
  /** Where it is in the project if the folders of the image are those of the project; relative to the working directory. */
  readonly source: string | undefined;
}

/**
 * What the requirements files of a command name by relative paths. `-r` and `-c` count from the file that names them, projects from the
 * folder that the command runs in, for pip and uv alike: measured with pip 23 and uv 0.13.
 */
export function namedPaths(command: Command, host: FileHost): readonly NamedPath[] {
  const { workdir } = command;
  if (!workdir.known) return [];
  return requirementFilesOf(command, host).flatMap((read): readonly NamedPath[] => {
    const { requirements, options } = parseRequirements(read.file);
    const files = options.flatMap(({ name, value }): readonly NamedPath[] => {
      const kind = name === '--requirement' ? 'requirements' : name === '--constraint' ? 'constraints' : undefined;
      if (!kind || !value || isElsewhere(value.text)) return [];
      const { at, text } = value;
      const source = join(dirname(read.file.path), text);
      return [{ at, command, in: read, kind, text, path: join(dirname(read.path), text), source }];
    });
    const projects = requirements.flatMap((requirement): readonly NamedPath[] => {
      const text = projectPath(requirement);
      if (text === undefined) return [];
      const path = join(workdir.value, text);
      return [{ at: requirement.at, command, in: read, kind: 'project', text, path, source: sourceOf(path, read) }];
    });
    return [...files, ...projects];
  });
}

/** A URL, an absolute path, one with a variable, or a path of Windows. */
const isElsewhere = (text: string): boolean => /^(?:[A-Za-z][\w+.-]*:|\/|~|-$)|[$\\]/.test(text);

function projectPath({ source, location, marker, variable }: Requirement): string | undefined {
  if (source !== 'path' || !location || marker !== undefined || variable) return undefined;
  const text = location.text.replace(/#.*$/, '');
  return isElsewhere(text) || text === '' ? undefined : text;
}

/** A path of the image as a path of the project, by the place that the requirements file has in both. */
function sourceOf(path: string, { path: inImage, file }: ReadRequirements): string | undefined {
  let image = dirname(inImage);
  let project = dirname(file.path);
  for (;;) {
    if (image === '/' || path === image || path.startsWith(`${image}/`))
      return path === image ? project : join(project, path.slice(image === '/' ? 1 : image.length + 1));
    if (project === '.') return undefined;
    image = dirname(image);
    project = dirname(project);
  }
}

/** A path that a requirements file names and that is surely not in the image when it is read. */
export interface MissingPath extends NamedPath {
  /** Whether the project has it, so that only a COPY lacks. */
  readonly isInProject: boolean;
  /** Whether the folder is there, and the project in it is not. */
  readonly isEmpty: boolean;
  /** The COPY that brings it later. */
  readonly later: Note | undefined;
}

/** A project is missing where its folder is there without it: `-e .` in a file that is copied alone. */
function isMissing({ kind, path }: NamedPath, { files }: Command): boolean {
  const isAbsent = (at: string): boolean => files.lookup(at).state === 'absent';
  if (kind !== 'project' || isAbsent(path)) return isAbsent(path);
  const state = files.lookup(path);
  return (
    state.state === 'present' &&
    state.kind === 'directory' &&
    ['pyproject.toml', 'setup.py', 'setup.cfg'].every((name) => isAbsent(join(path, name)))
  );
}

/** Those paths; none for commands that may fail, and none that git ignores. */
export function missingPaths(command: Command, host: FileHost): readonly MissingPath[] {
  if (command.installer?.requirementFiles.length === 0 || mayFail(command)) return [];
  return namedPaths(command, host).flatMap((named) => {
    if (!isMissing(named, command)) return [];
    const kind = named.source === undefined ? undefined : host.kindOf(named.source);
    const isInProject = kind === 'file' || kind === 'directory';
    if (!isInProject && named.source !== undefined && host.isGitIgnored(named.source)) return [];
    const later = command.stage.final.files.copied.find(
      ({ path }) => path === named.path || path.startsWith(`${named.path}/`),
    );
    return [
      {
        ...named,
        isInProject,
        isEmpty: command.files.lookup(named.path).state !== 'absent',
        later: later && { ...later.by, note: `${named.path} comes only here` },
      },
    ];
  });
}
