import type { Note } from '../../text/location.js';
import { basename, join } from '../../text/path.js';
import type { BuildContext, ContextEntry } from '../context.js';
import type { CopiedFile } from '../filesystem.js';

/** Folders of thousands of files that nobody wrote: what is in them is not enumerated. */
const foreignFolders = new Set([
  ...['.git', '.hg', '.svn', 'node_modules', 'bower_components', 'site-packages', '__pycache__', '__pypackages__'],
  ...['.venv', 'venv', 'virtualenv', '.tox', '.nox', '.eggs', '.mypy_cache', '.pytest_cache', '.ruff_cache'],
]);

/** How deep directories of the context are followed. */
const maximumDepth = 64;

/**
 * The files that a copy of a context's directory brings, folder by folder. Version control, installed packages, virtual
 * environments and caches are left out.
 * @param doubt see the change `tree`: what may be left out is
 */
export function* filesOfContext(
  context: BuildContext,
  from: string,
  to: string,
  by: Note,
  doubt?: (path: string) => string | undefined,
  depth = 0,
): Generator<CopiedFile> {
  const entries = context.list(from) ?? [];
  if (depth > maximumDepth || (depth > 0 && entries.some(isVirtualEnvironment))) return;
  for (const entry of entries) {
    if (doubt?.(entry.path) !== undefined) continue;
    const name = basename(entry.path);
    const path = join(to, name);
    if (entry.kind === 'file') yield { path, source: join(context.directory, entry.path), by };
    else if (!foreignFolders.has(name)) yield* filesOfContext(context, entry.path, path, by, doubt, depth + 1);
  }
}

/** The file that marks a virtual environment: https://docs.python.org/3/library/venv.html */
const isVirtualEnvironment = ({ path, kind }: ContextEntry): boolean =>
  kind === 'file' && basename(path) === 'pyvenv.cfg';
