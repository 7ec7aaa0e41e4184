import type { Diagnostic, Fix, Report } from '../diagnostic.js';
import type { Location } from '../text/location.js';
import type { SourceFile } from '../text/source.js';
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
    // Suppressed findings are told from the others by `suppressed`; they are not in the counts by severity.
    diagnostics: [...diagnostics, ...suppressed].sort(byPlace).map(jsonDiagnostic),
    errors: report.problems.map(({ kind, path, line, message }) => ({
      kind,
      path,
      message: line === undefined ? message : `line ${line}: ${message}`,
    })),
  };
  return `${JSON.stringify(document, wellFormed, 2)}\n`;
};

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

const jsonFix = ({ title, safety, edits }: Fix) => ({
  title,
  safety,
  edits: edits.map(({ at, newText }) => ({ path: at.file.path, range: range(at), newText })),
});

const range = ({ file, span }: Location) => ({ start: position(file, span.start), end: position(file, span.end) });

const position = (file: SourceFile, offset: number) => ({ ...file.positionAt(offset), offset });

/** Halves of surrogate pairs are no text for other languages' JSON readers. */
const wellFormed = (_key: string, value: unknown): unknown =>
  typeof value === 'string' ? wellFormedText(value) : value;

/** Node 20 has String.prototype.toWellFormed, which the target's library does not name. */
const wellFormedText = (text: string): string => text.replace(/\p{Cs}/gu, '\ufffd');
