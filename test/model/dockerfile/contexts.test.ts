import { describe, expect, test } from 'vitest';
import { MemoryHost } from '../../../src/host/memory.js';
import { buildContext, folderContext } from '../../../src/model/dockerfile/build-context.js';
import { projectOf } from '../../harness.js';
import { type Files, shown } from './stage.js';

/** The context folder of the first Dockerfile, or why it is not known. */
function contextOf(files: Files): string {
  const { context } = projectOf(files).dockerfiles[0]!;
  return context.known ? context.value.context.directory : `? ${context.because}`;
}

const service = (name: string, context: string, dockerfile = 'Dockerfile') =>
  `  ${name}:\n    build: {context: ${context}, dockerfile: ${dockerfile}}\n`;

describe('the build context', () => {
  test('is the folder of a Dockerfile at the root', () => {
    expect(contextOf({ Dockerfile: 'FROM a\nCOPY missing .\n' })).toBe('.');
  });

  test('is what compose says, with the place', () => {
    const files = {
      'docker/Dockerfile': 'FROM a\n',
      'compose.yaml': `services:\n${service('web', '.', 'docker/Dockerfile')}`,
    };
    const { context, contexts } = projectOf(files).dockerfiles[0]!;
    expect(context).toMatchObject({ known: true, value: { context: { directory: '.' } } });
    expect(context.known && context.evidence.map(({ note }) => note)).toEqual(['compose gives the build context here']);
    expect(contexts).toHaveLength(1);
  });

  test('may be a folder that the Dockerfile is not in', () => {
    const files = {
      'docker/Dockerfile': 'FROM a\nCOPY app.py .\n',
      'src/app.py': '',
      'compose.yaml': `services:\n${service('web', 'src', '../docker/Dockerfile')}`,
    };
    expect(contextOf(files)).toBe('src');
  });

  test('is not known where services disagree, and is where they agree', () => {
    const both = (other: string) => ({
      'a/Dockerfile': 'FROM a\n',
      'compose.yaml': `services:\n${service('one', 'a')}${service('two', other, other === '.' ? 'a/Dockerfile' : 'Dockerfile')}`,
    });
    expect(contextOf(both('.'))).toBe('? compose services build it from several contexts');
    expect(contextOf(both('a'))).toBe('a');
  });

  test('of a Dockerfile below the root is the one folder that has what it copies', () => {
    const text = 'FROM a\nCOPY requirements.txt src/ ./\n';
    expect(contextOf({ 'docker/Dockerfile': text, 'requirements.txt': '', 'src/app.py': '' })).toBe('.');
    expect(contextOf({ 'docker/Dockerfile': text, 'docker/requirements.txt': '', 'docker/src/app.py': '' })).toBe(
      'docker',
    );
    expect(contextOf({ 'a/b/Dockerfile': text, 'a/requirements.txt': '', 'a/src/app.py': '' })).toBe('a');
  });

  test('of a Dockerfile below the root is not known where several folders or none have it', () => {
    const nothing = '? nothing says from which folder it is built';
    expect(contextOf({ 'docker/Dockerfile': 'FROM a\nCOPY . .\n' })).toBe(nothing);
    expect(contextOf({ 'docker/Dockerfile': 'FROM a\nCOPY a .\n', a: '', 'docker/a': '' })).toBe(nothing);
    expect(contextOf({ 'docker/Dockerfile': 'FROM a\nCOPY a .\n' })).toBe(nothing);
    expect(contextOf({ 'docker/Dockerfile': 'FROM a\nCOPY $X https://x.org/y --from=z .\n' })).toBe(nothing);
  });
});

/** What a COPY source matches in the context `.` of some files. */
function matches(files: readonly string[], source: string, more: Files = {}): readonly string[] | string {
  const host = new MemoryHost([...files.map((path): [string, string] => [path, '']), ...Object.entries(more)]);
  const found = buildContext('.', 'Dockerfile', host).matches(source);
  return found.known
    ? found.value.map(({ path, kind }) => (kind === 'file' ? path : `${path}/`))
    : `? ${found.because}`;
}

describe('a COPY source', () => {
  const files = ['app.py', 'lib/a.py', 'lib/b.py', 'lib/deep/c.py', 'key.json', 'Makefile'];

  test.each<[string, readonly string[] | string]>([
    ['app.py', ['app.py']],
    ['./app.py', ['app.py']],
    ['/app.py', ['app.py']],
    ['../app.py', ['app.py']],
    ['../../lib/../app.py', ['app.py']],
    ['lib', ['lib/']],
    ['lib/', ['lib/']],
    ['lib/.', ['lib/']],
    ['.', ['./']],
    ['/', ['./']],
    ['..', ['./']],
    ['App.py', []],
    ['makefile', []],
    ['missing', []],
    ['app.py/x', []],
    ['*.py', ['app.py']],
    ['lib/*.py', ['lib/a.py', 'lib/b.py']],
    ['l*/?.py', ['lib/a.py', 'lib/b.py']],
    ['lib/*', ['lib/a.py', 'lib/b.py', 'lib/deep/']],
    ['lib/[a]*', ['lib/a.py']],
    ['lib/[^a]*', ['lib/b.py', 'lib/deep/']],
    ['key[.]json*', ['key.json']],
    ['poetry.lock*', []],
    ['**/c.py', []],
    ['*/*/c.py', ['lib/deep/c.py']],
    ['[', []],
  ])('%s matches %j', (source, found) => {
    expect(matches(files, source)).toEqual(found);
  });

  test('that git ignores and that is absent may be generated', () => {
    const ignored = { '.gitignore': '.env\n*.mo\n/assets/\n' };
    expect(matches([], '.env', ignored)).toBe('? git ignores .env, so it may be generated');
    expect(matches(['.env'], '.env', ignored)).toEqual(['.env']);
    expect(matches([], 'locale/*.mo', ignored)).toBe('? git ignores locale/*.mo, so it may be generated');
    expect(matches([], 'assets/a.js', ignored)).toBe('? git ignores assets/a.js, so it may be generated');
    expect(matches([], 'other', ignored)).toEqual([]);
  });

  test('that a build tool makes may be generated', () => {
    expect(matches([], 'dist/*.whl')).toBe('? a build may make dist/*.whl');
    expect(matches([], 'build/static')).toBe('? a build may make build/static');
    expect(matches(['dist/a.whl'], 'dist/*.whl')).toEqual(['dist/a.whl']);
  });
});

