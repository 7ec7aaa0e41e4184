import { lstatSync, writeFileSync } from 'node:fs';
import { type OutputFormat, outputFormats } from '../config/settings.js';
import { type Problem, type Report, severities, type Severity } from '../diagnostic.js';
import { discover } from '../engine/discover.js';
import { kindByName } from '../engine/file-kinds.js';
import { lint, type LintInput } from '../engine/lint.js';
import { describe } from '../engine/run.js';
import type { Configurations } from '../host/load-config.js';
import type { NodeHost } from '../host/node.js';
import { mostResults, type ReportContext, type Reporter, reporters, type RuleInfo } from '../reporters/index.js';
import { visible } from '../reporters/plain-text.js';
import { rules } from '../rules/index.js';
import { dirname, join, relativeTo } from '../text/path.js';
import { version } from '../version.js';
import { say, tell } from './messages.js';
import { withNearNames } from './missing-path.js';
import { type CommandLine, hintOf, UsageError } from './options.js';
import { overridesOf, prepare } from './prepare.js';
import { settingsText } from './settings-text.js';
import { isCi, sourceUrlOf, type Terminal, wantsColour, wantsHyperlinks } from './terminal.js';

/** `pydock-lint [check] [PATH…]`. Returns the exit code; throws UsageError. */
export async function checkCommand(line: CommandLine, terminal: Terminal): Promise<number> {
  const config = overridesOf(line);
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

  const result = await lint(input);
  const full: Report = {
    ...result.report,
    problems: withNearNames([...configurations.problems, ...inputProblems, ...result.report.problems], terminal.cwd),
  };
  const minimum = config.minSeverity ?? run.minSeverity ?? 'info';
  const report = { ...full, diagnostics: full.diagnostics.filter((one) => isAtLeast(one.severity, minimum)) };
  const context = contextOf(line, terminal, setup.host, full.diagnostics.length - report.diagnostics.length);
  if (!line.has('quiet')) for (const note of notesOf(full)) say(`note: ${note}`, terminal);
  const outputs = [{ format, file: line.value('output-file'), counts: line.has('statistics') }, ...reports];
  const written = await Promise.all(
    outputs.map((output) => writeOutput(output, report, context, setup.host, terminal, line.has('verbose'))),
  );
  const problems = [...full.problems, ...written.filter((problem) => problem !== undefined)];
  const failed = tell(problems, terminal);
  if (failed !== 0 || line.has('exit-zero')) return failed;
  const failOn = config.failOn ?? run.failOn ?? 'warning';
  return full.diagnostics.some((one) => isAtLeast(one.severity, failOn)) ? 1 : 0;
}

const isAtLeast = (severity: Severity, limit: Severity): boolean =>
  severities.indexOf(severity) <= severities.indexOf(limit);

interface Output {
  readonly format: OutputFormat;
  /** Undefined for standard output. */
  readonly file: string | undefined;
  /** Whether findings are counted, not shown. */
  readonly counts: boolean;
}

/** The formats that `--statistics` has: those for people share one. */
const countingFormats: readonly OutputFormat[] = ['text', 'concise', 'grouped', 'json'];

/** Writes a report where it goes; or says why not. One form of the report that fails costs the others nothing. */
async function writeOutput(
  { format, file, counts }: Output,
  report: Report,
  context: ReportContext,
  host: NodeHost,
  terminal: Terminal,
  verbose: boolean,
): Promise<Problem | undefined> {
  try {
    const write = counts ? await loadStatistics(format) : await reporters[format]();
    const document = write(report, file === undefined ? context : { ...context, colour: false, hyperlinks: false });
    if (file !== undefined) return writeReport(file, document, host);
    terminal.out(document);
  } catch (error) {
    return failureOf(format, error, verbose);
  }
  return overflowOf(format, report);
}

async function loadStatistics(format: OutputFormat): Promise<Reporter> {
  const { jsonStatistics, statistics } = await import('../reporters/statistics.js');
  return format === 'json' ? jsonStatistics : statistics;
}

/** The files of `--report FMT=FILE`. */
function reportsOf(line: CommandLine): readonly Output[] {
  return (line.values('report') ?? []).map((text) => {
    const [, format = text, file] = /^([^=]*)=(.+)$/s.exec(text) ?? [];
    if (!(outputFormats as readonly string[]).includes(format)) {
      throw new UsageError(
        `\`--report\` needs FORMAT=FILE with one of ${outputFormats.join(', ')}, not \`${text}\`.${hintOf(format, outputFormats)}`,
      );
    }
    if (file === undefined) throw new UsageError(`\`--report ${text}\` names no file: write ${format}=FILE.`);
    return { format: format as OutputFormat, file, counts: false };
  });
}

function formatOfEnvironment({ env }: Terminal): OutputFormat | undefined {
  const format = env['PYDOCK_LINT_OUTPUT_FORMAT'];
  if (!format) return undefined;
  if ((outputFormats as readonly string[]).includes(format)) return format as OutputFormat;
  throw new UsageError(
    `PYDOCK_LINT_OUTPUT_FORMAT is one of ${outputFormats.join(', ')}, not \`${format}\`.${hintOf(format, outputFormats)}`,
  );
}

function contextOf(line: CommandLine, terminal: Terminal, host: NodeHost, hidden: number): ReportContext {
  const root = host.absolute(host.rootOf('.'));
  const colour = wantsColour(terminal, line.value('color'));
  return {
    version,
    // Rules as they are: their documentation is loaded only when a report asks for it.
    rules: new Map<string, RuleInfo>(rules.map((rule) => [rule.name, rule])),
    colour,
    hyperlinks: colour && wantsHyperlinks(terminal),
    ci: isCi(terminal),
    quiet: line.has('quiet'),
    hidden,
    fromRoot: (path) => relativeTo(root, host.absolute(path)) ?? path,
    sourceUrl: sourceUrlOf(terminal),
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

/** Writes a report to a file, but never over what is linted or where a link of the repository leads. */
function writeReport(path: string, document: string, host: NodeHost): Problem | undefined {
  const target = host.absolute(host.toProjectPath(path));
  const refuse = (message: string): Problem => ({ kind: 'io', path, message });
  if (kindByName(target) !== undefined) {
    return refuse('A report is not written over a Dockerfile or compose file.');
  }
  const folder = host.confinement.real(dirname(target));
  if ([target, folder].some((one) => one?.split(/[\\/]/).includes('.git')))
    return refuse('A report is not written into .git.');
  if (host.confinement.leavesByLink(target))
    return refuse('A report is not written through a link out of the project.');
  try {
    if (lstatSync(target, { throwIfNoEntry: false })?.isSymbolicLink())
      return refuse('A report is not written through a link.');
    writeFileSync(target, document);
    return undefined;
  } catch (error) {
    return refuse(`The report cannot be written: ${(error as NodeJS.ErrnoException).code ?? String(error)}.`);
  }
}
