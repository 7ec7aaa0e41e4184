import type { Shard } from '../diagnostic.js';
import { UsageError } from './options.js';

/** More parts than anybody has machines for. */
const mostShards = 10_000;

/** Reads the value of `--shard`, K/N. Throws UsageError. */
export function readShard(text: string): Shard {
  const [, index, count] = /^(\d{1,6})\/(\d{1,6})$/.exec(text)?.map(Number) ?? [];
  const needs = '`--shard` needs K/N, the K-th of N parts, such as 1/4';
  if (index === undefined || count === undefined) throw new UsageError(`${needs}, not \`${text}\`.`);
  if (count < 1 || count > mostShards)
    throw new UsageError(`${needs}: N is between 1 and ${mostShards}, not ${count}.`);
  if (index < 1 || index > count)
    throw new UsageError(
      `${needs}: K is between 1 and ${count}, not ${index}${index === 0 ? ', since parts are counted from 1' : ''}.`,
    );
  return { index, count };
}
