import { expect, test } from 'vitest';
import { lazy } from '../../src/model/lazy.js';

test('computes once, also for undefined', () => {
  let times = 0;
  const value = lazy(() => void times++);
  expect(times).toBe(0);
  expect([value(), value(), times]).toEqual([undefined, undefined, 1]);
});

test('a value that needs itself is a defect, and a failure is not remembered', () => {
  const ring: () => number = lazy(() => ring() + 1);
  expect(ring).toThrow('depends on itself');
  let fails = true;
  const value = lazy(() => {
    if (fails) throw new Error('no');
    return 1;
  });
  expect(value).toThrow('no');
  fails = false;
  expect(value()).toBe(1);
});
