import { type Config, type OutputFormat, outputFormats } from '../config/settings.js';
import { type Problem, type Report, severities, type Severity } from '../diagnostic.js';
import { describe } from '../engine/run.js';
import type { NodeHost } from '../host/node.js';
import {
  type FixInfo,
  mostResults,
  type ReportContext,
  type Reporter,
  reporters,
  type RuleInfo,
} from '../reporters/index.js';
import { rules } from '../rules/index.js';
import { relativeTo } from '../text/path.js';
import { version } from '../version.js';
import type { Mended } from './mend.js';
import { say, tell } from './messages.js';
import { type CommandLine, hintOf, UsageError } from './options.js';
import { writeOutput } from './output-file.js';
import { isCi, sourceUrlOf, type Terminal, wantsColour, wantsHyperlinks } from './terminal.js';

/** How a report is given to people and machines. */
export interface Publication {
  /** The form of the first report, and the others that are written beside it. */
  readonly format: OutputFormat;
  readonly reports: readonly Output[];
  readonly fixes?: FixInfo | undefined;
  /** What was mended before, if that was asked for. */
  readonly mended?: Mended | undefined;
  readonly config: Pick<Config, 'minSeverity' | 'failOn'>;
  readonly host: NodeHost;
  readonly line: CommandLine;
  readonly terminal: Terminal;
}

/** Writes a report in every form that was asked for, and says what went wrong. Returns the exit code. */
export async function publish(
  full: Report,
  { format, reports, fixes, mended, config, host, line, terminal }: Publication,
): Promise<number> {
  const minimum = config.minSeverity ?? 'info';
  const report = { ...full, diagnostics: full.diagnostics.filter((one) => isAtLeast(one.severity, minimum)) };
  const hidden = full.diagnostics.length - report.diagnostics.length;
  const context = { ...contextOf(line, terminal, host), hidden, fixes };
  // Standard input as it is now has standard output for itself, as other fixers do it for editors.
  const isFilter = mended !== undefined && line.operands.includes('-');
  if (isFilter) terminal.out(mended.text ?? '');
  const print = isFilter ? terminal.err : terminal.out;
  if (!line.has('quiet')) for (const note of notesOf(full)) say(`note: ${note}`, terminal);
  const outputs = [{ format, file: line.value('output-file'), counts: line.has('statistics') }, ...reports];
  const written = await Promise.all(
    outputs.map((output) => write(output, report, context, host, print, line.has('verbose'))),
  );
  if (mended && line.has('show-fixes')) {
    const { fixList } = await import('./fix-command.js');
    (format === 'text' ? print : terminal.err)(fixList(mended, 'Fixed'));
  }
  const problems = [...full.problems, ...written.filter((problem) => problem !== undefined)];
  const failed = tell(problems, terminal);
  if (failed !== 0 || line.has('exit-zero')) return failed;
  if (line.has('exit-non-zero-on-fix') && mended && mended.fixed.length > 0) return 1;
  const failOn = config.failOn ?? 'warning';
  return full.diagnostics.some((one) => isAtLeast(one.severity, failOn)) ? 1 : 0;
}

/** Whether a severity is at least as grave as another one. */
export const isAtLeast = (severity: Severity, limit: Severity): boolean =>
  severities.indexOf(severity) <= severities.indexOf(limit);

export interface Output {
  readonly format: OutputFormat;
  /** Undefined for standard output. */
  readonly file: string | undefined;
  /** Whether findings are counted, not shown. */
  readonly counts: boolean;
}

/** The formats that `--statistics` has: those for people share one. */
export const countingFormats: readonly OutputFormat[] = ['text', 'concise', 'grouped', 'json'];

/** Writes a report where it goes; or says why not. One form of the report that fails costs the others nothing. */
async function write(
  { format, file, counts }: Output,
  report: Report,
  context: ReportContext,
  host: NodeHost,
  print: (text: string) => void,
  verbose: boolean,
): Promise<Problem | undefined> {
  try {
    const reporter = counts ? await loadStatistics(format) : await reporters[format]();
    const document = reporter(report, file === undefined ? context : { ...context, colour: false, hyperlinks: false });
    const pieces = typeof document === 'string' ? [document] : document;
    if (file !== undefined) return writeOutput(file, pieces, 'report', host);
    pieces.forEach(print);
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
export function reportsOf(line: CommandLine): readonly Output[] {
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

export function formatOfEnvironment({ env }: Terminal): OutputFormat | undefined {
  const format = env['PYDOCK_LINT_OUTPUT_FORMAT'];
  if (!format) return undefined;
  if ((outputFormats as readonly string[]).includes(format)) return format as OutputFormat;
  throw new UsageError(
    `PYDOCK_LINT_OUTPUT_FORMAT is one of ${outputFormats.join(', ')}, not \`${format}\`.${hintOf(format, outputFormats)}`,
  );
}

/** What reporters need to know of the surroundings of a run in which nothing is hidden. */
export function contextOf(line: CommandLine, terminal: Terminal, host: NodeHost): ReportContext {
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
    hidden: 0,
    fromRoot: (path) => relativeTo(root, host.absolute(path)) ?? path,
    sourceUrl: sourceUrlOf(terminal),
  };
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
