import { shells } from '../../knowledge/wrappers.js';
import type { Word } from '../../parser/word.js';
import { type Located, spanning } from '../../text/location.js';
import type { Command } from '../command.js';
import { expand } from '../expand.js';
import { valueOf } from '../known.js';
import { isVerifiedInRun } from './verification.js';

/** A program from the network that runs as it comes. `at` spans the download and what runs it. */
export interface PipedDownload extends Located {
  /** What runs it. */
  readonly program: string;
  /** Empty where the address is not known. */
  readonly host: string;
  /** Whether the address has a version. */
  readonly pinned: boolean;
}

const downloaders: ReadonlySet<string> = new Set(['curl', 'wget', 'fetch', 'aria2c']);
const otherInterpreters: ReadonlySet<string> = new Set(['python', 'perl', 'ruby', 'node', 'php']);

/**
 * What a command runs straight from the network: `curl … | sh`, `bash <(curl …)`, `sh -c "$(curl …)"`. Undefined where the same RUN
 * checks a checksum or a signature, and where the address holds the commit that it wants.
 */
export function pipedDownload(command: Command): PipedDownload | undefined {
  const download = pipedInto(command) ?? substitutedIn(command);
  if (!download || isVerifiedInRun(command)) return undefined;
  const address = addressOf(download);
  if (/^(?:file:|https?:\/\/(?:localhost|127\.|\[::1\]))/.test(address) || /[0-9a-f]{40}/.test(address))
    return undefined;
  const isBefore = download.at.span.start < command.at.span.start;
  return {
    at: isBefore ? spanning(download, command).at : command.at,
    program: command.program!,
    host: /^\w+:\/\/(?:[^/@]*@)?([^/:?#]+)/.exec(address)?.[1]?.toLowerCase() ?? '',
    pinned: hasVersion(address),
  };
}

/** The download at the start of the pipe that a command reads its program from. */
function pipedInto(command: Command): Command | undefined {
  if (command.shell?.joinedBy !== '|' || !readsProgram(command)) return undefined;
  const { commands } = command.stage;
  let index = commands.indexOf(command);
  while (commands[index]?.shell?.joinedBy === '|') {
    const before: Command | undefined = commands[--index];
    if (before?.shell?.followedBy !== '|' || before.instruction !== command.instruction) return undefined;
    if (isDownload(before)) return before;
    // It runs the download itself: the finding is there.
    if (readsProgram(before)) return undefined;
  }
  return undefined;
}

const isDownload = ({ program }: Command): boolean => program !== undefined && downloaders.has(program);

/** Whether a shell or another interpreter reads its program from standard input. */
function readsProgram({ program = '', arguments: words }: Command): boolean {
  const [first] = words;
  const isInput = first === undefined || first.value === '-' || first.value === '/dev/stdin';
  if (otherInterpreters.has(program)) return isInput;
  if (!shells.has(program)) return false;
  const options = words.filter(({ raw }) => /^-\w/.test(raw));
  if (options.some(({ raw }) => /^-\w*c/.test(raw))) return false;
  if (options.some(({ raw }) => /^-\w*s/.test(raw))) return true;
  const operand = words.find(({ raw }) => !/^[-+]\w/.test(raw));
  return operand === undefined || /^(?:-|--|\/dev\/stdin)$/.test(operand.raw);
}

/** The download in the substitution that a command runs. */
function substitutedIn(command: Command): Command | undefined {
  const word = programText(command);
  if (!word || !/^"?(?:\$\(|<\(|`)/.test(word.raw)) return undefined;
  const { commands } = command.stage;
  const { end } = word.at.span;
  for (let index = commands.indexOf(command) + 1; index < commands.length; index++) {
    const inner = commands[index]!;
    if (inner.instruction !== command.instruction || inner.at.span.end > end) return undefined;
    if (isDownload(inner)) return inner;
  }
  return undefined;
}

/** The word that a shell, `eval` or `source` takes for its program or script. */
function programText({ program = '', arguments: words }: Command): Word | undefined {
  const isShell = shells.has(program);
  if (!isShell && !otherInterpreters.has(program) && !['eval', 'source', '.'].includes(program)) return undefined;
  return words.find(({ raw }) => !/^[-+]\w/.test(raw));
}

/** The address of a download: with its variables where they are known, else as it is written. */
function addressOf({ arguments: words, state }: Command): string {
  const texts = words.map(
    (word) => valueOf(expand(word, state.environment, 'unknown')) ?? word.raw.replace(/^["']/, ''),
  );
  const plain = texts.find((text) => /^[\w.-]+\.[a-z]{2,}(?:\/|$)/.test(text));
  return texts.find((text) => /^\w+:\/\//.test(text)) ?? (plain === undefined ? '' : `https://${plain}`);
}

/** Whether an address has a version behind its host, or a variable that is named so. */
function hasVersion(address: string): boolean {
  const path = address.replace(/^\w+:\/\/[^/]*/, '');
  return /(?:^|[/@_v=-])\d+\.\d/.test(path) || /\$\{?\w*(?:VERSION|TAG|COMMIT|SHA)/i.test(path);
}
