// Imports of distributions that nothing installs.
import { distributionsOfImport, isSettledImport } from '../../../knowledge/python-distributions.js';
import type { Located } from '../../../text/location.js';
import { dirname } from '../../../text/path.js';
import type { FileHost } from '../../files.js';
import { valueOf } from '../../known.js';
import { distributionsOf } from '../installs/distributions.js';
import { elsewhere } from './project-modules.js';
import type { ReachableImport, ReachableModule } from './reachable.js';
import type { PythonStart } from './starts.js';

/** An import of a distribution that the image does not have. `at` is the name in the statement. */
export interface UndeclaredImport extends Located {
  readonly importer: ReachableModule;
  /** The top-level name. */
  readonly name: string;
  /** The distribution to install. */
  readonly distribution: string;
  /** Whether a lock lists everything that is installed; else it follows from what the distributions are known to need. */
  readonly locked: boolean;
}

/** Images whose Python finds no packages but those that pip and its like install. */
const pipOnly: ReadonlySet<string> = new Set(['python', 'uv-python']);

/**
 * The imports that surely run, of modules whose distributions are all known, where none of these is installed, and nothing that is
 * installed brings one. Each once.
 */
export function undeclaredImports(start: PythonStart, host: FileHost): readonly UndeclaredImport[] {
  const { program, stage } = start;
  const { reachable } = program;
  if (!stage || !program.searchPath.known || reachable.incomplete !== undefined) return [];
  const { rootBase } = stage;
  if (rootBase.kind !== 'image' || !rootBase.facts || !pipOnly.has(rootBase.facts.family)) return [];
  if (reachable.modules.some(({ module }) => /\bsys\.path\b|\baddsitedir\b/.test(module.file.text))) return [];
  const distributions = distributionsOf(stage, host);
  // Where no step installs anything, packages come by a way that is not seen, or the project is a sketch.
  if (distributions.all.length === 0) return [];
  const found = new Map<string, UndeclaredImport>();
  for (const by of reachable.imports) {
    const [name = ''] = by.name.split('.');
    if (found.has(name) || !mayBeUndeclared(by, name)) continue;
    const providers = distributionsOfImport(name);
    if (!providers.every((each) => valueOf(distributions.has(each)) === false)) continue;
    // A folder of the project may have the name.
    if (elsewhere(name, start, host, dirname(by.importer.module.file.path))) continue;
    const locked = distributions.unresolved.length === 0;
    found.set(name, { at: by.at, importer: by.importer, name, distribution: providers[0]!, locked });
  }
  return [...found.values()];
}

const mayBeUndeclared = ({ guarded, lookup, statement }: ReachableImport, name: string): boolean =>
  !guarded && lookup.kind === 'absent' && statement.level === 0 && isSettledImport(name);
