import type { Diagnostic } from '../diagnostic.js';
import { visible } from '../reporters/plain-text.js';
import type { ReportContext } from '../reporters/reporter.js';
import { unifiedDiff } from '../reporters/unified-diff.js';
import { mend, type Mended } from './mend.js';
import { say, tell } from './messages.js';
import { type CommandLine, UsageError } from './options.js';
import type { Setup } from './prepare.js';
import type { Terminal } from './terminal.js';

/** What the commands that change files have in common. */
export interface FixCommand {
  readonly line: CommandLine;
  readonly terminal: Terminal;
  readonly setup: Setup;
  readonly context: ReportContext;
  /** Whether a finding is shown: no other is mended. */
  isShown(diagnostic: Diagnostic): boolean;
}

/** `--diff` and `--fix-only`: no report. Returns the exit code; throws UsageError. */
export async function fixCommand({ line, terminal, setup, context, isShown }: FixCommand): Promise<number> {
  const isDiff = line.has('diff');
  refuseReports(line, isDiff ? '--diff' : '--fix-only');
  const mended = await mend(setup, { writes: !isDiff, isShown });
  const { report, changes, masked, fixed, text } = mended;
  const verb = isDiff ? 'Would fix' : 'Fixed';
  // The difference, or standard input as it is now, has standard output for itself.
  const tellUser = isDiff || text !== undefined ? terminal.err : terminal.out;
  if (isDiff) terminal.out(unifiedDiff(changes, masked, context));
  else if (text !== undefined) terminal.out(text);
  if (!context.quiet) for (const note of report.notes) say(`note: ${note}`, terminal);
  if (line.has('show-fixes')) tellUser(fixList(mended, verb));
  if (!context.quiet) tellUser(fixSummary(mended, verb));
  const failed = tell([...setup.configurations.problems, ...setup.inputProblems, ...report.problems], terminal);
  if (failed !== 0 || line.has('exit-zero')) return failed;
  return isDiff ? Number(changes.length > 0) : Number(line.has('exit-non-zero-on-fix') && fixed.length > 0);
}

/** Refuses options that ask for a report beside one that asks for none. */
export function refuseReports(line: CommandLine, option: string): void {
  const report = ['statistics', 'output-file', 'report'].find((name) => line.has(name) || line.values(name));
  if (report) throw new UsageError(`\`${option}\` makes no report, so \`--${report}\` has nothing to write.`);
}

type Verb = 'Fixed' | 'Would fix';

/** `Fixed 2 problems.`, with how many more `--unsafe-fixes` would mend; nothing where there is nothing to say. */
function fixSummary({ fixed, report, of }: Mended, verb: Verb): string {
  const hidden = report.diagnostics.filter((one) => of(one) === 'hidden').length;
  const more = hidden === 0 ? '' : ` (${hidden} more with --unsafe-fixes)`;
  if (fixed.length === 0 && hidden === 0) return '';
  const none = verb === 'Fixed' ? 'No problems fixed' : 'No problems would be fixed';
  return `${fixed.length === 0 ? none : `${verb} ${countOf(fixed.length)}`}${more}.\n`;
}

/** What was mended, by file and rule: for `--show-fixes`. */
export function fixList({ fixed }: Pick<Mended, 'fixed'>, verb: Verb): string {
  if (fixed.length === 0) return '';
  const files = new Map<string, Map<string, number>>();
  for (const { rule, at } of fixed) {
    const rules = files.get(at.file.path) ?? new Map<string, number>();
    files.set(at.file.path, rules.set(rule, (rules.get(rule) ?? 0) + 1));
  }
  const lines = [...files].flatMap(([path, rules]) => {
    const sorted = [...rules].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
    return [`- ${visible(path)}:`, ...sorted.map(([rule, number]) => `    ${number} × ${rule}`)];
  });
  return `${verb} ${countOf(fixed.length)}:\n${lines.join('\n')}\n`;
}

const countOf = (number: number): string => `${number} problem${number === 1 ? '' : 's'}`;
