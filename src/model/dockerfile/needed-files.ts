// Files that the code of an image asks for and that .dockerignore keeps out of it.
import { dottedName, type PythonCallSite, type PythonExpression } from '../../parser/python/tree.js';
import type { IgnorePattern } from '../../parser/dockerignore.js';
import type { Edit, Note } from '../../text/location.js';
import { dirname, isInside, join, relativeTo } from '../../text/path.js';
import type { FileHost } from '../files.js';
import { valueOf } from '../known.js';
import type { PythonStart } from '../python/program/starts.js';
import type { ReachableModule } from '../python/program/reachable.js';
import type { Stage } from '../stage.js';
import { addException } from './ignore-lines.js';
import { stageChain } from './stage-chain.js';

/** Something that a program needs, that the project has, and that a pattern keeps out of the image. */
export interface ExcludedNeed {
  readonly pattern: IgnorePattern;
  /** Relative to the build context. */
  readonly path: string;
  /** The call that needs it. */
  readonly by: Note;
  /** Takes it back into the build. */
  readonly edit: Edit | undefined;
}

/** The calls that name folders or templates: what they look for is missed at the start, or with the first request. */
const needingCalls: ReadonlyMap<string, 'folder' | 'template'> = new Map([
  ['StaticFiles', 'folder'],
  ['Jinja2Templates', 'folder'],
  ['render_template', 'template'],
]);

/**
 * What the code that a container starts needs besides its modules: the folders of static files and of templates that FastAPI is given, the
 * templates that Flask renders. Sources: https://www.starlette.io/staticfiles/, https://www.starlette.io/templates/,
 * https://flask.palletsprojects.com/en/stable/quickstart/#rendering-templates
 */
export function excludedNeeds({ process, stage, program }: PythonStart, host: FileHost): readonly ExcludedNeed[] {
  const ignore = stage && valueOf(stage.dockerfile.context)?.context.ignore;
  const workdir = valueOf(process.workdir);
  if (!stage || !ignore || workdir === undefined) return [];
  const found = new Map<string, ExcludedNeed>();
  for (const module of program.reachable.modules) {
    for (const site of module.module.calls) {
      const path = neededBy(site, module, workdir);
      if (path === undefined || process.files.lookup(path).state !== 'absent') continue;
      const excluded = contextPaths(stage, path)
        .filter((each) => host.kindOf(each.full) !== undefined)
        .map((each) => ({ path: each.path, pattern: ignore.excludedBy(each.path) }))
        .find(({ pattern }) => pattern);
      if (!excluded?.pattern || found.has(excluded.path)) continue;
      found.set(excluded.path, {
        path: excluded.path,
        pattern: excluded.pattern,
        by: { at: site.at, note: 'it is needed here' },
        edit: addException(ignore, excluded.path),
      });
    }
  }
  return [...found.values()];
}

/** The absolute path in the image that a call needs; undefined where it names none. */
function neededBy({ call, name }: PythonCallSite, module: ReachableModule, workdir: string): string | undefined {
  const kind = needingCalls.get(name?.slice(name.lastIndexOf('.') + 1) ?? '');
  if (kind === undefined) return undefined;
  const named = call.keywords.find((keyword) => keyword.name === 'directory')?.value;
  const text = textOf(named ?? call.arguments[0]);
  if (text === undefined || text === '') return undefined;
  if (kind === 'template') return join(dirname(module.path), `templates/${text}`);
  return dottedName(call.callee) === undefined ? undefined : join(workdir, text);
}

const textOf = (expression: PythonExpression | undefined): string | undefined =>
  expression?.kind === 'string' ? expression.value : undefined;

/** The paths of the build context that would be at a path of the image, if nothing kept them out. */
function contextPaths(stage: Stage, path: string): readonly { readonly path: string; readonly full: string }[] {
  const context = valueOf(stage.dockerfile.context)?.context;
  if (!context) return [];
  return stageChain(stage)
    .flatMap(({ copies }) => copies)
    .flatMap(({ from, sources, destination }) => {
      const target = valueOf(destination);
      if (from || target === undefined || !isInside(target, path)) return [];
      return sources.flatMap(({ value }) => {
        const entries = value.known ? (valueOf(context.matches(value.value)) ?? []) : [];
        return entries.flatMap((entry) => {
          const inside = relativeTo(target, path);
          if (entry.kind !== 'directory' || inside === undefined) return [];
          const below = join(entry.path, inside);
          return [{ path: below, full: join(context.directory, below) }];
        });
      });
    });
}
