import fc from 'fast-check';
import type { Diagnostic, Report } from '../../src/diagnostic.js';
import { place } from '../../src/text/location.js';
import { SourceFile } from '../../src/text/source.js';
import { diagnosticOf, reportOf } from './reports.js';

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom('\ud800', 'a\nb', '::error::x', '##[error]', '%0A', '[a](1)', '\u001b[0m', ',line=99', ''),
);
/** Any report of one finding and one problem, with everything in it that a repository can choose. */
export const anyReport: fc.Arbitrary<Report> = fc
  .record({
    path: anyText.map((text) => text || 'x'),
    content: anyText,
    start: fc.nat(30),
    length: fc.nat(30),
    message: anyText.map((text) => text || 'x'),
    help: fc.option(anyText, { nil: undefined }),
    severity: fc.constantFrom('error' as const, 'warning' as const, 'info' as const),
    category: fc.constantFrom('security' as const, 'style' as const),
    note: anyText,
  })
  .map(({ path, content, start, length, message, help, severity, category, note }) => {
    const file = new SourceFile(path, content);
    const from = Math.min(start, content.length);
    const at = place(file, from, Math.min(from + length, content.length));
    const edits = [{ at, newText: note }];
    const one: Diagnostic = {
      ...diagnosticOf(file, '', { at, message, help, severity, category, related: [{ at, note }] }),
      fix: { title: note, safety: 'unsafe', edits },
    };
    return reportOf({
      diagnostics: [one],
      suppressed: [{ ...one, suppressed: { by: 'hadolint', reason: note } }],
      problems: [{ kind: 'parse', path, line: 3, message }],
    });
  });
