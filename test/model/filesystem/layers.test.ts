import { describe, expect, test } from 'vitest';
import { MemoryHost } from '../../../src/host/memory.js';
import { folderContext } from '../../../src/model/dockerfile/build-context.js';
import type { Change } from '../../../src/model/filesystem/change.js';
import { distributionFiles, emptyFiles, unknownFiles } from '../../../src/model/filesystem/images.js';
import { Layers, layered } from '../../../src/model/filesystem/layers.js';
import type { ImageFilesystem } from '../../../src/model/filesystem.js';
import { place } from '../../../src/text/location.js';
import { SourceFile } from '../../../src/text/source.js';

const by = { at: place(new SourceFile('Dockerfile', 'COPY'), 0, 4), note: 'here' };
const put = (path: string, source?: string): Change => ({ kind: 'put', path, entry: 'file', source, by });
const added = (path: string): Change => ({ kind: 'added', path, because: 'added' });
const changed = (path: string): Change => ({ kind: 'changed', path, because: 'changed' });
const hidden = (path: string): Change => ({ kind: 'hidden', path });
const graft = (path: string, files: ImageFilesystem, from: string): Change => ({
  kind: 'graft',
  path,
  files,
  from,
  by,
});
const context = folderContext(
  'app',
  new MemoryHost([
    ['app/a.py', ''],
    ['app/lib/b.py', ''],
    ['app/.git/config', ''],
    ['app/node_modules/x.js', ''],
    ['app/env/pyvenv.cfg', ''],
    ['app/env/bin/python', ''],
    ['.gitignore', 'made.py\n'],
  ]),
);
const tree = (path: string, from = '.'): Change => ({ kind: 'tree', path, context, from, by });

const state = (files: ImageFilesystem, path: string) => {
  const found = files.lookup(path);
  return found.state === 'present' ? (found.source ?? found.kind) : found.state === 'unknown' ? '?' : 'absent';
};
const after = (...changes: Change[]) => layered(emptyFiles, changes);

describe('the last change that speaks of a path decides', () => {
  test('over a file', () => {
    expect(state(after(put('/x', 'one'), put('/x', 'two')), '/x')).toBe('two');
    expect(state(after(put('/x', 'one'), changed('/x')), '/x')).toBe('?');
    expect(state(after(changed('/'), put('/x', 'one')), '/x')).toBe('one');
    expect(state(after(put('/a/x'), hidden('/a')), '/a/x')).toBe('absent');
  });

  test('over a directory', () => {
    expect(state(after(put('/a/b/x')), '/a')).toBe('directory');
    expect(state(after(put('/a/b/x'), changed('/a/b')), '/a/b')).toBe('?');
    expect(state(after(put('/a/b/x'), changed('/a/b')), '/a')).toBe('directory');
    expect(state(after(hidden('/a')), '/a')).toBe('directory');
    expect(state(after(put('/ab')), '/a')).toBe('absent');
  });

  test('what was added since makes only what is absent unknown', () => {
    expect(state(after(added('/')), '/x')).toBe('?');
    expect(state(after(put('/x', 'one'), added('/')), '/x')).toBe('one');
    expect(state(after(added('/a')), '/b')).toBe('absent');
    expect(state(after(added('/a'), hidden('/a')), '/a/x')).toBe('absent');
    expect(state(after(hidden('/a'), added('/a')), '/a/x')).toBe('?');
  });

  test('a tree has what the context has, and passes over the rest', () => {
    expect(state(after(tree('/srv')), '/srv/lib/b.py')).toBe('app/lib/b.py');
    expect(state(after(tree('/srv', 'lib')), '/srv/b.py')).toBe('app/lib/b.py');
    expect(state(after(tree('/srv')), '/srv')).toBe('directory');
    expect(state(after(tree('/srv')), '/srv/none')).toBe('absent');
    expect(state(after(tree('/srv')), '/srv/made.py')).toBe('?');
    expect(state(after(put('/srv/made.py', 'one'), tree('/srv')), '/srv/made.py')).toBe('one');
    expect(state(after(put('/srv/x', 'one'), tree('/srv')), '/srv/x')).toBe('one');
    expect(state(after(changed('/srv'), tree('/srv')), '/srv/none')).toBe('?');
  });

  test('a graft has what the other files have', () => {
    const other = after(put('/o/x', 'one'), added('/o/lost'));
    expect(state(after(graft('/srv', other, '/o')), '/srv/x')).toBe('one');
    expect(state(after(graft('/srv/y', other, '/o/x')), '/srv/y')).toBe('one');
    expect(state(after(graft('/srv', other, '/o')), '/srv/none')).toBe('absent');
    expect(state(after(graft('/srv', other, '/o')), '/srv/lost/x')).toBe('?');
  });
});

