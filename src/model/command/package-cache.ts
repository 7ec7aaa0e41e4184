import type { CleanCommand, NoCache } from '../../knowledge/package-managers.js';
import { isInside } from '../../text/path.js';
import type { Command } from '../command.js';
import { valueOf } from '../known.js';

/**
 * How an install command could be told to keep no download cache, when it surely keeps one in its layer: no flag, variable,
 * setting or cache mount is against it, and no later command of the same RUN removes it. Undefined otherwise.
 */
export function keptCache(command: Command): NoCache | undefined {
  const { installer } = command;
  const manager = installer?.manager;
  if (!installer?.verb || !manager?.noCache || !manager.cacheEnlargesLayer) return undefined;
  const { flag, variable } = manager.noCache;
  if (command.has(flag) || command.arguments.some((word) => word.value?.startsWith(`${flag}=`))) return undefined;
  if (variable !== undefined && !isSurelyOff(command, variable)) return undefined;
  const directories = [
    ...manager.cacheDirectories,
    ...manager.cacheVariables.flatMap((name) => valueOf(command.environment(name)) ?? []),
  ];
  const mounted = command.mounts.some(
    ({ type, target }) =>
      type === 'cache' && (directories.some((directory) => isInside(target, directory)) || /cache/.test(target)),
  );
  if (mounted || cleanedLater(command, manager.cleanCommands, directories)) return undefined;
  return manager.noCache;
}

/**
 * Whether a switch-like variable does not switch the cache off: unset, or false as pip and uv read it. Base images that the
 * tables do not have are taken not to set it: hardly one does.
 */
function isSurelyOff(command: Command, variable: string): boolean {
  const fact = command.environment(variable);
  if (!fact.known && command.state.environment.incomplete === fact.because) return true;
  return fact.known && (fact.value === undefined || /^(0|false|no|off|n|f|)$/i.test(fact.value));
}

function cleanedLater(
  command: Command,
  cleanCommands: readonly CleanCommand[],
  directories: readonly string[],
): boolean {
  const { commands } = command.stage;
  return commands.slice(commands.indexOf(command) + 1).some((later) => {
    if (later.instruction !== command.instruction) return false;
    const words = later.arguments.map((word) => word.value);
    if (later.program === 'rm') {
      return words.some((word) => word !== undefined && (/cache/.test(word) || directories.includes(word)));
    }
    return cleanCommands.some(
      (clean) => clean.program === later.program && clean.words.every((word, index) => words[index] === word),
    );
  });
}
