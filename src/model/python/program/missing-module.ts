// Modules that `python -m` is given and that the image does not have.
import { isStdlibModule } from '../../../knowledge/python-stdlib.js';
import type { Located } from '../../../text/location.js';
import { join } from '../../../text/path.js';
import type { FileHost } from '../../files.js';
import { valueOf } from '../../known.js';
import { lookUpModule } from './module-lookup.js';
import { mayBeInstalled } from './own-modules.js';
import { type ElsewhereModule, elsewhere, isExplainedOtherwise } from './project-modules.js';
import type { PythonStart } from './starts.js';

/** A module that `python -m` surely cannot run. `at` is its word. */
export interface MissingModule extends Located {
  /** `path`: a file is named in place of a module; `package`: there is no `__main__` in it; `absent`: no folder has it. */
  readonly kind: 'path' | 'package' | 'absent';
  readonly text: string;
  /** The module that was meant by a path: it is there, so that nothing but the name is wrong. */
  readonly meant: string | undefined;
  readonly searchPath: readonly string[];
  readonly elsewhere: ElsewhereModule | undefined;
}

/** What is wrong with the module of a `python -m`; undefined where it may run. */
export function missingModule(start: PythonStart, host: FileHost): MissingModule | undefined {
  const { program, process } = start;
  const { at, kind, text, entry, reader } = program;
  const searchPath = valueOf(program.searchPath);
  if (kind !== 'module' || !searchPath || entry.kind !== 'absent') return undefined;
  if (/\.py$|\//.test(text)) {
    const meant = text.replace(/^\.\//, '').replace(/\.py$/, '').replaceAll('/', '.');
    const isThere = lookUpModule(reader, searchPath, meant).kind === 'file';
    return { at, kind: 'path', text, meant: isThere ? meant : undefined, searchPath, elsewhere: undefined };
  }
  const [top = ''] = text.split('.');
  if (isStdlibModule(top) || isExplainedOtherwise(start, entry.tried, host)) return undefined;
  const itself = lookUpModule(reader, searchPath, text);
  if (itself.kind === 'file') return { at, kind: 'package', text, meant: undefined, searchPath, elsewhere: undefined };
  if (itself.kind !== 'absent') return undefined;
  const outer = lookUpModule(reader, searchPath, top);
  const isOwn = outer.kind === 'file' && outer.path.endsWith('/__init__.py');
  if (!isOwn && outer.kind !== 'absent') return undefined;
  const installed = mayBeInstalled(top, { reader, stage: start.stage, wrappers: process.command.wrappers });
  if (!isOwn && installed !== undefined) return undefined;
  const place =
    elsewhere(text, start, host, undefined) ??
    elsewhere(join(text, '__main__').replaceAll('/', '.'), start, host, undefined);
  return isOwn || place ? { at, kind: 'absent', text, meant: undefined, searchPath, elsewhere: place } : undefined;
}
