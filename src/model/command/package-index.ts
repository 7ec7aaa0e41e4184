// The package lists of apt: who fetches them, who reads them, and which layer keeps them.
import { buildEffects } from '../../knowledge/build-programs.js';
import { indexDirectories, type PackageIndex, packageManagerOf } from '../../knowledge/package-managers.js';
import type { Instruction } from '../../parser/dockerfile/tree.js';
import type { Edit } from '../../text/location.js';
import type { Command } from '../command.js';
import { isContinued } from '../dockerfile/implied-from.js';
import { throughChain } from '../dockerfile/stage-chain.js';
import { Remembered } from '../lazy.js';
import type { Dockerfile, Stage } from '../stage.js';
import { andThen, extensible } from './command-end.js';
import { mayCopyInto } from './package-settings.js';
import { isMountedOver, isRemovedLater, laterInRun, operandsIn, removes } from './removal.js';
import { commandsByInstruction } from './run-commands.js';

/** A command that fetches package lists which its layer keeps. */
export interface KeptIndex {
  readonly index: PackageIndex;
  /** How it is told to: `update`, `install --update`. */
  readonly words: string;
  /** Removes them at the end of the RUN. Undefined where another RUN may read them, or where nothing can stand behind the command. */
  readonly edit: Edit | undefined;
}

/** The lists that a command fetches and its layer keeps: no mount lies over them, and nothing later in the RUN removes them. */
export function keptIndex(command: Command): KeptIndex | undefined {
  const index = fetchedIndex(command);
  if (!index || isMountedOver(command, index.directories)) return undefined;
  if (isRemovedLater(command, index.directories, index.cleanCommands)) return undefined;
  if (laterInRun(command).some((later) => fetchedIndex(later) === index)) return undefined;
  const option = updateOption(command, index);
  const words = option === undefined ? index.update : `${command.installer!.row.words.join(' ')} ${option}`;
  return { index, words, edit: isReadElsewhere(command, index) ? undefined : removeAtEnd(command, index) };
}

/** An update alone needs no removal: it is for an install, which is another flaw. */
function removeAtEnd(command: Command, index: PackageIndex): Edit | undefined {
  const last = laterInRun(command).findLast((later) => indexOf(later) === index) ?? command;
  const end = last !== command || command.installer ? extensible(last) : undefined;
  return end && andThen(end, index.removal, command);
}

const indexOf = ({ program }: Command): PackageIndex | undefined =>
  program === undefined ? undefined : packageManagerOf(program)?.index;

/** The lists that a command fetches: `apt-get update`, `apt-get install --update git`. */
function fetchedIndex(command: Command): PackageIndex | undefined {
  const index = indexOf(command);
  if (!index) return undefined;
  const fetches = operandsIn(command)[0]?.value === index.update || updateOption(command, index) !== undefined;
  return fetches ? index : undefined;
}

/** The option with which an install fetches the lists first. */
const updateOption = ({ installer, has }: Command, { updateOptions }: PackageIndex): string | undefined =>
  installer && updateOptions.find((option) => has(option));

const sharedIndexes = new Remembered<Dockerfile, ReadonlySet<PackageIndex>>();

/** Whether a RUN of the Dockerfile installs without fetching lists itself, so that it may read those of another. */
function isReadElsewhere({ stage: { dockerfile } }: Command, index: PackageIndex): boolean {
  const shared = sharedIndexes.get(dockerfile) ?? sharedIn(dockerfile);
  sharedIndexes.set(dockerfile, shared);
  return shared.has(index);
}

function sharedIn({ stages }: Dockerfile): ReadonlySet<PackageIndex> {
  const shared = new Set<PackageIndex>();
  const fetched = new Set<unknown>();
  for (const command of stages.flatMap(({ commands }) => commands)) {
    const index = indexOf(command);
    if (!index) continue;
    if (fetchedIndex(command)) fetched.add(command.instruction);
    else if (!fetched.has(command.instruction) && readsIndex(command, index)) shared.add(index);
  }
  return shared;
}

const readsIndex = (command: Command, index: PackageIndex): boolean => {
  const [subcommand] = operandsIn(command);
  return subcommand !== undefined && !index.independent.includes(subcommand.value ?? '');
};

/** A use of package lists that depends on the day when a layer was built. */
export interface StaleIndex {
  readonly command: Command;
  /** `alone`: fetched in a RUN of their own; `missing`: an install without any since the base image; `removed`: gone before it. */
  readonly flaw: 'alone' | 'missing' | 'removed';
}

