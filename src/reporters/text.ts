import type { Diagnostic, FileKind, Report, Severity } from '../diagnostic.js';
import { severities } from '../diagnostic.js';
import type { Location } from '../text/location.js';
import type { Span } from '../text/source.js';
import { frameLine } from './frame.js';
import { type Colours, noColours } from './colours.js';
import { visible, withoutCommands } from './plain-text.js';
import { linkedRule } from './hyperlink.js';
import { type ReportContext, type Reporter, urlOf } from './reporter.js';
import { terminalColours } from './terminal-colours.js';

/** The colours of a report, those of the severities among them. */
export interface Style {
  readonly colours: Colours;
  readonly severity: Readonly<Record<Severity, (text: string) => string>>;
}

/** Colour where it is wanted. */
export function styleOf({ colour }: ReportContext): Style {
  const colours = colour ? terminalColours() : noColours;
  return { colours, severity: { error: colours.red, warning: colours.yellow, info: colours.blue } };
}

/** Frames for people: each finding with the line it is on, the places that prove it, and what to do. */
export const text: Reporter<string> = (report, context) => {
  const style = styleOf(context);
  const explained = new Set<string>();
  const masks = new Map<string, Span[]>();
  for (const { file, span } of report.masked) masks.set(file.path, [...(masks.get(file.path) ?? []), span]);
  const maskedIn = ({ file }: Location) => masks.get(file.path) ?? [];
  const findings = report.diagnostics.map((diagnostic) => {
    // The log page of a CI runner shows no hyperlinks: there a rule's first finding has the address.
    const isExplained = context.ci && !context.hyperlinks && !explained.has(diagnostic.rule);
    if (isExplained) explained.add(diagnostic.rule);
    const isFixable = context.fixes?.of(diagnostic) === 'fixable';
    return finding(diagnostic, { ...context, isExplained, isFixable }, style, maskedIn);
  });
  const output = [...findings, ...(context.quiet ? [] : [summary(report, context, style)])].join('\n');
  return context.ci ? withoutCommands(output) : output;
};

function finding(
  diagnostic: Diagnostic,
  context: Pick<ReportContext, 'hyperlinks'> & { readonly isExplained: boolean; readonly isFixable: boolean },
  style: Style,
  maskedIn: (place: Location) => readonly Span[],
): string {
  const { rule, severity, message, at, related, help } = diagnostic;
  const { bold, cyan } = style.colours;
  const paint = style.severity[severity];
  // All frames of a finding have the same gutter.
  const places = [at, ...related.map((note) => note.at)];
  const gutter = Math.max(...places.map(({ file, span }) => String(file.positionAt(span.start).line).length));
  const said = context.isFixable
    ? `${bold(':')} [${cyan('*')}] ${bold(visible(message))}`
    : bold(`: ${visible(message)}`);
  const lines = [`${bold(paint(`${severity}[${linkedRule(rule, context)}]`))}${said}`];
  lines.push(...frame(at, '^', '', paint, gutter, style, maskedIn(at)));
  const [here, elsewhere] = [
    related.filter((note) => isSameLine(note.at, at)),
    related.filter((note) => !isSameLine(note.at, at)),
  ];
  for (const { at: place, note } of [...here, ...elsewhere]) {
    const shown = frame(place, '-', note, cyan, gutter, style, maskedIn(place));
    // The line that was just shown is not repeated.
    lines.push(...(isSameLine(place, at) ? shown.slice(-1) : shown));
  }
  const remark = (name: string, text: string) => `${' '.repeat(gutter)} ${cyan('=')} ${bold(name)}: ${visible(text)}`;
  if (help !== undefined) lines.push(remark('help', help));
  if (context.isExplained) lines.push(remark('docs', urlOf(rule)));
  return `${lines.join('\n')}\n`;
}

const isSameLine = (one: Location, other: Location): boolean =>
  one.file.path === other.file.path &&
  one.file.positionAt(one.span.start).line === other.file.positionAt(other.span.start).line;

