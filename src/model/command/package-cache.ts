import type { CleanCommand, PackageManager } from '../../knowledge/package-managers.js';
import type { Command } from '../command.js';
import { someInChain } from '../dockerfile/stage-chain.js';
import { valueOf } from '../known.js';
import { isMountedOver, isRemovedLater, laterInRun } from './removal.js';
import { isToolBefore } from './tool-version.js';
import type { Copy } from '../stage.js';

/** How an install could leave no download cache in its layer. */
export interface KeptCache {
  /** An option of the install. */
  readonly flag: string | undefined;
  /** A command behind it in the same RUN. */
  readonly removal: string | undefined;
}

/** Options that move the cache, so that it is not known where it is. */
const cacheOptions: readonly string[] = ['--cache', '--cache-folder', '--cache-dir'];

/**
 * How an install command could be told to keep no download cache, when it surely keeps one in its layer: no flag, variable,
 * setting or mount is against it, and no later command of the same RUN removes it. Undefined otherwise, and for all but
 * the last install of a RUN where one command removes what all of them left.
 */
export function keptCache(command: Command): KeptCache | undefined {
  const { installer } = command;
  const manager = installer?.manager;
  const noCache = manager?.noCache;
  const isUnknownYet = noCache?.since !== undefined && isToolBefore(command, manager!.name, noCache.since);
  const flag = isUnknownYet ? undefined : noCache?.flag;
  const removal = manager?.cacheRemoval;
  if (!manager?.cacheEnlargesLayer || !installer?.row.installs || (flag ?? removal) === undefined) return undefined;
  if (isSwitchedOff(command, manager) || command.option(...cacheOptions)) return undefined;
  const directories = [
    ...manager.cacheDirectories,
    ...manager.cacheVariables.flatMap((name) => valueOf(command.environment(name)) ?? []),
  ];
  if (isMounted(command, directories) || isCleanedLater(command, manager.cleanCommands, directories)) return undefined;
  const isLast = flag !== undefined || !laterInRun(command).some((later) => later.installer?.manager === manager);
  return isLast ? { flag, removal } : undefined;
}

function isSwitchedOff(command: Command, manager: PackageManager): boolean {
  // Yarn 2 and later may run packages out of its cache.
  if (manager.name === 'yarn') return command.has('--immutable');
  if (!manager.noCache) return false;
  const { flag, variable } = manager.noCache;
  if (command.has(flag) || command.arguments.some((word) => word.value?.startsWith(`${flag}=`))) return true;
  if (variable !== undefined && !isUnset(command, variable)) return true;
  if (manager.name !== 'pip') return false;
  // pip takes every beginning of an option that no other one has: --no-cache.
  const isShort = command.arguments.some(({ value = '' }) => value.startsWith('--no-ca') && flag.startsWith(value));
  return isShort || hasPipSetting(command.stage);
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

/**
 * Whether a `pip config set` or a copied configuration file may switch the cache off.
 * Source: https://pip.pypa.io/en/stable/topics/configuration/#location
 */
const hasPipSetting = someInChain(
  ({ commands, copies }) => commands.some(isConfiguring) || copies.some(isPipConfiguration),
);

function isConfiguring(command: Command): boolean {
  return command.program === 'pip' && command.has('config') && /no-cache-dir/.test(wordsOf(command).join(' '));
}

function isPipConfiguration({ instruction: { sources, destination } }: Copy): boolean {
  return [...sources, destination].some(({ raw }) => raw.endsWith('pip.conf'));
}

const wordsOf = (command: Command): readonly (string | undefined)[] => command.arguments.map(({ value }) => value);

const isMounted = (command: Command, directories: readonly string[]): boolean =>
  isMountedOver(command, directories) || command.mounts.some(({ target }) => /cache|pkgs/.test(target));

const isCleanedLater = (
  command: Command,
  cleanCommands: readonly CleanCommand[],
  directories: readonly string[],
): boolean =>
  isRemovedLater(command, directories, cleanCommands) ||
  laterInRun(command).some(
    (later) => later.program === 'rm' && later.arguments.some(({ raw }) => /cache|\/pkgs/.test(raw)),
  );
