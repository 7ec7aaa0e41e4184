import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { NodeHost } from '../../src/host/node.js';

let base: string;
let cwd: string;

beforeEach(() => {
  base = realpathSync(mkdtempSync(join(tmpdir(), 'pydock-lint-')));
  cwd = join(base, 'repo');
  mkdirSync(join(cwd, '.git'), { recursive: true });
  writeFileSync(join(base, 'outside.txt'), 'secret');
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

const write = (path: string, content: string | Uint8Array) => {
  mkdirSync(join(cwd, path, '..'), { recursive: true });
  writeFileSync(join(cwd, path), content);
};
const host = (paths: readonly string[] = ['.'], from = cwd) => new NodeHost({ cwd: from, paths });
const why = (path: string) => host().explain(path)?.message;

describe('reads', () => {
  test('text, and takes a byte order mark off', () => {
    write('a/b', '\ufeffé😀\r\n');
    const file = host().read('a/b');
    expect(file).toMatchObject({ path: 'a/b', text: 'é😀\r\n', bom: true });
    expect(host().read('./a/../a/b')?.path).toBe('a/b');
    expect(host().explain('a/b')).toBeUndefined();
  });

  test('each file once', () => {
    write('a', 'one');
    const one = host();
    expect(one.read('a')).toBe(one.read('./a'));
  });

  test('nothing that is no text, and says why', () => {
    write('utf16le', Buffer.from('\ufeffFROM a', 'utf16le'));
    write('utf16be', Buffer.from([0xfe, 0xff, 0, 0x46]));
    write('binary', Buffer.from([0x46, 0, 1]));
    write('latin1', Buffer.from([0x46, 0xc3, 0xa9, 0x20, 0xe9, 0x20]));
    write('cut', Buffer.from([0x46, 0xf0, 0x9f, 0x98]));
    expect(why('utf16le')).toMatch(/UTF-16 \(little endian\)/);
    expect(why('utf16be')).toMatch(/UTF-16 \(big endian\)/);
    expect(why('binary')).toBe('The file is binary.');
    expect(why('latin1')).toMatch(/byte 4 fits/);
    expect(why('cut')).toMatch(/byte 1 fits/);
    expect(host().explain('latin1')?.kind).toBe('parse');
    expect(host().read('binary')).toBeUndefined();
  });

  test('nothing too large', () => {
    write('Dockerfile', 'a'.repeat((1 << 20) + 1));
    write('uv.lock', 'a'.repeat((1 << 20) + 1));
    expect(why('Dockerfile')).toBe('The file is larger than 1 MiB and is not read.');
    expect(host().read('uv.lock')?.text).toHaveLength((1 << 20) + 1);
  });

  test('no folders, and nothing that is not there', () => {
    write('a/b', '');
    expect(why('a')).toBe('This is a folder, not a file.');
    expect(why('a/c')).toBe('There is no such file or folder.');
    expect(why('a/b/c')).toBe('There is no such file or folder.');
    expect(why('x\0y')).toBe('There is no such file or folder.');
  });

  test('nothing that it may not', () => {
    write('a', 'x');
    chmodSync(join(cwd, 'a'), 0);
    // Nobody keeps root from reading.
    expect(why('a')).toBe(process.getuid?.() === 0 ? undefined : 'The file may not be read: permission denied.');
  });
});

describe.skipIf(process.platform === 'win32')('does not hang on, or leave by', () => {
  test('pipes and devices', () => {
    execFileSync('mkfifo', [join(cwd, 'pipe')]);
    expect(why('pipe')).toBe('This is no regular file.');
    expect(host().kindOf('pipe')).toBe('other');
    symlinkSync('/dev/zero', join(cwd, 'Dockerfile'));
    expect(host().read('Dockerfile')).toBeUndefined();
    expect(host().kindOf('Dockerfile')).toBe('outside');
  });

  test('links', () => {
    write('a/file', 'x');
    symlinkSync('../outside.txt', join(cwd, 'out'));
    symlinkSync('..', join(cwd, 'up'));
    symlinkSync('loop', join(cwd, 'loop'));
    symlinkSync('nowhere', join(cwd, 'dangling'));
    symlinkSync('a', join(cwd, 'inside'));
    symlinkSync('a/file', join(cwd, 'link'));
    const one = host();
    expect(['out', 'up', 'up/outside.txt', '../outside.txt', '/etc/passwd'].map((path) => one.kindOf(path))).toEqual(
      Array(5).fill('outside'),
    );
    expect(['out', 'up/outside.txt', '../outside.txt', '/etc/passwd'].map((path) => one.read(path))).toEqual(
      Array(4).fill(undefined),
    );
    expect(one.explain('out')?.message).toMatch(/leads out of the project/);
    expect(one.kindOf('loop')).toBe('other');
    expect(one.explain('dangling')?.message).toBe('The link leads nowhere.');
    expect(one.read('link')?.text).toBe('x');
    expect(one.read('inside/file')?.text).toBe('x');
    expect(one.kindOf('inside')).toBe('directory');
    expect(one.list('up')).toBeUndefined();
  });

  test('folders that are linked are no folders to search', () => {
    write('a/file', 'x');
    symlinkSync('a', join(cwd, 'inside'));
    symlinkSync('a/file', join(cwd, 'link'));
    symlinkSync('../outside.txt', join(cwd, 'out'));
    const kinds = Object.fromEntries(
      host()
        .list('.')!
        .map(({ name, kind }) => [name, kind]),
    );
    expect(kinds).toEqual({ '.git': 'directory', a: 'directory', inside: 'other', link: 'file', out: 'other' });
  });
});

describe('roots', () => {
  test('the repository around the argument', () => {
    write('sub/x/Dockerfile', 'x');
    write('other', 'y');
    const below = host(['x/Dockerfile'], join(cwd, 'sub'));
    expect(below.rootOf('x/Dockerfile')).toBe('..');
    expect(below.read('../other')?.text).toBe('y');
    expect(below.read('../../outside.txt')).toBeUndefined();
  });

  test('without a repository, the folder of the argument', () => {
    rmSync(join(cwd, '.git'), { recursive: true });
    write('a/Dockerfile', 'x');
    write('b', 'y');
    const one = host(['a/Dockerfile']);
    expect(one.rootOf('a/Dockerfile')).toBe('a');
    expect(one.read('a/Dockerfile')?.text).toBe('x');
    expect(one.kindOf('b')).toBe('outside');
    expect(host(['.']).rootOf('a/Dockerfile')).toBe('.');
    expect(host(['.']).rootOf('a')).toBe('.');
  });

  test('a trusted file may lie anywhere', () => {
    const one = new NodeHost({ cwd, paths: ['.'], trusted: ['../outside.txt'] });
    expect(one.read('../outside.txt')?.text).toBe('secret');
  });
});

test('paths of the command line become paths of the project', () => {
  const one = host();
  expect([join(cwd, 'a/b'), './a//b', 'a/../a/b/'].map((path) => one.toProjectPath(path))).toEqual([
    'a/b',
    'a/b',
    'a/b',
  ]);
  expect(one.toProjectPath(cwd)).toBe('.');
  expect(one.toProjectPath('..')).toBe('..');
  expect(one.absolute('a')).toBe(`${cwd}/a`);
});

test('git decides what is ignored, from wherever it is asked', () => {
  write('.gitignore', '/dist\n*.pyc\n');
  write('sub/x', '');
  expect(host().isGitIgnored('dist')).toBe(true);
  expect(host().isGitIgnored('sub/dist')).toBe(false);
  const below = host(['.'], join(cwd, 'sub'));
  expect(below.isGitIgnored('../dist')).toBe(true);
  expect(below.isGitIgnored('new/a.pyc')).toBe(true);
  expect(below.isGitIgnored('x')).toBe(false);
});

test('permission bits', () => {
  write('run.sh', '');
  chmodSync(join(cwd, 'run.sh'), 0o755);
  const mode = host().modeOf('run.sh');
  expect(mode === undefined ? undefined : mode & 0o111).toBe(process.platform === 'win32' ? undefined : 0o111);
  expect(host().modeOf('nothing')).toBeUndefined();
});
