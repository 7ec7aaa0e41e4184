import type { Word } from '../../parser/word.js';
import { type Edit, replace } from '../../text/location.js';
import { basename } from '../../text/path.js';
import { shells } from '../../knowledge/wrappers.js';
import type { Command } from '../command.js';
import { operandsIn } from './removal.js';

/** A command that puts another shell in the place of /bin/sh. */
export interface ShellChange {
  /** The path of the other shell. */
  readonly shell: string;
  /** Writes a SHELL instruction instead, where the RUN does nothing else. */
  readonly edit: Edit | undefined;
}

const systemShell = /^(?:\/usr)?\/bin\/sh$/;

/** What `ln -sf bash /bin/sh`, and `cp` or `mv` to the same effect, make of /bin/sh; undefined for every other command. */
export function shellChange(command: Command): ShellChange | undefined {
  const { program, stage, instruction, state } = command;
  if (program !== 'ln' && program !== 'cp' && program !== 'mv') return undefined;
  const operands = operandsIn(command);
  const [source, target] = operands;
  if (operands.length !== 2 || !systemShell.test(target!.value ?? '') || !isOtherShell(source!)) return undefined;
  const name = source!.value!;
  const shell = name.startsWith('/') ? name : `/bin/${basename(name)}`;
  const inRun = stage.commands.filter((each) => each.instruction === instruction);
  const isAlone = inRun.every((each) => each === command || removesShell(each)) && instruction.name === 'RUN';
  const isUsual = state.shell.join(' ') === '/bin/sh -c' && instruction.heredocs.length === 0;
  return { shell, edit: isAlone && isUsual ? replace(instruction, `SHELL ["${shell}", "-c"]`) : undefined };
}

const isOtherShell = ({ value }: Word): boolean =>
  value !== undefined &&
  /^[\w./-]+$/.test(value) &&
  shells.has(basename(value)) &&
  !/^(?:sh|busybox|dash)$/.test(basename(value));

const removesShell = (command: Command): boolean =>
  (command.program === 'rm' || command.program === 'mv') &&
  operandsIn(command).length > 0 &&
  systemShell.test(operandsIn(command)[0]!.value ?? '');
