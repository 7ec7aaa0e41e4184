import type { Problem } from '../diagnostic.js';
import { visible, withoutCommands } from '../reporters/plain-text.js';
import { isCi, type Terminal } from './terminal.js';

/** Says what went wrong, on standard error. Returns the exit code that it makes. */
export function tell(problems: readonly Problem[], terminal: Terminal): number {
  for (const { kind, path, line, message } of problems) {
    const place = path === '.' && kind === 'internal' ? '' : `${path}${line === undefined ? '' : `:${line}`}: `;
    say(`error: ${place}${message}`, terminal, kind === 'internal');
  }
  return problems.length > 0 ? 2 : 0;
}

/** One message on standard error; what comes from files cannot act on the terminal. Stacks keep their lines. */
export function say(text: string, terminal: Terminal, hasLines = false): void {
  const shown = hasLines ? text.split('\n').map(visible).join('\n') : visible(text);
  terminal.err(`${isCi(terminal) ? withoutCommands(shown) : shown}\n`);
}
