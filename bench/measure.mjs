// How whole processes are timed: interleaved, so that a slow moment hits all cases, and by their medians.
import { spawnSync } from 'node:child_process';

// Node 20 reads this file at every start, which takes longer than everything that is measured here.
const env = { ...process.env };
delete env.NODE_EXTRA_CA_CERTS;

/** Runs a program once; returns its time in ms. Exit codes 0 and 1 are fine: findings are no failure. */
export function time([program, ...args], cwd, more = {}) {
  const start = process.hrtime.bigint();
  const { status, stderr, error } = spawnSync(program, args, {
    cwd,
    env: { ...env, ...more },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const milliseconds = Number(process.hrtime.bigint() - start) / 1e6;
  if (status !== 0 && status !== 1)
    throw new Error(`${program} ${args.slice(0, 9).join(' ')} in ${cwd}: exit code ${status}\n${error ?? stderr}`);
  return milliseconds;
}

export function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * Runs each command so many times, in turn, after once for the disk cache unless `warmsUp` is false. Takes `{ key, command, cwd, env }`; returns the medians in ms by key.
 */
export function measure(runs, rounds, warmsUp = true) {
  const times = new Map(runs.map(({ key }) => [key, []]));
  for (const { command, cwd, env } of warmsUp ? runs : []) time(command, cwd, env);
  for (let round = 0; round < rounds; round++) {
    for (const { key, command, cwd, env } of runs) times.get(key).push(time(command, cwd, env));
  }
  return new Map([...times].map(([key, list]) => [key, median(list)]));
}