describe('.dockerignore', () => {
  const with_ = (patterns: string, files: readonly string[], source: string) =>
    matches(files, source, { '.dockerignore': patterns });

  test('keeps files and folders out', () => {
    expect(with_('*.md\n', ['a.md', 'a.py'], 'a.md')).toEqual([]);
    expect(with_('*.md\n', ['a.md', 'a.py'], 'a*')).toEqual(['a.py']);
    expect(with_('lib\n', ['lib/a.py', 'a.py'], 'lib')).toEqual([]);
    expect(with_('lib\n', ['lib/a.py', 'a.py'], 'lib/a.py')).toEqual([]);
    expect(with_('**/*.py\n', ['lib/a.py', 'a.py'], 'lib/*')).toEqual([]);
  });

  test('keeps no file out twice: what git ignores and it names is not in the context', () => {
    expect(matches(['.env'], '.env', { '.dockerignore': '.env\n', '.gitignore': '.env\n' })).toEqual([]);
  });

  test('brings back what `!` names', () => {
    const patterns = '*\n!app.py\n!src/pkg/main.py\n';
    const files = ['app.py', 'other.py', 'src/pkg/main.py', 'src/pkg/other.py', 'docs/a.md'];
    expect(with_(patterns, files, 'app.py')).toEqual(['app.py']);
    expect(with_(patterns, files, 'other.py')).toEqual([]);
    expect(with_(patterns, files, 'src')).toEqual(['src/']);
    expect(with_(patterns, files, 'src/pkg/*')).toEqual(['src/pkg/main.py']);
    expect(with_(patterns, files, '*')).toEqual(['app.py', 'src/']);
    expect(with_(patterns, files, 'docs')).toEqual([]);
  });

  test('brings nothing back from a folder where nothing is', () => {
    expect(with_('*\n!src/missing.py\n', ['src/main.py'], 'src')).toEqual([]);
    expect(with_('*\n!**/*.py\n', ['src/deep/main.py', 'docs/a.md'], '*')).toEqual(['src/']);
  });

  test('lists what is sent', () => {
    const host = new MemoryHost([
      ['.dockerignore', 'secret*\n'],
      ['a/secret.txt', ''],
      ['a/b.py', ''],
      ['secret.txt', ''],
      ['z', ''],
    ]);
    const context = buildContext('.', 'Dockerfile', host);
    expect(context.list('.')?.map(({ path }) => path)).toEqual(['.dockerignore', 'a', 'z']);
    expect(context.list('a')?.map(({ path }) => path)).toEqual(['a/b.py', 'a/secret.txt']);
    expect(context.list('z')).toBeUndefined();
    expect(context.kindOf('secret.txt')).toBeUndefined();
    expect(context.read('secret.txt')).toBeDefined();
    expect(context.ignore?.file.path).toBe('.dockerignore');
  });

  test('beside the Dockerfile wins', () => {
    const host = new MemoryHost([
      ['.dockerignore', 'a\n'],
      ['docker/web.Dockerfile.dockerignore', 'b\n'],
      ['a', ''],
      ['b', ''],
    ]);
    const own = buildContext('.', 'docker/web.Dockerfile', host);
    expect([own.kindOf('a'), own.kindOf('b')]).toEqual(['file', undefined]);
    const common = buildContext('.', 'docker/other.Dockerfile', host);
    expect([common.kindOf('a'), common.kindOf('b')]).toEqual([undefined, 'file']);
    const mounted = folderContext('.', host);
    expect([mounted.kindOf('a'), mounted.kindOf('b')]).toEqual(['file', 'file']);
    expect(mounted.ignore).toBeUndefined();
  });

  test('counts from the context, not from the Dockerfile', () => {
    const host = new MemoryHost([
      ['app/.dockerignore', 'a\n'],
      ['app/a', ''],
      ['a', ''],
    ]);
    expect(shown(buildContext('app', 'Dockerfile', host).matches('a'))).toEqual([]);
    expect(shown(buildContext('.', 'Dockerfile', host).matches('a'))).toEqual([{ path: 'a', kind: 'file' }]);
  });
});

test('what is no file and lies outside of the project is not known', () => {
  const odd = {
    kindOf: (path: string) =>
      path === 'pipe' ? ('other' as const) : path === 'link' ? ('outside' as const) : undefined,
    list: () => [],
    read: () => undefined,
    modeOf: () => undefined,
    isGitIgnored: () => false,
    rootOf: () => 'project',
  };
  expect(shown(buildContext('project', 'project/Dockerfile', odd).matches('x'))).toEqual([]);
  expect(buildContext('.', 'Dockerfile', odd).matches('x')).toMatchObject({ known: false });
  const inside = { ...odd, rootOf: () => '.' };
  expect(buildContext('.', 'Dockerfile', inside).matches('pipe')).toMatchObject({ known: false });
  expect(buildContext('.', 'Dockerfile', inside).matches('link')).toMatchObject({ known: false });
});
