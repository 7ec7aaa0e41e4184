import type { CleanCommand, NoCache } from '../../knowledge/package-managers.js';
import { isInside } from '../../text/path.js';
import type { Command } from '../command.js';
import { stageChain } from '../dockerfile/stage-chain.js';
import { valueOf } from '../known.js';
import type { Copy, Stage } from '../stage.js';

/**
 * How an install command could be told to keep no download cache, when it surely keeps one in its layer: no flag, variable,
 * setting or cache mount is against it, and no later command of the same RUN removes it. Undefined otherwise.
 */
export function keptCache(command: Command): NoCache | undefined {
  const manager = command.installer?.manager;
  if (!manager?.noCache || !manager.cacheEnlargesLayer || !command.installer?.row.installs) return undefined;
  const { flag, variable } = manager.noCache;
  if (command.has(flag) || command.arguments.some((word) => word.value?.startsWith(`${flag}=`))) return undefined;
  if (variable !== undefined && !isUnset(command, variable)) return undefined;
  if (manager.name === 'pip' && hasPipSetting(command.stage)) return undefined;
  const directories = [
    ...manager.cacheDirectories,
    ...manager.cacheVariables.flatMap((name) => valueOf(command.environment(name)) ?? []),
  ];
  if (isMounted(command, directories) || isCleanedLater(command, manager.cleanCommands, directories)) return undefined;
  return manager.noCache;
}

/**
 * Whether a variable is not set: pip takes every value of PIP_NO_CACHE_DIR, `0` and `off` too, to mean no cache
 * (https://github.com/pypa/pip/blob/main/src/pip/_internal/cli/cmdoptions.py, _handle_no_cache_dir). Base images that the
 * tables do not have are taken not to set it: hardly one does.
 */
function isUnset(command: Command, variable: string): boolean {
  const fact = command.environment(variable);
  return fact.known ? !fact.value : command.state.environment.incomplete === fact.because;
}

/** Each stage is asked once, and not for each of its commands. */
const pipSettings = new WeakMap<Stage, boolean>();

/**
 * Whether a `pip config set` or a copied configuration file may switch the cache off.
 * Source: https://pip.pypa.io/en/stable/topics/configuration/#location
 */
function hasPipSetting(stage: Stage): boolean {
  const before = pipSettings.get(stage);
  if (before !== undefined) return before;
  const isConfiguring = (other: Command) =>
    other.program === 'pip' && other.has('config') && /no-cache-dir/.test(wordsOf(other).join(' '));
  const isConfigured = ({ instruction: { sources, destination } }: Copy) =>
    [...sources, destination].some(({ raw }) => raw.endsWith('pip.conf'));
  const verdict = stageChain(stage).some(
    ({ commands, copies }) => commands.some(isConfiguring) || copies.some(isConfigured),
  );
  pipSettings.set(stage, verdict);
  return verdict;
}

const wordsOf = (command: Command): readonly (string | undefined)[] => command.arguments.map(({ value }) => value);

function isMounted({ instruction, mounts }: Command, directories: readonly string[]): boolean {
  // A mount whose target has a variable without value may be the one.
  if (instruction.flags.filter(({ name }) => name === 'mount').length > mounts.length) return true;
  return mounts.some(
    ({ type, target }) =>
      type === 'cache' && (directories.some((directory) => isInside(target, directory)) || /cache/.test(target)),
  );
}

function isCleanedLater(
  command: Command,
  cleanCommands: readonly CleanCommand[],
  directories: readonly string[],
): boolean {
  const { commands } = command.stage;
  return commands.slice(commands.indexOf(command) + 1).some((later) => {
    if (later.instruction !== command.instruction) return false;
    const words = wordsOf(later);
    if (later.program === 'rm') {
      return words.some((word) => word !== undefined && (/cache/.test(word) || directories.includes(word)));
    }
    return cleanCommands.some(
      (clean) => clean.program === later.program && clean.words.every((word, index) => words[index] === word),
    );
  });
}
