import type { Category, Diagnostic, Severity } from '../diagnostic.js';
import { jsonText } from './json-text.js';
import { linkedRule } from './hyperlink.js';
import { type Reporter, urlOf } from './reporter.js';
import { styleOf, summary } from './text.js';

/** How often a rule found something with one severity. */
interface Count {
  readonly rule: string;
  readonly category: Category;
  readonly severity: Severity;
  count: number;
  /** How many of them have a fix, by its safety. */
  readonly fixable: { safe: number; unsafe: number };
}

/** The most frequent first. */
function countsOf(diagnostics: readonly Diagnostic[]): readonly Count[] {
  const counts = new Map<string, Count>();
  for (const { rule, category, severity, fix } of diagnostics) {
    const key = `${rule} ${severity}`;
    const one = counts.get(key) ?? { rule, category, severity, count: 0, fixable: { safe: 0, unsafe: 0 } };
    counts.set(key, one);
    one.count++;
    if (fix) one.fixable[fix.safety]++;
  }
  return [...counts.values()].sort((a, b) => b.count - a.count || (a.rule < b.rule ? -1 : 1));
}

/** One line for each rule: how often, whether a safe fix mends all (`[*]`) or some (`[-]`) of it, the severity and the name. */
export const statistics: Reporter<string> = (report, context) => {
  const style = styleOf(context);
  const { bold, cyan } = style.colours;
  const counts = countsOf(report.diagnostics);
  const width = Math.max(0, ...counts.map(({ count }) => String(count).length));
  const hasFixes = counts.some(({ fixable }) => fixable.safe > 0);
  const rows = counts.map(({ rule, severity, count, fixable }) => {
    const mark = fixable.safe === 0 ? '[ ]' : fixable.safe === count ? '[*]' : '[-]';
    const number = bold(String(count).padStart(width));
    const name = style.severity[severity](severity.padEnd(7));
    return `${number}  ${hasFixes ? `${cyan(mark)}  ` : ''}${name}  ${linkedRule(rule, context)}\n`;
  });
  if (context.quiet) return rows.join('');
  const legend = hasFixes ? 'A safe fix mends all ([*]) or some ([-]) of them.\n' : '';
  return `${rows.join('')}${rows.length > 0 ? '\n' : ''}${legend}${summary(report, context, style)}`;
};

/** The same as a list of objects. */
export const jsonStatistics: Reporter<string> = ({ diagnostics }) =>
  jsonText(countsOf(diagnostics).map((one) => ({ ...one, url: urlOf(one.rule) })));
