import { addIgnores } from '../engine/add-ignores.js';
import { FileWriter } from '../host/write-files.js';
import { refuseReports } from './fix-command.js';
import type { FixCommand } from './fix-command.js';
import { fixPolicy } from './fix-policy.js';
import { say, tell } from './messages.js';
import { UsageError } from './options.js';

/** `--add-ignore[=REASON]`: suppresses everything that is found. Returns the exit code; throws UsageError. */
export async function addIgnoreCommand({ line, terminal, setup, context, isShown }: FixCommand): Promise<number> {
  refuseReports(line, '--add-ignore');
  const other = ['fix', 'diff', 'fix-only', 'no-inline'].find((name) => line.has(name));
  if (other) throw new UsageError(`\`--add-ignore\` and \`--${other}\` do not go together.`);
  if (line.operands.includes('-')) throw new UsageError('`--add-ignore` needs files, not standard input.');
  const reason = line.value('add-ignore')?.trim() ?? '';
  if (/[\r\n]/.test(reason)) throw new UsageError('The reason of `--add-ignore` is one line.');
  const writer = new FileWriter(setup.host);
  const policy = fixPolicy(setup);
  const { after, added, changes, left } = await addIgnores(setup.input, {
    policy: { refuses: (path) => policy.refuses(path) ?? writer.refusal(path) },
    isShown,
    reason: reason === '' ? undefined : reason,
  });
  const { configurations, inputProblems } = setup;
  const problems = [...configurations.problems, ...inputProblems, ...after.problems];
  // Settings that could not be read might have silenced what is found.
  const isSound = configurations.problems.length === 0;
  const failed = isSound ? changes.flatMap((change) => writer.write([change]) ?? []) : [];
  if (!context.quiet) {
    for (const { rule, at } of left) {
      const { line: number } = at.file.positionAt(at.span.start);
      say(`note: ${at.file.path}:${number}: no comment was written for ${rule}.`, terminal);
    }
    if (isSound && failed.length === 0 && added > 0)
      terminal.out(`Added ${added} suppression${added === 1 ? '' : 's'}.\n`);
  }
  return tell([...problems, ...failed], terminal);
}
