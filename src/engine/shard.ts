import type { Shard } from '../diagnostic.js';
import type { SourceFile } from '../text/source.js';
import type { LintHost } from './lint-host.js';
import { independentParts, type Part } from './parts.js';

/**
 * The files of one part of a run. Projects stay whole, and the parts have about the same number of files: the largest project goes first,
 * always to the part with the fewest files. So it depends on nothing but the files and the order of their paths.
 */
export function shardOf<Linted extends { readonly file: SourceFile }>(
  linted: readonly Linted[],
  composeFiles: readonly SourceFile[],
  { index, count }: Shard,
  host: LintHost,
): Pick<Part<Linted>, 'linted' | 'composeFiles'> {
  const sizes = Array.from({ length: count }, () => 0);
  const own: Part<Linted>[] = [];
  const projects = independentParts(linted, composeFiles, host, 1);
  // Sorting keeps the order of equals, which is that of their first files.
  for (const project of projects.toSorted((a, b) => b.linted.length - a.linted.length)) {
    const target = sizes.indexOf(Math.min(...sizes));
    sizes[target]! += project.linted.length;
    if (target === index - 1) own.push(project);
  }
  const files = new Set(own.flatMap((project) => project.linted));
  return {
    linted: linted.filter((one) => files.has(one)),
    composeFiles: own.flatMap((project) => project.composeFiles),
  };
}
