import type { Diagnostic, Problem, Report } from '../diagnostic.js';
import { severities } from '../diagnostic.js';
import type { Location } from '../text/location.js';
import { visible } from './plain-text.js';
import { type ReportContext, type Reporter, urlOf } from './reporter.js';
import { count, linted } from './text.js';
import { utf8Length } from './utf8.js';

/** Longer tables are no help to anybody. */
const mostRows = 500;

/**
 * GitHub refuses a step's summary of more than 1 MiB; a part of that is left to what else the step writes.
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions#step-isolation-and-limits
 */
const mostBytes = 1_000_000;

/** A path is shown up to here: it may be as long as a file system allows. */
const longestPath = 300;

const icons = { error: '🔴', warning: '🟡', info: '🔵' } as const;

/** A page of Markdown for the summary of a CI run: what was found, in tables, the worst first and the mild part folded. */
export const markdown: Reporter = (report, context) => {
  const budget = budgetOf(mostRows, mostBytes);
  const parts = [
    heading(report, context),
    problemTable(report.problems, budget),
    findingTable(ofSeverities(report, ['error', 'warning']), budget, context),
    folded(ofSeverities(report, ['info']), budget, context),
    ...remarks(report, context),
    byRule(report.diagnostics, budget),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
};

/** Lets rows through until there are too many of them, or they are too long. */
interface Budget {
  take(rows: readonly string[]): readonly string[];
}

function budgetOf(rows: number, bytes: number): Budget {
  const left = { rows, bytes };
  return {
    take(given) {
      const taken: string[] = [];
      for (const row of given) {
        const size = utf8Length(row) + 1;
        if (left.rows === 0 || size > left.bytes) break;
        left.rows--;
        left.bytes -= size;
        taken.push(row);
      }
      return taken;
    },
  };
}

const ofSeverities = ({ diagnostics }: Report, wanted: readonly Diagnostic['severity'][]): readonly Diagnostic[] =>
  wanted.flatMap((severity) => diagnostics.filter((one) => one.severity === severity));

function heading(report: Report, { hidden }: ReportContext): string {
  const { diagnostics, problems } = report;
  if (diagnostics.length > 0) {
    const counts = severities
      .map((severity) => count(diagnostics.filter((one) => one.severity === severity).length, severity))
      .filter((text) => text !== '');
    const files = new Set(diagnostics.map(({ at }) => at.file.path)).size;
    return `## pydock-lint: ${count(diagnostics.length, 'problem')}\n\n${counts.join(', ')} in ${count(files, 'file')}; ${linted(report)} checked.`;
  }
  if (problems.length > 0) return '## pydock-lint: not everything could be checked';
  if (report.files.length === 0) return '## pydock-lint\n\nNo Dockerfiles or compose files to check.';
  const title = hidden > 0 ? 'nothing to show' : '✅ all checks passed';
  return `## pydock-lint: ${title}\n\n${linted(report)} checked.`;
}

function problemTable(problems: readonly Problem[], budget: Budget): string {
  const rows = problems.map(
    ({ path, line, message }) => `| ${code(line === undefined ? path : `${path}:${line}`)} | ${plain(message)} |`,
  );
  return table('**Not everything could be checked:**\n\n| Where | Why not |\n| --- | --- |', rows, budget);
}

const findingTable = (found: readonly Diagnostic[], budget: Budget, context: ReportContext): string =>
  table(
    '| | Where | What | Rule |\n| --- | --- | --- | --- |',
    found.map((one) => findingRow(one, context)),
    budget,
  );

function folded(found: readonly Diagnostic[], budget: Budget, context: ReportContext): string {
  const inside = findingTable(found, budget, context);
  return inside === '' ? '' : fold(count(found.length, 'info'), inside);
}

const fold = (title: string, text: string): string => `<details>\n<summary>${title}</summary>\n\n${text}\n\n</details>`;

/** A table with as many rows as there is room for, and how many there are more. */
function table(head: string, rows: readonly string[], budget: Budget): string {
  if (rows.length === 0) return '';
  const taken = budget.take(rows);
  const left = rows.length - taken.length;
  const lines = taken.length > 0 ? [[head, ...taken].join('\n')] : [];
  return [...lines, ...(left > 0 ? [`… and ${left} more.`] : [])].join('\n\n');
}

function findingRow({ severity, rule, message, help, at, related }: Diagnostic, context: ReportContext): string {
  const lines = [
    plain(message),
    ...related.map((note) => `↳ ${placeOf(note.at, context)} ${plain(note.note)}`),
    ...(help === undefined ? [] : [`**help:** ${plain(help)}`]),
  ];
  return `| ${icons[severity]} ${severity} | ${placeOf(at, context)} | ${lines.join('<br>')} | ${ruleLink(rule)} |`;
}

/** A place, which links to the file where the hosting service shows it. */
function placeOf({ file, span }: Location, context: ReportContext): string {
  const { line } = file.positionAt(span.start);
  const path = context.fromRoot(file.path);
  const shown = code(`${path}:${line}`);
  const url = path.length > longestPath ? undefined : context.sourceUrl?.(path, line);
  return url === undefined ? shown : `[${shown}](${url})`;
}

const ruleLink = (rule: string): string => `[${code(rule)}](${urlOf(rule)})`;

function remarks({ suppressed }: Report, { hidden }: ReportContext): readonly string[] {
  const lines = [
    ...(suppressed.length > 0 ? [`${count(suppressed.length, 'finding')} suppressed.`] : []),
    ...(hidden > 0 ? [`${count(hidden, 'finding')} hidden by --min-severity.`] : []),
  ];
  return lines.length > 0 ? [lines.join(' ')] : [];
}

/** How often each rule found something: where there are many findings, a few rules often make up most of them. */
function byRule(diagnostics: readonly Diagnostic[], budget: Budget): string {
  if (diagnostics.length <= 10) return '';
  const counts = new Map<string, number>();
  for (const { rule } of diagnostics) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  const rows = [...counts]
    .sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))
    .map(([rule, number]) => `| ${number} | ${ruleLink(rule)} |`);
  const inside = table('| Findings | Rule |\n| ---: | --- |', rows, budget);
  return fold('By rule', inside);
}

const code = (text: string): string =>
  `<code>${plain(text.length > longestPath ? `${text.slice(0, longestPath)}…` : text)}</code>`;

/**
 * A text that Markdown shows as it is, on one line: no emphasis, links, HTML, formulas (`$…$`) and mentions come of it.
 * https://spec.commonmark.org/0.31.2/#backslash-escapes
 */
const plain = (text: string): string =>
  visible(text)
    .replace(/[\\`*_[\]()#|~!:]/g, '\\$&')
    .replace(/www\./gi, (prefix) => `${prefix.slice(0, -1)}\\.`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('$', '<span>$</span>')
    .replaceAll('@', '@&#8288;');
