import { expect, test } from 'vitest';
import { MemoryHost, overlay } from '../../src/host/memory.js';

const host = new MemoryHost([
  ['a/b/c.py', 'x'],
  ['a/d', '\ufeffy'],
  ['empty/', ''],
  ['.gitignore', 'a/b\n'],
  ['../out', 'z'],
]);

test('folders exist by the files in them', () => {
  expect(host.list('.')).toEqual([
    { name: '.gitignore', kind: 'file' },
    { name: 'a', kind: 'directory' },
    { name: 'empty', kind: 'directory' },
  ]);
  expect(host.list('a')).toEqual([
    { name: 'b', kind: 'directory' },
    { name: 'd', kind: 'file' },
  ]);
  expect(host.list('empty')).toEqual([]);
  expect(host.list('a/d')).toBeUndefined();
  expect(['a', 'a/d', 'a/x', '../out', '/etc'].map((path) => host.kindOf(path))).toEqual([
    'directory',
    'file',
    undefined,
    'outside',
    'outside',
  ]);
});

test('files are read, and what is none is explained', () => {
  expect(host.read('./a//d')).toMatchObject({ path: 'a/d', text: 'y', bom: true });
  expect(host.read('../out')).toBeUndefined();
  expect(['a/d', 'a', 'x', '../out'].map((path) => host.explain(path)?.message)).toEqual([
    undefined,
    'This is a folder, not a file.',
    'There is no such file or folder.',
    'The path leads out of the project and is not followed.',
  ]);
  expect([host.modeOf('a/d'), host.modeOf('a'), host.modeOf('x')]).toEqual([undefined, undefined, undefined]);
  expect(new MemoryHost([['a', '']], new Map([['a', 0o755]])).modeOf('./a')).toBe(0o755);
});

test('git ignores what .gitignore says', () => {
  expect(['a/b/c.py', 'a/d', '.'].map((path) => host.isGitIgnored(path))).toEqual([true, false, false]);
});

test('texts are laid over files', () => {
  const over = overlay(
    host,
    new Map([
      ['a/d', 'new'],
      ['a/e', 'more'],
      ['x/y', 'z'],
    ]),
  );
  expect(over.read('a/d')?.text).toBe('new');
  expect(over.read('a/d')).toBe(over.read('./a/d'));
  expect(over.list('a')?.map(({ name }) => name)).toEqual(['b', 'd', 'e']);
  expect(over.list('x')).toEqual([{ name: 'y', kind: 'file' }]);
  expect(over.kindOf('x/y')).toBe('file');
  expect(over.read('a/b/c.py')?.text).toBe('x');
  expect(over.explain?.('a/e')).toBeUndefined();
});
