import { refusesUserOption } from '../../knowledge/user-programs.js';
import type { Located } from '../../text/location.js';
import type { Command } from '../command.js';
import { systemOf } from '../image/tools.js';
import { mayFail } from './may-fail.js';

/** An option of `adduser` or `addgroup` that is one of another system. `at` is the option. */
export interface ForeignUserOption extends Located {
  readonly program: string;
  readonly option: string;
  /** Whether the image has BusyBox's program, and the option is Debian's. */
  readonly isBusybox: boolean;
}

/** The first option at which `adduser` or `addgroup` of the image surely ends. */
export function foreignUserOption(command: Command): ForeignUserOption | undefined {
  const { program, arguments: behind, stage } = command;
  if (program !== 'adduser' && program !== 'addgroup') return undefined;
  const system = systemOf(stage);
  if (!system || mayFail(command)) return undefined;
  const isBusybox = system === 'alpine';
  const word = behind.find(({ value }) => value !== undefined && refusesUserOption(program, value, isBusybox));
  return word && { at: word.at, program, option: word.value!.split('=', 1)[0]!, isBusybox };
}
