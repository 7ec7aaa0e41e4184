// Which users an image has.
import { baseImageFacts } from '../../knowledge/base-images.js';
import { imageHasUser } from '../../knowledge/system-users.js';
import { isNeutralProgram, makesNoUser } from '../../knowledge/system-tools.js';
import type { Instruction } from '../../parser/dockerfile/tree.js';
import type { Word } from '../../parser/word.js';
import type { Located } from '../../text/location.js';
import { createdUser } from '../command/created-user.js';
import type { Command } from '../command.js';
import type { Service } from '../compose.js';
import { child } from '../compose/values/nodes.js';
import { scalarValue } from '../compose/values/interpolate.js';
import { stageChain } from '../dockerfile/stage-chain.js';
import { expand } from '../expand.js';
import { packageName, systemOf } from './tools.js';
import { type Fact, known, unknown, valueOf } from '../known.js';
import type { Project } from '../project.js';
import type { Copy, Stage, Step } from '../stage.js';

/** A user who is named and whom the image surely does not have. `at` is where the name is written. */
export interface MissingUser extends Located {
  readonly name: string;
  /** The image, where it is named. */
  readonly image: Located & { readonly text: string };
}

/** A place of a stage: how many of its steps are done. */
interface Point {
  readonly stage: Stage;
  /** The offset in the file up to which commands and copies count. */
  readonly before: number;
}

const endOf = (stage: Stage): Point => ({ stage, before: Number.POSITIVE_INFINITY });

/**
 * Whether the image of a stage has a user at a point of its build. Known to be missing only where all users of the base image are known,
 * and nothing that the build does could make another one.
 */
function hasUser(name: string, { stage, before }: Point): Fact<boolean> {
  const { rootBase } = stage;
  const facts = rootBase.kind === 'image' ? rootBase.facts : undefined;
  if (!facts || rootBase.kind !== 'image') return unknown('the base image is not known');
  if (rootBase.reference.digest !== undefined && rootBase.reference.tag === undefined)
    return unknown('the base image is named by its digest only');
  const inBase = imageHasUser(facts.family, facts.system, name);
  if (inBase === undefined) return unknown('the users of the base image are not known');
  if (inBase) return known(true);
  for (const each of stageChain(stage)) {
    const isHere = ({ at }: Located) => each !== stage || at.span.start < before;
    const makers = each.commands.filter(isHere).map((command) => madeBy(command, name, stage));
    const maker = makers.find((made) => !made.known || made.value);
    if (maker) return maker;
    const copied = each.copies.filter(isHere).map((copy) => copiedUsers(copy));
    const bringer = copied.find((made) => !made.known || made.value);
    if (bringer) return bringer;
  }
  return known(false);
}

/** Whether a command makes a user. */
function madeBy(command: Command, name: string, stage: Stage): Fact<boolean> {
  const { program, installer, shell } = command;
  if (shell?.redirects.some(({ operator, target }) => operator.includes('>') && target?.value === '/etc/passwd'))
    return unknown('a command writes to /etc/passwd');
  if (program === 'useradd' || program === 'adduser') return makes(command, name);
  if (program === 'usermod' && command.option('-l', '--login')) return unknown('a user gets another name');
  if (installer?.manager.forSystem) {
    const system = systemOf(stage);
    const isQuiet =
      system !== undefined &&
      installer.packages.every(({ value }) => value !== undefined && makesNoUser(packageName(value), system));
    return isQuiet ? known(false) : unknown('a package may make it');
  }
  if (program === 'apt-get' || program === 'apt' || program === 'apk') return known(false);
  if (program === 'sed' && command.arguments.some(({ raw }) => raw.includes('/etc')))
    return unknown('a command edits the users');
  if (program === 'xargs') return unknown('xargs runs a program');
  if (program !== undefined && (installer?.manager.forPython || isNeutralProgram(program) || quiet.has(program)))
    return known(false);
  return unknown(`${program ?? 'a command'} may make it`);
}

/** More programs that surely make no user. */
const quiet: ReadonlySet<string> = new Set([
  'cp',
  'mv',
  'ln',
  'tar',
  'unzip',
  'curl',
  'wget',
  'tee',
  'install',
  'gunzip',
]);

function makes(command: Command, name: string): Fact<boolean> {
  const user = createdUser(command);
  if (user?.name === name) return known(true);
  const isAnother = user !== undefined && user.name !== undefined;
  // A name that is put together by the shell, or an option that is not known so well.
  return isAnother && !command.arguments.some(({ raw }) => raw === name && raw !== user.name && isOperand(command, raw))
    ? known(false)
    : unknown('which user is made is not known');
}

