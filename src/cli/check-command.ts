import type { Diagnostic, Problem, Report } from '../diagnostic.js';
import { find } from '../engine/gather.js';
import { fixabilityOf } from '../engine/fixable.js';
import { lint } from '../engine/lint.js';
import type { LintInput } from '../engine/lint-input.js';
import type { Configurations } from '../host/load-config.js';
import { visible } from '../reporters/plain-text.js';
import { join } from '../text/path.js';
import { fixPolicy } from './fix-policy.js';
import { say, tell } from './messages.js';
import { withNearNames } from './missing-path.js';
import { type CommandLine, UsageError } from './options.js';
import { overridesOf, prepare } from './prepare.js';
import { createProgress } from './progress.js';
import { contextOf, countingFormats, formatOfEnvironment, isAtLeast, publish, reportsOf } from './publish.js';
import { settingsText } from './settings-text.js';
import type { Terminal } from './terminal.js';

/** `pydock-lint [check] [PATH…]`. Returns the exit code; throws UsageError. */
export async function checkCommand(line: CommandLine, terminal: Terminal): Promise<number> {
  const config = overridesOf(line);
  refuseTogether(line);
  const reports = reportsOf(line);
  const setup = prepare(line, terminal, config);
  const { input, configurations, inputProblems } = setup;
  const run = configurations.forRun().config;
  const format = config.outputFormat ?? formatOfEnvironment(terminal) ?? run.outputFormat ?? 'text';
  if (line.has('statistics') && !countingFormats.includes(format))
    throw new UsageError(`\`--statistics\` writes text or json, not ${format}.`);
  if (line.has('show-settings')) {
    terminal.out(
      settingsText(
        input.paths.map((path) => (setup.host.kindOf(path) === 'directory' ? join(path, 'Dockerfile') : path)),
        configurations,
        { ...config, outputFormat: format },
      ),
    );
    return tell([...configurations.problems], terminal);
  }
  if (line.has('show-files')) return showFiles(input, configurations, inputProblems, terminal);

  const minimum = config.minSeverity ?? run.minSeverity ?? 'info';
  const isShown = ({ severity }: Diagnostic): boolean => isAtLeast(severity, minimum);
  const asked = { line, terminal, setup, context: contextOf(line, terminal, setup.host), isShown };
  if (line.given('add-ignore')) return (await import('./add-ignore-command.js')).addIgnoreCommand(asked);
  if (line.has('diff') || line.has('fix-only')) return (await import('./fix-command.js')).fixCommand(asked);
  const progress = line.has('no-progress') ? undefined : createProgress(terminal);
  const lintOnly = () =>
    lint({
      ...input,
      onFiles: boundHeap,
      onProgress: progress && ((done, total) => progress.show(done, total)),
    }).finally(() => progress?.end());
  const mended = line.has('fix') ? await (await import('./mend.js')).mend(setup, { writes: true, isShown }) : undefined;
  const report = mended?.report ?? (await lintOnly()).report;
  const found: Report = {
    ...report,
    problems: withNearNames([...configurations.problems, ...inputProblems, ...report.problems], terminal.cwd),
  };
  const full = usesBaseline(found, line, configurations)
    ? (await import('./baseline.js')).withBaselines(found, setup, line, terminal)
    : found;
  const policy = fixPolicy(setup);
  return await publish(full, {
    fixes: { of: mended?.of ?? ((one) => fixabilityOf(one, policy)), fixed: mended?.fixed.length },
    mended,
    format,
    reports,
    config: { minSeverity: config.minSeverity ?? run.minSeverity, failOn: config.failOn ?? run.failOn },
    host: setup.host,
    line,
    terminal,
  });
}

/** So many files are worth it: with fewer the heap is small anyway. */
const manyFiles = 500;

async function boundHeap(files: number): Promise<void> {
  if (files >= manyFiles) (await import('../host/heap.js')).boundHeap();
}

/** Whether anything is said about baselines: most runs have none. */
function usesBaseline({ files }: Report, line: CommandLine, configurations: Configurations): boolean {
  if (line.given('write-baseline') || line.has('prune-baseline')) return true;
  return configurations.baselinesFor(files.map(({ path }) => path)).size > 0;
}

/** Refuses options that contradict one another. */
function refuseTogether(line: CommandLine): void {
  const changing = ['fix', 'diff', 'fix-only', 'add-ignore'].find((name) => line.given(name));
  const baseline = ['write-baseline', 'prune-baseline'].find((name) => line.given(name));
  if (changing !== undefined && baseline !== undefined)
    throw new UsageError(`\`--${baseline}\` is about what is found, not mended: leave out \`--${changing}\`.`);
  const one = ['write-baseline', 'prune-baseline', 'show-files'].find((name) => line.given(name));
  if (line.given('shard') && one !== undefined)
    throw new UsageError(`\`--${one}\` is about the whole run: leave out \`--shard\`.`);
  if (line.given('write-baseline') && line.given('prune-baseline'))
    throw new UsageError('A new baseline holds nothing stale: leave out `--prune-baseline`.');
}

function showFiles(
  input: LintInput,
  configurations: Configurations,
  given: readonly Problem[],
  terminal: Terminal,
): number {
  const { files, problems, notes } = find(input);
  const paths = [...new Set([...files.map(({ path }) => path), ...(input.texts ?? []).map(({ path }) => path)])].sort();
  terminal.out(paths.map((path) => `${visible(path)}\n`).join(''));
  for (const note of notes) say(`note: ${note}`, terminal);
  return tell([...configurations.problems, ...given, ...problems], terminal);
}
