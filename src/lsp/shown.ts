import { type Diagnostic as Shown, DiagnosticSeverity } from 'vscode-languageserver';
import type { Diagnostic, Problem, Severity } from '../diagnostic.js';
import { urlOf } from '../reporters/reporter.js';
import { place } from '../text/location.js';
import type { SourceFile } from '../text/source.js';
import type { Client } from './client.js';
import type { Places } from './places.js';
import { tagsOfRules } from './tags.js';

const source = 'pydock-lint';

const severityOf: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

/** A finding as the editor shows it. */
export function shownFinding(
  { rule, severity, message, help, at, related }: Diagnostic,
  places: Places,
  client: Client,
): Shown {
  const tag = client.tags && Object.hasOwn(tagsOfRules, rule) ? tagsOfRules[rule] : undefined;
  return {
    range: places.range(at),
    severity: severityOf[severity],
    source,
    code: rule,
    message: help === undefined ? message : `${message}\n${help}`,
    ...(client.codeDescription ? { codeDescription: { href: urlOf(rule) } } : {}),
    ...(tag === undefined ? {} : { tags: [tag] }),
    ...(client.relatedInformation && related.length > 0
      ? {
          relatedInformation: related.map((note) => ({
            location: places.location(note.at),
            message: note.note || rule,
          })),
        }
      : {}),
  };
}

/** What kept a file from being linted, or a configuration from being read, as the editor shows it at its line, or at the first. */
export function shownProblem({ message, line = 1 }: Problem, file: SourceFile, places: Places): Shown {
  const { start, end } = file.lineSpan(line);
  const indent = file.text.slice(start, end).search(/\S|$/);
  return {
    range: places.range(place(file, start + indent, end)),
    severity: DiagnosticSeverity.Error,
    source,
    message,
  };
}
