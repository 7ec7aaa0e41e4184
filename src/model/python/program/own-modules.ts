// Whether a module that is nowhere among the project's files may have been installed.
import { distributionsOfImport, normalizedName } from '../../../knowledge/python-distributions.js';
import { parsePyproject } from '../../../parser/manifest/pyproject.js';
import { join } from '../../../text/path.js';
import type { Command } from '../../command.js';
import type { ImageFilesystem } from '../../filesystem.js';
import { valueOf } from '../../known.js';
import type { ImageReader } from '../../process/image-file.js';
import type { Stage } from '../../stage.js';
import { type Distributions, distributionsOf } from '../installs/distributions.js';

/** Where something is imported. */
export interface Importing {
  readonly reader: ImageReader;
  /** The stage of the image; undefined for an image that is not built here. */
  readonly stage: Stage | undefined;
  /** The wrappers of the command. */
  readonly wrappers: readonly string[];
}

/** Names that projects give their own modules, and that no distribution is imported by. */
const ownNames: ReadonlySet<string> = new Set([
  ...['main', 'app', 'apps', 'wsgi', 'asgi', 'server', 'api', 'application', 'manage', 'run', 'src', 'core', 'config'],
  ...['backend', 'project', 'web', 'webapp', 'website', 'mysite', 'index', 'service', 'start', 'views', 'routes'],
]);

/** What `distributionsOf` cannot follow, but a look at the other stages can. */
const fromOtherStage = 'packages may be copied from another stage or image';

/**
 * Why a top-level module that is not on the program's own search path may be importable all the same: the project or another one
 * is installed from its folder, a distribution may bring it. Undefined where that is as good as impossible: everything that is
 * installed comes from a package index, and the name is one of the project's files, or one that only projects use.
 */
export function mayBeInstalled(module: string, { reader, stage, wrappers }: Importing): string | undefined {
  if (!stage) return 'the image is not built here';
  const { stages } = stage.dockerfile;
  for (const { commands, copies } of stages) {
    const project = commands.map(projectInstall).find((reason) => reason !== undefined);
    if (project !== undefined) return project;
    const image = copies.find(
      ({ from, sources }) => from?.base.kind !== 'stage' && from && !sources.every(({ value }) => isUv(valueOf(value))),
    );
    if (image) return 'packages may be copied from another image';
  }
  if (wrappers.includes('uv run') && isPackage(stage.final.workdir, stage.final.files, reader, 'uv') !== false)
    return 'uv run may install the project';
  for (const each of stages) {
    const reason = mayBring(module, distributionsOf(each, reader.host), each === stage && !bringsRuntimeOnly(stage));
    if (reason !== undefined) return reason;
  }
  if (ownNames.has(module) || isOwn(module, reader.files)) return undefined;
  const distributions = distributionsOf(stage, reader.host);
  const isNone = distributionsOfImport(module).every((name) => valueOf(distributions.has(name)) === false);
  return isNone ? undefined : `a distribution may bring ${module}`;

  /** Whether a command installs a project from its folder or from a place that is not looked at. */
  function projectInstall(command: Command): string | undefined {
    const { installer, workdir, files } = command;
    if (!installer?.manager.forPython) {
      const [script] = command.arguments;
      return command.program === 'python' && script?.value?.endsWith('setup.py') ? 'setup.py installs it' : undefined;
    }
    const { row, manager, paths, addresses, requirementFiles } = installer;
    if (paths.length > 0 || addresses.length > 0) return 'a project is installed from a folder or a URL';
    if (!row.installsProject || command.has(...row.noProjectOptions)) return undefined;
    const takesNothing = installer.packages.length + requirementFiles.length === 0;
    if (row.takesPackages && !takesNothing && manager.name === 'pip') return undefined;
    return isPackage(workdir, files, reader, manager.name) === false
      ? undefined
      : `${manager.name} may install the project`;
  }
}

const isUv = (path: string | undefined): boolean => /^\/(?:uvx?|bin\/uvx?|usr\/local\/bin\/uvx?)$/.test(path ?? '');

/** Whether the project of a folder is installed along with what it needs; undefined where its manifest cannot be read. */
function isPackage(
  workdir: Command['workdir'],
  files: ImageFilesystem,
  { host }: ImageReader,
  manager: string,
): boolean | undefined {
  if (!workdir.known) return undefined;
  const state = files.lookup(join(workdir.value, 'pyproject.toml'));
  const source = state.state === 'present' ? state.source : undefined;
  const file = source === undefined ? undefined : host.read(source);
  if (!file) return undefined;
  const manifest = parsePyproject(file);
  if (manifest.isPackage !== undefined || manager !== 'uv') return manifest.isPackage;
  // uv takes a project without a build system for a virtual one.
  return manifest.build !== undefined;
}

function mayBring(module: string, distributions: Distributions, baseCounts: boolean): string | undefined {
  const { all, open } = distributions;
  const foreign = all.find(({ source }) => source !== 'index');
  if (foreign) return `${foreign.name} is installed from elsewhere`;
  const name = normalizedName(module);
  const providers = distributionsOfImport(module);
  const like = all.find((each) => providers.includes(each.name) || isLike(each.name, name));
  if (like) return `${like.name} may bring it`;
  // Builders may be anything as long as nothing is copied out of them but what is installed.
  const counts = baseCounts || open !== 'the base image may bring packages';
  return open !== undefined && open !== fromOtherStage && !open.startsWith('groups') && counts ? open : undefined;
}

/** Whether the base image has nothing but Lambda's runtime client and boto3. */
const bringsRuntimeOnly = ({ rootBase }: Stage): boolean =>
  rootBase.kind === 'image' && rootBase.facts?.family === 'lambda';

/** Whether a distribution may be imported by a name: one is a part of the other, `django-shop` of `shop`. */
const isLike = (distribution: string, name: string): boolean =>
  distribution === name || distribution.split('-').includes(name) || name.split('-').includes(distribution);

/** Whether the files that are copied into the image have a module or a folder of a name. */
const isOwn = (module: string, { copied }: ImageFilesystem): boolean =>
  copied.some(({ path }) => path.endsWith(`/${module}.py`) || path.includes(`/${module}/`));
