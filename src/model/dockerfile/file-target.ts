import { join, namesDirectory } from '../../text/path.js';
import { expand } from '../expand.js';
import { valueOf } from '../known.js';
import type { Copy, Stage } from '../stage.js';
import { isForWindows } from './bases.js';

/** A COPY or ADD of several files to a target that is not written as a folder. */
export interface ManyToFile {
  /** How many sources there are, or are matched by the glob. */
  readonly count: number;
  /** The target's value. */
  readonly target: string;
  /** Whether nothing is there yet: then every file overwrites the one before. */
  readonly overwrites: boolean;
}

/**
 * Several sources need a target that ends in a slash: https://docs.docker.com/reference/dockerfile/#destination. BuildKit takes a folder that
 * is there without it, so that such a target is no matter here. Undefined where the number of sources or the target is not known.
 */
export function manyToFile(copy: Copy, { dockerfile, rootBase }: Stage): ManyToFile | undefined {
  const { instruction, step, sources } = copy;
  const target = valueOf(expand(instruction.destination, step.before.environment));
  if (target === undefined || namesDirectory(target)) return undefined;
  if (instruction.flags.some(({ name }) => name === 'parents')) return undefined;
  if (isForWindows(rootBase)) return undefined;
  const folder = valueOf(copy.destination);
  const there = folder === undefined ? 'unknown' : step.before.files.lookup(folder);
  if (there !== 'unknown' && there.state === 'present' && there.kind === 'directory') return undefined;
  const context = copy.from ? undefined : valueOf(dockerfile.context)?.context;
  let count = instruction.heredocs.length;
  let folders = 0;
  for (const { value } of sources) {
    const source = valueOf(value);
    const matches = source === undefined ? undefined : valueOf(context?.matches(source));
    const isPattern = source === undefined || /[*?[]/.test(source);
    count += isPattern ? (matches?.length ?? 1) : 1;
    if (matches ? matches.some(({ kind }) => kind === 'directory') : isFolder(copy, source)) folders++;
  }
  if (count < 2) return undefined;
  return { count, target, overwrites: folders === 0 && there !== 'unknown' && there.state === 'absent' };
}

/** Whether a source of a stage may be a folder, whose contents go into the target. */
function isFolder({ from }: Copy, source: string | undefined): boolean {
  if (!from || source === undefined || from.base.kind !== 'stage') return true;
  const state = from.base.stage.final.files.lookup(join('/', source));
  return state.state !== 'present' || state.kind === 'directory';
}
