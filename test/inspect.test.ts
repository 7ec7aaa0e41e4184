import { describe, expect, test } from 'vitest';
import { inspectProject } from '../src/inspect/project.js';
import { renderInspected } from '../src/inspect/text.js';
import { projectOf } from './harness.js';

const secret = ['hunter2', 'correct', 'horse'].join('-');
const files = {
  Dockerfile: `ARG TAG=3.13-slim
FROM python:$TAG AS build
WORKDIR /src
FROM python:3.13-slim AS app
WORKDIR /app
ENV PORT=8000 DB_PASSWORD=${secret}
ENV COPY_OF_IT=$DB_PASSWORD
COPY app.py .
EXPOSE $PORT 9000-9010/udp $OTHER
USER app
CMD ["gunicorn", "--bind", "0.0.0.0:8000", "app:app"]
`,
  'app.py': 'app = 1\n',
  'compose.yaml': `services:
  web:
    build: {context: ., target: app}
    ports: ["127.0.0.1:80:8000", "8001", "\${PORT}:8000"]
    volumes: ["./data:/data:ro", "cache:/cache", "/anonymous"]
    environment: {API_TOKEN: ${secret}x, MODE: test}
  db:
    image: example.org/db:1
volumes: {cache: {}}
`,
};
const data = inspectProject(projectOf(files));
const text = renderInspected(data);

describe('the data', () => {
  test('has the stages with where things are known from', () => {
    const [dockerfile] = data.dockerfiles;
    expect(dockerfile).toMatchObject({
      path: 'Dockerfile',
      buildContext: { value: '.', knownFrom: [{ path: 'compose.yaml', line: 3, note: expect.any(String) }] },
      usedBy: ['web'],
      stages: [
        { name: 'build', base: 'python:3.13-slim', shipped: false, at: { path: 'Dockerfile', line: 2, column: 1 } },
        {
          name: 'app',
          shipped: true,
          role: 'production',
          workingDirectory: { value: '/app' },
          user: { value: 'app' },
          exposed: [{ value: '8000/tcp' }, { value: '9000-9010/udp' }, { unknown: '$OTHER is no port' }],
          start: {
            command: 'gunicorn --bind 0.0.0.0:8000 app:app',
            form: 'exec',
            server: 'gunicorn',
            script: { value: 'app.py' },
            listensOn: { value: [{ host: { value: '0.0.0.0' }, port: { value: 8000 } }] },
          },
        },
      ],
    });
  });

  test('has the services', () => {
    expect(data.compose).toMatchObject([
      {
        files: ['compose.yaml'],
        directory: '.',
        services: [
          {
            name: 'web',
            stage: { value: 'app' },
            ports: [
              { hostAddress: { value: '127.0.0.1' }, published: { value: '80' }, containerPort: { value: '8000' } },
              { hostAddress: 'all', published: 'chosen by Docker', containerPort: { value: '8001' } },
              { published: { unknown: expect.any(String) } },
            ],
            mounts: [
              { type: 'bind', hostPath: { value: 'data' }, target: { value: '/data' }, readOnly: true },
              { type: 'volume', source: { value: 'cache' }, readOnly: false },
              { type: 'volume', source: null, target: { value: '/anonymous' } },
            ],
          },
          { name: 'db', image: { value: 'example.org/db:1' }, start: { unknown: expect.any(String) } },
        ],
      },
    ]);
  });

  test('has no secret, not even in a variable that takes it from another one', () => {
    expect(JSON.stringify(data)).not.toContain('hunter2');
    expect(text).not.toContain('hunter2');
    const [, app] = data.dockerfiles[0]!.stages;
    expect(app!.environment['DB_PASSWORD']).toEqual({ unknown: 'a secret is not shown' });
    expect(app!.environment['COPY_OF_IT']).toEqual({ unknown: 'a secret is not shown' });
    expect(app!.environment['PORT']).toMatchObject({ value: '8000' });
    expect(data.compose[0]!.services[0]!.environment).toMatchObject({
      API_TOKEN: { unknown: 'a secret is not shown' },
      MODE: { value: 'test' },
    });
  });

  test('has no secret of an env file, neither in a variable nor in a command', () => {
    const found = inspectProject(
      projectOf({
        '.env': `DB_PASSWORD=${secret}\nMODE=test\n`,
        'compose.yaml': `services:
  web:
    image: python:3.13
    command: [python, app.py, --password, "\${DB_PASSWORD}", "\${MODE}"]
    environment:
      DB_PASSWORD:
      MODE: $MODE
      DATABASE_URL: postgres://app:\${DB_PASSWORD}@db/app
`,
      }),
    );
    expect(JSON.stringify(found)).not.toContain('hunter2');
    const [web] = found.compose[0]!.services;
    expect(web).toMatchObject({
      start: { command: 'python app.py --password *** test' },
      environment: { MODE: { value: 'test' }, DATABASE_URL: { unknown: 'a secret is not shown' } },
    });
  });

  test('leaves out what only a base image knows', () => {
    expect(Object.keys(data.dockerfiles[0]!.stages[1]!.environment)).not.toContain('GPG_KEY');
    expect(data.compose[0]!.services[1]!.environment).toEqual({ '(others)': { unknown: expect.any(String) } });
  });
});

