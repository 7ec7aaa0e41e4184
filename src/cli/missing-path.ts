import type { Problem } from '../diagnostic.js';
import { notThere } from '../engine/lint-host.js';
import { NodeHost } from '../host/node.js';
import { join } from '../text/path.js';
import { closest } from '../text/similar.js';

/** Problems as they are; for paths that are not there with a name that lies near and was probably meant. */
export function withNearNames(problems: readonly Problem[], cwd: string): readonly Problem[] {
  if (!problems.some(({ message }) => message.startsWith(notThere))) return problems;
  // The run's own host sees no further than the folders that the command line names, and these may be misspelt.
  const host = new NodeHost({ cwd, paths: ['.'] });
  return problems.map((problem) => {
    const near = problem.message.startsWith(notThere) ? nearPath(problem.path, host) : undefined;
    return near === undefined ? problem : { ...problem, message: `${problem.message} Did you mean \`${near}\`?` };
  });
}

/** The path with its first segment that is not there in place of the nearest name beside it; undefined if nothing is near. */
function nearPath(path: string, host: NodeHost): string | undefined {
  const segments = path.split('/');
  let folder = path.startsWith('/') ? '/' : '.';
  for (const [index, segment] of segments.entries()) {
    if (segment === '') continue;
    const next = join(folder, segment);
    if (host.kindOf(next) === undefined) {
      const near = closest(
        segment,
        (host.list(folder) ?? []).map(({ name }) => name),
      );
      const whole = near && join(join(folder, near), segments.slice(index + 1).join('/'));
      return whole && host.kindOf(whole) !== undefined ? whole : undefined;
    }
    folder = next;
  }
  return undefined;
}
