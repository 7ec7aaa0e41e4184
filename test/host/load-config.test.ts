import { describe, expect, test } from 'vitest';
import type { Config } from '../../src/config/settings.js';
import { Configurations } from '../../src/host/load-config.js';
import { MemoryHost } from '../../src/host/memory.js';
import { rules } from '../../src/rules/index.js';

const load = (
  files: Readonly<Record<string, string>>,
  more: { overrides?: Config; configFile?: string; isolated?: boolean } = {},
) =>
  new Configurations({
    host: new MemoryHost(Object.entries(files)),
    rules,
    overrides: {},
    absolute: (path) => (path === '.' ? '/' : `/${path}`),
    ...more,
  });

const select = (rule: string) => `select = ["${rule}"]\n`;
const on = (configurations: Configurations, path: string) =>
  configurations.settingsFor(path).rules.map(({ rule }) => rule.name);
const problems = (files: Readonly<Record<string, string>>) => {
  const configurations = load(files);
  configurations.settingsFor('Dockerfile');
  return configurations.problems.map(({ kind, path, line, message }) => `${kind} ${path}:${line}: ${message}`);
};

describe('which file counts', () => {
  test('the closest, without merging', () => {
    const configurations = load({
      'pydock-lint.toml': `${select('root-user')}fail-on = "error"\n`,
      'a/pydock-lint.toml': select('loopback-bind'),
      'a/b/x': '',
    });
    expect(on(configurations, 'Dockerfile')).toEqual(['root-user']);
    expect(on(configurations, 'c/d/Dockerfile')).toEqual(['root-user']);
    expect(on(configurations, 'a/b/Dockerfile')).toEqual(['loopback-bind']);
    expect(configurations.settingsFor('a/b/Dockerfile').config.failOn).toBeUndefined();
    expect(configurations.settingsFor('a/x')).toBe(configurations.settingsFor('a/b/y'));
    expect(configurations.settingsFor('a/x').source).toBe('a/pydock-lint.toml');
  });

  test('of several in a folder: .pydock-lint.toml, pydock-lint.toml, pyproject.toml', () => {
    const files = {
      '.pydock-lint.toml': select('root-user'),
      'pydock-lint.toml': select('loopback-bind'),
      'pyproject.toml': `[tool.pydock-lint]\n${select('invalid-port')}`,
    };
    expect(on(load(files), 'x')).toEqual(['root-user']);
    const { '.pydock-lint.toml': _, ...two } = files;
    expect(on(load(two), 'x')).toEqual(['loopback-bind']);
    expect(on(load({ 'pyproject.toml': files['pyproject.toml'] }), 'x')).toEqual(['invalid-port']);
  });

  test('a pyproject.toml without our table is passed over, even a broken one', () => {
    const configurations = load({
      'pydock-lint.toml': select('root-user'),
      'a/pyproject.toml': '[project]\nname = "x"\n',
      'b/pyproject.toml': '{{ broken',
    });
    expect(on(configurations, 'a/x')).toEqual(['root-user']);
    expect(on(configurations, 'b/x')).toEqual(['root-user']);
    expect(configurations.problems).toEqual([]);
  });

  test('one that is named, for everything; or none', () => {
    const files = { 'pydock-lint.toml': select('root-user'), 'ci.toml': select('loopback-bind') };
    expect(on(load(files, { configFile: 'ci.toml' }), 'a/x')).toEqual(['loopback-bind']);
    expect(on(load(files, { isolated: true, overrides: { select: ['invalid-port'] } }), 'a/x')).toEqual([
      'invalid-port',
    ]);
    expect(load(files, { configFile: 'no.toml' }).problems).toMatchObject([{ kind: 'config', path: 'no.toml' }]);
    expect(load({ 'pyproject.toml': '[project]\n' }, { configFile: 'pyproject.toml' }).problems).toMatchObject([
      { message: 'There is no table [tool.pydock-lint].' },
    ]);
  });
});

describe('what is wrong', () => {
  test('is told with its line, once, and the defaults count', () => {
    const text = '[tool.pydock-lint]\nfail-on = "error"\n\n[tool.pydock-lint.rules.root-usr]\nseverity = "off"\n';
    const configurations = load({ 'pyproject.toml': text });
    const settings = configurations.settingsFor('a');
    configurations.settingsFor('b');
    expect(configurations.problems).toEqual([
      {
        kind: 'config',
        path: 'pyproject.toml',
        line: 4,
        message: 'There is no rule `root-usr`. Did you mean `root-user`?',
      },
    ]);
    expect(settings.config).toEqual({});
  });

  test.each<[string, string]>([
    ['select = ["a"\n', 'config pydock-lint.toml:2: The TOML cannot be read'],
    ['a = 1\n', 'config pydock-lint.toml:1: There is no setting `a`'],
    [
      'preset = "strict"\n\nslect = []\n',
      'config pydock-lint.toml:3: There is no setting `slect`. Did you mean `select`?',
    ],
    ['[rules]\nroot-user.severity = "of"\n', 'config pydock-lint.toml:2: `rules.root-user.severity` is to be one of'],
    [`a = ${'['.repeat(5000)}`, 'config pydock-lint.toml:1: The TOML cannot be read'],
    ['preset = "all"\npreset = "all"\n', 'config pydock-lint.toml:2: The TOML cannot be read'],
  ])('%j', (text, expected) => {
    const [first] = problems({ 'pydock-lint.toml': text });
    expect(first).toContain(expected);
  });

  test('a table that is no table', () => {
    expect(problems({ 'pyproject.toml': '[tool]\npydock-lint = 3\n' })).toEqual([
      'config pyproject.toml:2: The configuration is to be a table, not the number 3.',
    ]);
  });
});

describe('patterns', () => {
  test('of a file count from its folder', () => {
    const configurations = load({
      'a/pydock-lint.toml': 'exclude = ["/old", "*.bak/"]\nextend-exclude = ["gen"]\n',
      x: '',
    });
    const excludes = (path: string, isDirectory = false) =>
      configurations.settingsFor(path).excludes(path, isDirectory);
    expect([
      excludes('a/old', true),
      excludes('a/b/old', true),
      excludes('a/x.bak', true),
      excludes('a/x.bak'),
      excludes('a/b/gen/Dockerfile'),
    ]).toEqual([true, false, true, false, true]);
  });

  test('of the command line count from the working directory, and replace exclude but not extend-exclude', () => {
    const configurations = load(
      { 'a/pydock-lint.toml': 'exclude = ["old"]\nextend-exclude = ["gen"]\n' },
      { overrides: { exclude: ['/a/new'] } },
    );
    const { excludes } = configurations.settingsFor('a/x');
    expect(['a/old', 'a/gen', 'a/new', 'new'].map((path) => excludes(path, false))).toEqual([false, true, true, false]);
  });

  test('per-file-ignores name rules, categories and aliases', () => {
    const { silencedIn } = load({
      'pydock-lint.toml': '[per-file-ignores]\n"tests/" = ["style", "DL3002"]\n"*.dev" = ["loopback-bind"]\n',
    }).settingsFor('x');
    expect([...silencedIn('tests/Dockerfile')]).toEqual(expect.arrayContaining(['missing-expose', 'root-user']));
    expect([...silencedIn('a/Dockerfile.dev')]).toEqual(['loopback-bind']);
    expect([...silencedIn('Dockerfile')]).toEqual([]);
  });
});
