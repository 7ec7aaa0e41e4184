import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Confinement, isWithin } from '../../src/host/confinement.js';
import { NodeHost } from '../../src/host/node.js';

let base: string;
let cwd: string;
beforeEach(() => {
  base = realpathSync(mkdtempSync(join(tmpdir(), 'pydock-lint-')));
  cwd = join(base, 'repo');
  mkdirSync(join(cwd, '.git'), { recursive: true });
  write('../outside/Dockerfile', 'FROM secret\n');
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(cwd, path)), { recursive: true });
  writeFileSync(join(cwd, path), text);
}
const host = (...paths: string[]) => new NodeHost({ cwd, paths });

describe.skipIf(process.platform === 'win32')(
  'a link in a repository opens nothing outside, even when it is named',
  () => {
    test('a link to a file', () => {
      symlinkSync('../outside/Dockerfile', join(cwd, 'Dockerfile'));
      expect(host('Dockerfile').read('Dockerfile')).toBeUndefined();
      expect(host('Dockerfile').explain('Dockerfile')?.message).toMatch(/leads out of the project/);
    });

    test('a link to a folder, and a file behind it', () => {
      symlinkSync('../outside', join(cwd, 'linked'));
      expect(host('linked').list('linked')).toBeUndefined();
      expect(host('linked/Dockerfile').read('linked/Dockerfile')).toBeUndefined();
      // Even where another repository is.
      write('../outside/.git/HEAD', '');
      expect(host('linked/Dockerfile').read('linked/Dockerfile')).toBeUndefined();
    });

    test('a link to a file outside of any repository opens the folder of its name only', () => {
      rmSync(join(cwd, '.git'), { recursive: true });
      symlinkSync('../outside/Dockerfile', join(cwd, 'Dockerfile'));
      write('other', 'x');
      const one = host('Dockerfile');
      expect([one.read('Dockerfile')?.text, one.read('other')?.text]).toEqual([undefined, 'x']);
    });

    test('but links of the user on the way to a repository do', () => {
      write('Dockerfile', 'FROM a\n');
      symlinkSync('repo', join(base, 'mine'));
      const one = new NodeHost({ cwd: base, paths: ['mine/Dockerfile'] });
      expect(one.read('mine/Dockerfile')?.text).toBe('FROM a\n');
      expect(new NodeHost({ cwd: base, paths: ['mine'] }).list('mine')).toBeDefined();
    });

    test('and links inside it do', () => {
      write('a/Dockerfile', 'FROM a\n');
      symlinkSync('a', join(cwd, 'b'));
      expect(host('b/Dockerfile').read('b/Dockerfile')?.text).toBe('FROM a\n');
    });

    test('what is written leaves by no link of the repository', () => {
      symlinkSync('../outside', join(cwd, 'reports'));
      symlinkSync('../outside/new', join(cwd, 'dangling'));
      mkdirSync(join(cwd, 'own'));
      symlinkSync('own', join(cwd, 'inside'));
      const confinement = new Confinement({ cwd, paths: ['.'], trusted: [] });
      const leaves = (path: string) => confinement.leavesByLink(join(cwd, path));
      expect(['reports/x', 'reports', 'dangling', 'x', 'own/x', 'inside/x', '../outside/x'].map(leaves)).toEqual([
        true,
        true,
        true,
        false,
        false,
        false,
        false,
      ]);
    });
  },
);

test('a folder is not taken for the one above because its name begins with dots', () => {
  expect([isWithin('/a', '/a/..b'), isWithin('/a', '/a/../b'), isWithin('/a', '/a'), isWithin('/a', '/ab')]).toEqual([
    true,
    false,
    true,
    false,
  ]);
});

// A look at each folder above would be some 10^11 characters, or the whole stack.
test('paths that are too long to be opened are not looked into', () => {
  const one = host('.');
  for (const path of ['a/'.repeat(500_000), 'a'.repeat(1_000_000), '../'.repeat(300_000)]) {
    expect([one.kindOf(path), one.list(path), one.read(path), one.modeOf(path), one.isGitIgnored(path)]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      false,
    ]);
  }
});
