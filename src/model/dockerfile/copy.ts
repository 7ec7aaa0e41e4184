import { matcher } from '../../parser/dockerignore.js';
import type { CopyInstruction } from '../../parser/dockerfile/tree.js';
import type { Note } from '../../text/location.js';
import { basename, dirname, join, namesDirectory, normalize, relativeTo } from '../../text/path.js';
import type { BuildContext, ContextEntry, ContextUse } from '../context.js';
import type { Environment } from '../environment.js';
import { expand } from '../expand.js';
import type { Change } from '../filesystem/change.js';
import { emptyFiles } from '../filesystem/images.js';
import type { ImageFilesystem } from '../filesystem.js';
import { type Fact, valueOf } from '../known.js';
import type { Base, Copy } from '../stage.js';
import { isArchive, type RemoteSource, remoteSource } from './add-source.js';

/**
 * What a COPY or ADD changes in a file system (https://docs.docker.com/reference/dockerfile/#copy).
 * @param files what is there before
 * @param use the build context
 * @param environment the variables at the instruction
 */
export function copyChanges(
  copy: Omit<Copy, 'step'>,
  files: ImageFilesystem,
  use: Fact<ContextUse>,
  environment: Environment,
): readonly Change[] {
  const { instruction } = copy;
  const path = valueOf(copy.destination);
  if (path === undefined) return [changed('/', 'something is copied to a path that is not known')];
  const has = (flag: string) => instruction.flags.some(({ name }) => name === flag);
  const doubt = excludedBy(instruction, environment);
  if (doubt === 'unknown') return [changed(path, 'what --exclude leaves out is not known')];
  if (has('unpack')) return [changed(path, 'an archive may be unpacked there')];
  const target: Target = {
    path,
    into:
      copy.sources.length + instruction.heredocs.length > 1 ||
      has('parents') ||
      targetsDirectory(instruction, environment) ||
      isDirectory(files, path),
    parents: has('parents'),
    unpacks: instruction.name === 'ADD',
    doubt,
    by: { ...instruction, note: 'copied here' },
  };
  const written = instruction.heredocs.map((heredoc) => put(target, heredoc.name));
  const copied = copy.sources.flatMap(({ value }) => {
    if (!value.known) return [changed(path, 'it is copied from a path that is not known')];
    if (copy.from) return fromBase(copy.from.base, value.value, target);
    const remote = remoteSource(value.value);
    if (remote) return [fromAddress(value.value, remote, target)];
    return use.known ? fromContext(use.value.context, value.value, target) : [changed(path, use.because)];
  });
  return [...written, ...copied];
}

type Doubt = (path: string) => string | undefined;

/**
 * What the patterns of `--exclude` may leave out: they match a path or a folder above it, relative to a place that depends on how the
 * source is written, so that every path counts of which some segment matches the last one of a pattern.
 * Source: https://docs.docker.com/reference/dockerfile/#copy---exclude
 */
function excludedBy({ flags }: CopyInstruction, environment: Environment): Doubt | 'unknown' | undefined {
  const written = flags.filter(({ name }) => name === 'exclude').map(({ value }) => value);
  if (written.length === 0) return undefined;
  const patterns = written.map((word) => word && valueOf(expand(word, environment)));
  const last = patterns.map((pattern) => (pattern === undefined ? '**' : basename(normalize(pattern))));
  if (last.some((name) => name.includes('**') || name === '.')) return 'unknown';
  const matches = last.map(matcher);
  return (path) =>
    path.split('/').some((segment) => matches.some((match) => match(segment)))
      ? `--exclude may leave ${path} out`
      : undefined;
}

interface Target {
  readonly path: string;
  /** Whether the target is a directory to copy into; undefined where that depends on what is not known. */
  readonly into: boolean | undefined;
  /** Whether the folders of the sources come along: `--parents`. */
  readonly parents: boolean;
  /** Whether archives are unpacked. */
  readonly unpacks: boolean;
  /** Why `--exclude` may leave a path out. */
  readonly doubt: Doubt | undefined;
  readonly by: Note;
}

const changed = (path: string, because: string): Change => ({ kind: 'changed', path, because });

/** Whether a COPY or ADD names its target as a directory: with a slash at the end, or by dots. */
function targetsDirectory({ destination }: CopyInstruction, environment: Environment): boolean {
  const value = valueOf(expand(destination, environment));
  return value !== undefined && namesDirectory(value);
}

