import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { InputError } from '../../src/action/inputs.js';
import { fromWorkspace, insideWorkspace } from '../../src/action/workspace.js';

let [home, workspace] = ['', ''];
beforeEach(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'pydock-lint-')));
  workspace = join(home, 'work');
  mkdirSync(join(workspace, 'sub'), { recursive: true });
  mkdirSync(join(home, 'work-2'));
  writeFileSync(join(home, 'secret'), '');
  symlinkSync(join(home, 'secret'), join(workspace, 'file'));
  symlinkSync('..', join(workspace, 'up'));
  symlinkSync('nowhere', join(workspace, 'dangling'));
  symlinkSync('sub', join(workspace, 'here'));
  symlinkSync(workspace, join(home, 'link'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

test.each(['.', 'x.sarif', 'sub/x.sarif', 'not/there/x', 'sub/../x', 'here/x', '..x'])('%s is inside', (path) => {
  const absolute = insideWorkspace(workspace, path, 'sarif-file');
  expect(absolute).toBe(join(workspace, path));
  expect(join(workspace, fromWorkspace(workspace, absolute))).toBe(absolute);
});

test.each(['..', '../work-2/x', '/etc/passwd', 'sub/../../x', 'file', 'up/x', 'dangling', 'dangling/x'])(
  '%s leads out',
  (path) => {
    expect(() => insideWorkspace(workspace, path, 'sarif-file')).toThrow(
      new InputError(`\`sarif-file\` leads out of the workspace: \`${path}\`.`),
    );
  },
);

test('the workspace itself may be reached by a link', () => {
  expect(insideWorkspace(join(home, 'link'), 'x', 'sarif-file')).toBe(join(home, 'link/x'));
  expect(insideWorkspace(join(home, 'link'), join(workspace, 'x'), 'sarif-file')).toBe(join(home, 'link/x'));
});
