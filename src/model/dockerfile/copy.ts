import type { CopyInstruction } from '../../parser/dockerfile/tree.js';
import { basename, join, relativeTo } from '../../text/path.js';
import type { Note } from '../../text/location.js';
import type { BuildContext, ContextUse } from '../context.js';
import type { FileHost } from '../files.js';
import type { ImageFilesystem } from '../filesystem.js';
import type { Change } from '../filesystem/layers.js';
import { emptyFiles } from '../filesystem/layers.js';
import { type Fact, valueOf } from '../known.js';
import type { Copy } from '../stage.js';

/** What a COPY or ADD changes in a file system (https://docs.docker.com/reference/dockerfile/#copy). */
export function copyChanges(
  copy: Copy,
  files: ImageFilesystem,
  use: Fact<ContextUse>,
  host: FileHost,
): readonly Change[] {
  const destination = valueOf(copy.destination);
  const by: Note = { ...copy.instruction, note: 'copied here' };
  if (destination === undefined)
    return [{ kind: 'changed', path: '/', because: 'something is copied to a path that is not known' }];
  const unsure = (because: string): Change => ({ kind: 'changed', path: destination, because });
  if (copy.instruction.flags.some((flag) => flag.name === 'parents' || flag.name === 'exclude')) {
    return [unsure('what --parents and --exclude copy is not followed')];
  }
  const heredocs = copy.instruction.heredocs;
  const into = targetsDirectory(copy.instruction, destination, files, copy.sources.length + heredocs.length);
  const changes: Change[] = heredocs.map((heredoc) => ({
    kind: 'put',
    path: into ? join(destination, heredoc.name) : destination,
    entry: 'file',
    source: undefined,
    by,
  }));
  for (const source of copy.sources) {
    const value = valueOf(source.value);
    if (value === undefined) return [unsure('it is copied from a path that is not known')];
    const target = { path: destination, into, by };
    if (copy.from) changes.push(...fromImage(copy, value, target));
    else if (isRemote(value))
      changes.push(
        into === undefined
          ? unsure('it is downloaded')
          : put(into ? join(destination, basename(value)) : destination, by),
      );
    else if (use.known) changes.push(...fromContext(use.value.context, value, target, copy.instruction, host));
    else changes.push(unsure(use.because));
  }
  return changes;
}

interface Target {
  readonly path: string;
  /** Whether the target is a directory to copy into; undefined where that depends on what is not known. */
  readonly into: boolean | undefined;
  readonly by: Note;
}

const isRemote = (source: string): boolean => /^(https?|ftp|git|ssh):\/\/|^git@/.test(source);

const put = (path: string, by: Note, source?: string): Change => ({ kind: 'put', path, entry: 'file', source, by });

/** A target is a directory when it ends in a slash, takes several sources, or is one already. */
function targetsDirectory(
  { destination: { value } }: CopyInstruction,
  path: string,
  files: ImageFilesystem,
  sources: number,
): boolean | undefined {
  if (sources > 1 || value?.endsWith('/') || value === '.' || value?.endsWith('/.')) return true;
  const there = files.lookup(path);
  if (there.state === 'unknown') return undefined;
  return there.state === 'present' && there.kind === 'directory';
}

function fromContext(
  context: BuildContext,
  source: string,
  { path, into, by }: Target,
  instruction: CopyInstruction,
  host: FileHost,
): readonly Change[] {
  const matches = context.matches(source);
  if (!matches.known) return [{ kind: 'changed', path, because: matches.because }];
  const several = matches.value.length > 1;
  return matches.value.map((entry): Change => {
    if (entry.kind === 'directory') {
      return {
        kind: 'tree',
        path,
        context,
        from: entry.path,
        mayBeGenerated: (inside) => host.isGitIgnored(join(context.directory, inside)),
        by,
      };
    }
    if (instruction.name === 'ADD' && isArchive(entry.path))
      return { kind: 'changed', path, because: 'an archive is unpacked there' };
    if (into === undefined && !several)
      return { kind: 'changed', path, because: 'the base image decides whether it is a folder' };
    return put(into || several ? join(path, basename(entry.path)) : path, by, join(context.directory, entry.path));
  });
}

/** What ADD unpacks: identity, gzip, bzip2, xz or zstd compressed tar archives. */
const isArchive = (path: string): boolean => /\.(tar|tar\.\w+|tgz|tbz2?|txz|tzst)$/i.test(path);

function fromImage({ from }: Copy, source: string, { path, into, by }: Target): readonly Change[] {
  const base = from!.base;
  if (base.kind !== 'stage' && base.kind !== 'scratch') {
    return [{ kind: 'changed', path, because: 'it is copied from another image' }];
  }
  const files = base.kind === 'stage' ? base.stage.final.files : emptyFiles;
  const wild = source.search(/[*?[]/);
  if (wild !== -1) return [{ kind: 'changed', path, because: 'a pattern chooses what is copied' }];
  const full = join('/', source);
  const state = files.lookup(full);
  if (state.state === 'present' && state.kind === 'directory') return [{ kind: 'graft', path, files, from: full, by }];
  if (state.state === 'present' && into !== undefined) {
    return [{ kind: 'graft', path: into ? join(path, basename(full)) : path, files, from: full, by }];
  }
  return [
    { kind: 'changed', path, because: state.state === 'unknown' ? state.because : 'it is copied from another stage' },
  ];
}

/** Files of the context that RUN mounts for its own time: `--mount=type=bind,source=…,target=…`. */
export function mountChanges(
  mounts: readonly {
    readonly type: string;
    readonly source: string;
    readonly target: string;
    readonly from: string | undefined;
    readonly by: Note;
  }[],
  use: Fact<ContextUse>,
  host: FileHost,
): readonly Change[] {
  return mounts.flatMap(({ type, source, target, from, by }): Change[] => {
    if (type !== 'bind') return [{ kind: 'changed', path: target, because: `a ${type} mount is there` }];
    if (from !== undefined || !use.known)
      return [{ kind: 'changed', path: target, because: 'files are mounted there' }];
    const { context } = use.value;
    const path = relativeTo('/', join('/', source)) ?? '.';
    const kind = path === '.' ? 'directory' : context.kindOf(path);
    if (kind === undefined) return [{ kind: 'changed', path: target, because: 'the mounted file may be generated' }];
    if (kind === 'file') return [put(target, by, join(context.directory, path))];
    return [
      {
        kind: 'tree',
        path: target,
        context,
        from: path,
        mayBeGenerated: (inside) => host.isGitIgnored(join(context.directory, inside)),
        by,
      },
    ];
  });
}