function fromContext(context: BuildContext, source: string, target: Target): readonly Change[] {
  const matches = context.matches(source);
  if (!matches.known) return [changed(target.path, matches.because)];
  // The build stops here, so that there is nothing to say of what follows; a pattern may match nothing.
  if (matches.value.length === 0 && !/[*?[]/.test(source)) return [changed(target.path, `${source} is not there`)];
  const into = matches.value.length > 1 ? true : target.into;
  return matches.value.map((entry) => fromEntry(context, entry, source, { ...target, into }));
}

function fromEntry(context: BuildContext, entry: ContextEntry, source: string, target: Target): Change {
  const { parents, doubt, by } = target;
  const path = parents ? join(target.path, parentOf(entry.path, source)) : target.path;
  if (entry.kind === 'directory') {
    const to = parents && entry.path !== '.' ? join(path, basename(entry.path)) : path;
    return treeOf(context, entry.path, to, by, doubt);
  }
  const because = doubt?.(entry.path);
  if (because !== undefined) return changed(target.into === false ? path : join(path, basename(entry.path)), because);
  if (target.unpacks && isArchive(entry.path)) return changed(path, 'an archive is unpacked there');
  return put({ ...target, path }, basename(entry.path), join(context.directory, entry.path));
}

const extension = (path: string): string => /[^/.](\.\w+)$/.exec(path)?.[1] ?? '';

/** A file that is copied to a target: into the directory under its own name, or to be the target itself. */
function put({ path, into, by }: Target, name: string, source?: string): Change {
  if (into === undefined && !isNameOfFile(path, name)) return changed(path, 'whether it is a folder is not known');
  return { kind: 'put', path: into ? join(path, name) : path, entry: 'file', source, by };
}

/**
 * Whether a path that a file is copied to is surely its own: nobody calls a folder `requirements.txt`, nor keeps one of the file's name
 * in a folder, as in `COPY id_rsa /root/.ssh/id_rsa`. Below `/` they do: `COPY app /app`.
 */
function isNameOfFile(path: string, name: string): boolean {
  if (basename(path) === name && dirname(path) !== '/') return true;
  return extension(name) !== '' && extension(name) === extension(path);
}

/** The contents of a folder of the context at a path. */
const treeOf = (context: BuildContext, from: string, path: string, by: Note, doubt?: Doubt): Change => ({
  kind: 'tree',
  path,
  context,
  from,
  doubt,
  by,
});

/** Whether a path is a directory already; undefined where that is not known. */
function isDirectory(files: ImageFilesystem, path: string): boolean | undefined {
  const there = files.lookup(path);
  if (there.state === 'unknown') return undefined;
  return there.state === 'present' && there.kind === 'directory';
}

/** The folders that --parents keeps of a matched path: those behind `/./` where the source has one. */
function parentOf(path: string, source: string): string {
  const pivot = source.indexOf('/./');
  const from = pivot === -1 ? '.' : normalize(`/${source.slice(0, pivot)}`).slice(1) || '.';
  const below = relativeTo(from, path) ?? path;
  return below === '.' ? '.' : dirname(below);
}

/** ADD of a URL: a file under the last segment of its path, or the files of a git repository. */
function fromAddress(address: string, { kind }: RemoteSource, target: Target): Change {
  const { path } = target;
  if (kind === 'repository') return changed(path, 'a repository is fetched');
  const name = basename(address.replace(/[?#].*$/s, '').replace(/^\w+:\/\/[^/]*/, ''));
  if (name === '' && target.into !== false) return changed(path, 'it is downloaded');
  return put(target, name);
}

function fromBase(base: Base, source: string, { path, into, parents, doubt, by }: Target): readonly Change[] {
  const unsure = (because: string): readonly Change[] => [changed(path, because)];
  if (base.kind !== 'stage' && base.kind !== 'scratch') return unsure('it is copied from another image');
  if (doubt) return unsure('what --exclude leaves out of a stage is not followed');
  if (/[*?[]/.test(source)) return unsure('a pattern chooses what is copied');
  const files = base.kind === 'stage' ? base.stage.final.files : emptyFiles;
  const from = join('/', source);
  const state = files.lookup(from);
  if (state.state === 'unknown') return unsure(state.because);
  if (state.state === 'absent') return unsure('it is copied from another stage');
  if (parents)
    return [
      { kind: 'graft', path: join(join(path, parentOf(from.slice(1), source)), basename(from)), files, from, by },
    ];
  if (state.kind === 'directory') return [{ kind: 'graft', path, files, from, by }];
  if (into === undefined) return unsure('whether it is a folder is not known');
  return [{ kind: 'graft', path: into ? join(path, basename(from)) : path, files, from, by }];
}

/** A mount of a RUN, with what it comes from. */
export interface MountSource extends Note {
  readonly type: string;
  readonly source: string;
  /** Absolute; empty for a mount that has no place: a secret in a variable, an ssh agent. */
  readonly target: string;
  /** The stage or image of `from=`; undefined for the build context. */
  readonly from: Base | undefined;
}

/** What the mounts of a RUN change for its own time: `--mount=type=bind,source=…,target=…`. */
export const mountChanges = (mounts: readonly MountSource[], use: Fact<ContextUse>): readonly Change[] =>
  mounts.filter(({ target }) => target !== '').map((mount) => mountChange(mount, use));

function mountChange(mount: MountSource, use: Fact<ContextUse>): Change {
  const { type, source, target: path, from } = mount;
  const by: Note = { at: mount.at, note: mount.note };
  if (type !== 'bind') return changed(path, `a ${type} mount is there`);
  if (from?.kind === 'stage') {
    const files = from.stage.final.files;
    const inside = join('/', source);
    if (files.lookup(inside).state === 'present') return { kind: 'graft', path, files, from: inside, by };
  }
  if (from || !use.known) return changed(path, 'files are mounted there');
  const { context } = use.value;
  const inside = relativeTo('/', join('/', source)) ?? '.';
  const kind = context.kindOf(inside);
  if (kind === undefined) return changed(path, 'the mounted file may be generated');
  if (kind === 'directory') return treeOf(context, inside, path, by);
  return { kind: 'put', path, entry: 'file', source: join(context.directory, inside), by };
}
