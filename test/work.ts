/**
 * Counts work instead of time: how often the code of this project runs, by the precise coverage of V8. The count depends
 * on the input alone, not on the machine, so it can be asserted where a time could not.
 *
 * What V8 does by itself is not counted (regular expressions, `includes`, joining of texts). A test of such a thing takes
 * an input that would not end in the time of a test if it went wrong, and asserts no time either.
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
 * Starts to count from zero. Either calls alone, for which V8 optimizes nothing and so misses no function that is inlined,
 * or also the blocks inside of functions, for which it does.
 */
function count(what: 'calls' | 'loops'): void {
  session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: what === 'loops' });
  counted();
}

/** What was counted since this was called last. The inspector answers its own thread at once. */
function counted(): readonly Profiler.ScriptCoverage[] {
  let counts: readonly Profiler.ScriptCoverage[] | undefined;
  session.post('Profiler.takePreciseCoverage', (_, answer) => (counts = answer.result));
  if (!counts) throw new Error('V8 does not say what it counted');
  return counts.filter(({ url }) => url.startsWith(root) && !url.includes('/node_modules/') && url !== import.meta.url);
}

/** The work of each of the runs, in which nothing may happen that happens only once. */
async function workOf(runs: readonly (() => unknown)[]): Promise<readonly Work[]> {
  const all = runs.map(() => new Map<string, number>());
  try {
    for (const what of ['loops', 'calls'] as const) {
      for (const [index, run] of runs.entries()) {
        count(what);
        await run();
        const work = all[index]!;
        for (const { url, functions } of counted()) {
          for (const { functionName, ranges, isBlockCoverage } of functions) {
            const place = `${url.slice(root.length)}:${ranges[0]!.startOffset} ${functionName || '(anonymous)'}`;
            // The first range is the whole function.
            const counts = (what === 'calls' ? ranges.slice(0, 1) : ranges.slice(1)).map((range) => range.count);
            if (what === 'loops' && !isBlockCoverage && ranges[0]!.count > 0)
              throw new Error(`${place} was compiled before counting began`);
            // The most, not the sum: V8 leaves out blocks that run as often as what is around them.
            work.set(place, Math.max(work.get(place) ?? 0, ...counts));
          }
        }
      }
    }
  } finally {
    // Code that is compiled from now on has counters in its loops again.
    count('loops');
  }
  return all;
}

const total = (work: Work): number => [...work.values()].reduce((sum, count) => sum + count, 0);

/** Twice, and room for a logarithm: sorting 1000 things takes 2.2 times as much as 500. Quadratic work takes four times. */
const mostGrowth = 2.3;

/**
 * Runs for a size and for twice that size, and throws if that takes more than 2.3 times the work.
 * @param size of the smaller input, in any unit; large enough that what does not grow with it is little
 * @param run does what is measured, and may build its input as well; it runs five times, first for what happens once
 */
export async function expectLinear(size: number, run: (size: number) => unknown): Promise<void> {
  await run(size);
  if (!canCount) return;
  const [once, twice] = (await workOf([() => run(size), () => run(2 * size)])) as [Work, Work];
  const ratio = total(twice) / total(once);
  // Work that V8 does alone would pass however it grows.
  if (total(once) < size / 2) throw new Error(`Only ${total(once)} steps were counted for a size of ${size}`);
  if (ratio <= mostGrowth) return;
  const grown = [...twice]
    .map(([place, steps]) => ({ place, steps, before: once.get(place) ?? 0 }))
    .toSorted((a, b) => b.steps - mostGrowth * b.before - (a.steps - mostGrowth * a.before));
  throw new Error(
    [
      `Twice the size (${size} to ${2 * size}) takes ${ratio.toFixed(2)} times the work: ${total(once)} to ${total(twice)} steps. Most of it:`,
      ...grown.slice(0, 3).map(({ place, steps, before }) => `  ${place}: ${before} to ${steps}`),
    ].join('\n'),
  );
}