/** Whether a name may be an operand, and is not surely the value of a group option. */
function isOperand({ arguments: behind }: Command, name: string): boolean {
  const index = behind.findIndex(({ raw }) => raw === name);
  return !/^(?:-[gG]|--gid|--groups|--ingroup)$/.test(behind[index - 1]?.raw ?? '');
}

/** Whether a COPY brings a user: with a file of users, or with a folder that has one. */
function copiedUsers({ destination, sources, from }: Copy): Fact<boolean> {
  if (!destination.known) return unknown('a COPY may bring it');
  const folder = destination.value.replace(/\/+$/, '');
  if (!['', '/etc', '/etc/passwd'].includes(folder)) return known(false);
  if (
    !from &&
    folder === '' &&
    sources.every(({ value }) => value.known && /^[\w.-]+$/.test(value.value) && value.value !== '.')
  )
    return known(false);
  return unknown('a COPY may bring it');
}

/** The users that a Dockerfile or a compose file switches to or gives files to, and that are surely not there. */
export function missingUsers({ dockerfiles, composeProjects }: Project): readonly MissingUser[] {
  const stages = dockerfiles.filter(({ fragment }) => !fragment).flatMap(({ stages: all }) => all);
  const services = composeProjects.flatMap((project) => [...project.services.values()]);
  return [...stages.flatMap((stage) => inStage(stage)), ...services.flatMap((service) => inService(service))];
}

function inStage(stage: Stage): readonly MissingUser[] {
  const { rootBase, steps } = stage;
  if (rootBase.kind !== 'image') return [];
  const seen = new Set<string>();
  return steps.flatMap((step, index) => {
    const { instruction, before } = step;
    const word = userWord(instruction);
    if (!word || (instruction.name === 'USER' && !isUsed(stage, steps.slice(index + 1)))) return [];
    const name = userName(valueOf(expand(word, before.environment)));
    if (name === undefined || seen.has(name)) return [];
    const there = hasUser(name, { stage, before: instruction.at.span.start });
    if (!there.known || there.value) return [];
    seen.add(name);
    return [{ at: word.at, name, image: rootBase }];
  });
}

/** The word of a USER, or of the `--chown` of a COPY: BuildKit looks for its names in the image. */
function userWord(instruction: Instruction): Word | undefined {
  if (instruction.name === 'USER') return instruction.words[0];
  if (instruction.name !== 'COPY' && instruction.name !== 'ADD') return undefined;
  return instruction.flags.find(({ name }) => name === 'chown')?.value;
}

/** Whether somebody becomes the user: a RUN in the same stage, or a container. */
function isUsed({ isShipped }: Stage, behind: readonly Step[]): boolean {
  for (const { instruction } of behind) {
    if (instruction.name === 'USER') return false;
    if (instruction.name === 'RUN') return true;
  }
  return isShipped;
}

/** The name in a USER; undefined for a number and what is not known. */
function userName(text: string | undefined): string | undefined {
  const name = text?.trim().split(':', 1)[0];
  return name !== undefined && /^[A-Za-z_][\w.-]*$/.test(name) ? name : undefined;
}

function inService(service: Service): readonly MissingUser[] {
  const node = child(service.node, 'user');
  if (node?.kind !== 'scalar' || service.mounts.some(mountsUsers)) return [];
  const name = userName(valueOf(scalarValue(node, service.project.interpolation)));
  if (name === undefined) return [];
  const stage = valueOf(service.stage);
  if (stage) {
    const { rootBase } = stage;
    const isAbsent = valueOf(hasUser(name, endOf(stage))) === false && !stage.dockerfile.fragment;
    return isAbsent && rootBase.kind === 'image' ? [{ at: node.at, name, image: rootBase }] : [];
  }
  const reference = service.stage ? undefined : valueOf(service.image?.reference);
  const facts = reference && baseImageFacts(reference.registry, reference.repository, reference.tag);
  if (!facts || imageHasUser(facts.family, facts.system, name) !== false) return [];
  const image = service.image!;
  return [{ at: node.at, name, image: { at: image.at, text: valueOf(image.text) ?? reference.name } }];
}

/** Whether a mount may bring a file of users. */
const mountsUsers = ({ target }: Service['mounts'][number]): boolean =>
  !target.known || /^\/(?:etc(?:\/passwd)?)?\/?$/.test(target.value);
