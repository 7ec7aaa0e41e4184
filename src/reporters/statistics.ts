import type { Reporter } from './reporter.js';

/** How often each rule found something, the most frequent first: one line each. */
export const statistics: Reporter = ({ diagnostics }) => {
  const counts = new Map<string, { readonly severity: string; number: number }>();
  for (const { rule, severity } of diagnostics) {
    const count = counts.get(`${rule} ${severity}`) ?? { severity, number: 0 };
    count.number++;
    counts.set(`${rule} ${severity}`, count);
  }
  const rows = [...counts].map(([key, { severity, number }]) => ({ rule: key.split(' ')[0]!, severity, number }));
  rows.sort((a, b) => b.number - a.number || (a.rule < b.rule ? -1 : 1));
  const width = Math.max(0, ...rows.map(({ number }) => String(number).length));
  return rows
    .map(({ rule, severity, number }) => `${String(number).padStart(width)}  ${severity.padEnd(7)}  ${rule}\n`)
    .join('');
};
