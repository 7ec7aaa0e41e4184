import { lstatSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { InputError } from './inputs.js';

/**
 * The absolute path, below the workspace, of what an input names; it need not be there. Throws InputError for what lies outside of the workspace, links
 * followed: the checked out files may hold any, and whoever wrote them did not write the workflow.
 */
export function insideWorkspace(workspace: string, path: string, input: string): string {
  const home = realpathSync(workspace);
  const given = resolve(workspace, path);
  const absolute = isWithin(home, given) ? resolve(workspace, relative(home, given)) : given;
  if (!isWithin(workspace, absolute)) throw outside(path, input);
  if (
    !isWithin(
      home,
      realOf(absolute, () => outside(path, input)),
    )
  )
    throw outside(path, input);
  return absolute;
}

/** The path relative to the workspace, as GitHub writes it. */
export const fromWorkspace = (workspace: string, absolute: string): string =>
  relative(workspace, absolute).replaceAll('\\', '/');

/** The real path of the nearest thing upwards that is there; throws for links that lead nowhere. */
function realOf(absolute: string, failure: () => Error): string {
  for (let path = absolute; ; path = dirname(path)) {
    const stats = lstatSync(path, { throwIfNoEntry: false });
    if (!stats) continue;
    try {
      return realpathSync(path);
    } catch {
      throw failure();
    }
  }
}

function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return !isAbsolute(way) && way !== '..' && !way.startsWith(`..${sep}`);
}

const outside = (path: string, input: string): InputError =>
  new InputError(`\`${input}\` leads out of the workspace: \`${path}\`.`);
