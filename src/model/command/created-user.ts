import { userMakers } from '../../knowledge/user-programs.js';
import type { Word } from '../../parser/word.js';
import type { Located } from '../../text/location.js';
import type { Command } from '../command.js';
import { expand } from '../expand.js';
import { valueOf } from '../known.js';
import { operandsOf } from './options.js';

/** A user that a command makes. */
export interface CreatedUser extends Located {
  /** The word that names the user. */
  readonly word: Word;
  /** Undefined for a variable without value. */
  readonly name: string | undefined;
}

/** The user that `useradd` or `adduser` makes; undefined for `adduser USER GROUP`, which puts a user into a group. */
export function createdUser({ program, arguments: words, state }: Command): CreatedUser | undefined {
  const valueOptions = program === undefined ? undefined : userMakers.get(program);
  if (!valueOptions) return undefined;
  const [word, ...more] = operandsOf(words, (option) => valueOptions.has(option));
  if (
    !word ||
    more.length > 0 ||
    words.some(({ value }) => value === '--group' && !words.some((one) => one.value === '--system'))
  )
    return undefined;
  return { at: word.at, word, name: valueOf(expand(word, state.environment, 'unknown')) };
}
