import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Refresher } from '../../src/lsp/refresher.js';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A refresher whose work waits until it is released. */
function scene() {
  const releases: (() => void)[] = [];
  const done: number[] = [];
  let runs = 0;
  const refresher = new Refresher(
    () => {
      const number = ++runs;
      return new Promise<number>((resolve) => releases.push(() => resolve(number)));
    },
    (result) => done.push(result),
    100,
  );
  const release = async () => {
    releases.shift()!();
    await vi.advanceTimersByTimeAsync(0);
  };
  return { refresher, done, release, runs: () => runs };
}

describe('work is done', () => {
  test('when nobody has typed for a while', async () => {
    const { refresher, done, release, runs } = scene();
    for (let key = 0; key < 5; key++) {
      refresher.change();
      await vi.advanceTimersByTimeAsync(99);
    }
    expect(runs()).toBe(0);
    await vi.advanceTimersByTimeAsync(1);
    await release();
    expect(done).toEqual([1]);
    await vi.advanceTimersByTimeAsync(1000);
    expect(runs()).toBe(1);
  });

  test('again, if something changed meanwhile; the first result does not count', async () => {
    const { refresher, done, release, runs } = scene();
    refresher.change();
    await vi.advanceTimersByTimeAsync(100);
    refresher.change();
    // Never twice at once.
    await vi.advanceTimersByTimeAsync(100);
    expect(runs()).toBe(1);
    await release();
    expect(done).toEqual([]);
    await vi.advanceTimersByTimeAsync(100);
    await release();
    expect(done).toEqual([2]);
  });

  test('at once for somebody who waits', async () => {
    const { refresher, done, release, runs } = scene();
    refresher.change();
    const settled = refresher.settle();
    expect(runs()).toBe(1);
    refresher.change();
    await release();
    await release();
    await settled;
    expect(done).toEqual([2]);
    await vi.advanceTimersByTimeAsync(1000);
    expect(runs()).toBe(2);
    await refresher.settle();
    expect(runs()).toBe(2);
  });

  test('no more after the end', async () => {
    const { refresher, runs } = scene();
    refresher.change();
    refresher.dispose();
    await vi.advanceTimersByTimeAsync(1000);
    await refresher.settle();
    expect(runs()).toBe(0);
  });
});
