import { closest } from '../text/similar.js';
import { helpText } from './help.js';
import { commandNames } from './option-table.js';
import { type CommandLine, isCommand, UsageError } from './options.js';
import type { Terminal } from './terminal.js';

/** `pydock-lint help [COMMAND]` and `--help`: prints the help of a command. Throws UsageError for one that is not there. */
export function helpCommand(line: CommandLine, form: 'short' | 'full', terminal: Terminal): void {
  const [name] = line.operands;
  if (line.command !== 'help' || name === undefined)
    terminal.out(helpText(line.command === 'help' ? 'check' : line.command, form));
  else if (isCommand(name)) terminal.out(helpText(name, form));
  else {
    const near = closest(name, commandNames);
    const hint = near ? ` Did you mean \`${near}\`?` : ` There are ${commandNames.join(', ')}.`;
    throw new UsageError(`There is no command \`${name}\`.${hint}`);
  }
}
