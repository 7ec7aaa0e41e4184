import { canCount, expectLinear } from './work.js';
import { describe, expect, test } from 'vitest';
import { SourceFile } from '../src/text/source.js';

/** The first whole numbers. */
const numbers = (size: number) => Array.from({ length: size }, (_, index) => index);

test.each([
  ['a loop', (size: number) => numbers(size).map((index) => index + 1)],
  ['a module of the project', (size: number) => new SourceFile('a', 'b\n'.repeat(size)).positionAt(size)],
  ['sorting', (size: number) => numbers(size).toSorted((a, b) => Math.imul(a, 0x9e3779b1) - Math.imul(b, 0x9e3779b1))],
])('%s is linear', (_, run) => expectLinear(500, run));

// Under `vitest --coverage` nothing can be counted.
describe.runIf(canCount)('work that grows faster is found:', () => {
  test.each([
    [
      'a loop in a loop',
      (size: number) => {
        let steps = 0;
        for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) steps++;
        return steps;
      },
    ],
    ['an expression in a loop', (size: number) => numbers(size).filter((a) => numbers(a).some((b) => b > a))],
    [
      'steps that wait',
      async (size: number) => {
        for (const a of numbers(size)) {
          await undefined;
          numbers(size).forEach((b) => a + b);
        }
      },
    ],
  ])('%s', async (_, run) => {
    await expect(expectLinear(200, run)).rejects.toThrow(
      /takes (?:3\.[5-9]|4\.0)\d times the steps .*\n {2}test\/work\.test\.ts:/,
    );
  });

  test('and found again, when V8 knows the code and optimizes it', async () => {
    const run = (size: number) => numbers(size).map((a) => numbers(a).reduce((sum, b) => sum + b, 0));
    for (let round = 0; round < 3; round++) {
      // V8 may miss one in some hundred calls while it changes to optimized code.
      await expect(expectLinear(150, run)).rejects.toThrow(/takes (?:3\.[5-9]|4\.0)\d times the steps/);
      for (let again = 0; again < 50; again++) run(150);
    }
  });

  test('what it cannot see is no proof', async () => {
    await expect(expectLinear(1000, (size) => 'a'.repeat(size).includes('b'))).rejects.toThrow('steps were counted');
  });
});
