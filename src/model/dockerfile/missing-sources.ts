import { isBuildOutput } from '../../knowledge/build-outputs.js';
import { secretFileKind } from '../../knowledge/secret-files.js';
import type { IgnorePattern } from '../../parser/dockerignore.js';
import type { Edit, Located } from '../../text/location.js';
import { closest } from '../../text/similar.js';
import { dirname, join, normalize, relativeTo } from '../../text/path.js';
import type { BuildContext, IgnoreFile } from '../context.js';
import type { FileHost } from '../files.js';
import { valueOf } from '../known.js';
import type { Copy, Dockerfile, Stage } from '../stage.js';
import { addException } from './ignore-lines.js';

/** A source of a COPY or ADD that the build context surely does not have. */
export interface MissingSource {
  readonly copy: Copy;
  readonly source: Copy['sources'][number];
  /** The path that is looked up, relative to the context. */
  readonly path: string;
  /** A path of the context that was probably meant. */
  readonly similar: string | undefined;
}

/**
 * The sources of a stage that are not in its build context; none where the context is not known. What .dockerignore keeps out is
 * not among them: it is there, but not for COPY. Nor is what a build tool makes by convention.
 */
export function missingSources(
  { copies, dockerfile: { context, file } }: Stage,
  host: FileHost,
): readonly MissingSource[] {
  if (!context.known) return [];
  const folder = context.value.context;
  return copies
    .filter(({ from }) => !from)
    .flatMap((copy) =>
      copy.sources.flatMap((source) => {
        const path = missingPath(valueOf(source.value), folder, host);
        return path === undefined
          ? []
          : [{ copy, source, path, similar: similarPath(path, folder, dirname(file.path)) }];
      }),
    );
}

/** A path of the build context that a COPY, ADD or mount needs and that .dockerignore keeps out. `at` is where the path is written. */
export interface IgnoredSource extends Located {
  readonly instruction: 'COPY' | 'ADD' | 'RUN';
  /** Relative to the context. */
  readonly path: string;
  readonly kind: 'file' | 'directory';
  /** The file that keeps it out, and the pattern in it. */
  readonly ignore: IgnoreFile;
  readonly pattern: IgnorePattern;
  /** Whether it is a file of secrets by its name. */
  readonly isSecret: boolean;
  /**
   * Takes a file back into the build; once where several instructions need it. Undefined for secrets, and for a folder: it would come with all
   * that was kept out of it before.
   */
  readonly edit: Edit | undefined;
}

/** The sources of the stages of a Dockerfile that are there and that .dockerignore keeps out; none where the context is not known. */
export function ignoredSources({ stages, context: use }: Dockerfile, host: FileHost): readonly IgnoredSource[] {
  const context = valueOf(use)?.context;
  const ignore = context?.ignore;
  if (!context || !ignore) return [];
  const found = stages.flatMap(({ copies, commands }) => {
    const copied = copies.flatMap(({ from, sources, instruction }) =>
      from ? [] : sources.map(({ at, value }) => ({ at, instruction: instruction.name, source: valueOf(value) })),
    );
    const mounts = new Set(commands.flatMap((command) => command.mounts));
    const mounted = [...mounts].flatMap(({ at, type, source, from }) =>
      from || type !== 'bind' ? [] : [{ at, instruction: 'RUN' as const, source }],
    );
    return [...copied, ...mounted].flatMap(({ at, instruction, source }) => {
      const found = source === undefined ? undefined : ignoredPath(source, context, ignore, host);
      return found ? [{ at, instruction, ignore, ...found }] : [];
    });
  });
  const firsts = new Map(found.toReversed().map((each) => [each.path, each]));
  return found.map((each) => {
    const isSecret = secretFileKind(each.path) !== undefined;
    const isMendable = firsts.get(each.path) === each && !isSecret && each.kind === 'file';
    return { ...each, isSecret, edit: isMendable ? addException(ignore, each.path) : undefined };
  });
}

function ignoredPath(source: string, context: BuildContext, ignore: IgnoreFile, host: FileHost) {
  if (isNoPath(source)) return undefined;
  const path = pathInContext(source);
  const kind = host.kindOf(join(context.directory, path));
  const pattern = ignore.excludedBy(path);
  const isKept = pattern === undefined || context.kindOf(path) !== undefined;
  return isKept || (kind !== 'file' && kind !== 'directory') ? undefined : { path, kind, pattern };
}

/** `/x` and `../x` are `x`: https://docs.docker.com/reference/dockerfile/#copy */
const pathInContext = (source: string): string => relativeTo('/', normalize(`/${source}`)) ?? '.';

/** A pattern that matches nothing is accepted: people write `poetry.lock*` to make a file optional. */
const isNoPath = (source: string): boolean => /[*?[]|^\w+:\/\/|^git@|^[A-Za-z]:/.test(source);

function missingPath(source: string | undefined, context: BuildContext, host: FileHost): string | undefined {
  if (source === undefined || isNoPath(source)) return undefined;
  const found = context.matches(source);
  if (!found.known || found.value.length > 0) return undefined;
  const path = pathInContext(source);
  return isBuildOutput(path) || host.kindOf(join(context.directory, path)) !== undefined ? undefined : path;
}

/** The most similar name in the same folder, or the same path below the Dockerfile's folder. */
function similarPath(path: string, context: BuildContext, dockerfileFolder: string): string | undefined {
  const entries = context.list(dirname(path)) ?? [];
  const near = closest(
    path,
    entries.map((entry) => entry.path),
  );
  if (near !== undefined) return near;
  const folder = relativeTo(context.directory, dockerfileFolder);
  const beside = folder === undefined ? path : join(folder, path);
  return beside !== path && context.kindOf(beside) ? beside : undefined;
}
