import { lstatSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { rulesNamed, selectorsOf } from '../config/resolve.js';
import { type Config, type OutputFormat, outputFormats, type PresetName } from '../config/settings.js';
import { unknownSelector } from '../config/validate.js';
import { type Problem, type Report, severities, type Severity } from '../diagnostic.js';
import { discover } from '../engine/discover.js';
import { kindByName } from '../engine/file-kinds.js';
import { lint, type LintInput } from '../engine/lint.js';
import { decode } from '../host/decode.js';
import type { Configurations } from '../host/load-config.js';
import { NodeHost } from '../host/node.js';
import { noPath, prepareRun } from '../host/prepare.js';
import { mostResults, type ReportContext, reporters, type RuleInfo } from '../reporters/index.js';
import { visible, withoutCommands } from '../reporters/plain-text.js';
import { statistics } from '../reporters/statistics.js';
import { rules } from '../rules/index.js';
import { join, relativeTo } from '../text/path.js';
import { closest } from '../text/similar.js';
import { version } from '../version.js';
import { type CommandLine, UsageError } from './options.js';
import { settingsText } from './settings-text.js';
import { isCi, type Terminal, wantsColour } from './terminal.js';

/** `pydock-lint [check] [PATH…]`. Returns the exit code; throws UsageError. */
export async function checkCommand(line: CommandLine, terminal: Terminal): Promise<number> {
  const config = overridesOf(line);
  const reports = reportsOf(line);
  const setup = prepare(line, terminal, config);
  const { input, configurations, inputProblems } = setup;
  const run = configurations.forRun().config;
  const format = config.outputFormat ?? formatOfEnvironment(terminal) ?? run.outputFormat ?? 'text';
  if (line.has('statistics') && format !== 'text') throw new UsageError('`--statistics` writes text only.');
  if (line.has('show-settings')) {
    terminal.out(settingsText(input.paths, configurations, { ...config, outputFormat: format }));
    return tell([...configurations.problems], terminal);
  }
  if (line.has('show-files')) return showFiles(input, configurations, inputProblems, terminal);

  const result = await lint(input);
  const full: Report = {
    ...result.report,
    problems: [...configurations.problems, ...inputProblems, ...result.report.problems],
  };
  const minimum = config.minSeverity ?? run.minSeverity ?? 'info';
  const report = { ...full, diagnostics: full.diagnostics.filter((one) => isAtLeast(one.severity, minimum)) };
  const context = contextOf(line, terminal, setup.host, full.diagnostics.length - report.diagnostics.length);
  if (!line.has('quiet')) for (const note of notesOf(full)) say(`note: ${note}`, terminal);
  const outputs = [{ format, file: line.value('output-file') }, ...reports];
  const written = outputs.map((output) => {
    const isText = output.format === 'text';
    const document =
      output === outputs[0] && line.has('statistics')
        ? statistics(report, context)
        : reporters[output.format](report, output.file === undefined ? context : { ...context, colour: false });
    if (output.file === undefined) terminal.out(document);
    else return writeReport(output.file, document, terminal);
    return isText ? undefined : overflowOf(output.format, report);
  });
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
  readonly file: string | undefined;
}

/** The settings that the command line gives. Throws UsageError for names that nobody knows. */
function overridesOf(line: CommandLine): Config {
  const named = (option: string) => knownSelectors(line.values(option));
  return {
    preset: line.value('preset') as PresetName | undefined,
    select: named('select'),
    extendSelect: named('extend-select'),
    ignore: named('ignore'),
    exclude: line.values('exclude'),
    extendExclude: line.values('extend-exclude'),
    failOn: line.value('fail-on') as Severity | undefined,
    minSeverity: line.value('min-severity') as Severity | undefined,
    outputFormat: line.value('output-format') as OutputFormat | undefined,
    respectGitignore: line.has('no-respect-gitignore') ? false : undefined,
    forceExclude: line.has('force-exclude') ? true : undefined,
  };
}

function knownSelectors(names: readonly string[] | undefined): readonly string[] | undefined {
  const selectors = selectorsOf(rules);
  for (const name of names ?? []) {
    if (!selectors.has(name.toLowerCase())) throw new UsageError(unknownSelector(name, selectors.keys()));
    if (rulesNamed([name], selectors).length === 0) continue;
  }
  return names;
}

/** The files of `--report FMT=FILE`. */
function reportsOf(line: CommandLine): readonly Output[] {
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

function formatOfEnvironment({ env }: Terminal): OutputFormat | undefined {
  const format = env['PYDOCK_LINT_OUTPUT_FORMAT'];
  if (!format) return undefined;
  if ((outputFormats as readonly string[]).includes(format)) return format as OutputFormat;
  throw new UsageError(`PYDOCK_LINT_OUTPUT_FORMAT is one of ${outputFormats.join(', ')}, not \`${format}\`.`);
}

/** The day that counts as today: reproducible runs set it. */
function todayOf({ env }: Terminal): string {
  const given = env['PYDOCK_LINT_TODAY'];
  if (!given) return new Date().toISOString().slice(0, 10);
  const isDay = /^\d{4}-\d\d-\d\d$/.test(given) && !Number.isNaN(Date.parse(given));
  if (!isDay) throw new UsageError(`PYDOCK_LINT_TODAY is a day as YYYY-MM-DD, not \`${given}\`.`);
  return given;
}

interface Setup {
  readonly host: NodeHost;
  readonly input: LintInput;
  readonly configurations: Configurations;
  readonly inputProblems: readonly Problem[];
}

function prepare(line: CommandLine, terminal: Terminal, config: Config): Setup {
  const operands = line.operands.length > 0 ? line.operands : ['.'];
  const paths = operands.filter((path) => path !== '-');
  const stdinName = line.value('stdin-filename');
  const configFile = line.value('config');
  const host = new NodeHost({
    cwd: terminal.cwd,
    paths: [...paths, ...(paths.length === 0 ? [stdinName ?? '.'] : stdinName === undefined ? [] : [stdinName])],
    trusted: configFile === undefined ? [] : [configFile],
  });
  const stdin = operands.includes('-')
    ? readStdin(terminal, stdinName === undefined ? noPath : host.toProjectPath(stdinName))
    : undefined;
  const prepared = prepareRun({
    host,
    rules,
    paths: paths.map((path) => host.toProjectPath(path)),
    texts: stdin?.text === undefined ? [] : [{ path: stdin.path, text: stdin.text }],
    config,
    configFile: configFile === undefined ? undefined : host.toProjectPath(configFile),
    isolated: line.has('isolated'),
    today: todayOf(terminal),
    verbose: line.has('verbose'),
    absolute: (path) => host.absolute(path),
  });
  return { ...prepared, host, inputProblems: stdin?.problem ? [stdin.problem] : [] };
}

function readStdin(terminal: Terminal, path: string): { path: string; text?: string; problem?: Problem } {
  try {
    const { file, problem } = decode(path, terminal.readInput());
    return file ? { path, text: file.text } : { path, problem: { path, ...problem } };
  } catch (error) {
    const { code = String(error) } = error as NodeJS.ErrnoException;
    return { path, problem: { kind: 'io', path, message: `Standard input cannot be read: ${code}.` } };
  }
}

function contextOf(line: CommandLine, terminal: Terminal, host: NodeHost, hidden: number): ReportContext {
  const infos = rules.map(({ name, category, severity, summary, why, aliases = [] }): [string, RuleInfo] => [
    name,
    { name, category, severity, summary, why, aliases },
  ]);
  const root = host.absolute(host.rootOf('.'));
  return {
    version,
    rules: new Map(infos),
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
    respectsGitignore: (path) => input.settingsFor(path).respectGitignore,
    forcesExclude: (path) => input.settingsFor(path).forceExclude,
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

/** Says what went wrong, on standard error. Returns the exit code that it makes. */
function tell(problems: readonly Problem[], terminal: Terminal): number {
  for (const { kind, path, line, message } of problems) {
    const place = path === '.' && kind === 'internal' ? '' : `${path}${line === undefined ? '' : `:${line}`}: `;
    say(`error: ${place}${message}`, terminal, kind === 'internal');
  }
  return problems.length > 0 ? 2 : 0;
}

/** One message on standard error; what comes from files cannot act on the terminal. Stacks keep their lines. */
function say(text: string, terminal: Terminal, hasLines = false): void {
  const shown = hasLines ? text.split('\n').map(visible).join('\n') : visible(text);
  terminal.err(`${isCi(terminal) ? withoutCommands(shown) : shown}\n`);
}

/** GitHub reads only so many results: that some are missing is no success. */
const overflowOf = (format: OutputFormat, { diagnostics }: Report): Problem | undefined =>
  format === 'sarif' && diagnostics.length > mostResults
    ? { kind: 'io', path: '.', message: `The SARIF report holds ${mostResults} of ${diagnostics.length} findings.` }
    : undefined;

/** Writes a report to a file, but never over what is linted or what a link leads to: both can come from the repository. */
function writeReport(path: string, document: string, { cwd }: Terminal): Problem | undefined {
  const target = resolve(cwd, path);
  const refuse = (message: string): Problem => ({ kind: 'io', path, message });
  if (kindByName(join('.', path.replaceAll('\\', '/'))) !== undefined) {
    return refuse('A report is not written over a Dockerfile or compose file.');
  }
  if (target.split(/[\\/]/).includes('.git')) return refuse('A report is not written into .git.');
  try {
    if (lstatSync(target, { throwIfNoEntry: false })?.isSymbolicLink())
      return refuse('A report is not written through a link.');
    writeFileSync(target, document);
    return undefined;
  } catch (error) {
    return refuse(`The report cannot be written: ${(error as NodeJS.ErrnoException).code ?? String(error)}.`);
  }
}
