import { serve } from '../lsp/stdio.js';
import { rules } from '../rules/index.js';
import { type CommandLine, UsageError } from './options.js';
import { todayOf } from './prepare.js';
import type { Terminal } from './terminal.js';

/** How long nobody must have typed before documents are linted, in milliseconds. */
const delay = 200;

/** `pydock-lint lsp`: serves an editor over standard input and output. Returns the exit code; throws UsageError. */
export async function lspCommand(line: CommandLine, terminal: Terminal): Promise<number> {
  if (line.operands.length > 0) throw new UsageError('`pydock-lint lsp` takes no paths: the editor names the files.');
  // A wrong day is told before anything else.
  todayOf(terminal);
  const code = await serve(process.stdin, process.stdout, { rules, today: () => todayOf(terminal), delay });
  // Standard input that is open would keep the process.
  process.stdin.destroy();
  return code;
}
