import type { Flag } from '../../parser/dockerfile/tree.js';
import type { Word } from '../../parser/word.js';
import { Remembered } from '../lazy.js';
import type { Dockerfile, Stage } from '../stage.js';

/** The `--platform` of a stage's FROM, where it has a value. */
export function platformOf({ from }: Stage): { readonly flag: Flag; readonly value: Word } | undefined {
  const flag = from.flags.find(({ name }) => name === 'platform');
  return flag?.value && { flag, value: flag.value };
}

/**
 * Whether a FROM or `--from` may mean a stage by a name with a variable: `FROM build-${TARGETARCH}`. Such stages are made for one
 * platform each.
 */
export const isChosenByVariable = ({ name, dockerfile }: Stage): boolean =>
  name !== undefined && wordsWithVariables(dockerfile).some((word) => mayName(word, name.toLowerCase()));

const words = new Remembered<Dockerfile, readonly Word[]>();

/** The words of FROM and `--from` that have variables. */
function wordsWithVariables(dockerfile: Dockerfile): readonly Word[] {
  let found = words.get(dockerfile);
  if (!found) {
    found = dockerfile.stages
      .flatMap(({ from, copies }) => [
        from.image,
        ...copies.flatMap(({ instruction }) =>
          instruction.flags.flatMap((flag) => (flag.name === 'from' ? (flag.value ?? []) : [])),
        ),
      ])
      .filter(({ value }) => value === undefined);
    words.set(dockerfile, found);
  }
  return found;
}

/** Whether a word with variables may become a name: what stands before and behind its variables fits. */
function mayName({ parts }: Word, name: string): boolean {
  const [first] = parts;
  const last = parts.at(-1);
  const start = first?.kind === 'literal' ? first.text.toLowerCase() : '';
  const end = last?.kind === 'literal' ? last.text.toLowerCase() : '';
  return name.length >= start.length + end.length && name.startsWith(start) && name.endsWith(end);
}

/** Whether a stage's platform is the one that is built for anyway: `$TARGETPLATFORM`, which nothing in the file sets anew. */
export function hasDefaultPlatform(stage: Stage): boolean {
  const [part, ...more] = platformOf(stage)?.value.parts ?? [];
  if (part?.kind !== 'variable' || more.length > 0 || part.operator !== undefined) return false;
  if (part.name !== 'TARGETPLATFORM') return false;
  return !stage.dockerfile.tree.instructions.some(
    (instruction) =>
      instruction.name === 'ARG' &&
      instruction.at.span.start < stage.at.span.start &&
      instruction.pairs.some(({ key, value }) => key.value === 'TARGETPLATFORM' && value !== undefined),
  );
}
