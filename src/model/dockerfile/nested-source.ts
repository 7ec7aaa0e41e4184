import type { Note } from '../../text/location.js';
import { basename, isInside, join, relativeTo } from '../../text/path.js';
import { servicesOf } from '../compose/names/services-of-stage.js';
import { valueOf } from '../known.js';
import type { Process } from '../process.js';
import type { Copy, Stage } from '../stage.js';

/** A folder that is copied into one of its own name, although the start command looks for its contents one level higher. */
export interface NestedSource {
  readonly copy: Copy;
  readonly source: Copy['sources'][number];
  /** The folder of the context, relative to it. */
  readonly folder: string;
  /** Where it is in the image: `/src/src`. */
  readonly path: string;
  /** What is looked for in the folder above it. */
  readonly sought: Note;
}

/** The folders that a stage nests: `WORKDIR /src`, `COPY . .` of a project with a folder `src`, and a command that means the inner one. */
export function nestedSources(stage: Stage): readonly NestedSource[] {
  const context = valueOf(stage.dockerfile.context)?.context;
  if (!context || !stage.isShipped) return [];
  const services = servicesOf(stage);
  const processes = services.length > 0 ? services.map(({ process }) => process) : [stage.process];
  return stage.copies.flatMap((copy) => {
    const target = valueOf(copy.destination);
    if (copy.from || target === undefined || target === '/') return [];
    return copy.sources.flatMap((source): NestedSource[] => {
      const written = valueOf(source.value);
      const entries = written === undefined ? undefined : valueOf(context.matches(written));
      const entry = entries?.length === 1 ? entries[0]! : undefined;
      if (entry?.kind !== 'directory') return [];
      const folder = join(entry.path, basename(target));
      const path = join(target, basename(target));
      if (context.kindOf(folder) !== 'directory' || !hasCode(folder) || hasCode(entry.path)) return [];
      const sought = processes
        .map((process) => process.known && soughtAbove(process.value, target, path))
        .find((note) => note);
      return sought ? [{ copy, source, folder, path, sought }] : [];
    });
  });

  /** Whether a folder has Python files of an application; those of its tools do not count. */
  function hasCode(folder: string): boolean {
    return (context!.list(folder) ?? []).some(({ path, kind }) => kind === 'file' && isCode(basename(path)));
  }
}

const isCode = (name: string): boolean =>
  name.endsWith('.py') && !/^(?:setup|conftest|noxfile|tasks|fabfile)\.py$/.test(name);

/** Where a process names what it finds in the inner folder only; Flask looks for any application in the folder that it starts in. */
function soughtAbove(
  { files, flaskApp, program, workdir, command }: Process,
  outer: string,
  inner: string,
): Note | undefined {
  const isInInner = (path: string): boolean => {
    const inside = relativeTo(outer, path);
    return (
      inside !== undefined &&
      inside !== '.' &&
      !isInside(inner, path) &&
      files.lookup(join(inner, inside)).state === 'present'
    );
  };
  const app = valueOf(flaskApp);
  if (app?.found === false && valueOf(workdir) === outer && app.without === undefined)
    return { at: command.at, note: `Flask looks for its application in ${outer}` };
  const entry = valueOf(program);
  if (entry?.entry.kind !== 'absent' || !entry.entry.tried.some(isInInner)) return undefined;
  return { at: entry.at, note: `${entry.text} is looked for in ${outer}` };
}