/** Programs that fetch lists themselves, or whose packages' scripts do. */
const fetchers: ReadonlySet<string> = new Set([
  'add-apt-repository',
  'apt-add-repository',
  'playwright',
  'xargs',
  'eval',
]);

type Lists = 'of the base' | 'fetched' | 'removed' | 'unknown';

/** What walking through a stage shows, and what lists it leaves to the stages that are built on it. */
interface Walked {
  readonly found: readonly StaleIndex[];
  readonly lists: Lists;
}

/**
 * Where a stage fetches package lists in a RUN of their own, which the build cache keeps while the packages move on, and
 * where it installs without fetching them. A program that is not known may fetch them: nothing is said behind it.
 */
export const staleIndexes = (stage: Stage): readonly StaleIndex[] => walked(stage).found;

const walked = throughChain<Walked, []>((stage, below) =>
  walk(stage, below?.lists ?? (isContinued(stage) ? 'unknown' : 'of the base')),
);

function walk(stage: Stage, before: Lists): Walked {
  const found: StaleIndex[] = [];
  const copies = new Map(stage.copies.map((copy) => [copy.step.instruction as Instruction, copy]));
  const runs = commandsByInstruction(stage);
  let lists = before;
  for (const { instruction } of stage.steps) {
    const copy = copies.get(instruction);
    if (copy && indexDirectories.some((directory) => mayCopyInto(copy, directory))) lists = 'unknown';
    if (instruction.name !== 'RUN') continue;
    const run = walkRun(runs.get(instruction) ?? [], lists);
    found.push(...run.found);
    lists = run.lists;
  }
  return { found, lists };
}

function walkRun(commands: readonly Command[], before: Lists): Walked {
  const [first] = commands;
  // A text that no POSIX shell reads may do anything.
  if (!first) return { found: [], lists: 'unknown' };
  if (isMountedOver(first, indexDirectories)) return { found: [], lists: before };
  const lone = loneFetch(commands);
  const found: StaleIndex[] = lone ? [{ command: lone, flaw: 'alone' }] : [];
  // What stands in a function or a loop may run behind what follows it in the text.
  const fetches = commands.some((command) => fetchedIndex(command));
  let lists = before;
  for (const command of commands) {
    const isInOrder = !fetches || !command.shell?.conditional;
    const lacksLists = lists === 'of the base' || lists === 'removed';
    if (isInOrder && lacksLists && needsLists(command) && !fetchedIndex(command)) {
      found.push({ command, flaw: lists === 'removed' ? 'removed' : 'missing' });
      // One place of a RUN is enough.
      lists = 'unknown';
    }
    lists = listsAfter(lists, command);
  }
  return { found, lists: found.some(({ flaw }) => flaw !== 'alone') && lists === 'unknown' ? before : lists };
}

/** The last fetch of a RUN behind which nothing reads the lists. */
function loneFetch(commands: readonly Command[]): Command | undefined {
  const last = commands.findLastIndex((command) => fetchedIndex(command));
  const lone = commands[last];
  const index = lone && fetchedIndex(lone);
  // Lists that the RUN removes again are nobody's to read later.
  if (!index || lone.installer || isRemovedLater(lone, index.directories, index.cleanCommands)) return undefined;
  return commands.slice(last + 1).some(mayRead) ? undefined : lone;
}

function mayRead(command: Command): boolean {
  const index = indexOf(command);
  if (index) return readsIndex(command, index);
  return mayFetch(command);
}

/** Whether a program may fetch or read package lists by means that are not seen. */
const mayFetch = ({ program, words }: Command): boolean =>
  words.length > 0 && (program === undefined || fetchers.has(program) || !isHarmless(program));

/** Programs that are known, those for users' packages and those of a shell included. */
const isHarmless = (program: string): boolean =>
  buildEffects.has(program) || packageManagerOf(program) !== undefined || program === 'python';

/** Whether a command surely needs lists: an install of named packages. */
const needsLists = ({ installer, has }: Command): boolean =>
  installer?.manager.index !== undefined &&
  !installer.row.upgrades &&
  installer.packages.length > 0 &&
  !has('--no-download');

function listsAfter(before: Lists, command: Command): Lists {
  const index = indexOf(command);
  const mayBeSkipped = command.shell?.conditional === true;
  if (fetchedIndex(command)) return mayBeSkipped && before !== 'fetched' ? 'unknown' : 'fetched';
  const removal = removes(command, indexDirectories, index?.cleanCommands ?? []);
  if (removal !== 'no') return removal === 'yes' && !mayBeSkipped ? 'removed' : 'unknown';
  return index === undefined && mayFetch(command) ? 'unknown' : before;
}
