import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  aptGetSubcommand,
  installCommandOf,
  packageManagerOf,
  packageManagers,
} from '../../src/knowledge/package-managers.js';

const find = (line: string) => {
  const [program = '', ...args] = line.split(' ');
  return installCommandOf(program, args);
};

test.each([
  ['pip install flask', 'pip', 0],
  ['pip3 install flask', 'pip', 0],
  ['pip3.12 install flask', 'pip', 0],
  ['pip --no-cache-dir --timeout 60 install flask', 'pip', 3],
  ['uv pip install --system flask', 'uv', 1],
  ['uv --directory /app sync --locked', 'uv', 2],
  ['uv pip sync requirements.txt', 'uv', 1],
  ['apt-get -y install curl', 'apt-get', 1],
  ['apt-get -o Dpkg::Use-Pty=0 install curl', 'apt-get', 2],
  ['apk --no-cache add curl', 'apk', 1],
  ['poetry install --no-root', 'poetry', 0],
  ['conda env create -f environment.yml', 'conda', 1],
  ['conda install -c conda-forge numpy', 'conda', 0],
  ['npm ci', 'npm', 0],
  ['microdnf install git', 'microdnf', 0],
])('%s installs', (line, manager, verbIndex) =>
  expect(find(line)).toMatchObject({ manager: { name: manager }, verbIndex }),
);

test.each([
  'pip list',
  'pip',
  'pip cache purge',
  'pip config set install.x y',
  'apt-get update',
  'uv run x',
  'uv pip list',
  'conda env list',
  'pipeline install x',
  'constructor install',
])('%s does not', (line) => expect(find(line)).toBeUndefined());

test('pip download only fetches', () => expect(find('pip download x')?.verb.installs).toBe(false));

describe('options that take a value', () => {
  test.each([
    ['pip install', '-r', true],
    ['pip install', '--index-url', true],
    ['pip install', '--trusted-host', true],
    ['pip install', '--no-cache-dir', false],
    ['pip install', '-U', false],
    ['pip install', '--upgrade', false],
    ['pip install', '--user', false],
    ['uv pip install', '--requirement', true],
    ['uv pip install', '--system', false],
    ['uv sync', '--group', true],
    ['uv sync', '--no-dev', false],
    ['poetry install', '--only', true],
    ['poetry install', '--no-root', false],
    ['apt-get install', '-t', true],
    ['apt-get install', '--no-install-recommends', false],
    ['apk add', '--virtual', true],
    ['apk add', '--no-cache', false],
    ['conda install', '-c', true],
    ['conda install', '-y', false],
  ])('%s %s: %s', (line, option, takes) => expect(find(line)?.verb.valueOptions.has(option)).toBe(takes));
});

test.each([
  ['apt-get dist-upgrade', true],
  ['apk --no-cache upgrade', true],
  ['yum -y update', true],
  ['zypper -n dup', true],
  ['apt-get install', false],
])('%s upgrades: %s', (line, upgrades) => expect(find(line)?.verb.upgrades).toBe(upgrades));

test.each([
  ['apt-get', ['curl', 'g++', 'libc6:i386'], ['curl=8', 'git/sid', 'exim4-', 'python3-*']],
  ['apk', ['py3-pip', 'so:libc.musl'], ['a=1', 'a~1', 'a>1', 'a@edge', '!a']],
  ['dnf', ['git', 'python3-pip'], ['git-2.51', '@core', '/bin/sh', 'a*']],
  ['npm', ['sass', '@vue/cli', 'npm@latest'], ['sass@1', '@vue/cli@5.0', 'user/repo', 'a@npm:b@1']],
  ['gem', ['rails'], ['rails:8.0']],
  ['go', ['example.org/x@latest'], ['example.org/x@v1.2.0', 'example.org/x', './...']],
])('%s: packages without and with a version', (program, without, having) => {
  const unpinned = packageManagerOf(program)!.unpinned!;
  expect(without.filter((name) => !unpinned.test(name))).toEqual([]);
  expect(having.filter((name) => unpinned.test(name))).toEqual([]);
});

test('who asks', () =>
  expect(packageManagers.filter(({ confirmation }) => confirmation).map(({ name }) => name)).toEqual([
    ...['apt-get', 'dnf', 'yum', 'zypper'],
  ]));

test('what apt-get calls a subcommand of apt', () => {
  expect(aptGetSubcommand('install')).toBe('install');
  expect(aptGetSubcommand('full-upgrade')).toBe('dist-upgrade');
  expect(aptGetSubcommand('list')).toBeUndefined();
});

test('rows are whole', () => {
  for (const manager of packageManagers) {
    expect(manager.source, manager.name).toMatch(/^https:\/\//);
    for (const verb of manager.verbs)
      for (const option of verb.valueOptions) expect(option, manager.name).toMatch(/^--?[\w-]+$/);
    for (const flag of manager.confirmation?.options ?? []) {
      expect(
        manager.verbs.some(({ valueOptions }) => valueOptions.has(flag)),
        `${manager.name} ${flag}`,
      ).toBe(false);
    }
  }
  expect(packageManagerOf('pip')?.noCache).toEqual({ flag: '--no-cache-dir', variable: 'PIP_NO_CACHE_DIR' });
});

test('never throws, and the verb is an argument', () =>
  fc.assert(
    fc.property(
      fc.constantFrom(...packageManagers.flatMap(({ programs }) => programs), '__proto__', 'pip3.9'),
      fc.array(
        fc.option(fc.constantFrom('install', 'pip', '-r', '--timeout', 'env', 'create', 'add', ''), { nil: undefined }),
      ),
      (program, args) => {
        const found = installCommandOf(program, args);
        if (found) expect(args[found.verbIndex]).toBe(found.verb.words.at(-1));
      },
    ),
  ));
