import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { GitIgnores, patternMatcher } from '../../src/host/gitignore.js';

describe('agrees with git', () => {
  const root = mkdtempSync(join(tmpdir(), 'pydock-lint-'));
  afterAll(() => rmSync(root, { recursive: true }));

  const ignoreFiles: Readonly<Record<string, string>> = {
    '.gitignore':
      '*.log\n/build\ndist/\n!keep.log\nsub/*.txt\n\\#odd\n# comment\n**/deep/file\nspace\\ \nvenv\n!venv/x\n',
    'sub/.gitignore': '!*.log\nlocal\n/only\n',
    'sub/a/.gitignore': '*\n!kept\n',
    '.git/info/exclude': 'private/\n',
  };
  const paths = [
    ...[
      'a.log',
      'keep.log',
      'sub/a.log',
      'sub/b.txt',
      'sub/c/b.txt',
      'build',
      'build/x',
      'sub/build',
      'dist',
      'dist/x',
      'sub/dist/x',
    ],
    ...[
      '#odd',
      'x/y/deep/file',
      'deep/file',
      'deep/other',
      'space ',
      'venv/x',
      'venv/y',
      'sub/local',
      'sub/c/local',
      'sub/only',
      'sub/c/only',
    ],
    ...['sub/a/x', 'sub/a/kept', 'sub/a/d/kept', 'private/x', 'sub/private/x', 'plain', 'sub/plain'],
  ];

  test('on nested files, negation, anchors and folders', () => {
    execFileSync('git', ['init', '-q', root]);
    for (const [path, text] of Object.entries(ignoreFiles)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    // Exit code 0: `-n` and `-v` make git tell about every path.
    const output = execFileSync('git', ['check-ignore', '--no-index', '-vn', '-z', '--stdin'], {
      cwd: root,
      input: paths.join('\0'),
    });
    const fields = output.toString().split('\0');
    const ignoredByGit = paths.filter((_, index) => {
      const pattern = fields[index * 4 + 2]!;
      return pattern !== '' && !pattern.startsWith('!');
    });
    const ignores = new GitIgnores('/r', (path) => ignoreFiles[path.slice('/r/'.length)]);
    expect(paths.filter((path) => ignores.ignores(`/r/${path}`, false))).toEqual(ignoredByGit);
    expect(ignoredByGit.length).toBeGreaterThan(10);
  });
});

test('the root itself is never ignored, and nothing outside it', () => {
  const ignores = new GitIgnores('/r', () => '*\n');
  expect(ignores.ignores('/r', true)).toBe(false);
  expect(ignores.ignores('/other/x', false)).toBe(false);
  expect(ignores.ignores('/r/x', false)).toBe(true);
});

// A regular expression that tries every way to part a path at these wildcards would not end.
test('hostile patterns are matched or passed over', () => {
  const matches = patternMatcher([
    '**/a/'.repeat(20) + 'b',
    '*a'.repeat(40) + 'b',
    `${'*?'.repeat(50)}x`,
    'x'.repeat(100_000),
    'fine',
  ]);
  expect(matches('a/'.repeat(60) + 'c', false)).toBeUndefined();
  expect(matches('a'.repeat(255), false)).toBeUndefined();
  expect(matches('fine', false)).toBe('ignored');
});
