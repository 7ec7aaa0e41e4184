import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { parseCommandLine } from '../src/cli/options.js';
import { kindByName } from '../src/engine/file-kinds.js';

interface Hook {
  readonly id: string;
  readonly entry: string;
  readonly args?: readonly string[];
  readonly files: string;
  readonly exclude?: string;
  readonly pass_filenames?: boolean;
  readonly require_serial: boolean;
  readonly language: string;
}
const hooks = parse(readFileSync('.pre-commit-hooks.yaml', 'utf8')) as readonly Hook[];
const [files, project] = hooks as [Hook, Hook];

/** Python's patterns with flags at the start, `x` among them, as ours. */
function pattern(text: string): RegExp {
  const [, flags, body] = /^\(\?([xi]+)\)(.*)$/s.exec(text)!;
  return new RegExp(flags!.includes('x') ? body!.replaceAll(/\s/g, '') : body!, 'i');
}
const names = (hook: Hook, path: string) =>
  pattern(hook.files).test(path) && !(hook.exclude !== undefined && pattern(hook.exclude).test(path));

describe('what pre-commit hands to the hooks', () => {
  test.each([
    ...[
      'Dockerfile',
      'dockerfile',
      'a/Dockerfile',
      'Dockerfile.prod',
      'Dockerfile-dev',
      'Dockerfile_dev',
      'web.dockerfile',
    ],
    ...['Containerfile', 'app.Containerfile', 'Dockerfile.v1.2', 'compose.yaml', 'compose.yml', 'docker-compose.yml'],
    ...['docker-compose.override.yml', 'compose.prod.yaml', 'docker-compose-dev.yml', 'a/b/docker-compose_ci.yaml'],
    ...[
      'local.compose.yml',
      'my-docker-compose.yml',
      '.dockerignore',
      'a/.dockerignore',
      'web.Dockerfile.dockerignore',
    ],
  ])('%s', (path) => {
    expect([names(files, path), names(project, path)]).toEqual([true, true]);
    if (!path.endsWith('ignore') && !path.includes('_dev'))
      expect(kindByName(path)).toMatch(/^(?:dockerfile|compose)$/);
  });

  test.each([
    ...[
      'Dockerfile.md',
      'Dockerfile.j2',
      'Dockerfile.tmpl',
      'Dockerfile.py',
      'dockerfile.json',
      'Dockerfile.bak',
      'Dockerfile.orig',
    ],
    ...[
      'dockerfiles',
      'mydockerfile',
      'Dockerfiles/x',
      'decompose.yaml',
      'compose.json',
      'docker-compose.yml.j2',
      'composer.yml',
    ],
    ...['config.yml', '.gitignore', 'requirements.txt'],
  ])('not %s', (path) => expect(names(files, path)).toBe(false));

  test.each([
    'requirements.txt',
    'requirements/dev.in',
    'pyproject.toml',
    'a/uv.lock',
    'Pipfile',
    '.python-version',
    'pydock-lint.toml',
  ])('%s matters to the whole project', (path) =>
    expect([names(project, path), names(files, path)]).toEqual([true, false]),
  );
});

test('the hooks start the program with options that it has, and end them before names', () => {
  for (const { entry, args = [], language, require_serial } of hooks) {
    const [program, ...words] = entry.split(' ');
    expect([program, language, require_serial]).toEqual(['pydock-lint', 'node', true]);
    expect(parseCommandLine([...words, ...args], () => false).command).toBe('check');
  }
  expect(files.args?.at(-1)).toBe('--');
  expect(project.pass_filenames).toBe(false);
});
