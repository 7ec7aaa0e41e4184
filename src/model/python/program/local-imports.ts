// Imports of a project's own modules that fail in its image.
import { isStdlibModule } from '../../../knowledge/python-stdlib.js';
import type { Located } from '../../../text/location.js';
import { dirname, relativeTo } from '../../../text/path.js';
import type { FileHost } from '../../files.js';
import { valueOf } from '../../known.js';
import { lookUpModule } from './module-lookup.js';
import { mayBeInstalled } from './own-modules.js';
import { type ElsewhereModule, elsewhere, isExplainedOtherwise } from './project-modules.js';
import type { ReachableImport, ReachableModule } from './reachable.js';
import type { PythonStart } from './starts.js';

/** An import of the project's own code that surely fails. `at` is the name in the statement. */
export interface FailingImport extends Located {
  readonly importer: ReachableModule;
  /** As Python looks it up; with its dots for a relative import. */
  readonly name: string;
  /** `relative`: nothing is known as the package around the file; `absent`: no folder of the search path has it. */
  readonly kind: 'relative' | 'absent';
  readonly searchPath: readonly string[];
  /** Where the project has it; undefined for a relative import, and for what a package of the image surely lacks. */
  readonly elsewhere: ElsewhereModule | undefined;
}

/**
 * The imports of own modules that surely run and surely fail: relative ones in a file that runs as a script, or that go beyond the top of
 * the search path, and those of modules that the project has, and that the program does not find. Each missing package once.
 */
export function failingImports(start: PythonStart, host: FileHost): readonly FailingImport[] {
  const { program, stage } = start;
  const { reachable } = program;
  const searchPath = valueOf(program.searchPath);
  if (!searchPath || reachable.incomplete !== undefined || !stage) return [];
  if (reachable.modules.some(({ module }) => /\bsys\.path\b|\baddsitedir\b|__path__/.test(module.file.text))) return [];
  return [...relativeImports(start, searchPath), ...absentImports(start, searchPath, host)];
}

function relativeImports({ program }: PythonStart, searchPath: readonly string[]): readonly FailingImport[] {
  return program.reachable.modules.flatMap((importer, index) => {
    if (importer.guarded) return [];
    // A script, and a module without a package around it, have no package.
    const depth = index === 0 && program.kind === 'script' ? 0 : packagesAround(importer.path, searchPath);
    const statement = importer.module.imports.find(({ level, guarded }) => level > depth && !guarded);
    if (!statement) return [];
    const name = '.'.repeat(statement.level) + statement.module;
    return [{ at: statement.at, importer, name, kind: 'relative', searchPath, elsewhere: undefined }];
  });
}

/** How many packages stand around a file, at most: several folders of the search path may lead to it. */
function packagesAround(path: string, searchPath: readonly string[]): number {
  const depths = searchPath.flatMap((folder) => {
    const inside = relativeTo(folder, path);
    return inside === undefined ? [] : [inside.split('/').length - 1];
  });
  return depths.length === 0 ? Number.POSITIVE_INFINITY : Math.max(...depths);
}

function absentImports(start: PythonStart, searchPath: readonly string[], host: FileHost): readonly FailingImport[] {
  const found = new Map<string, FailingImport>();
  for (const by of start.program.reachable.imports) {
    if (by.guarded || by.lookup.kind !== 'absent' || by.statement.level > 0) continue;
    const [top = ''] = by.name.split('.');
    if (isStdlibModule(top) || found.has(top)) continue;
    const failing = failingImport(by, top, start, searchPath, host);
    if (failing) found.set(top, failing);
  }
  return [...found.values()];
}

function failingImport(
  by: ReachableImport,
  top: string,
  start: PythonStart,
  searchPath: readonly string[],
  host: FileHost,
): FailingImport | undefined {
  const { process, stage, program } = start;
  const { at, importer, name, lookup } = by;
  if (lookup.kind !== 'absent' || isExplainedOtherwise(start, lookup.tried, host)) return undefined;
  const package_ = lookUpModule(program.reader, searchPath, top);
  // A package of the image may only be added to if it has no __init__.py.
  const isOwn = package_.kind === 'file' && package_.path.endsWith('/__init__.py');
  if (!isOwn && package_.kind !== 'absent') return undefined;
  if (
    !isOwn &&
    mayBeInstalled(top, { reader: program.reader, stage, wrappers: process.command.wrappers }) !== undefined
  )
    return undefined;
  const place = isOwn ? leftIn(name, start, importer, host) : whereItIs(by, start, host);
  return place === undefined ? undefined : { at, importer, name, kind: 'absent', searchPath, elsewhere: place };
}

/** A module that the project has in a package which is in the image without it. */
function leftIn(
  name: string,
  start: PythonStart,
  importer: ReachableModule,
  host: FileHost,
): ElsewhereModule | undefined {
  const found = elsewhere(name, start, host, dirname(importer.module.file.path));
  return found?.kind === 'left' ? found : undefined;
}

/** The module itself, or what a statement takes out of the folder of its name. */
function whereItIs(
  { name, statement, importer }: ReachableImport,
  start: PythonStart,
  host: FileHost,
): ElsewhereModule | undefined {
  const beside = dirname(importer.module.file.path);
  const own = elsewhere(name, start, host, beside);
  if (own || statement.kind !== 'from') return own;
  return statement.names
    .map((each) => elsewhere(`${name}.${each.name}`, start, host, beside))
    .find((place) => place !== undefined);
}
