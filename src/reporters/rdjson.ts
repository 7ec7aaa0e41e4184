import type { Diagnostic, Problem, Severity } from '../diagnostic.js';
import type { Location } from '../text/location.js';
import type { SourceFile } from '../text/source.js';
import { jsonText } from './json-text.js';
import { problemName, type ReportContext, type Reporter, urlOf, withHelp } from './reporter.js';
import { utf8Length } from './utf8.js';

const rdfSeverities: Readonly<Record<Severity, string>> = { error: 'ERROR', warning: 'WARNING', info: 'INFO' };

const source = { name: 'pydock-lint', url: 'https://github.com/pydock-lint/pydock-lint' };

/** reviewdog's Diagnostic Format as one document: https://github.com/reviewdog/reviewdog/tree/master/proto/rdf */
export const rdjson: Reporter = (report, context) => {
  const diagnostics = entries(report, context);
  const severities = ['ERROR', 'WARNING', 'INFO'];
  const worst = severities.find((severity) => diagnostics.some((one) => one.severity === severity));
  return jsonText({ source, ...(worst === undefined ? {} : { severity: worst }), diagnostics });
};

/** The same, one finding a line. */
export const rdjsonl: Reporter = (report, context) =>
  entries(report, context)
    .map((one) => jsonText({ ...one, source }, 0))
    .join('');

const entries = (
  { diagnostics, problems }: { diagnostics: readonly Diagnostic[]; problems: readonly Problem[] },
  context: ReportContext,
) => [
  ...problems.map(({ kind, path, line, message }) => ({
    message,
    location: {
      path: context.fromRoot(path),
      ...(line === undefined ? {} : { range: { start: { line } } }),
    },
    severity: 'ERROR',
    code: { value: problemName(kind) },
  })),
  ...diagnostics.map((one) => ({
    message: withHelp(one),
    location: location(one.at, context),
    severity: rdfSeverities[one.severity],
    code: { value: one.rule, url: urlOf(one.rule) },
    ...suggestions(one),
    ...(one.related.length > 0
      ? { related_locations: one.related.map(({ at, note }) => ({ message: note, location: location(at, context) })) }
      : {}),
  })),
];

/**
 * What a reviewer can accept with a click: a safe fix that is one edit of the finding's own file. Several suggestions are offered one by
 * one, so that a fix of several edits would be half done.
 */
function suggestions({ fix, at }: Diagnostic) {
  const [edit, ...others] = fix?.edits ?? [];
  if (!fix || fix.safety !== 'safe' || fix.creates?.length || !edit || others.length > 0) return {};
  return edit.at.file === at.file ? { suggestions: [{ range: range(edit.at), text: edit.newText }] } : {};
}

const location = (at: Location, context: ReportContext) => ({
  path: context.fromRoot(at.file.path),
  range: range(at),
});

const range = ({ file, span }: Location) => ({ start: position(file, span.start), end: position(file, span.end) });

/** Line and column are 1-based, and the column counts the bytes of UTF-8; a byte order mark is three of the first line. */
function position(file: SourceFile, offset: number) {
  const { line, column } = file.positionAt(offset);
  const { start } = file.lineSpan(line);
  const mark = file.bom && line === 1 ? 3 : 0;
  return { line, column: mark + utf8Length(file.text.slice(start, start + column - 1)) + 1 };
}
