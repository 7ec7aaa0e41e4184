import { describe, expect, test } from 'vitest';
import { discover } from '../../src/engine/discover.js';
import { isForeignYaml, kindByName } from '../../src/engine/file-kinds.js';
import { MemoryHost } from '../../src/host/memory.js';

const options = {
  excludes: () => false,
  includes: (_path: string) => false,
  respectsGitignore: () => true,
  forcesExclude: () => false,
};

const find = (
  files: Readonly<Record<string, string>>,
  paths: readonly string[] = ['.'],
  more: Partial<typeof options> = {},
) => discover({ host: new MemoryHost(Object.entries(files)), paths, ...options, ...more });

const found = (...args: Parameters<typeof find>) => find(...args).files.map(({ path }) => path);

const from = 'FROM a:1\n';
const services = 'services:\n  a:\n    image: a:1\n';

describe('names', () => {
  test.each([
    'Dockerfile',
    'dockerfile',
    'DOCKERFILE',
    'Containerfile',
    'Dockerfile.prod',
    'Dockerfile-dev',
    'api.Dockerfile',
    'api.dockerfile',
    'a/b/Dockerfile.gpu',
    'web.containerfile',
  ])('%s is a Dockerfile', (name) => expect(kindByName(name)).toBe('dockerfile'));

  test.each([
    'compose.yaml',
    'compose.yml',
    'docker-compose.yml',
    'Docker-Compose.yaml',
    'compose.override.yml',
    'docker-compose.prod.yml',
    'docker-compose-dev.yml',
    'dev.compose.yml',
    'app-compose.yaml',
    'compose_dev.yml',
  ])('%s is a compose file', (name) => expect(kindByName(name)).toBe('compose'));

  test.each([
    'Dockerfile.dockerignore',
    'Dockerfile.md',
    'Dockerfile.bak',
    'Dockerfile~',
    'mydockerfile',
    'Dockerfiles',
    'compose.json',
    'decompose.yml',
    'compose',
    'docker-compose.yml.bak',
    'README',
  ])('%s is neither', (name) => expect(kindByName(name)).toBeUndefined());

  test.each([
    'Dockerfile.j2',
    'Dockerfile.tmpl',
    'docker-compose.yml.j2',
    'compose.yaml.jinja',
    'Dockerfile.prod.template',
    '{{cookiecutter.project_slug}}/compose/local/Dockerfile',
    'template/{% if web %}web{% endif %}/compose.yaml',
  ])('%s is a template', (name) => expect(kindByName(name)).toBe('template'));
});

describe('a folder', () => {
  test('is searched, dot folders too, and sorted', () => {
    expect(
      found({ 'b/Dockerfile': from, '.devcontainer/Dockerfile': from, 'a/compose.yaml': services, 'main.py': '' }),
    ).toEqual(['.devcontainer/Dockerfile', 'a/compose.yaml', 'b/Dockerfile']);
  });

  test("is not searched where other people's files are", () => {
    const foreign = ['.git', 'node_modules/x', '.venv/lib', 'a/site-packages/b', '__pycache__'];
    const files = Object.fromEntries(foreign.map((folder) => [`${folder}/Dockerfile`, from]));
    expect(found({ ...files, 'env/pyvenv.cfg': '', 'env/Dockerfile': from })).toEqual([]);
  });

  test('leaves out what git ignores, unless told otherwise', () => {
    const files = {
      '.gitignore': 'build/\n*.local.yml\n',
      'build/Dockerfile': from,
      'compose.local.yml': services,
      Dockerfile: from,
    };
    expect(found(files)).toEqual(['Dockerfile']);
    expect(found(files, ['.'], { respectsGitignore: () => false })).toHaveLength(3);
  });

  test('leaves out what is excluded, and does not look below', () => {
    const asked: string[] = [];
    const excludes = (path?: string) => {
      asked.push(path!);
      return path === 'a';
    };
    expect(found({ 'a/b/Dockerfile': from, 'c/Dockerfile': from }, ['.'], { excludes } as never)).toEqual([
      'c/Dockerfile',
    ]);
    expect(asked).not.toContain('a/b');
  });

  test('called Dockerfile is a folder', () => {
    expect(find({ 'Dockerfile/': '', 'x/Dockerfile': from })).toMatchObject({
      files: [{ path: 'x/Dockerfile' }],
      problems: [],
    });
  });

  test('gives notes about templates and no problems', () => {
    const { files, notes, problems } = find({ 'Dockerfile.j2': from });
    expect({ files, problems }).toEqual({ files: [], problems: [] });
    expect(notes).toEqual(['Dockerfile.j2: skipped, because it is a template.']);
  });

  test('content decides about files that may be programs, and about workflows', () => {
    expect(
      found({
        'dockerfile.py': 'from docker import client\n',
        'Dockerfile.py': 'FROM python:3.13\n',
        '.github/workflows/docker-compose.yml': 'name: x\non: push\njobs:\n  a:\n    runs-on: x\n',
        'k8s/compose.yaml': 'apiVersion: v1\nkind: Service\n',
        'broken/compose.yaml': 'services: [\n',
      }),
    ).toEqual(['Dockerfile.py', 'broken/compose.yaml']);
  });

  test('deeper than anybody goes is said to be', () => {
    const { problems } = find({ [`${'a/'.repeat(70)}Dockerfile`]: from });
    expect(problems).toMatchObject([{ kind: 'io', message: expect.stringContaining('64 levels') as string }]);
  });
});