test('states in between stay as they were', () => {
  const layers = new Layers(emptyFiles);
  const before = layers.now;
  const middle = layers.add([put('/x', 'one')]);
  const end = layers.add([put('/x', 'two'), put('/y')]);
  expect([before, middle, end].map((files) => state(files, '/x'))).toEqual(['absent', 'one', 'two']);
  expect([before, middle, end].map((files) => files.list('/'))).toEqual([[], ['x'], ['x', 'y']]);
  expect([before, middle, end].map((files) => files.copied.length)).toEqual([0, 1, 1 + 1]);
  expect(layers.now).toBe(end);
  expect(layered(end, [])).toBe(end);
});

describe('the names of a directory', () => {
  test('are those that are surely there', () => {
    const files = after(put('/a/x'), put('/a/b/c'), tree('/a'), added('/a'), put('/other'));
    expect(files.list('/a')).toEqual(['.git', 'a.py', 'b', 'env', 'lib', 'node_modules', 'x']);
    expect(files.list('/a/lib')).toEqual(['b.py']);
    expect(files.list('/')).toEqual(['a', 'other']);
    expect(files.list('/none')).toEqual([]);
  });

  test('go with what hides or changes them', () => {
    expect(after(put('/a/x'), hidden('/a')).list('/a')).toEqual([]);
    expect(after(put('/a/x'), put('/a/y'), changed('/a/x')).list('/a')).toEqual(['y']);
    expect(after(put('/a/x'), changed('/')).list('/a')).toEqual([]);
    expect(after(put('/a/x/z'), changed('/a/x/z')).list('/a')).toEqual(['x']);
  });

  test('of a graft are those of the other files', () => {
    expect(after(graft('/srv', after(put('/o/x'), put('/o/d/y')), '/o')).list('/srv')).toEqual(['d', 'x']);
  });
});

describe('copied files', () => {
  const paths = (files: ImageFilesystem) => files.copied.map(({ path, source }) => `${path} ${source}`);

  test('come in order, without version control, packages and virtual environments', () => {
    expect(paths(after(put('/z', 'z'), tree('/srv'), put('/made')))).toEqual([
      '/z z',
      '/srv/a.py app/a.py',
      '/srv/lib/b.py app/lib/b.py',
    ]);
  });

  test('stay in the layers when a later step removes them', () => {
    expect(paths(after(put('/z', 'z'), changed('/z')))).toEqual(['/z z']);
  });

  test('that are gone are not copied on', () => {
    const other = after(put('/o/x', 'x'), put('/o/y', 'y'), changed('/o/x'));
    expect(paths(after(graft('/srv', other, '/o')))).toEqual(['/srv/y y']);
    expect(paths(after(graft('/srv/n', other, '/o/y')))).toEqual(['/srv/n y']);
    const child = layered(other, [put('/o/z', 'z')]);
    expect(paths(child)).toHaveLength(3);
    expect(paths(after(graft('/srv', child, '/o')))).toEqual(['/srv/y y', '/srv/z z']);
  });

  test('are put together once', () => {
    const files = after(tree('/srv'));
    expect(files.copied).toBe(files.copied);
  });

  test('of a context of many files are bounded', () => {
    const many = Array.from({ length: 30_000 }, (_, index): [string, string] => [`d${index % 100}/f${index}`, '']);
    const big = folderContext('.', new MemoryHost(many));
    expect(after({ kind: 'tree', path: '/srv', context: big, from: '.', by }).copied).toHaveLength(20_000);
  });
});

describe('many changes', () => {
  test('on one another are no longer known', () => {
    let files: ImageFilesystem = emptyFiles;
    for (let index = 0; index < 500; index++) files = layered(files, [put(`/f${index}`)]);
    expect(state(files, '/f499')).toBe('file');
    expect(state(files, '/f0')).toBe('?');
    for (let index = 0; index < 500; index++) files = after(graft('/', files, '/'));
    expect(state(files, '/x')).toBe('?');
  });
});

describe('odd paths', () => {
  test('that no system has are not known', () => {
    expect(state(after(put('/a')), `/${'a/'.repeat(5000)}a`)).toBe('?');
    expect(state(after(put(`/${'a/'.repeat(5000)}a`)), '/a')).toBe('absent');
    expect(state(after(put('/a')), `/${'a'.repeat(5000)}`)).toBe('?');
  });

  test('are normalised, from the root', () => {
    expect(state(after(put('/a'), tree('/b')), 'a')).toBe('file');
    expect(state(after(tree('/b')), 'b/.././b//a.py/')).toBe('app/a.py');
  });
});

describe('the files of base images', () => {
  test.each([
    ['/', 'directory'],
    ['/app', 'absent'],
    ['/opt', 'directory'],
    ['/opt/x', 'absent'],
    ['/usr/src', 'directory'],
    ['/usr/src/app', 'absent'],
    ['/usr', 'directory'],
    ['/usr/lib/x', '?'],
    ['/etc/x', '?'],
    ['/root/.bashrc', '?'],
  ])('%s: %s', (path, expected) => {
    expect(state(distributionFiles, path)).toBe(expected);
  });

  test('that are not known, or none', () => {
    expect(state(unknownFiles('why'), '/x')).toBe('?');
    expect(state(emptyFiles, '/x')).toBe('absent');
    expect(state(emptyFiles, '/')).toBe('directory');
  });
});
