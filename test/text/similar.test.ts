import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closest } from '../../src/text/similar.js';

describe('closest', () => {
  it.each([
    ['FORM', ['RUN', 'FROM', 'ARG'], 'FROM'],
    ['entrypoin', ['ENV', 'ENTRYPOINT'], 'ENTRYPOINT'],
    ['evn', ['env', 'arg'], 'env'],
    ['taget', ['type', 'target'], 'target'],
    ['run', ['rum', 'run'], 'run'],
    ['ab', ['abc', 'abd'], 'abc'],
  ])('%s is %s', (name, candidates, expected) => {
    expect(closest(name, candidates)).toBe(expected);
  });
  it.each([
    ['banana', ['FROM', 'RUN']],
    ['x', ['RUN']],
    ['', ['a']],
    ['abc', []],
    ['a'.repeat(65), ['a'.repeat(65)]],
  ])('%j is nothing known', (name, candidates) => {
    expect(closest(name, candidates)).toBeUndefined();
  });
  it('finds a name itself and one edit of a long one', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{3,20}$/), fc.nat(), (name, at) => {
        const index = at % name.length;
        expect(closest(name, ['zzzzzz0', name])).toBe(name);
        expect(closest(name.slice(0, index) + name.slice(index + 1), [name])).toBe(name);
      }),
    );
  });
});
