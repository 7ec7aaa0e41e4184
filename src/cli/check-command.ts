import { type Config, type OutputFormat, outputFormats } from '../config/settings.js';
import { type Problem, type Report, severities, type Severity } from '../diagnostic.js';
import { discover } from '../engine/discover.js';
import { lint, type LintInput } from '../engine/lint.js';
import { describe } from '../engine/run.js';
import type { Configurations } from '../host/load-config.js';
import type { NodeHost } from '../host/node.js';
import { mostResults, type ReportContext, reporters, type RuleInfo } from '../reporters/index.js';
import { visible } from '../reporters/plain-text.js';
import { statistics } from '../reporters/statistics.js';
import { rules } from '../rules/index.js';
import { join, relativeTo } from '../text/path.js';
import { closest } from '../text/similar.js';
import { version } from '../version.js';
import { say, tell } from './messages.js';
import { type CommandLine, UsageError } from './options.js';
import { writeOutput } from './output-file.js';
import { overridesOf, prepare } from './prepare.js';
import { createProgress } from './progress.js';
import { settingsText } from './settings-text.js';
import { isCi, type Terminal, wantsColour } from './terminal.js';

/** `pydock-lint [check] [PATH…]`. Returns the exit code; throws UsageError. */
export async function checkCommand(line: CommandLine, terminal: Terminal): Promise<number> {
  const config = overridesOf(line);
  refuseTogether(line);
  const reports = reportsOf(line);
  const setup = prepare(line, terminal, config);
  const { input, configurations, inputProblems } = setup;
  const run = configurations.forRun().config;
  const format = config.outputFormat ?? formatOfEnvironment(terminal) ?? run.outputFormat ?? 'text';
  if (line.has('statistics') && format !== 'text') throw new UsageError('`--statistics` writes text only.');
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

  const progress = line.has('no-progress') ? undefined : createProgress(terminal);
  const result = await lint({
    ...input,
    onProgress: progress && ((done, total) => progress.show(done, total)),
  }).finally(() => progress?.end());
  const found: Report = {
    ...result.report,
    problems: [...configurations.problems, ...inputProblems, ...result.report.problems],
  };
  const full = usesBaseline(found, line, configurations)
    ? (await import('./baseline.js')).withBaselines(found, setup, line, terminal)
    : found;
  return publish(full, {
    format,
    reports,
    config: { minSeverity: config.minSeverity ?? run.minSeverity, failOn: config.failOn ?? run.failOn },
    host: setup.host,
    line,
    terminal,
  });
}

/** How a report is given to people and machines. */
export interface Publication {
  /** The form of the first report, and the others that are written beside it. */
  readonly format: OutputFormat;
  readonly reports: readonly Output[];
  readonly config: Pick<Config, 'minSeverity' | 'failOn'>;
  readonly host: NodeHost;
  readonly line: CommandLine;
  readonly terminal: Terminal;
}

/** Writes a report in every form that was asked for, and says what went wrong. Returns the exit code. */
export function publish(full: Report, { format, reports, config, host, line, terminal }: Publication): number {
  const minimum = config.minSeverity ?? 'info';
  const report = { ...full, diagnostics: full.diagnostics.filter((one) => isAtLeast(one.severity, minimum)) };
  const context = contextOf(line, terminal, host, full.diagnostics.length - report.diagnostics.length);
  if (!line.has('quiet')) for (const note of notesOf(full)) say(`note: ${note}`, terminal);
  const outputs = [{ format, file: line.value('output-file') }, ...reports];
  const written = outputs.map((output): Problem | undefined => {
    const { file, format } = output;
    try {
      const document =
        output === outputs[0] && line.has('statistics')
          ? statistics(report, context)
          : reporters[format](report, file === undefined ? context : { ...context, colour: false });
      if (file !== undefined) return writeOutput(file, document, 'report', host);
      terminal.out(document);
    } catch (error) {
      // One form of the report that fails costs the others nothing. Standard output that is full is told as such.
      return failureOf(format, error, line.has('verbose'));
    }
    return format === 'text' ? undefined : overflowOf(format, report);
  });
  const problems = [...full.problems, ...written.filter((problem) => problem !== undefined)];
  const failed = tell(problems, terminal);
  if (failed !== 0 || line.has('exit-zero')) return failed;
  const failOn = config.failOn ?? 'warning';
  return full.diagnostics.some((one) => isAtLeast(one.severity, failOn)) ? 1 : 0;
}

