import { closest } from '../text/similar.js';
import { bash } from './completions/bash.js';
import { type ShellName, shellNames } from './completions/data.js';
import { fish } from './completions/fish.js';
import { powershell } from './completions/powershell.js';
import { zsh } from './completions/zsh.js';
import { type CommandLine, UsageError } from './options.js';
import type { Terminal } from './terminal.js';

/** They hold every name, so that completing starts no program. */
const scripts: Readonly<Record<ShellName, () => string>> = { bash, zsh, fish, powershell };

/** `pydock-lint completions SHELL`: prints a completion script. Returns the exit code; throws UsageError. */
export function completionsCommand(line: CommandLine, terminal: Terminal): number {
  const [shell, ...others] = line.operands;
  const names = shellNames.join(', ');
  if (shell === undefined) throw new UsageError(`\`pydock-lint completions\` needs the name of a shell: ${names}.`);
  if (others.length > 0) throw new UsageError('`pydock-lint completions` takes one shell.');
  const wanted = shell === 'pwsh' ? 'powershell' : shell;
  if (!(shellNames as readonly string[]).includes(wanted)) {
    const near = closest(shell, shellNames);
    throw new UsageError(
      `There are completions for ${names}, not for \`${shell}\`.${near ? ` Did you mean \`${near}\`?` : ''}`,
    );
  }
  terminal.out(scripts[wanted as ShellName]());
  return 0;
}
