import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Project } from '../../../src/model/project.js';
import type { StageState } from '../../../src/model/stage.js';
import { inspectProject } from '../../../src/inspect/project.js';
import { renderInspected } from '../../../src/inspect/text.js';
import { projectOf } from '../../harness.js';

const name = fc.constantFrom('a', 'b', 'A', 'constructor', '__proto__', 'HOME', 'PATH');
const folder = fc.constantFrom(
  '/',
  '.',
  '..',
  '/app',
  '/app/',
  'src',
  './src/',
  '/usr/x',
  '~',
  'C:\\x',
  '',
  '/a b',
  '*',
);
const value = fc.oneof(
  folder,
  fc.constantFrom(
    '$a',
    '${a}',
    '${b:-/x}',
    '${a:+$b}',
    '${a#/}',
    '${a/b/c}',
    '$$',
    '${',
    '"',
    "'",
    '"$a"',
    '1',
    '[',
    '{',
  ),
);
const word = fc.array(value, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(''));
const stage = fc.constantFrom('s0', 's1', 'S1', '0', '1', '7', 'python:3.13', 'scratch', '$a', 'example.org/x');
const flag = fc.oneof(
  stage.map((from) => `--from=${from} `),
  fc.constantFrom('--parents ', '--exclude=*.py ', '--chown=a ', '--from ', '--unpack ', ''),
);
const mount = fc.oneof(
  fc
    .record({ source: word, target: word, from: stage })
    .map(({ source, target, from }) => `--mount=type=bind,source=${source},target=${target},from=${from} `),
  fc.constantFrom('--mount=type=cache,target=/app ', '--mount=type=secret,id=a ', '--mount ', '--mount=,=,, ', ''),
);
const program = fc.constantFrom(
  ...[
    'mkdir',
    'touch',
    'cp',
    'mv',
    'rm',
    'cd',
    'tee',
    'git clone',
    'curl -o',
    'sed -i s/a/b/',
    'useradd -m -d',
    'tar -C',
  ],
  ...[
    'python -m venv',
    'uv venv',
    'find',
    'xargs',
    '.',
    'sh -c',
    'pip install -r',
    'export a=',
    '(cd',
    'if x; then cd',
    '>',
    '|',
  ],
);
const command = fc.tuple(program, word, word).map((parts) => parts.join(' '));
const commands = fc.array(fc.tuple(command, fc.constantFrom(' && ', '; ', ' | ', ' || ', ') ')), { maxLength: 4 });
const line = fc.oneof(
  fc.tuple(stage, fc.constantFrom('', ' AS s0', ' AS s1')).map(([base, alias]) => `FROM ${base}${alias}`),
  fc.tuple(fc.constantFrom('ENV', 'ARG'), name, word).map(([keyword, key, text]) => `${keyword} ${key}=${text}`),
  fc
    .tuple(fc.constantFrom('ENV', 'ARG', 'WORKDIR', 'USER', 'EXPOSE', 'VOLUME', 'SHELL'), word)
    .map((parts) => parts.join(' ')),
  fc
    .tuple(fc.constantFrom('', 'ONBUILD '), fc.constantFrom('COPY', 'ADD'), flag, fc.array(word, { maxLength: 3 }))
    .map(([before, keyword, option, words]) => `${before}${keyword} ${option}${words.join(' ')}`),
  fc.tuple(mount, commands).map(([option, list]) => `RUN ${option}${list.flat().join('')}`),
  fc.tuple(fc.constantFrom('RUN', 'COPY'), word).map(([keyword, text]) => `${keyword} <<E ${text}\nmkdir ${text}\nE`),
  fc
    .tuple(fc.constantFrom('CMD', 'ENTRYPOINT', 'HEALTHCHECK CMD', 'RUN'), word)
    .map(([keyword, text]) => `${keyword} ["python", ${JSON.stringify(text)}]`),
);
const dockerfile = fc.array(line, { maxLength: 25 }).map((lines) => `FROM python:3.13 AS s0\n${lines.join('\n')}\n`);
const compose = fc.constantFrom(
  'services:\n  web:\n    build: .\n    volumes: [".:/app"]\n',
  'services:\n  web:\n    build: {context: src, dockerfile: ../Dockerfile, args: {a: x}, target: s1}\n  api: {build: .}\n',
);

const projectWith = (text: string, services: string): Project =>
  projectOf({
    Dockerfile: text,
    'compose.yaml': services,
    'src/main.py': '',
    'app.py': 'print(1)',
    '.dockerignore': '*.md\n!a/b\n',
    '.gitignore': 'made\n',
  });

const paths = ['/', '/app', '/app/app.py', '/app/src/main.py', '/usr/x/y', '/a', 'relative', '', '/app/made', '/..'];

function lookAround({ files, environment }: StageState): void {
  for (const path of paths) {
    expect(['present', 'absent', 'unknown']).toContain(files.lookup(path).state);
    expect(Array.isArray(files.list(path))).toBe(true);
  }
  expect(Array.isArray(files.copied)).toBe(true);
  for (const variable of environment.variables) expect(environment.get(variable.name)).toBe(variable);
}

describe('any Dockerfile', () => {
  test('is replayed, and every path of every state can be looked up', () => {
    fc.assert(
      fc.property(dockerfile, compose, (text, services) => {
        for (const built of projectWith(text, services).dockerfiles[0]!.stages) {
          lookAround(built.final);
          for (const step of built.steps) lookAround(step.after);
          for (const ran of built.commands) expect(ran.files.lookup('/app').state).toBeDefined();
          expect([true, false]).toContain(built.isShipped);
          expect(built.process.known).toBeDefined();
        }
      }),
      { numRuns: 150 },
    );
  });

  test('can be shown', () => {
    fc.assert(
      fc.property(dockerfile, compose, (text, services) => {
        const data = inspectProject(projectWith(text, services));
        expect(() => JSON.stringify(data)).not.toThrow();
        expect(renderInspected(data)).toContain('Dockerfile');
      }),
      { numRuns: 50 },
    );
  });
});