/** Whether anything is said about baselines: most runs have none. */
function usesBaseline({ files }: Report, line: CommandLine, configurations: Configurations): boolean {
  if (line.given('write-baseline') || line.has('prune-baseline')) return true;
  return configurations.baselinesFor(files.map(({ path }) => path)).size > 0;
}

const isAtLeast = (severity: Severity, limit: Severity): boolean =>
  severities.indexOf(severity) <= severities.indexOf(limit);

export interface Output {
  readonly format: OutputFormat;
  readonly file: string | undefined;
}

/** Refuses options that contradict one another. */
function refuseTogether(line: CommandLine): void {
  const one = ['write-baseline', 'prune-baseline', 'show-files'].find((name) => line.given(name));
  if (line.given('shard') && one !== undefined)
    throw new UsageError(`\`--${one}\` is about the whole run: leave out \`--shard\`.`);
  if (line.given('write-baseline') && line.given('prune-baseline'))
    throw new UsageError('A new baseline holds nothing stale: leave out `--prune-baseline`.');
}

/** The files of `--report FMT=FILE`. */
export function reportsOf(line: CommandLine): readonly Output[] {
  return (line.values('report') ?? []).map((text) => {
    const [, format = text, file] = /^([^=]*)=(.+)$/s.exec(text) ?? [];
    if (!(outputFormats as readonly string[]).includes(format)) {
      const near = closest(format, outputFormats);
      throw new UsageError(
        `\`--report\` needs FORMAT=FILE with one of ${outputFormats.join(', ')}, not \`${text}\`.${near ? ` Did you mean \`${near}\`?` : ''}`,
      );
    }
    if (file === undefined) throw new UsageError(`\`--report ${text}\` names no file: write ${format}=FILE.`);
    return { format: format as OutputFormat, file };
  });
}

export function formatOfEnvironment({ env }: Terminal): OutputFormat | undefined {
  const format = env['PYDOCK_LINT_OUTPUT_FORMAT'];
  if (!format) return undefined;
  if ((outputFormats as readonly string[]).includes(format)) return format as OutputFormat;
  throw new UsageError(`PYDOCK_LINT_OUTPUT_FORMAT is one of ${outputFormats.join(', ')}, not \`${format}\`.`);
}

function contextOf(line: CommandLine, terminal: Terminal, host: NodeHost, hidden: number): ReportContext {
  const root = host.absolute(host.rootOf('.'));
  return {
    version,
    // Rules as they are: their documentation is loaded only when a report asks for it.
    rules: new Map<string, RuleInfo>(rules.map((rule) => [rule.name, rule])),
    colour: wantsColour(terminal, line.value('color')),
    ci: isCi(terminal),
    quiet: line.has('quiet'),
    hidden,
    fromRoot: (path) => relativeTo(root, host.absolute(path)) ?? path,
  };
}

function showFiles(
  input: LintInput,
  configurations: Configurations,
  given: readonly Problem[],
  terminal: Terminal,
): number {
  const { files, problems, notes } = discover({
    host: input.host,
    paths: input.paths,
    excludes: (path, isDirectory) => input.settingsFor(path).excludes(path, isDirectory),
    includes: (path) => input.settingsFor(path).includes(path),
    respectsGitignore: (path) => input.settingsFor(path).respectGitignore,
    forcesExclude: (path) => input.settingsFor(path).forceExclude,
    fragment: input.fragment,
  });
  const paths = [...new Set([...files.map(({ path }) => path), ...(input.texts ?? []).map(({ path }) => path)])].sort();
  terminal.out(paths.map((path) => `${visible(path)}\n`).join(''));
  for (const note of notes) say(`note: ${note}`, terminal);
  return tell([...configurations.problems, ...given, ...problems], terminal);
}

function notesOf({ files, notes, problems }: Report): readonly string[] {
  if (files.length > 0 || problems.length > 0) return notes;
  return [...notes, 'No Dockerfiles or compose files were found under the given paths.'];
}

/** GitHub reads only so many results: that some are missing is no success. */
const overflowOf = (format: OutputFormat, { diagnostics }: Report): Problem | undefined =>
  format === 'sarif' && diagnostics.length > mostResults
    ? { kind: 'io', path: '.', message: `The SARIF report holds ${mostResults} of ${diagnostics.length} findings.` }
    : undefined;

function failureOf(format: OutputFormat, error: unknown, verbose: boolean): Problem {
  const { code } = error as NodeJS.ErrnoException;
  if (code !== undefined) return { kind: 'io', path: '<stdout>', message: `The report cannot be written: ${code}.` };
  return { kind: 'internal', path: '.', message: `The ${format} report failed: ${describe(error, verbose)}` };
}
