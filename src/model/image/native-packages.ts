// Python distributions for which the operating system of an image lacks something.
import {
  buildNeeds,
  type BuiltFromSource,
  libraryOf,
  type LoadedLibrary,
  sourceWithoutMuslWheels,
} from '../../knowledge/native-packages.js';
import { parseRequirements } from '../../parser/requirements.js';
import type { Note } from '../../text/location.js';
import { stageTool, systemOf, toolBefore } from './tools.js';
import type { FileHost } from '../files.js';
import { valueOf } from '../known.js';
import { distributionsOf, type InstalledDistribution } from '../python/installs/distributions.js';
import { requirementFilesOf } from '../python/installs/installed.js';
import type { ImageBase, Stage } from '../stage.js';

interface Lacking {
  readonly distribution: InstalledDistribution;
  /** The image, where it is named. */
  readonly image: ImageBase;
}

/** Managers that take wheels from PyPI where there are some, and build the rest. */
const builders: ReadonlySet<string> = new Set(['pip', 'uv', 'poetry', 'pdm', 'pipenv']);

/** The distributions of PyPI that the commands of a stage itself install, in any case. */
export function installedHere(stage: Stage, host: FileHost): readonly InstalledDistribution[] {
  if (stage.dockerfile.fragment) return [];
  const distributions = distributionsOf(stage, host);
  return distributions.all.filter(
    ({ name, command, source, marker, how }) =>
      command.stage === stage &&
      valueOf(distributions.has(name)) === true &&
      source === 'index' &&
      marker === undefined &&
      how !== 'brought' &&
      builders.has(command.installer?.manager.name ?? '') &&
      !command.shell?.conditional &&
      command.shell?.followedBy !== '||' &&
      !hasOtherSources(command, host),
  );
}

/** Whether an install may find other wheels than those of PyPI: in a folder, or in another index. */
const hasOtherSources = (command: InstalledDistribution['command'], host: FileHost): boolean =>
  command.arguments.some(({ raw }) => sourceOption.test(raw)) ||
  requirementFilesOf(command, host).some(({ file }) =>
    parseRequirements(file).options.some(({ name }) => sourceOption.test(name)),
  ) ||
  otherSources.some((name) => {
    const value = command.environment(name);
    return !value.known || value.value !== undefined;
  });

const sourceOption =
  /^(?:-f|-i|--find-links|--index-url|--extra-index-url|--index|--default-index|--no-index|--only-binary)/;

const otherSources = [
  'PIP_FIND_LINKS',
  'PIP_INDEX_URL',
  'PIP_EXTRA_INDEX_URL',
  'PIP_NO_INDEX',
  'UV_FIND_LINKS',
  'UV_INDEX',
];

/** A distribution that has to be built, without a program that its build calls. */
export interface Unbuildable extends Lacking {
  readonly needs: BuiltFromSource;
  readonly tool: string;
}

/** The distributions that a stage surely cannot build. */
export function unbuildable(stage: Stage, host: FileHost): readonly Unbuildable[] {
  const { rootBase } = stage;
  if (rootBase.kind !== 'image' || systemOf(stage) === undefined) return [];
  return installedHere(stage, host).flatMap((distribution) => {
    const needs = buildNeeds(distribution.name);
    if (!needs || mayHaveWheels(distribution, needs)) return [];
    const tool = needs.tools.find((name) => valueOf(toolBefore(distribution.command, name)) === false);
    return tool === undefined ? [] : [{ distribution, image: rootBase, needs, tool }];
  });
}

/** Whether an old release may be meant, which had wheels. */
function mayHaveWheels({ specifier, version }: InstalledDistribution, { from }: BuiltFromSource): boolean {
  if (from === undefined || specifier === '') return false;
  const first = version ?? /^(?:>=|~=)\s*([\d.]+)/.exec(specifier)?.[1];
  if (first === undefined) return true;
  return compare(first, from) < 0 && (version !== undefined || /[<~]/.test(specifier));
}

function compare(one: string, other: string): number {
  const [a = 0, b = 0] = one.split('.').map(Number);
  const [c = 0, d = 0] = other.split('.').map(Number);
  return a - c || b - d;
}

/** A distribution whose import fails, because a library is missing. */
export interface Unloadable extends Lacking {
  readonly library: LoadedLibrary;
  /** Where the program imports it; undefined where that is not seen. */
  readonly importedAt: Note | undefined;
}

/** The distributions of a shipped stage that surely do not find a library of the system. */
export function unloadable(stage: Stage, host: FileHost): readonly Unloadable[] {
  const { rootBase } = stage;
  if (!stage.isShipped || rootBase.kind !== 'image' || systemOf(stage) !== 'debian' || stage.dockerfile.fragment)
    return [];
  const distributions = distributionsOf(stage, host);
  return distributions.all.flatMap((distribution) => {
    const library = libraryOf(distribution.name);
    const isSure =
      distribution.marker === undefined && distribution.source === 'index' && distribution.how !== 'brought';
    if (
      !library ||
      !isSure ||
      valueOf(distributions.has(distribution.name)) !== true ||
      valueOf(stageTool(stage, library.library)) !== false
    )
      return [];
    return [{ distribution, image: rootBase, library, importedAt: importOf(library.module, stage) }];
  });
}

/** Where the program of a stage surely imports a module. */
function importOf(module: string, stage: Stage): Note | undefined {
  const program = valueOf(valueOf(stage.process)?.program);
  const found = program?.reachable.imports.find(({ name, guarded }) => !guarded && name.split('.', 1)[0] === module);
  return found && { at: found.at, note: 'imported here' };
}

/** A distribution that has wheels for glibc only. */
export interface WithoutMuslWheels extends Lacking {
  /** Whether it can be built from source all the same. */
  readonly hasSource: boolean;
}

/** The distributions that a stage on Alpine installs and that have no wheels for it. */
export function withoutMuslWheels(stage: Stage, host: FileHost): readonly WithoutMuslWheels[] {
  const { rootBase } = stage;
  if (rootBase.kind !== 'image' || systemOf(stage) !== 'alpine') return [];
  return installedHere(stage, host).flatMap((distribution) => {
    const hasSource = sourceWithoutMuslWheels(distribution.name);
    return hasSource === undefined ? [] : [{ distribution, image: rootBase, hasSource }];
  });
}
