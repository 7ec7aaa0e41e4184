import { lint } from '../engine/lint.js';
import { redactData, redactText } from '../engine/redact.js';
import { inspectProject } from '../inspect/project.js';
import { renderInspected } from '../inspect/text.js';
import { visible, withoutCommands } from '../reporters/plain-text.js';
import { tell } from './messages.js';
import { type CommandLine, UsageError } from './options.js';
import { overridesOf, prepare } from './prepare.js';
import { isCi, type Terminal } from './terminal.js';

/** `pydock-lint inspect [PATH…]`: shows the model. Returns the exit code; throws UsageError. */
export async function inspectCommand(line: CommandLine, terminal: Terminal): Promise<number> {
  const format = line.value('output-format') ?? 'text';
  if (format !== 'text' && format !== 'json') {
    throw new UsageError(`\`pydock-lint inspect\` writes text or json, not ${format}.`);
  }
  const { input, configurations, inputProblems } = prepare(line, terminal, overridesOf(line));
  const { project, report } = await lint({ ...input, keepsModel: true });
  if (project) {
    const data = inspectProject(project);
    if (format === 'json') terminal.out(`${JSON.stringify(redactData(data, project.secrets), undefined, 2)}\n`);
    else terminal.out(safeLines(redactText(renderInspected(data), project.secrets), terminal));
  }
  return tell([...configurations.problems, ...inputProblems, ...report.problems], terminal);
}

/** Text of several lines that cannot act on a terminal or a CI runner. */
function safeLines(text: string, terminal: Terminal): string {
  const lines = text.split('\n').map(visible).join('\n');
  return isCi(terminal) ? withoutCommands(lines) : lines;
}