/** A place with the line that it is on, underlined, and a note behind the underline. */
function frame(
  place: Location,
  mark: string,
  note: string,
  paint: (text: string) => string,
  gutter: number,
  { colours: { cyan } }: Style,
  masked: readonly Span[],
): readonly string[] {
  const { file, span } = place;
  const { line, column } = file.positionAt(span.start);
  const empty = `${' '.repeat(gutter)} ${cyan('|')}`;
  const shown = frameLine(place, masked);
  const label = note === '' ? '' : ` ${visible(note)}`;
  const underline = paint(`${mark.repeat(shown.length)}${label}`);
  return [
    `${' '.repeat(gutter)}${cyan('-->')} ${visible(file.path)}:${line}:${column}`,
    empty,
    `${cyan(String(line).padStart(gutter))} ${cyan('|')} ${shown.text}`,
    `${empty} ${' '.repeat(shown.indent)}${underline}`,
  ];
}

/** The last lines of a report for people. */
export function summary(report: Report, context: ReportContext, { colours: { bold, green } }: Style): string {
  const lines = [];
  const { diagnostics, problems } = report;
  const fixed = context.fixes?.fixed ?? 0;
  if (fixed > 0) {
    const remaining = diagnostics.length;
    lines.push(bold(`Found ${count(fixed + remaining, 'problem')} (${fixed} fixed, ${remaining} remaining).`));
  } else if (diagnostics.length > 0) {
    const counts = severities.map((severity) =>
      count(diagnostics.filter((one) => one.severity === severity).length, severity),
    );
    const files = new Set(diagnostics.map(({ at }) => at.file.path)).size;
    const kinds = counts.filter((text) => text !== '').join(', ');
    lines.push(bold(`Found ${count(diagnostics.length, 'problem')} (${kinds}) in ${count(files, 'file')}.`));
  } else if (problems.length > 0) {
    const none = 'Nothing could be checked.';
    lines.push(
      report.files.length === 0 ? none : `No findings in ${linted(report)}, but not everything could be checked.`,
    );
  } else if (report.files.length === 0) {
    lines.push('No Dockerfiles or compose files to check.');
  } else {
    lines.push(bold(green(`${context.hidden > 0 ? 'Nothing to show' : 'All checks passed!'} (${linted(report)})`)));
  }
  lines.push(...fixLines(diagnostics, context));
  const inBaseline = report.suppressed.filter(({ suppressed }) => suppressed?.by === 'baseline').length;
  const suppressed = report.suppressed.length - inBaseline;
  if (suppressed > 0) lines.push(`${count(suppressed, 'finding')} suppressed.`);
  if (inBaseline > 0) lines.push(`${count(inBaseline, 'finding')} in the baseline.`);
  if (context.hidden > 0) lines.push(`${count(context.hidden, 'finding')} hidden by --min-severity.`);
  return `${lines.join('\n')}\n`;
}

/** How many findings `--fix` would mend, and how many more. */
function fixLines(diagnostics: readonly Diagnostic[], { fixes }: ReportContext): readonly string[] {
  const kinds = diagnostics.map((one) => fixes?.of(one));
  const [fixable, hidden] = (['fixable', 'hidden'] as const).map((kind) => kinds.filter((one) => one === kind).length);
  const more = hidden === 0 ? '' : ` (${hidden} hidden, --unsafe-fixes)`;
  if (fixable !== 0) return [`[*] ${fixable} fixable with --fix${more}.`];
  return more === '' ? [] : [`None fixable with --fix alone${more}.`];
}

/** What was linted: `3 Dockerfiles, 1 compose file`. */
export function linted({ files }: Report): string {
  const ofKind = (wanted: FileKind) => files.filter(({ kind }) => kind === wanted).length;
  const counts = [
    count(ofKind('dockerfile'), 'Dockerfile'),
    count(ofKind('compose'), 'compose file'),
    count(ofKind('markdown'), 'Markdown file'),
  ];
  return counts.filter((text) => text !== '').join(', ') || 'no files';
}

/** A number with its noun; nothing for zero. `info` has no plural. */
export function count(number: number, noun: string): string {
  if (number === 0) return '';
  return `${number} ${noun}${number === 1 || noun === 'info' ? '' : 's'}`;
}
