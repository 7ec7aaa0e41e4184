/**
 * Counts work instead of time: how often code runs, by the precise coverage of V8. The count depends on the input alone,
 * not on the machine, so it can be asserted where a time could not.
 *
 * What V8 does by itself is not counted (regular expressions, `includes`, joining of texts). A test of that takes a
 * `longText`, and asserts no time either (`long-text.ts`).
 *
 * Import this module before any other in a test file: loops count only in code that was compiled after counting began. So
 * the modules are loaded anew for that file, and once more for the files after it.
 */
import { Session, type Profiler } from 'node:inspector';
import { setFlagsFromString } from 'node:v8';
import { afterAll, vi } from 'vitest';

const root = String(new URL('..', import.meta.url));

/** How often each function ran, or its busiest loop where that is more, by `path name`. */
type Work = ReadonlyMap<string, number>;

type VitestWorker = { readonly config?: { readonly coverage?: { readonly enabled?: boolean } } };

const isOurs = (url: string) => url.startsWith(root) && !url.includes('/node_modules/') && url !== import.meta.url;

/** What is shipped of other projects; these are loaded only once, so only their calls count. */
const isPackage = (url: string) => /\/node_modules\/(?:@lezer|ignore|micromark[^/]*|smol-toml|unbash|yaml)\//.test(url);

/** False under `vitest --coverage`: it has the same counters, and whoever reads them sets them back. */
export const canCount =
  (globalThis as { __vitest_worker__?: VitestWorker }).__vitest_worker__?.config?.coverage?.enabled !== true;

const session = new Session();
if (canCount) {
  session.connect();
  session.post('Profiler.enable');
  count('loops');
  // A script from the cache of compiled code would have no counters, or still have them in the files after this one.
  setFlagsFromString('--no-compilation-cache');
  vi.resetModules();
  afterAll(() => {
    session.post('Profiler.stopPreciseCoverage');
    session.disconnect();
    vi.resetModules();
  });
}

/**
 * Goes on to count. Either calls alone, for which V8 optimizes nothing and so misses no function that is inlined, or also
 * the blocks inside of functions, for which it does.
 */
function count(what: 'calls' | 'loops'): void {
  session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: what === 'loops' });
}

/** What was counted since this was called last, and from zero again. The inspector answers its own thread at once. */
function counted(): readonly Profiler.ScriptCoverage[] {
  let counts: readonly Profiler.ScriptCoverage[] | undefined;
  session.post('Profiler.takePreciseCoverage', (_, answer) => (counts = answer.result));
  if (!counts) throw new Error('V8 does not say what it counted');
  return counts.filter(({ url }) => isOurs(url) || isPackage(url));
}

/** The work of each of the runs, in which nothing may happen that happens only once. */
async function workOf(runs: readonly (() => unknown)[]): Promise<readonly Work[]> {
  const all = runs.map(() => new Map<string, number>());
  counted();
  try {
    for (const what of ['loops', 'calls'] as const) {
      count(what);
      for (const [index, run] of runs.entries()) {
        await run();
        for (const script of counted()) addCounts(all[index]!, what, script);
      }
    }
  } finally {
    // Code that is compiled from now on has counters in its loops again.
    count('loops');
  }
  return all;
}

function addCounts(work: Map<string, number>, what: 'calls' | 'loops', script: Profiler.ScriptCoverage): void {
  for (const { functionName, ranges, isBlockCoverage } of script.functions) {
    const [whole, ...blocks] = ranges.map((range) => range.count);
    if (whole === undefined) continue;
    const place = `${script.url.slice(root.length)}:${ranges[0]!.startOffset} ${functionName || '(anonymous)'}`;
    if (what === 'loops' && whole > 0 && !isBlockCoverage && isOurs(script.url))
      throw new Error(`${place} was compiled before counting began: import test/work.ts first`);
    // The most, not the sum: V8 leaves out blocks that run as often as what is around them.
    work.set(place, Math.max(work.get(place) ?? 0, ...(what === 'calls' ? [whole] : blocks)));
  }
}

/** Twice, and room for a logarithm: sorting 1000 things takes 2.2 times as much as 500. Quadratic work takes four times. */
const mostGrowth = 2.3;

/**
 * Runs for a size and for twice that size, and throws if a function runs more than 2.3 times as often, or a loop in it.
 * Two times for each unit of the larger size are free: what a limit keeps away from the smaller one.
 * @param size of the smaller input, in any unit, and large enough to tell one from the other: some hundreds
 * @param run does what is measured, and may build its input as well; it runs five times, first for what happens once
 */
export async function expectLinear(size: number, run: (size: number) => unknown): Promise<void> {
  await compare(size, run, ({ functions }) => functions.length > 0);
}

/**
 * The same of all functions together, for the whole program: a few things may be compared with each other, as long as that
 * is little beside the rest.
 * @param most how many times the steps twice the size may take
 */
export async function expectGrowth(size: number, run: (size: number) => unknown, most = mostGrowth): Promise<void> {
  await compare(size, run, ({ ratio }) => ratio > most);
}

interface Growth {
  /** Of all steps. */
  readonly ratio: number;
  /** Those that run too much more often, as lines of a message, the busiest first. */
  readonly functions: readonly string[];
}

async function compare(size: number, run: (size: number) => unknown, isTooMuch: (growth: Growth) => boolean) {
  await run(size);
  if (!canCount) return;
  const [once, twice] = (await workOf([() => run(size), () => run(2 * size)])) as [Work, Work];
  const [steps, more] = [total(once), total(twice)];
  // Work that V8 does alone would pass however it grows.
  if (steps < size) throw new Error(`Only ${steps} steps were counted for a size of ${size}`);
  const functions = [...twice]
    .map(([place, count]) => ({ place, count, before: once.get(place) ?? 0 }))
    .filter(({ count, before }) => count > mostGrowth * before + 2 * size)
    .toSorted((a, b) => b.count - a.count)
    .map(({ place, count, before }) => `  ${place}: ${before} to ${count}, ${(count / before).toFixed(2)} times`);
  const ratio = more / steps;
  if (isTooMuch({ ratio, functions }))
    throw new Error(
      `Twice the size (${size} to ${2 * size}) takes ${ratio.toFixed(2)} times the steps (${steps} to ${more}); too much more:\n${functions.join('\n')}`,
    );
}

const total = (work: Work): number => [...work.values()].reduce((sum, count) => sum + count, 0);
