import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe } from '../engine/run.js';
import { version } from '../version.js';
import { checkCommand } from './check-command.js';
import { say } from './messages.js';
import { isCommand, parseCommandLine, UsageError } from './options.js';
import type { Terminal } from './terminal.js';

/** Runs the program with the arguments behind its name. Returns the exit code: 0, 1 or 2; never throws. */
export async function main(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    const line = parseCommandLine(args, (path) => existsSync(resolve(terminal.cwd, path)));
    if (line.has('version')) terminal.out(`pydock-lint ${version}\n`);
    else if (line.has('help') || line.command === 'help') {
      const { helpCommand } = await import('./help-command.js');
      helpCommand(line, args.includes('-h') ? 'short' : 'full', terminal);
    } else if (line.command === 'check') return await checkCommand(line, terminal);
    else if (line.command === 'inspect') {
      const { inspectCommand } = await import('./inspect-command.js');
      return await inspectCommand(line, terminal);
    } else if (line.command === 'migrate') {
      const { migrateCommand } = await import('./migrate-command.js');
      return await migrateCommand(line, terminal);
    } else if (line.command === 'lsp') {
      const { lspCommand } = await import('./lsp-command.js');
      return await lspCommand(line, terminal);
    } else if (line.command === 'config') {
      const { configCommand } = await import('./config-command.js');
      return configCommand(line, terminal);
    } else if (line.command === 'completions') {
      const { completionsCommand } = await import('./completions-command.js');
      return completionsCommand(line, terminal);
    } else if (line.command === 'merge-reports') {
      const { mergeReportsCommand } = await import('./merge-reports-command.js');
      return await mergeReportsCommand(line, terminal);
    } else {
      const { ruleCommand } = await import('./rule-command.js');
      return await ruleCommand(line, terminal);
    }
    return 0;
  } catch (error) {
    return fail(error, terminal, args);
  }
}

/** Says why the program cannot go on. */
function fail(error: unknown, terminal: Terminal, args: readonly string[]): number {
  const usage = error instanceof UsageError;
  const message = usage
    ? error.message
    : `pydock-lint failed: ${describe(error, args.includes('-v') || args.includes('--verbose'))}`;
  try {
    const [first = ''] = args;
    const help = `pydock-lint ${isCommand(first) ? `${first} ` : ''}--help`;
    say(`error: ${message}${usage ? `\nRun \`${help}\` for the options.` : ''}`, terminal, true);
  } catch {
    // Nobody can be told.
  }
  return 2;
}
