import type { Problem, Report } from '../diagnostic.js';
import { distinct, unique } from './lint.js';

/**
 * One report of several: of the parts of a run the one that the whole run would have given. What several of them say of one place,
 * such as of a requirements file that two parts install, is said once.
 */
export function mergeReports(reports: readonly Report[]): Report {
  const all = unique(reports.flatMap(({ diagnostics, suppressed }) => [...diagnostics, ...suppressed]));
  const files = new Map(reports.flatMap((report) => report.files.map((file) => [file.path, file] as const)));
  return {
    files: [...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1)),
    diagnostics: all.filter(({ suppressed }) => !suppressed),
    suppressed: all.filter(({ suppressed }) => suppressed),
    problems: distinct(reports.flatMap(({ problems }) => problems)),
    masked: reports.flatMap(({ masked }) => masked),
    notes: [...new Set(reports.flatMap(({ notes }) => notes))],
  };
}

/** What is missing to the runs that reports are parts of: one problem for each part, at a report of that run. */
export function missingShards(
  reports: readonly { readonly file: string; readonly report: Report }[],
): readonly Problem[] {
  const runs = new Map<number, { readonly file: string; readonly parts: Set<number> }>();
  for (const { file, report } of reports) {
    if (!report.shard) continue;
    const { index, count } = report.shard;
    const run = runs.get(count) ?? { file, parts: new Set() };
    run.parts.add(index);
    runs.set(count, run);
  }
  return [...runs].flatMap(([count, { file, parts }]) =>
    Array.from({ length: count }, (_, index) => index + 1)
      .filter((index) => !parts.has(index))
      .map((index): Problem => ({
        kind: 'io',
        path: file,
        message: `This is a part of a run of ${count}, and there is no report of part ${index}/${count}.`,
      })),
  );
}
