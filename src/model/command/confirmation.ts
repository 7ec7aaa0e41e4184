import type { Confirmation } from '../../knowledge/package-managers.js';
import type { Command } from '../command.js';
import { mayBeSet } from './package-settings.js';

/**
 * The option that answers the question of an install, where nothing answers it: no option, no configuration that the
 * build writes, no `yes |` and no file. Undefined where it is answered, or nothing is asked.
 */
export function missingConfirmation(command: Command): string | undefined {
  const { installer } = command;
  const confirmation = installer?.manager.confirmation;
  if (!installer || !confirmation) return undefined;
  if (isGiven(command, confirmation) || hasInput(command) || mayBeSet(command, confirmation.settings)) return undefined;
  return confirmation.options[0];
}

function isGiven(command: Command, { options, optionsBeforeVerb, optionsTwice }: Confirmation): boolean {
  const { installer, arguments: words } = command;
  const verb = words.indexOf(installer!.verb);
  return (
    command.option(...options) !== undefined ||
    words.some(({ raw }) => options.some((option) => raw.startsWith(`${option}=`))) ||
    words.slice(0, verb).some(({ value }) => value === undefined || optionsBeforeVerb.includes(value)) ||
    words.some(({ value, raw }) => value === undefined && /opt|flag|arg|yes|param/i.test(raw)) ||
    optionsTwice.reduce((count, option) => count + timesGiven(command, option), 0) > 1
  );
}

/** How often an option stands among the arguments, as a word and as a letter of one. */
const timesGiven = ({ arguments: words }: Command, option: string): number =>
  words.reduce((count, { value = '' }) => {
    if (value === option) return count + 1;
    const isCluster = option.length === 2 && /^-[A-Za-z]{2,8}$/.test(value);
    return isCluster ? count + value.split(option[1]!).length - 1 : count;
  }, 0);

/** Whether something is there to read: a pipe, a file, or a `yes` around a group of commands. */
function hasInput({ shell, stage, instruction }: Command): boolean {
  if (shell?.joinedBy === '|' || shell?.redirects.some(({ operator }) => operator.startsWith('<'))) return true;
  return stage.commands.some((other) => other.program === 'yes' && other.instruction === instruction);
}
