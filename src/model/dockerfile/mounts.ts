import type { CommandInstruction, Flag } from '../../parser/dockerfile/tree.js';
import { literalValue, type Word, type WordPart } from '../../parser/word.js';
import type { Located } from '../../text/location.js';
import { join } from '../../text/path.js';
import type { Environment } from '../environment.js';
import { expand } from '../expand.js';
import { type Fact, valueOf } from '../known.js';

/** A `--mount` of a RUN. `at` spans the flag. */
export interface RunMount extends Located {
  /** `bind` by default. */
  readonly type: string;
  /** Absolute; empty for a secret or ssh mount without one. */
  readonly target: string;
  readonly source: string;
  /** The stage or image it comes from, where it is written. */
  readonly from: Word | undefined;
  /** The other keys: `id`, `sharing`, `env`, `required`. */
  readonly settings: ReadonlyMap<string, string>;
}

/**
 * The mounts of a RUN whose target is known, and whether those are all.
 * Source: https://docs.docker.com/reference/dockerfile/#run---mount
 */
export function mountsOf(
  { flags }: CommandInstruction,
  workdir: Fact<string>,
  environment: Environment,
): { readonly mounts: readonly RunMount[]; readonly complete: boolean } {
  const written = flags.filter(({ name }) => name === 'mount');
  const mounts = written.flatMap((flag) => mountOf(flag, valueOf(workdir), environment) ?? []);
  return { mounts, complete: mounts.length === written.length };
}

function mountOf(flag: Flag, folder: string | undefined, environment: Environment): RunMount | undefined {
  const value = flag.value && valueOf(expand(flag.value, environment, 'unknown'));
  if (value === undefined) return undefined;
  const settings = new Map(
    value.split(',').map((pair): [string, string] => {
      const equals = pair.indexOf('=');
      return equals === -1 ? [pair.toLowerCase(), ''] : [pair.slice(0, equals).toLowerCase(), pair.slice(equals + 1)];
    }),
  );
  const target = settings.get('target') ?? settings.get('dst') ?? settings.get('destination') ?? '';
  if (target !== '' && !target.startsWith('/') && folder === undefined) return undefined;
  const from = settings.get('from');
  return {
    at: flag.at,
    type: settings.get('type')?.toLowerCase() ?? 'bind',
    target: target === '' ? '' : join(folder ?? '/', target),
    source: settings.get('source') ?? settings.get('src') ?? '/',
    from: from === undefined ? undefined : partOf(flag, from),
    settings,
  };
}

/** The word of the value behind `from=` in a flag. */
function partOf(flag: Flag, value: string): Word {
  const { file, span } = flag.at;
  const found = file.slice(span).indexOf(`from=${value}`);
  const start = found === -1 ? span.start : span.start + found + 'from='.length;
  const parts: readonly WordPart[] = [{ kind: 'literal', text: value }];
  return {
    at: { file, span: { start, end: found === -1 ? span.end : start + value.length } },
    raw: value,
    parts,
    value: literalValue(parts),
    quoted: false,
  };
}
