import { expect, test } from 'vitest';
import { isSignal, uncatchableSignal } from '../../src/knowledge/signals.js';

test('signals have names with and without SIG, in any case, and numbers', () => {
  for (const text of ['SIGTERM', 'TERM', 'sigterm', 'SIGRTMIN+15', 'SIGRTMAX-14', '15', '37']) {
    expect(isSignal(text)).toBe(true);
  }
  for (const text of ['', '0', 'SIG', 'SIGRTMIN+16', 'SIGRTMAX-15', 'SIGSIGTERM', '15s', 'constructor']) {
    expect(isSignal(text)).toBe(false);
  }
});

test('two cannot be handled', () => {
  expect(['SIGKILL', 'kill', '9'].map(uncatchableSignal)).toEqual(['SIGKILL', 'SIGKILL', 'SIGKILL']);
  expect(['SIGSTOP', '19'].map(uncatchableSignal)).toEqual(['SIGSTOP', 'SIGSTOP']);
  expect(['SIGTERM', '15', 'SIGTSTP'].map(uncatchableSignal)).toEqual([undefined, undefined, undefined]);
});
