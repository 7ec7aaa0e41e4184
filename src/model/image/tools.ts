// Which programs of the operating system an image has at its end.
import {
  bringsTool,
  imageHasTool,
  isNeutralProgram,
  isPlainImage,
  isPythonsManager,
  isPythonsTool,
  type SystemFamily,
} from '../../knowledge/system-tools.js';
import type { BaseImageFacts } from '../../knowledge/base-images.js';
import type { ImageReference } from '../../parser/image-reference.js';
import type { Located } from '../../text/location.js';
import { basename } from '../../text/path.js';
import type { Command } from '../command.js';
import { isArchive } from '../dockerfile/add-source.js';
import { stageChain } from '../dockerfile/stage-chain.js';
import { type Fact, known, unknown } from '../known.js';
import type { Copy, Stage } from '../stage.js';

/** Where programs are looked for. */
export const binFolders = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'] as const;

/** How many stages that copy from one another are followed. */
const deepest = 4;

/** The family of package managers that a stage's packages come from; undefined for images that the tables do not have. */
export function systemOf({ rootBase }: Stage): SystemFamily | undefined {
  const system = rootBase.kind === 'image' ? rootBase.facts?.system : undefined;
  return system === 'debian' || system === 'ubuntu' || system === 'alpine' ? system : undefined;
}

/** Whether an image has a program as it comes from its registry. */
export function imageTool(
  facts: BaseImageFacts | undefined,
  { name, tag }: ImageReference,
  tool: string,
): Fact<boolean> {
  if (!facts || /debug/.test(tag ?? '')) return unknown('what the base image brings is not known');
  const slim = facts.family === 'debian' || facts.family === 'uv-system' || (tag ?? '').includes('slim');
  const listed = facts.tools.get(tool);
  // What other images add to the system that they are built on is not known so well.
  const isSure = listed === true || isPlainImage(facts.family) || facts.shell === 'none';
  const has = isSure ? (listed ?? imageHasTool({ family: facts.family, system: facts.system, slim }, tool)) : undefined;
  return has === undefined ? unknown(`${name} may bring ${tool}`) : known(has);
}

/**
 * Whether the image of a stage has a program of the operating system. Known to be missing only where the base image surely lacks it, every
 * package that is installed is known to bring nothing of the kind, and nothing else that the build does could bring it.
 */
export const stageTool = (stage: Stage, tool: string): Fact<boolean> => toolIn(stage, tool, 0, undefined);

/** The same for the moment when a command of the build starts; a library is named as programs load it: `libGL.so.1`. */
export const toolBefore = (command: Command, tool: string): Fact<boolean> => toolIn(command.stage, tool, 0, command);

function toolIn(stage: Stage, tool: string, depth: number, until: Command | undefined): Fact<boolean> {
  if (depth > deepest) return unknown('too many stages copy from one another');
  const { rootBase } = stage;
  if (rootBase.kind !== 'image') return unknown('the base image is not known');
  const inBase = imageTool(rootBase.facts, rootBase.reference, tool);
  if (!inBase.known || inBase.value) return inBase;
  if (binFolders.some((folder) => stage.final.files.lookup(`${folder}/${tool}`).state === 'present'))
    return known(true);
  const system = systemOf(stage);
  const counts = ({ at }: Located): boolean => until === undefined || at.span.start < until.at.span.start;
  for (const each of stageChain(stage)) {
    const isHere = each !== stage || until === undefined;
    const commands = isHere ? each.commands : each.commands.filter(counts);
    const copies = isHere ? each.copies : each.copies.filter(counts);
    for (const command of commands) {
      const brought = broughtBy(command, tool, system);
      if (!brought.known || brought.value) return brought;
    }
    const copy = copies.find((copy) => mayBring(copy, tool, { stage: each, depth }));
    if (copy) return unknown('it may be copied');
  }
  return known(false);
}

