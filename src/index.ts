import type { Config } from './config/settings.js';
import { type Report, severities, type Severity } from './diagnostic.js';
import { lint as runLint } from './engine/lint.js';
import type { LintHost } from './engine/lint-host.js';
import type { Configurations } from './host/load-config.js';
import { noPath, prepareRun } from './host/prepare.js';
import type { Rule } from './rule.js';
import { rules as allRules } from './rules/index.js';
import { join } from './text/path.js';

export type { Config, OutputFormat, PresetName, RuleConfig } from './config/settings.js';
export type { Category, Diagnostic, FileKind, Fix, Problem, Report, Severity, Suppression } from './diagnostic.js';
export type { LintHost } from './engine/lint-host.js';
export { MemoryHost, overlay } from './host/memory.js';
export type { EntryKind, FileHost } from './model/files.js';
export type { Example, OptionSchema, OptionSchemas, Rule } from './rule.js';
export type { Edit, Located, Location, Note } from './text/location.js';
export { type Position, SourceFile, type Span } from './text/source.js';
export { version } from './version.js';

/** Every rule, with its documentation. */
export const rules: readonly Rule[] = allRules;

/** How to lint; everything may be left out. */
export interface LintOptions {
  /** Files and folders, relative to the working directory; by default the working directory. Not read when `texts` is given alone. */
  readonly paths?: readonly string[] | undefined;
  /** The working directory, absolute; by default that of the process. Not used with a host of your own. */
  readonly cwd?: string | undefined;
  /** Where files come from; by default the disk, confined to the repositories or folders of `paths`. */
  readonly host?: LintHost | undefined;
  /** Texts to lint in place of files: an editor's buffers. The path says what they are. */
  readonly texts?: readonly { readonly path: string; readonly text: string }[] | undefined;
  /** Whether Dockerfiles may be pieces of one: nothing is said about a missing FROM, nor about what an unseen part may hold. */
  readonly fragment?: boolean | undefined;
  /** Whether named files that are neither Dockerfiles nor compose files are passed over with a note: hooks name files by patterns. */
  readonly ignoreUnknown?: boolean | undefined;
  /** Whether comments in files suppress findings, which is the default. */
  readonly inline?: boolean | undefined;
  /** Settings that weigh more than those of any configuration file. */
  readonly config?: Config | undefined;
  /** The one configuration file that counts. */
  readonly configFile?: string | undefined;
  /** Whether configuration files are left alone. */
  readonly isolated?: boolean | undefined;
  /** The day that end-of-life dates are compared with, `YYYY-MM-DD`; by default today. */
  readonly today?: string | undefined;
}

/**
 * Lints Dockerfiles and compose files. Never throws for what files hold: what could not be read or understood stands in the report's
 * `problems`. `min-severity` of the configuration is applied, `fail-on` and `output-format` are the caller's business.
 */
export async function lint(options: LintOptions = {}): Promise<Report> {
  const { host, absolute, toProjectPath, shellcheck } = await hostOf(options);
  const paths = options.paths ?? (options.texts ? [] : ['.']);
  const { input, configurations } = prepareRun({
    host,
    absolute,
    rules: allRules,
    paths: paths.map(toProjectPath),
    texts: options.texts,
    config: options.config,
    configFile: options.configFile === undefined ? undefined : toProjectPath(options.configFile),
    isolated: options.isolated,
    fragment: options.fragment,
    ignoreUnknown: options.ignoreUnknown,
    inline: options.inline,
    shellcheck,
    today: options.today ?? new Date().toISOString().slice(0, 10),
  });
  const run = await runLint(input);
  const report = await withoutBaselines(run.report, configurations, host, absolute ?? ((path) => join('/', path)));
  return atLeast(
    { ...report, problems: [...configurations.problems, ...report.problems] },
    options.config?.minSeverity ?? configurations.forRun().config.minSeverity,
  );
}

/**
 * Lints one text. The path says what it is (a Dockerfile by default) and, if its folder exists in the host, what is around it; without
 * one nothing is known of its build context.
 */
export const lintText = (
  text: string,
  options: Omit<LintOptions, 'paths' | 'texts'> & { path?: string } = {},
): Promise<Report> => lint({ ...options, texts: [{ path: options.path ?? noPath, text }] });

/** A report in which the baselines of the configuration are applied. */
async function withoutBaselines(
  report: Report,
  configurations: Configurations,
  host: LintHost,
  absolute: (path: string) => string,
): Promise<Report> {
  const files = [...report.files.map(({ path }) => path), ...report.diagnostics.map(({ at }) => at.file.path)];
  const paths = configurations.baselinesFor(files);
  if (paths.size === 0) return report;
  const { applyBaselines } = await import('./host/baselines.js');
  const baselineFor = (path: string) => configurations.settingsFor(path).baseline;
  return applyBaselines(report, paths, baselineFor, { host, rules: allRules, absolute }).report;
}

/** A report without the findings that are milder than a severity. */
function atLeast(report: Report, severity: Severity | undefined): Report {
  if (severity === undefined) return report;
  const limit = severities.indexOf(severity);
  return { ...report, diagnostics: report.diagnostics.filter((one) => severities.indexOf(one.severity) <= limit) };
}

async function hostOf({ host, cwd, paths = ['.'], configFile }: LintOptions) {
  if (host) return { host, absolute: undefined, toProjectPath: (path: string) => path, shellcheck: undefined };
  const { NodeHost } = await import('./host/node.js');
  const node = new NodeHost({ cwd, paths, trusted: configFile === undefined ? [] : [configFile] });
  return {
    host: node,
    absolute: (path: string) => node.absolute(path),
    toProjectPath: (path: string) => node.toProjectPath(path),
    shellcheck: async () => {
      const { shellcheckRunner } = await import('./host/shellcheck.js');
      return shellcheckRunner({ env: process.env, root: node.absolute(node.rootOf('.')) });
    },
  };
}
