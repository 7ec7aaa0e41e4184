import type { Diagnostic } from '../diagnostic.js';
import { linkedRule } from './hyperlink.js';
import { visible, withoutCommands } from './plain-text.js';
import type { ReportContext, Reporter } from './reporter.js';
import { type Style, styleOf, summary } from './text.js';

/** The findings of each file below its name, in columns, with what to do. */
export const grouped: Reporter = (report, context) => {
  const style = styleOf(context);
  const groups = new Map<string, Diagnostic[]>();
  for (const one of report.diagnostics) {
    groups.set(one.at.file.path, [...(groups.get(one.at.file.path) ?? []), one]);
  }
  const parts = [...groups].map(([path, found]) => group(path, found, style, context));
  const output = [...parts, ...(context.quiet ? [] : [summary(report, context, style)])].join('\n');
  return context.ci ? withoutCommands(output) : output;
};

function group(path: string, found: readonly Diagnostic[], style: Style, context: ReportContext): string {
  const { bold, cyan, dim } = style.colours;
  const positions = found.map(({ at }) => at.file.positionAt(at.span.start));
  const lineWidth = Math.max(...positions.map(({ line }) => String(line).length));
  const columnWidth = Math.max(...positions.map(({ column }) => String(column).length));
  const indent = ' '.repeat(2 + lineWidth + 1 + columnWidth + 2);
  const rows = found.map(({ rule, severity, message, help }, index) => {
    const { line, column } = positions[index]!;
    const place = `${String(line).padStart(lineWidth)}${cyan(':')}${String(column).padEnd(columnWidth)}`;
    const name = style.severity[severity](`${severity}[${linkedRule(rule, context)}]`);
    const first = `  ${place}  ${name} ${visible(message)}\n`;
    return help === undefined ? first : `${first}${indent}${dim(`help: ${visible(help)}`)}\n`;
  });
  return `${bold(visible(path))}:\n${rows.join('')}`;
}