/** Whether a command of the build brings a program. */
function broughtBy(command: Command, tool: string, system: SystemFamily | undefined): Fact<boolean> {
  const { installer, program } = command;
  if (program === tool) return unknown(`${tool} runs in the build`);
  if (installer?.manager.forSystem) return broughtByPackages(command, tool, system);
  if (program !== undefined && (installer?.manager.forPython || isNeutralProgram(program))) {
    if (isPythonsTool(tool) && isPythonsManager(program) && !isUpgradeOfPip(command))
      return unknown(`${program} may bring ${tool}`);
    return mentions(command, tool) ? unknown(`${program} is told about ${tool}`) : known(false);
  }
  if (program !== undefined && systemManagers.has(program)) return known(false);
  return unknown(`${program ?? 'a command'} may bring it`);
}

/** `pip install --upgrade pip setuptools wheel` brings nothing else. */
const isUpgradeOfPip = ({ installer }: Command): boolean =>
  installer !== undefined &&
  installer.packages.length > 0 &&
  installer.requirementFiles.length + installer.paths.length + installer.addresses.length === 0 &&
  installer.packages.every(({ value }) => /^(?:pip|setuptools|wheel|virtualenv)(?:[<>=!~].*)?$/.test(value ?? ''));

/** Subcommands that install nothing: `apt-get update`, `apk update`. */
const systemManagers: ReadonlySet<string> = new Set(['apt-get', 'apt', 'apk']);

function broughtByPackages({ installer }: Command, tool: string, system: SystemFamily | undefined): Fact<boolean> {
  if (!system) return unknown('its packages are not known');
  if (installer!.row.upgrades && installer!.packages.length === 0) return known(false);
  const names = installer!.packages.map(({ value }) => value && packageName(value));
  const brings = names.map((name) => (name === undefined ? undefined : bringsTool(name, tool, system)));
  if (brings.includes(true)) return known(true);
  return names.length > 0 && !brings.includes(undefined) ? known(false) : unknown('a package may bring it');
}

/** The name without version, architecture and suite: `curl=7.*`, `curl:amd64`, `curl/stable`, `curl~=8`, `curl>8`. */
export const packageName = (text: string): string => text.split(/[=:/~<>@]/, 1)[0]!;

/** Addresses name programs by chance: `git+https://github.com/…`. */
const mentions = ({ arguments: behind }: Command, tool: string): boolean =>
  behind.some(({ raw }) => raw.includes(tool) && !raw.includes('://')) && tool.length > 2;

/** Whether a COPY or ADD may put a program where programs are looked for, beside the files that the model knows of. */
function mayBring(copy: Copy, tool: string, { stage, depth }: Origin): boolean {
  const { destination, sources, from, instruction } = copy;
  if (!destination.known) return true;
  const inBin = (isLibrary(tool) ? libraryFolders : binFolders).some(
    (folder) => destination.value.startsWith(`${folder}/`) || `${folder}/`.startsWith(withSlash(destination.value)),
  );
  if (!inBin) return false;
  // Files of the build context are in the model, but for those of archives and of a context that is not known.
  if (!from)
    return (
      !stage.dockerfile.context.known ||
      (instruction.name === 'ADD' && sources.some(({ value }) => !value.known || isArchive(value.value)))
    );
  // A file of another name brings no other program.
  if (sources.every(({ value }) => value.known && isOneProgram(value.value) && basename(value.value) !== tool))
    return basename(destination.value) === tool;
  if (from.base.kind !== 'stage') return true;
  const there = toolIn(from.base.stage, tool, depth + 1, undefined);
  return !there.known || there.value;
}

/** The stage of a COPY, and how many stages lead to it. */
interface Origin {
  readonly stage: Stage;
  readonly depth: number;
}

const isLibrary = (tool: string): boolean => tool.includes('.so.');

/** Where libraries are looked for; what is copied into Python's own folders is beside the point. */
const libraryFolders = ['/usr/lib', '/lib', '/lib64', '/usr/local/lib/x86_64-linux-gnu', '/usr/local/lib64'] as const;

const withSlash = (path: string): string => (path.endsWith('/') ? path : `${path}/`);

/** Programs that images are made to copy from. */
const isOneProgram = (path: string): boolean =>
  /^(?:.*\/)?(?:uvx?|gosu|tini|dumb-init|su-exec|wait-for-it\.sh|gunicorn|uvicorn|celery|flask|django-admin|alembic|streamlit)$/.test(
    path,
  );