describe('what is named', () => {
  test('is linted whatever it is called and whoever ignores it', () => {
    const files = {
      '.gitignore': '*\n',
      'images/base': from,
      'Dockerfile.j2': from,
      'stack.yml': services,
      'node_modules/x/Dockerfile': from,
    };
    expect(
      find(files, ['images/base', 'Dockerfile.j2', 'stack.yml', 'node_modules/x/Dockerfile'], { excludes: () => true })
        .files,
    ).toEqual([
      { path: 'Dockerfile.j2', kind: 'dockerfile', doubtful: false },
      { path: 'images/base', kind: 'dockerfile', doubtful: false },
      { path: 'node_modules/x/Dockerfile', kind: 'dockerfile', doubtful: false },
      { path: 'stack.yml', kind: 'compose', doubtful: true },
    ]);
  });

  test('is left out when excluding is forced, itself or a folder above it', () => {
    const more = { excludes: (path?: string) => path === 'a' || path === 'Dockerfile', forcesExclude: () => true };
    expect(
      found(
        { 'a/b/Dockerfile': from, Dockerfile: from, 'c/Dockerfile': from },
        ['a/b/Dockerfile', 'Dockerfile', 'c'],
        more as never,
      ),
    ).toEqual(['c/Dockerfile']);
  });

  test('and is nothing of ours, not there, or a folder, is a problem', () => {
    const { files, problems } = find({ 'a.txt': 'hello\n', 'README.rst': 'FROM a:1\n', 'Dockerfile/': '' }, [
      'a.txt',
      'README.rst',
      'b',
      'Dockerfile',
      '../x',
    ]);
    expect(files).toEqual([]);
    expect(problems.map(({ kind, path, message }) => `${kind} ${path}: ${message}`)).toEqual([
      'parse a.txt: This is neither a Dockerfile nor a compose file.',
      'parse README.rst: This is neither a Dockerfile nor a compose file.',
      'io b: There is no such file or folder.',
      'io Dockerfile: This is a folder, not a file.',
      'io ../x: The path leads out of the project and is not followed.',
    ]);
  });

  test('and is nothing of ours is passed over where a program names files', () => {
    const more = { ignoreUnknown: true } as never;
    const files = { 'a.txt': 'hello\n', 'docker-compose.yml': 'on: push\njobs: {}\n', Dockerfile: from };
    const { files: linted, problems, notes } = find(files, ['a.txt', 'docker-compose.yml', 'Dockerfile', 'b'], more);
    expect(linted.map(({ path }) => path)).toEqual(['Dockerfile']);
    expect(problems.map(({ path }) => path)).toEqual(['b']);
    expect(notes).toEqual([
      'a.txt: passed over, because it is neither a Dockerfile nor a compose file.',
      'docker-compose.yml: passed over, because it is neither a Dockerfile nor a compose file.',
    ]);
  });

  test('and is a .dockerignore stands for the Dockerfiles that it decides about', () => {
    const files = {
      'a/.dockerignore': '',
      'a/Dockerfile': from,
      'a/gpu.Dockerfile': from,
      'a/Dockerfile.md': '',
      'a/b/Dockerfile': from,
      'c/gpu.Dockerfile': from,
      'c/Dockerfile': from,
      'c/gpu.Dockerfile.dockerignore': '',
      'd/.dockerignore': '',
    };
    expect(found(files, ['a/.dockerignore'])).toEqual(['a/Dockerfile', 'a/gpu.Dockerfile']);
    expect(found(files, ['c/gpu.Dockerfile.dockerignore'])).toEqual(['c/gpu.Dockerfile']);
    expect(
      found(files, ['a/.dockerignore'], { excludes: (path?: string) => path === 'a/Dockerfile' } as never),
    ).toEqual(['a/gpu.Dockerfile']);
    const { files: none, problems, notes } = find(files, ['d/.dockerignore']);
    expect([none, problems, notes]).toEqual([[], [], ['d/.dockerignore: no Dockerfile stands beside it.']]);
  });

  test('several times is linted once', () => {
    expect(found({ Dockerfile: from }, ['.', 'Dockerfile', '.'])).toEqual(['Dockerfile']);
  });
});

test('a compose file with a job of its own is no workflow', () => {
  expect(isForeignYaml('services:\n  a: {}\njobs:\n  b: {}\n')).toBe(false);
  expect(isForeignYaml('servces:\n  a: {}\n')).toBe(false);
  expect(isForeignYaml('on: push\njobs: {}\n')).toBe(true);
});
