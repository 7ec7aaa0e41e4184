// What the bind mounts of a service hide of its image, although its container needs it.
import type { Word } from '../../../parser/word.js';
import type { Edit, Located, Note } from '../../../text/location.js';
import { isInside, join, relativeTo } from '../../../text/path.js';
import type { Mount, Service } from '../../compose.js';
import type { FileHost } from '../../files.js';
import { layered } from '../../filesystem/layers.js';
import { mountedFiles } from '../../filesystem/mounted-files.js';
import type { ImageFilesystem } from '../../filesystem.js';
import { valueOf } from '../../known.js';
import { imageOf } from '../../process/containers.js';
import { startWords, type StartForm } from '../../process/start-form.js';
import { environmentsOf, type PythonEnvironment } from '../../python/environments/environments.js';
import { pythonProgram } from '../../python/program/program.js';
import { stageChain } from '../../dockerfile/stage-chain.js';
import { addVolume } from '../writing/volumes.js';
import type { Stage } from '../../stage.js';

/** Something that a container needs and a bind mount hides. `at` is the mount. */
export interface HiddenContent extends Located {
  /**
   * `command`: a file that the start command names; `module`: the module that it serves; `environment`: the virtual environment that its
   * programs are in; `workdir`: the working directory and all that is in it; `project`: what was installed to be edited in place.
   */
  readonly kind: 'command' | 'module' | 'environment' | 'workdir' | 'project';
  /** The path in the image that is hidden. */
  readonly path: string;
  readonly mount: Mount;
  /** Whether the folder of the host may get it in another way: git ignores it there, so that everybody may have one. */
  readonly mayBeMade: boolean;
  readonly related: readonly Note[];
  /** Keeps an environment with a volume of its own. */
  readonly edit: Edit | undefined;
}

interface Container {
  readonly service: Service;
  readonly stage: Stage;
  /** The image's files, and the same with all mounts laid over. */
  readonly image: ImageFilesystem;
  readonly mounted: ImageFilesystem;
  /** The mounts of folders that can be looked at. */
  readonly binds: readonly Mount[];
  readonly host: FileHost;
}

/**
 * What the bind mounts of a service hide, the gravest of each mount. A mount over the root, and one of a folder that is not there, are other
 * rules' matters.
 */
export function hiddenContent(service: Service, host: FileHost): readonly HiddenContent[] {
  const stage = service.stage && valueOf(service.stage);
  const image = valueOf(imageOf(service))?.state.files;
  const binds = service.mounts.filter(
    ({ type, target, hostPath }) =>
      type === 'bind' &&
      target.known &&
      target.value !== '/' &&
      hostPath?.known &&
      host.kindOf(hostPath.value) === 'directory',
  );
  if (!stage || !image || binds.length === 0 || service.attribute('volumes_from')) return [];
  const mounted = layered(image, mountedFiles(service, image, host));
  const container: Container = { service, stage, image, mounted, binds, host };
  const found = [
    ...hiddenFiles(container),
    ...hiddenModule(container),
    ...hiddenEnvironments(container),
    ...hiddenWorkdir(container),
    ...hiddenProjects(container),
  ];
  return found.filter((each, index) => found.findIndex(({ mount }) => mount === each.mount) === index);
}

/** The deepest bind mount that a path of the image lies below. */
const mountOver = ({ binds }: Container, path: string): Mount | undefined =>
  binds
    .filter(({ target }) => isInside(join('/', valueOf(target)!), path))
    .sort((one, other) => valueOf(other.target)!.length - valueOf(one.target)!.length)[0];

/** Whether something is in the image, and surely not in the container. */
const isHidden = ({ image, mounted }: Container, path: string): boolean =>
  image.lookup(path).state === 'present' && mounted.lookup(path).state === 'absent';

function hidden(container: Container, kind: HiddenContent['kind'], path: string, related: readonly Note[]) {
  const mount = mountOver(container, path);
  if (!mount) return [];
  const inside = relativeTo(join('/', valueOf(mount.target)!), path) ?? '.';
  const mayBeMade = container.host.isGitIgnored(join(valueOf(mount.hostPath)!, inside));
  const edit = kind === 'environment' ? addVolume(container.service, path) : undefined;
  return [{ at: mount.at, kind, path, mount, mayBeMade, related, edit }];
}

/** The files that the words of the entrypoint and the command name. */
function hiddenFiles(container: Container): readonly HiddenContent[] {
  const { service } = container;
  const start = valueOf(imageOf(service))?.start;
  const { interpolation } = service.project;
  const own = (command: Service['command']): StartForm | undefined =>
    command && { kind: 'service', command, interpolation };
  const entrypoint = own(service.entrypoint) ?? start?.entrypoint;
  const command = own(service.command) ?? (service.entrypoint ? undefined : start?.command);
  const workdir = workdirOf(container);
  return [entrypoint, command].flatMap((form) => {
    const words = form && valueOf(startWords(form));
    return (words?.words ?? []).flatMap((word) =>
      pathsIn(word).flatMap((written) => {
        const path = written.startsWith('/') ? join('/', written) : workdir && join(workdir, written);
        if (path === undefined || !isFileOfProject(container, path) || !isHidden(container, path)) return [];
        return hidden(container, 'command', path, [words!.by]);
      }),
    );
  });
}

