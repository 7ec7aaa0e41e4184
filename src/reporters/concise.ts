import type { Reporter } from './reporter.js';
import { linkedRule } from './hyperlink.js';
import { visible, withoutCommands } from './plain-text.js';
import { styleOf, summary } from './text.js';

/** One line for each finding, as editors and problem matchers read it: `path:line:column: severity[rule] message`. */
export const concise: Reporter = (report, context) => {
  const style = styleOf(context);
  const { bold, cyan } = style.colours;
  const lines = report.diagnostics.map(({ at, rule, severity, message }) => {
    const { line, column } = at.file.positionAt(at.span.start);
    const place = `${bold(visible(at.file.path))}${cyan(':')}${line}${cyan(':')}${column}${cyan(':')}`;
    return `${place} ${style.severity[severity](`${severity}[${linkedRule(rule, context)}]`)} ${visible(message)}\n`;
  });
  const output = `${lines.join('')}${context.quiet ? '' : summary(report, context, style)}`;
  return context.ci ? withoutCommands(output) : output;
};
