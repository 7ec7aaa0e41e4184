import { expect, test } from 'vitest';
import { createProgress } from '../../src/cli/progress.js';
import type { Terminal } from '../../src/cli/terminal.js';

/** What is written when files are done at some times, in milliseconds; and how often the terminal was asked for. */
function written(
  times: readonly number[],
  { env = {}, isTty = true }: { env?: Terminal['env']; isTty?: boolean } = {},
) {
  let err = '';
  let asked = 0;
  let now = 0;
  const terminal: Terminal = {
    cwd: '/',
    env,
    isTty: false,
    errIsTty: () => {
      asked++;
      return isTty;
    },
    out: () => {},
    err: (text) => void (err += text),
    readInput: () => Buffer.of(),
  };
  const progress = createProgress(terminal, () => now);
  for (const [done, time] of times.entries()) {
    now = time;
    progress.show(done, times.length);
  }
  progress.end();
  progress.end();
  return { shown: [...err.matchAll(/Checked (\d+) of \d+ files…/g)].map((match) => Number(match[1])), err, asked };
}

test('nothing in the first second: the terminal is not even asked for', () => {
  expect(written([0, 500, 999])).toEqual({ shown: [], err: '', asked: 0 });
});

test('ten times a second afterwards, and the line is taken away', () => {
  const { shown, err, asked } = written([0, 1000, 1050, 1099, 1100, 1150, 1500]);
  expect(shown).toEqual([1, 4, 6]);
  expect(err).toBe(
    ['Checked 1 of 7 files…', 'Checked 4 of 7 files…', 'Checked 6 of 7 files…', '']
      .map((text) => `\r\u001b[K${text}`)
      .join(''),
  );
  expect(asked).toBe(1);
});

test.each<[string, Parameters<typeof written>[1]]>([
  ['no terminal', { isTty: false }],
  ['CI', { env: { CI: 'true' } }],
  ['GitHub', { env: { GITHUB_ACTIONS: 'true' } }],
  ['pre-commit', { env: { PRE_COMMIT: '1' } }],
  ['a terminal that cannot go back', { env: { TERM: 'dumb' } }],
])('nothing for %s', (_, surroundings) => {
  expect(written([0, 2000, 4000], surroundings).err).toBe('');
});