/** The paths in a word, which may be the text of a shell. */
const pathsIn = ({ value }: Word): readonly string[] =>
  (value ?? '').split(/[\s;&|]+/).filter((text) => /^[\w./-]+$/.test(text) && /\/|\.(?:py|sh)$/.test(text));

const isFileOfProject = ({ image }: Container, path: string): boolean => {
  const state = image.lookup(path);
  return state.state === 'present' && state.kind === 'file' && state.source !== undefined;
};

/** The folder that the container starts in; undefined where it is not known. */
function workdirOf({ service, stage }: Container): string | undefined {
  const process = valueOf(service.process);
  if (process) return valueOf(process.workdir);
  return service.attribute('working_dir') ? undefined : valueOf(stage.final.workdir);
}

/** The module behind `uvicorn app.main:app` or `python -m app`. */
function hiddenModule(container: Container): readonly HiddenContent[] {
  const process = valueOf(container.service.process);
  const program = process && valueOf(process.program);
  if (!process || !program || program.kind === 'script' || program.entry.kind !== 'absent') return [];
  const { command, workdir, environment, reader } = process;
  const inImage = pythonProgram({
    line: command,
    workdir,
    environment,
    reader: { ...reader, files: container.image },
  });
  const entry = inImage.known ? inImage.value.entry : undefined;
  if (entry?.kind !== 'file' || !isHidden(container, entry.path)) return [];
  return hidden(container, 'module', entry.path, [{ at: program.at, note: `${program.text} is started here` }]);
}

/** The virtual environments that the program is looked for in. */
function hiddenEnvironments(container: Container): readonly HiddenContent[] {
  const { service, stage, mounted, host } = container;
  const process = valueOf(service.process);
  if (!process) return [];
  const path = valueOf(process.environment.value('PATH')) ?? '';
  const isUsed = ({ path: folder }: PythonEnvironment) =>
    path.split(':').includes(join(folder, 'bin')) || process.command.programWord.value?.startsWith(`${folder}/bin/`);
  return environmentsOf(stage, host).all.flatMap((environment) => {
    const { kind, path: folder, installs } = environment;
    if (kind !== 'venv' || installs.length === 0 || !isUsed(environment)) return [];
    const there = mounted.lookup(folder);
    const isGone = there.state === 'absent' || (there.state === 'unknown' && isOnlyIgnored(container, folder));
    if (!isGone) return [];
    return hidden(container, 'environment', folder, [{ at: environment.at, note: 'it is made here' }]);
  });
}

/** Whether nothing is on the disk where a bind mount shows a path, so that only git's ignoring it makes it unknown. */
function isOnlyIgnored(container: Container, path: string): boolean {
  const mount = mountOver(container, path);
  if (!mount) return false;
  // Something else that is mounted there, or above it, may bring it.
  const isCovered = container.service.mounts.some(
    ({ target }) =>
      target !== mount.target && (!target.known || isInside(target.value, path)) && isDeeper(target, mount),
  );
  const inside = relativeTo(join('/', valueOf(mount.target)!), path);
  return (
    inside !== undefined && !isCovered && container.host.kindOf(join(valueOf(mount.hostPath)!, inside)) === undefined
  );
}

const isDeeper = (target: Mount['target'], mount: Mount): boolean =>
  (valueOf(target) ?? '').length > valueOf(mount.target)!.length || !target.known;

/** The working directory, where the image has something in it. */
function hiddenWorkdir(container: Container): readonly HiddenContent[] {
  const { stage, service, image, host } = container;
  const workdir = workdirOf(container);
  const by = stage.final.workdirBy;
  if (workdir === undefined || !by || service.attribute('working_dir') || !isHidden(container, workdir)) return [];
  const hasContent = image.list(workdir).length > 0;
  const mount = mountOver(container, workdir);
  // A folder that was empty is as good as one that Docker makes.
  if (!hasContent || !mount || host.kindOf(valueOf(mount.hostPath)!) !== 'directory') return [];
  return hidden(container, 'workdir', workdir, [{ at: by.at, note: 'the working directory' }]);
}

const projectFiles = ['pyproject.toml', 'setup.py', 'setup.cfg'];

/** The folders of projects that pip installed in editable form, where the container does not see the project. */
function hiddenProjects(container: Container): readonly HiddenContent[] {
  const commands = stageChain(container.stage).flatMap((stage) => stage.commands);
  return commands.flatMap((command) => {
    const option = command.program === 'pip' ? command.option('-e', '--editable')?.value?.value : undefined;
    const folder = valueOf(command.workdir);
    if (option === undefined || folder === undefined || /^[\w+]+:|^git@/.test(option)) return [];
    const path = join(folder, option.replace(/\[.*$/, ''));
    const files = projectFiles.map((name) => join(path, name));
    const isGone = files.every((file) => container.mounted.lookup(file).state === 'absent');
    const was = files.some((file) => container.image.lookup(file).state === 'present');
    if (!was || !isGone) return [];
    return hidden(container, 'project', path, [{ at: command.at, note: 'it is installed from there' }]);
  });
}
