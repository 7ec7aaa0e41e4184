import { baseImageFacts } from '../../knowledge/base-images.js';
import { parseImageReference } from '../../parser/image-reference.js';
import type { Word } from '../../parser/word.js';
import type { Environment } from '../environment.js';
import { expand } from '../expand.js';
import type { Base, Dockerfile, Stage } from '../stage.js';

/** Finds what FROM, `--from` and mounts name. */
export interface BaseLookup {
  readonly environment: Environment;
  /** An earlier stage of a name or index. */
  readonly stageNamed: (name: string) => Stage | undefined;
  /** The names that compose gives to other sources: `additional_contexts` win over stages and images. */
  readonly namedContexts: ReadonlySet<string>;
  /** Whether a part of the file that is not here may define stages. */
  readonly fragment: boolean;
}

/** What a FROM, `--from` or mount names: a named context, an earlier stage, or else an image. */
export function baseOf(word: Word, { environment, stageNamed, namedContexts, fragment }: BaseLookup): Base {
  const value = expand(word, environment);
  if (!value.known) return { kind: 'unknown', because: value.because };
  const text = value.value;
  if (namedContexts.has(text)) return { kind: 'unknown', because: `compose gives another source for ${text}` };
  const stage = stageNamed(text);
  if (stage) return { kind: 'stage', stage };
  if (text === 'scratch') return { kind: 'scratch' };
  const reference = parseImageReference(text);
  if (!reference) return { kind: 'unknown', because: `${word.raw} is no image reference` };
  const facts = baseImageFacts(reference.registry, reference.repository, reference.tag);
  if (fragment && !facts && /^[\w.-]+$/.test(text)) return { kind: 'unknown', because: `${text} may be a stage` };
  return { kind: 'image', reference, text, facts, at: word.at };
}

/** Whether an image is one of Windows, by what is known of it or by its name. */
export const isForWindows = (base: Base): boolean =>
  base.kind === 'image' && (base.facts?.system === 'windows' || /windows|nanoserver|servercore/i.test(base.text));

/** The names of compose's `additional_contexts` for a Dockerfile. */
export const namedContextsOf = ({ services }: Pick<Dockerfile, 'services'>): ReadonlySet<string> =>
  new Set(services.flatMap(({ build }) => build?.additionalContexts ?? []));
