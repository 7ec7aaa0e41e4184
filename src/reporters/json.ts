import type { Diagnostic, Fix, Problem, Report } from '../diagnostic.js';
import type { Location } from '../text/location.js';
import type { SourceFile } from '../text/source.js';
import { jsonText } from './json-text.js';
import { type Reporter, urlOf } from './reporter.js';

/** One JSON document, as schemas/report.schema.json describes it. Lines and columns are 1-based, columns and offsets UTF-16. */
export const json: Reporter = (report, { version }) => {
  const { files, diagnostics, suppressed } = report;
  const document = {
    version: 1,
    tool: { name: 'pydock-lint', version },
    summary: {
      files: files.length,
      error: ofSeverity(report, 'error'),
      warning: ofSeverity(report, 'warning'),
      info: ofSeverity(report, 'info'),
      suppressed: suppressed.length,
      baseline: suppressed.filter((one) => one.suppressed?.by === 'baseline').length,
      fixable: diagnostics.filter(({ fix }) => fix).length,
    },
    // Whoever puts the parts together sees whether one is missing.
    ...(report.shard ? { shard: report.shard } : {}),
    files,
    diagnostics: [],
    errors: report.problems.map(jsonProblem),
  };
  // Suppressed findings are told from the others by `suppressed`; they are not in the counts by severity.
  const findings = [...diagnostics, ...suppressed].sort(byPlace);
  if (findings.length === 0) return jsonText(document);
  const [start = '', end = ''] = jsonText(document).split(emptyList);
  const items = inPieces(findings, (some) => some.map(itemText).join(',\n'));
  const list = items.flatMap((item, index) => (index === 0 ? item : [',\n', item]));
  return [start, `${emptyList.slice(0, -1)}\n`, ...list, '\n  ]', end];
};

/** How many findings share a piece of a report. */
const pieceSize = 100;

/** The text of some findings at a time: ten thousand files have megabytes of them, and few of these should be there twice. */
const inPieces = <Item>(items: readonly Item[], textOf: (some: readonly Item[]) => string): readonly string[] =>
  Array.from({ length: Math.ceil(items.length / pieceSize) }, (_, index) =>
    textOf(items.slice(index * pieceSize, (index + 1) * pieceSize)),
  );

/** The list of findings before they are put in. A value cannot look like it: its quotes are escaped. */
const emptyList = '\n  "diagnostics": []';

/** A finding as an item of the list. */
const itemText = (one: Diagnostic): string => jsonText(jsonDiagnostic(one)).trimEnd().replace(/^/gm, '    ');

/**
 * The same without its frame, one object a line: the findings, then what could not be checked. These have a `kind` and no `rule`.
 */
export const jsonl: Reporter = ({ diagnostics, suppressed, problems }) => [
  ...inPieces([...diagnostics, ...suppressed].sort(byPlace), (some) => lines(some.map(jsonDiagnostic))),
  lines(problems.map(jsonProblem)),
];

const lines = (values: readonly unknown[]): string => values.map((value) => jsonText(value, 0)).join('');

const ofSeverity = ({ diagnostics }: Report, severity: string): number =>
  diagnostics.filter((one) => one.severity === severity).length;

const byPlace = (a: Diagnostic, b: Diagnostic): number =>
  order(a.at.file.path, b.at.file.path) || a.at.span.start - b.at.span.start || order(a.rule, b.rule);

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const jsonDiagnostic = (one: Diagnostic) => ({
  rule: one.rule,
  category: one.category,
  severity: one.severity,
  message: one.message,
  help: one.help ?? null,
  url: urlOf(one.rule),
  path: one.at.file.path,
  range: range(one.at),
  related: one.related.map(({ at, note }) => ({ path: at.file.path, range: range(at), note })),
  fix: one.fix ? jsonFix(one.fix) : null,
  aliases: one.aliases,
  suppressed: one.suppressed ? { by: one.suppressed.by, reason: one.suppressed.reason ?? null } : null,
});

const jsonProblem = ({ kind, path, line, message }: Problem) => ({
  kind,
  path,
  message: line === undefined ? message : `line ${line}: ${message}`,
});

const jsonFix = ({ title, safety, edits, creates = [] }: Fix) => ({
  title,
  safety,
  edits: edits.map(({ at, newText }) => ({ path: at.file.path, range: range(at), newText })),
  ...(creates.length > 0 && { creates }),
});

const range = ({ file, span }: Location) => ({ start: position(file, span.start), end: position(file, span.end) });

const position = (file: SourceFile, offset: number) => ({ ...file.positionAt(offset), offset });
