import { describe, expect, test } from 'vitest';
import { projectOf, testDay } from '../harness.js';
import { lint, MemoryHost } from '../../src/index.js';
import { run, selectDefault } from '../../src/engine/run.js';
import rule from '../../src/rules/correctness/undefined-network.js';
import syntax from '../../src/rules/correctness/compose-schema.js';

const files = {
  'compose.yaml': 'include: [infra/db.yml]\nservices:\n  web:\n    image: nginx:1.31\n',
  'infra/db.yml': 'services:\n  db:\n    image: nginx:1.31\n    networks: [gone]\n    imag: x\n',
};

test('rules see what is included where it is written', () => {
  const { diagnostics } = run(projectOf(files), [selectDefault(rule), selectDefault(syntax)]);
  expect(diagnostics.map(({ rule: name, at }) => [name, at.file.path])).toEqual([
    ['undefined-network', 'infra/db.yml'],
    ['compose-schema', 'infra/db.yml'],
  ]);
});

test('secrets of what is included are known', () => {
  const token = ['correct', 'horse', 'battery'].join('-');
  const project = projectOf({
    ...files,
    'infra/db.yml': `services:\n  db:\n    environment: {DB_PASSWORD: ${token}}\n`,
  });
  expect(project.secrets.map(({ at }) => at.file.path)).toContain('infra/db.yml');
});

describe('what is reported of it', () => {
  const found = async (
    paths: readonly string[],
    over: Readonly<Record<string, string>> = {},
  ): Promise<readonly string[]> => {
    const host = new MemoryHost(
      Object.entries({
        'compose.yaml': 'include: [infra/db.yml, infra/compose.cache.yaml]\nservices:\n  web:\n    build: .\n',
        'infra/db.yml': 'version: "3"\nservices:\n  db:\n    image: nginx:1.31\n',
        'infra/compose.cache.yaml': 'version: "3"\nservices:\n  cache:\n    image: nginx:1.31\n',
        Dockerfile: 'FROM python:3.13-slim\n',
        ...over,
      }),
    );
    const config = { select: ['obsolete-version-key'] };
    const { diagnostics } = await lint({ host, config, paths, today: testDay });
    return diagnostics.filter(({ suppressed }) => !suppressed).map(({ at }) => at.file.path);
  };

  test('everything where all is asked for', async () => {
    expect(await found(['.'])).toEqual(['infra/compose.cache.yaml', 'infra/db.yml']);
  });

  test('what nobody else would find, where the file that includes it is asked for', async () => {
    expect(await found(['compose.yaml'])).toEqual(['infra/db.yml']);
  });

  test('nothing where that only gives facts', async () => {
    expect(await found(['Dockerfile'])).toEqual([]);
  });

  test('nothing that a comment there silences', async () => {
    const silenced = '# pydock-lint: ignore-file[obsolete-version-key] -- it is old\n';
    const over = { 'infra/db.yml': `${silenced}version: "3"\nservices:\n  db:\n    image: nginx:1.31\n` };
    expect(await found(['compose.yaml'], over)).toEqual([]);
  });
});