describe('the text', () => {
  test('has one line a fact, its value and where it is from', () => {
    expect(text.split('\n')).toEqual(
      expect.arrayContaining([
        'Dockerfile',
        '  build context  .  (compose.yaml:3:22 compose gives the build context here)',
        '  built by       web',
        '  stage app  (Dockerfile:4:1)',
        '    base               python:3.13-slim',
        '    purpose            production, shipped',
        '    exposes            8000/tcp  (Dockerfile:9:8 exposed here)',
        '                       9000-9010/udp  (Dockerfile:9:14 exposed here)',
        '                       ? $OTHER is no port',
        '                       PORT=8000  (Dockerfile:6:10 PORT is set here)',
        '                       DB_PASSWORD: ? a secret is not shown',
        '    starts             gunicorn --bind 0.0.0.0:8000 app:app  (Dockerfile:11:6 exec form)',
        '    listens on         0.0.0.0:8000  (Dockerfile:11:18 the address is given here)',
        'compose.yaml',
        '  service web  (compose.yaml:2:3)',
      ]),
    );
    expect(text).toMatch(/publishes {6}127\.0\.0\.1:80 -> 8000\/tcp {2}\(compose\.yaml:4:13\)\n/);
    expect(text).toMatch(/ a port that Docker chooses -> 8001\/tcp/);
    expect(text).toMatch(/ \?:\? -> 8000\/tcp {2}\(compose\.yaml:4:\d+; PORT has no value here[^\n]*\)\n/);
    expect(text).toMatch(/mounts {9}bind data -> \/data, read-only {2}\(compose/);
    expect(text).toMatch(/ volume cache -> \/cache {2}\(/);
    expect(text).toMatch(/ volume -> \/anonymous {2}\(/);
    expect(text).toMatch(/starts {7}\? the base image may bring a CMD\n/);
  });

  test('has no empty lines in a row and no blanks at line ends', () => {
    expect(text).not.toMatch(/\n\n\n|[ \t]\n/);
    expect(text).toMatch(/\n$/);
  });

  test('says so when there is nothing', () => {
    expect(renderInspected(inspectProject(projectOf({ 'app.py': '' })))).toBe(
      'There are no Dockerfiles and no compose files.\n',
    );
  });

  test('keeps long values and values of several lines short', () => {
    const long = renderInspected(
      inspectProject(projectOf({ Dockerfile: `FROM python:3.13\nENV A=${'x'.repeat(1000)} B="a \\\n b"\n` })),
    );
    expect(Math.max(...long.split('\n').map((line) => line.length))).toBeLessThan(300);
    expect(long).toMatch(/A=x{200}… /);
  });

  test('shows what has no name and what is not known', () => {
    const odd = renderInspected(
      inspectProject(
        projectOf({
          Dockerfile: 'FROM scratch\nFROM $X\nFROM 0\nCMD sleep 1\n',
          'a/Dockerfile': 'FROM python:3.13\nCOPY . .\n',
          'compose.yaml': 'services:\n  x: {build: missing}\n  y: {}\n',
        }),
      ),
    );
    expect(odd).toContain('  stage 0  (Dockerfile:1:1)\n    base               scratch\n');
    expect(odd).toContain('not known: ');
    expect(odd).toContain('build context  ? nothing says from which folder it is built\n');
    expect(odd).toContain('stage          ? there is no missing/Dockerfile\n');
    expect(odd).toContain('starts       ? it has neither image nor build\n');
  });
});

describe('the merged compose project', () => {
  const password = ['correct', 'horse', 'battery'].join('-');
  const parts = {
    'compose.yaml': `include: [db/db.yaml, oci://example.org/cache]
services:
  web:
    image: "example.org/web:\${TAG:-latest}"
    extends: {file: common.yaml, service: base}
    environment:
      - MODE=test
      - DATABASE_URL=postgres://app:\${DB_PASS}@db/app
    command: ["sh", "-c", "echo: 1"]
    labels: {}
    ports: ["80:80"]
    tty: true
    user: \${USER_ID}
jobs:
  migrate: {image: example.org/web:1, triggers: {manual: true}}
`,
    'compose.override.yaml': 'services:\n  web:\n    ports: ["81:81"]\n    read_only: true\n',
    'common.yaml': 'services:\n  base:\n    restart: "no"\n    mem_limit: "1"\n',
    'db/db.yaml':
      'services:\n  db:\n    image: example.org/db:${DB_TAG}\n    environment: {DB_PASSWORD: "${DB_PASS}x", API_TOKEN: 4711081547}\n',
    'db/.env': 'DB_TAG=3\n',
    '.env': `DB_PASS=${password}\n`,
  };
  const shown = inspectProject(projectOf(parts));
  const [project] = shown.compose;
  const lines = renderInspected(shown);

  test('is told with what it brings in and what it could not', () => {
    expect(shown.compose).toHaveLength(1);
    expect(project).toMatchObject({
      files: ['compose.yaml', 'compose.override.yaml'],
      referenced: ['db/db.yaml', 'common.yaml'],
      notLoaded: [{ path: 'compose.yaml', line: 1, note: 'not followed: it is remote' }],
      jobs: [{ name: 'migrate' }],
    });
    expect(lines).toContain('  brings in       db/db.yaml, common.yaml\n');
    expect(lines).toContain('  does not load   ? not followed: it is remote  (compose.yaml:1:23)\n');
    expect(lines).toContain('\n  job migrate  (compose.yaml:15:3)\n');
  });

  test('has every value with its place', () => {
    expect(project!.merged).toMatchObject({
      mapping: {
        services: {
          mapping: {
            db: {
              mapping: {
                image: {
                  value: 'example.org/db:3',
                  at: { path: 'db/db.yaml', line: 3, column: 12 },
                  knownFrom: [{ path: 'db/.env', line: 1, column: 8 }],
                },
              },
            },
            web: {
              mapping: {
                restart: { value: 'no', at: { path: 'common.yaml', line: 3, column: 14 } },
                tty: { value: true },
                user: { value: '${USER_ID}', unknown: expect.stringContaining('USER_ID') },
                ports: { list: [{ at: { path: 'compose.yaml' } }, { at: { path: 'compose.override.yaml' } }] },
              },
            },
          },
        },
      },
    });
  });

  test('is written like YAML', () => {
    expect(lines.slice(lines.indexOf('  merged\n')).split('\n')).toEqual(
      expect.arrayContaining([
        '  merged',
        '    services:',
        '      db:',
        '        image: example.org/db:3  # db/db.yaml:3; db/.env:1 DB_TAG gets its value here',
        '        image: example.org/web:latest  # compose.yaml:4; compose.yaml:4 no file sets TAG, so its default counts',
        '        restart: "no"  # common.yaml:3',
        '        mem_limit: "1"  # common.yaml:4',
        '          - MODE=test  # compose.yaml:7',
        '          - "echo: 1"  # compose.yaml:9',
        '        labels: {}',
        '          - "81:81"  # compose.override.yaml:3',
        '        tty: true  # compose.yaml:12',
        '        user: ${USER_ID}  # compose.yaml:13; USER_ID has no value here: the shell may set it',
      ]),
    );
  });

  test('has no secret', () => {
    expect(JSON.stringify(shown)).not.toContain(password);
    expect(lines).not.toContain(password);
    expect(JSON.stringify(project!.merged)).not.toContain('4711081547');
    expect(lines).toContain('DB_PASSWORD: "***"  # db/db.yaml:4');
  });

  test('of odd names and deep values', () => {
    const deep = `${'{a: '.repeat(40)}1${'}'.repeat(40)}`;
    const odd = inspectProject(
      projectOf({
        'compose.yaml': `services:\n  __proto__: {image: a, x-deep: ${deep}, x-list: [[1, [2]], {a: b}, []]}\n`,
      }),
    );
    const text = renderInspected(odd);
    expect(text).toContain('      __proto__:\n        image: a  # compose.yaml:2\n');
    expect(text).toContain('          - - 1  # compose.yaml:2\n            - - 2  # compose.yaml:2\n');
    expect(text).toContain('          - a: b  # compose.yaml:2\n          - []\n');
    expect(text).toContain(': "…"  # compose.yaml:2\n');
    expect(renderInspected(inspectProject(projectOf({ 'compose.yaml': '' })))).toMatch(/ {2}merged\n {4}\{\}\n$/);
  });
});

describe('Python', () => {
  const inspected = inspectProject(
    projectOf({
      Dockerfile:
        'FROM python:3.13-slim\nWORKDIR /app\nCOPY requirements.txt .\nRUN pip install -r requirements.txt\nCOPY web web\nCMD ["gunicorn", "web.main:app"]\n',
      'requirements.txt': 'flask==3.1.0\ngunicorn\n',
      'web/__init__.py': '',
      'web/main.py': 'import os\nimport flask\nfrom web import views\napp = flask.Flask(__name__)\n',
      'web/views.py': '',
      'compose.yaml':
        'services:\n  web:\n    build: .\n    environment:\n      REDIS_URL: redis://:geheim@cache:6380/0\n  cache:\n    image: redis:8\n',
    }),
  );

  test('has what is installed, what runs, and what it connects to', () => {
    const [stage] = inspected.dockerfiles[0]!.stages;
    expect(
      stage?.packages?.installed.map(({ name, version, at: { path, line } }) => [name, version, path, line]),
    ).toEqual(
      expect.arrayContaining([
        ['flask', '3.1.0', 'requirements.txt', 1],
        ['gunicorn', null, 'requirements.txt', 2],
      ]),
    );
    expect(stage?.start).toMatchObject({
      program: {
        named: 'web.main:app',
        at: { path: 'Dockerfile', line: 6 },
        searchPath: { value: ['/app'] },
        entry: { value: '/app/web/main.py' },
        modules: ['/app/web/main.py', '/app/web/__init__.py', '/app/web/views.py'],
        imports: ['flask', 'os'],
      },
    });
    expect(inspected.compose[0]?.services[0]?.connections).toEqual([
      { by: 'REDIS_URL', at: { path: 'compose.yaml', line: 5, column: 18 }, kind: 'redis', host: 'cache', port: 6380 },
    ]);
  });

  test('as text, without the password', () => {
    const shown = renderInspected(inspected);
    expect(shown).toContain('packages           flask 3.1.0, ');
    expect(shown).toContain('Python code        /app/web/main.py\n');
    expect(shown).toContain('own modules        /app/web/__init__.py, /app/web/views.py\n');
    expect(shown).toMatch(/connects to +redis at cache:6380 {2}\(compose\.yaml:5:18 REDIS_URL\)/);
    expect(shown).not.toContain('geheim');
  });
});
