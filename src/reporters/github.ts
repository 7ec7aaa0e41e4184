import type { Diagnostic, Problem, Report, Severity } from '../diagnostic.js';
import { severities } from '../diagnostic.js';
import { escapeCommand } from './escape-command.js';
import type { ReportContext, Reporter } from './reporter.js';

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/** GitHub shows so many annotations of each kind for a step; the rest is in the log only. */
const shownPerKind = 10;

/**
 * Workflow commands, one line each, the worst first: GitHub shows the first ones at their lines.
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export const github: Reporter = (report, context) => {
  const of = (severity: Severity) =>
    report.diagnostics.filter((one) => one.severity === severity).map((diagnostic) => command(diagnostic, context));
  const lines = [
    ...report.problems.map((problem) => problemCommand(problem, context)),
    ...of('error'),
    ...of('warning'),
    // Before the notices, of which it is one: behind ten of them GitHub would not show it.
    ...overflow(report),
    ...of('info'),
  ];
  return lines.map((line) => `${line}\n`).join('');
};

function command({ at, rule, severity, message, help }: Diagnostic, context: ReportContext): string {
  const start = at.file.positionAt(at.span.start);
  const end = at.file.positionAt(at.span.end);
  const properties = [
    ['file', context.fromRoot(at.file.path)],
    ['line', String(start.line)],
    ['endLine', String(end.line)],
    // The runner drops columns when there are several lines; an end before the start drops both.
    ...(start.line === end.line
      ? [
          ['col', String(start.column)],
          ['endColumn', String(Math.max(start.column, end.column))],
        ]
      : []),
    ['title', rule],
  ] as const;
  return write(
    commands[severity],
    properties as readonly (readonly [string, string])[],
    help ? `${message}\n${help}` : message,
  );
}

const problemCommand = ({ path, line, message }: Problem, context: ReportContext): string =>
  write(
    'error',
    [
      ['file', context.fromRoot(path)],
      ...(line === undefined ? [] : [['line', String(line)] as const]),
      ['title', 'pydock-lint'],
    ],
    `${path}: ${message}`,
  );

/** Says how many annotations GitHub leaves out, if it does. */
function overflow({ diagnostics, problems }: Report): readonly string[] {
  const counts = severities.map((severity) => diagnostics.filter((one) => one.severity === severity).length);
  counts[0]! += problems.length;
  if (Math.max(...counts) <= shownPerKind) return [];
  const more = counts.reduce((sum, count) => sum + Math.max(0, count - shownPerKind), 0);
  const message = `${more} more in the log: GitHub shows the first ${shownPerKind} annotations of each kind.`;
  return [write('notice', [['title', 'pydock-lint']], message)];
}

/** Escapes as the runner reads it: https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs */
function write(name: string, properties: readonly (readonly [string, string])[], message: string): string {
  const written = properties
    .filter(([, value]) => value !== '')
    .map(([key, value]) => `${key}=${escapeProperty(value)}`);
  return `::${name} ${written.join(',')}::${escapeCommand(message)}`;
}

const escapeProperty = (text: string): string => escapeCommand(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
