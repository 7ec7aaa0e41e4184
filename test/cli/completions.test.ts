import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shellNames } from '../../src/cli/completions/data.js';
import { bash } from '../../src/cli/completions/bash.js';
import { fish } from '../../src/cli/completions/fish.js';
import { powershell } from '../../src/cli/completions/powershell.js';
import { zsh } from '../../src/cli/completions/zsh.js';
import { main } from '../../src/cli/main.js';
import { commandNames, optionSpecs } from '../../src/cli/option-table.js';
import { outputFormats } from '../../src/config/settings.js';
import { rules } from '../../src/rules/index.js';

const scripts = { bash: bash(), fish: fish(), powershell: powershell(), zsh: zsh() };

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pydock-lint-'));
  for (const [shell, script] of Object.entries(scripts)) writeFileSync(join(folder, shell), script);
  writeFileSync(join(folder, 'Dockerfile'), '');
  writeFileSync(join(folder, 'My Dockerfile'), '');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('bash', () => {
  /** What bash offers for the last of some words, as it divides them: at blanks and at `=`. */
  function offered(...words: readonly string[]): readonly string[] {
    const quoted = words.map((word) => `'${word}'`).join(' ');
    const { stdout, stderr, status } = spawnSync(
      'bash',
      [
        '--norc',
        '-c',
        `set -u; source ./bash; COMP_WORDS=(pydock-lint ${quoted}); COMP_CWORD=${words.length}; _pydock_lint; printf '%s\\n' "\${COMPREPLY[@]-}"`,
      ],
      { cwd: folder, encoding: 'utf8' },
    );
    expect({ status, stderr: stderr.replace(/.*compopt: not currently executing.*\n/g, '') }).toEqual({
      status: 0,
      stderr: '',
    });
    return stdout.split('\n').filter((line) => line !== '');
  }

  test('completes options of the command', () => {
    expect(offered('--sel')).toEqual(['--select']);
    expect(offered('check', '.', '--stat')).toEqual(['--statistics']);
    expect(offered('rule', '--')).toEqual([
      '--output-format',
      '--color',
      '--quiet',
      '--verbose',
      '--all',
      '--help',
      '--version',
    ]);
    expect(offered('rule', '--sel')).toEqual([]);
  });

  test('completes values, behind a blank and behind =', () => {
    expect(offered('--output-format', 'g')).toEqual(['grouped', 'github', 'gitlab']);
    expect(offered('--output-format', '=', 'sar')).toEqual(['sarif']);
    expect(offered('--fail-on', '=')).toEqual(['error', 'warning', 'info']);
    expect(offered('--preset', '')).toEqual(['recommended', 'strict', 'all']);
    expect(offered('--report', 'check')).toEqual(['checkstyle=']);
    expect(offered('--report', 'junit', '=', 'Do')).toEqual([]);
  });

  test('completes names of rules, in lists, too', () => {
    expect(offered('--select', 'root-us')).toEqual(['root-user']);
    expect(offered('--ignore', '=', 'DL3002,security,root-us')).toEqual(['DL3002,security,root-user']);
    expect(offered('rule', 'DL30')).toContain('DL3042');
    expect(offered('--select', '').length).toBeGreaterThan(rules.length);
  });

  test('completes commands at the first place, and what they take', () => {
    expect(offered('ins')).toEqual(['inspect']);
    expect(offered('--quiet', 'ru')).toEqual(['rule']);
    expect(offered('--preset', 'all', 'ru')).toEqual(['rule']);
    expect(offered('completions', '')).toEqual([...shellNames]);
    expect(offered('config', 'fail')).toEqual(['fail-on']);
    expect(offered('help', 'con')).toEqual(['config']);
  });

  test('completes files, those with blanks in their names, too', () => {
    expect(offered('Do')).toEqual(['Dockerfile']);
    expect(offered('check', 'My')).toEqual(['My Dockerfile']);
    expect(offered('inspect', 'Do')).toEqual(['Dockerfile']);
  });
});

describe.each(Object.entries(scripts))('%s', (shell, script) => {
  test('has every command, option, format and rule', () => {
    for (const name of [...commandNames, ...outputFormats, ...rules.map((rule) => rule.name)])
      expect(script, name).toMatch(new RegExp(`(?<![\\w-])${name}(?![\\w-])`));
    for (const { name } of optionSpecs) expect(script).toMatch(new RegExp(`(?:--|-l )${name}(?![\\w-])`));
  });

  test('can be read by its shell, where it is installed', () => {
    const checks: Record<string, readonly string[]> = { bash: ['-n'], zsh: ['-n'], fish: ['--no-execute'] };
    const args = checks[shell];
    // Windows PowerShell has no check without running.
    if (!args) return;
    const { error, status, stderr } = spawnSync(shell, [...args, join(folder, shell)], { encoding: 'utf8' });
    if (error) {
      expect((error as NodeJS.ErrnoException).code).toBe('ENOENT');
      return;
    }
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  test('is printed by the command', async () => {
    let out = '';
    const terminal = { cwd: folder, env: {}, isTty: true, err: () => {}, readInput: () => Buffer.of() };
    const code = await main(['completions', shell], { ...terminal, out: (text) => void (out += text) });
    expect({ code, out }).toEqual({ code: 0, out: script });
  });
});

test('brackets and quotes of the scripts are closed', () => {
  // Structure is what can be checked of PowerShell without it.
  const bare = scripts.powershell.replace(/'(?:[^']|'')*'|#.*$/gm, '');
  for (const [open, close] of ['{}', '()', '[]'])
    expect(bare.split(open!).length, open).toBe(bare.split(close!).length);
  expect(bare).not.toContain("'");
});
