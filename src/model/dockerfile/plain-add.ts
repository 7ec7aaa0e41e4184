import { namesDirectory } from '../../text/path.js';
import { valueOf } from '../known.js';
import type { Copy, Stage } from '../stage.js';
import { isArchive, remoteSource } from './add-source.js';

/** Flags that only ADD has: https://docs.docker.com/reference/dockerfile/#add */
const ownFlags: ReadonlySet<string> = new Set(['checksum', 'keep-git-dir', 'unpack']);

/** Names of compressed files, which may hold a tar archive. ADD looks at the contents, not at the name. */
const compressed = /\.(?:gz|bz2|xz|zst|lzma|Z)$/i;

/**
 * Whether an ADD does nothing that COPY would not do: `surely` where the files or their names show that none is an archive,
 * `likely` where a name says neither yes nor no. Undefined where it fetches or unpacks something, or may do so.
 */
export function plainAdd(copy: Copy, { dockerfile }: Stage): 'surely' | 'likely' | undefined {
  const { instruction, sources } = copy;
  if (instruction.name !== 'ADD' || instruction.flags.some(({ name }) => ownFlags.has(name))) return undefined;
  const context = valueOf(dockerfile.context)?.context;
  let result: 'surely' | 'likely' = 'surely';
  for (const { value, word } of sources) {
    const source = valueOf(value);
    if (source === undefined || remoteSource(source) || mayBeArchive(source)) return undefined;
    const matches = valueOf(context?.matches(source));
    if (matches?.some(({ kind, path }) => kind === 'file' && mayBeArchive(path))) return undefined;
    // A pattern may match an archive where nobody can look.
    if (!matches && /[*?\]]$/.test(source)) return undefined;
    // A build argument may name something else the next time.
    if (word.value === undefined) result = 'likely';
    const isKnown =
      matches && matches.length > 0
        ? matches.every(({ kind, path }) => kind === 'directory' || hasPlainName(path))
        : isPlain(source);
    if (!isKnown) result = 'likely';
  }
  return result;
}

const mayBeArchive = (path: string): boolean => isArchive(path) || compressed.test(path);

/** Whether a name has an ending, as files that are no archive have. */
const hasPlainName = (path: string): boolean => /[^/]\.[A-Za-z]\w{0,9}$/.test(path);

/** Whether a path names a folder or a file that is no archive. */
const isPlain = (path: string): boolean => namesDirectory(path) || hasPlainName(path);
