import * as nodeFs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FileChange } from '../../src/engine/fix.js';
import { NodeHost } from '../../src/host/node.js';
import { type Disk, FileWriter } from '../../src/host/write-files.js';
import { SourceFile } from '../../src/text/source.js';

const { chmodSync, linkSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } =
  nodeFs;

let base: string;
let cwd: string;

beforeEach(() => {
  base = nodeFs.realpathSync(nodeFs.mkdtempSync(join(tmpdir(), 'pydock-lint-')));
  cwd = join(base, 'repo');
  mkdirSync(join(cwd, '.git'), { recursive: true });
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

const path = (name: string) => join(cwd, name);
const put = (name: string, content: string) => {
  mkdirSync(join(cwd, name, '..'), { recursive: true });
  writeFileSync(path(name), content);
};
const text = (name: string) => readFileSync(path(name), 'utf8');
const writer = (disk?: Disk) => new FileWriter(new NodeHost({ cwd, paths: ['.'] }), disk);
const change = (name: string, before: string | undefined, after: string): FileChange => ({
  path: name,
  before: before === undefined ? undefined : new SourceFile(name, before),
  after: new SourceFile(name, after),
});
/** What is there beside the files themselves: nothing may be left over. */
const leftovers = () =>
  readdirSync(base, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes('.pydock-lint-'));
afterEach(() => {
  if (leftovers().length > 0) throw new Error(leftovers().join(', '));
});

describe('a file is replaced', () => {
  test('with its byte order mark', () => {
    put('Dockerfile', '\ufeffFROM a\r\n');
    const [before, after] = ['FROM a\r\n', 'FROM é😀\r\n'].map((one) => new SourceFile('Dockerfile', one, true));
    expect(writer().write([{ path: 'Dockerfile', before, after: after! }])).toBeUndefined();
    expect(text('Dockerfile')).toBe('\ufeffFROM é😀\r\n');
  });

  test.skipIf(process.platform === 'win32')('with its mode, but for what runs as somebody else', () => {
    for (const [mode, kept] of [
      [0o755, 0o755],
      [0o640, 0o640],
      [0o6775, 0o775],
      [0o4711, 0o711],
    ] as const) {
      put('Dockerfile', 'a');
      chmodSync(path('Dockerfile'), mode);
      expect(writer().write([change('Dockerfile', 'a', 'b')])).toBeUndefined();
      expect(statSync(path('Dockerfile')).mode & 0o7777).toBe(kept);
    }
  });

  test.skipIf(process.getuid?.() !== 0)('with its owner, if that can be done', () => {
    put('Dockerfile', 'a');
    nodeFs.chownSync(path('Dockerfile'), 1234, 2345);
    expect(writer().write([change('Dockerfile', 'a', 'b')])).toBeUndefined();
    expect(statSync(path('Dockerfile'))).toMatchObject({ uid: 1234, gid: 2345 });
    nodeFs.chownSync(path('Dockerfile'), 1234, 2345);
    const poor: Disk = {
      ...nodeFs,
      fchownSync: () => {
        throw Object.assign(new Error('no'), { code: 'EPERM' });
      },
    };
    expect(writer(poor).write([change('Dockerfile', 'b', 'c')])).toBeUndefined();
    expect(text('Dockerfile')).toBe('c');
  });

  test('below a folder that is a link inside of the project', () => {
    put('real/Dockerfile', 'a');
    symlinkSync('real', path('link'));
    expect(writer().write([change('link/Dockerfile', 'a', 'b')])).toBeUndefined();
    expect(text('real/Dockerfile')).toBe('b');
  });

  test.skipIf(process.platform === 'win32')('and a new one is added with the usual mode', () => {
    put('usual', '');
    expect(writer().write([change('new', undefined, 'n')])).toBeUndefined();
    expect(text('new')).toBe('n');
    expect(statSync(path('new')).mode).toBe(statSync(path('usual')).mode);
  });

  test('also where a file system knows no links', () => {
    const disk: Disk = {
      ...nodeFs,
      linkSync: () => {
        throw Object.assign(new Error('no'), { code: 'ENOTSUP' });
      },
    };
    expect(writer(disk).write([change('new', undefined, 'n')])).toBeUndefined();
    expect(text('new')).toBe('n');
    expect(writer(disk).write([change('new', undefined, 'other')])).toMatchObject({
      message: 'The file was not changed: there is such a file already.',
    });
    expect(text('new')).toBe('n');
  });
});

describe('nothing is written', () => {
  const refused = (given: FileChange) => {
    const problem = writer().write([given]);
    expect(problem).toMatchObject({ kind: 'io', path: given.path });
    return problem!.message.replace('The file was not changed: ', '');
  };

  test('through a link of either kind', () => {
    put('real', 'a');
    symlinkSync('real', path('Dockerfile'));
    linkSync(path('real'), path('hard'));
    expect(refused(change('Dockerfile', 'a', 'b'))).toBe('it is a symbolic link.');
    expect(refused(change('hard', 'a', 'b'))).toBe('it has more than one name (hard links).');
    expect(text('real')).toBe('a');
    expect(nodeFs.lstatSync(path('Dockerfile')).isSymbolicLink()).toBe(true);
  });

  test('out of the project, or into .git', () => {
    writeFileSync(join(base, 'outside'), 'a');
    symlinkSync('..', path('up'));
    put('.git/config', 'a');
    expect(refused(change('../outside', 'a', 'b'))).toBe('it lies outside of the project.');
    expect(refused(change('up/outside', 'a', 'b'))).toBe('it lies outside of the project.');
    expect(refused(change('up/new', undefined, 'b'))).toBe('it lies outside of the project.');
    expect(refused(change('.git/config', 'a', 'b'))).toBe('it lies in .git.');
    symlinkSync('.git', path('git'));
    expect(refused(change('git/config', 'a', 'b'))).toBe('it lies in .git.');
    expect([readFileSync(join(base, 'outside'), 'utf8'), text('.git/config')]).toEqual(['a', 'a']);
    expect(refused(change('none/new', undefined, 'b'))).toBe('its folder cannot be reached.');
  });

  test('over what was changed meanwhile', () => {
    put('Dockerfile', 'another');
    expect(refused(change('Dockerfile', 'a', 'b'))).toBe('it has changed since it was read.');
    put('Dockerfile', 'x');
    expect(refused(change('Dockerfile', 'a', 'b'))).toBe('it has changed since it was read.');
    expect(text('Dockerfile')).toBe('x');
    rmSync(path('Dockerfile'));
    expect(refused(change('Dockerfile', 'a', 'b'))).toBe('it is not there any more.');
    mkdirSync(path('Dockerfile'));
    expect(refused(change('Dockerfile', 'a', 'b'))).toBe('it is no regular file.');
  });

  test('over what was changed in the last moment', () => {
    put('Dockerfile', 'a');
    const disk: Disk = {
      ...nodeFs,
      // The temporary file is complete, and then somebody saves.
      fsyncSync: (descriptor) => {
        nodeFs.fsyncSync(descriptor);
        put('Dockerfile', 'saved');
      },
    };
    expect(writer(disk).write([change('Dockerfile', 'a', 'b')])?.message).toMatch(/changed since it was read/);
    expect(text('Dockerfile')).toBe('saved');
  });

  test('over what is there, when a file is to be added', () => {
    put('new', 'mine');
    expect(refused(change('new', undefined, 'n'))).toBe('there is such a file already.');
    expect(text('new')).toBe('mine');
  });

  test.skipIf(process.platform === 'win32')('to what is read-only, which root has a right to as well', () => {
    put('Dockerfile', 'a');
    chmodSync(path('Dockerfile'), 0o444);
    expect(refused(change('Dockerfile', 'a', 'b'))).toBe('it is read-only.');
    expect(text('Dockerfile')).toBe('a');
  });

  test('of files that belong together, when one of them cannot be', () => {
    put('a', 'a');
    put('c', 'changed');
    expect(writer().write([change('a', 'a', 'A'), change('b', undefined, 'B'), change('c', 'c', 'C')])).toMatchObject({
      path: 'c',
    });
    expect(readdirSync(cwd).toSorted()).toEqual(['.git', 'a', 'c']);
    expect(text('a')).toBe('a');
  });
});

/** A disk whose n-th call fails, counted from 0. */
function failing(call: number, code: string): Disk {
  let count = 0;
  const entries = Object.entries(nodeFs).map(([name, value]) => [
    name,
    typeof value !== 'function' || !name.endsWith('Sync')
      ? value
      : (...args: unknown[]) => {
          // What is open is closed whatever happens, and what is left over removed: the process may be killed there, no more.
          if (name !== 'closeSync' && name !== 'unlinkSync' && count++ === call)
            throw Object.assign(new Error(code), { code });
          return (value as (...given: unknown[]) => unknown)(...args);
        },
  ]);
  return Object.fromEntries(entries) as unknown as Disk;
}

test('whatever fails, there is the old file or the new one, and nothing else', () => {
  fc.assert(
    fc.property(
      fc.nat(60),
      fc.constantFrom('ENOSPC', 'EACCES', 'EIO', 'EROFS'),
      fc.constantFrom('', 'b\r\n', 'é😀'.repeat(9)),
      (call, code, after) => {
        put('one', 'a');
        put('two', 'b');
        rmSync(path('three'), { force: true });
        const changes = [change('one', 'a', after), change('two', 'b', after), change('three', undefined, after)];
        const problem = writer(failing(call, code)).write(changes);
        const now = ['one', 'two'].map(text);
        // The failure of giving the owner back is no failure.
        if (problem === undefined) expect([...now, text('three')]).toEqual([after, after, after]);
        else {
          expect(now).toEqual(['a', 'b']);
          expect(nodeFs.existsSync(path('three'))).toBe(false);
        }
        expect(leftovers()).toEqual([]);
      },
    ),
    { numRuns: 150 },
  );
});

test('a full disk is told', () => {
  put('Dockerfile', 'a');
  const full: Disk = {
    ...nodeFs,
    writeSync: () => {
      throw Object.assign(new Error('full'), { code: 'ENOSPC' });
    },
  };
  expect(writer(full).write([change('Dockerfile', 'a', 'b')])).toEqual({
    kind: 'io',
    path: 'Dockerfile',
    message: 'The file was not changed: the disk is full.',
  });
  expect(text('Dockerfile')).toBe('a');
});

test('two writers at once do not meet', () => {
  put('Dockerfile', 'a');
  const results = [writer(), writer()].map((one) => one.write([change('Dockerfile', 'a', 'b')]) === undefined);
  expect(results).toEqual([true, false]);
  expect(text('Dockerfile')).toBe('b');
});
