import { existsSync } from 'node:fs';
import type { Problem, Report } from '../diagnostic.js';
import { type BaselineEntry, baselineOf, joined, withoutEntries } from '../engine/baseline.js';
import { coverageOf } from '../engine/baseline-coverage.js';
import {
  applyBaselines,
  baselineText,
  type BaselineSurroundings,
  isBaseline,
  newSalt,
  readBaseline,
  viewOf,
} from '../host/baselines.js';
import { maximumSize } from '../host/limits.js';
import { rules } from '../rules/index.js';
import { dirname } from '../text/path.js';
import { say } from './messages.js';
import { type CommandLine, UsageError } from './options.js';
import { replaceOutput } from './output-file.js';
import { defaultBaseline, type Setup } from './prepare.js';
import type { Terminal } from './terminal.js';

/** How many stale entries are named in a warning; all of them with --verbose. */
const mostNamed = 3;

/**
 * Does with a report what the command line and the configuration say about baselines: their findings are suppressed, what is stale is
 * said or removed, or all findings become the baseline. What went wrong is among the problems of the result.
 */
export function withBaselines(report: Report, setup: Setup, line: CommandLine, terminal: Terminal): Report {
  const { host, configurations } = setup;
  const surroundings = { host, rules, absolute: (path: string) => host.absolute(path) };
  const run = { ...setup, report, line, terminal, surroundings };
  const writes = line.given('write-baseline');
  const baselineFor = (path: string): string | undefined =>
    configurations.settingsFor(path).baseline ?? (writes ? defaultBaseline : undefined);
  const files = [...report.files.map(({ path }) => path), ...report.diagnostics.map(({ at }) => at.file.path)];
  if (writes)
    return writeBaselines(run, new Set(['.', ...files].flatMap((path) => baselineFor(path) ?? [])), baselineFor);
  const paths = configurations.baselinesFor(files);
  if (line.has('prune-baseline') && paths.size === 0)
    throw new UsageError('`--prune-baseline` needs a baseline: give `--baseline FILE`, or set `baseline`.');
  const applied = applyBaselines(report, paths, baselineFor, surroundings);
  const problems: Problem[] = [];
  for (const [path, { baseline, left }] of applied.baselines) {
    const stale = left.filter(isCovered(path, run));
    if (stale.length === 0) continue;
    if (!line.has('prune-baseline')) {
      if (!line.has('quiet')) say(`warning: ${staleText(path, stale, line.has('verbose'))}`, terminal);
      continue;
    }
    const problem = write(path, baselineText(withoutEntries(baseline, stale)), run);
    if (problem) problems.push(problem);
    else if (!line.has('quiet'))
      say(
        `note: ${path}: ${counted(stale.length, 'entry', 'entries')} removed that matched nothing any more.`,
        terminal,
      );
  }
  return { ...applied.report, problems: [...applied.report.problems, ...problems] };
}

interface Run extends Setup {
  readonly report: Report;
  readonly line: CommandLine;
  readonly terminal: Terminal;
  readonly surroundings: BaselineSurroundings;
}

/** Whether the run would have shown the findings of an entry. */
function isCovered(baseline: string, { input, report, host }: Run): (entry: BaselineEntry) => boolean {
  const folder = dirname(baseline);
  const covers = coverageOf({ input, report, rules }, folder);
  return ({ path, rule }) => covers(host.toProjectPath(`${host.absolute(folder)}/${path}`), rule);
}

/** Makes all findings the baselines; entries of what the run did not look at stay. */
function writeBaselines(
  run: Run,
  paths: ReadonlySet<string>,
  baselineFor: (path: string) => string | undefined,
): Report {
  const { report, host, line, terminal, surroundings } = run;
  const problems: Problem[] = [];
  const failed = new Set<string>();
  for (const path of paths) {
    const isThere = existsSync(host.absolute(path));
    const before = isThere ? readBaseline(path, surroundings.host) : { salt: undefined, entries: [] };
    if (!isBaseline(before)) {
      failed.add(path);
      problems.push({ ...before, message: `${before.message} It is not written over: mend it, or delete it.` });
      continue;
    }
    const own = report.diagnostics.filter(({ at }) => baselineFor(at.file.path) === path);
    const covers = isCovered(path, run);
    const kept = before.entries.filter((entry) => !covers(entry));
    const fresh = baselineOf(own, () => before.salt ?? newSalt(), viewOf(path, surroundings));
    const baseline = joined(fresh, { salt: kept.length > 0 ? before.salt : undefined, entries: kept });
    const problem = write(path, baselineText(baseline), run);
    if (problem) {
      failed.add(path);
      problems.push(problem);
    } else if (!line.has('quiet')) say(`note: ${path}: ${writtenText(own.length, kept, path, run)}`, terminal);
  }
  const isKnown = ({ at }: { readonly at: { readonly file: { readonly path: string } } }): boolean =>
    !failed.has(baselineFor(at.file.path)!);
  return {
    ...report,
    diagnostics: report.diagnostics.filter((one) => !isKnown(one)),
    suppressed: [
      ...report.suppressed,
      ...report.diagnostics
        .filter(isKnown)
        .map((one) => ({ ...one, suppressed: { by: 'baseline' as const, reason: undefined } })),
    ],
    problems: [...report.problems, ...problems],
  };
}

function write(path: string, text: string, { host }: Run): Problem | undefined {
  const limit = maximumSize(path);
  if (Buffer.byteLength(text) > limit) {
    const message = `The baseline has more than ${limit / (1 << 20)} MiB and would not be read again; one that is called ….baseline.json may have more.`;
    return { kind: 'io', path, message };
  }
  return replaceOutput(path, text, 'baseline', host);
}

/** What was written, and how to use it where nothing says so yet. */
function writtenText(number: number, kept: readonly BaselineEntry[], path: string, run: Run): string {
  const more = kept.length > 0 ? `; ${counted(kept.length, 'entry', 'entries')} of what was not looked at stayed` : '';
  const isUsed = run.configurations.forRun().baseline === path;
  const use = isUsed ? '' : ` Use it with \`--baseline ${path}\`, or set \`baseline\` in the configuration.`;
  return `${counted(number, 'finding', 'findings')} written${more}.${use}`;
}

function staleText(path: string, stale: readonly BaselineEntry[], isVerbose: boolean): string {
  const named = (isVerbose ? stale : stale.slice(0, mostNamed)).map(
    ({ rule, path: file, count }) => `${rule} in ${file}${count > 1 ? ` (${count})` : ''}`,
  );
  const more = stale.length > named.length ? `, and ${stale.length - named.length} more` : '';
  const verb = stale.length === 1 ? 'matches' : 'match';
  return `${path}: ${counted(stale.length, 'entry', 'entries')} ${verb} nothing any more, and --prune-baseline removes what does not: ${named.join(', ')}${more}.`;
}

const counted = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;
