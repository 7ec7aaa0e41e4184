import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeServerOfFunction, codeServerOfMethod, codeServers } from '../../src/knowledge/code-servers.js';
import { isLoopback, serverOf, servers, valueOptionsOf, workerOf, workers } from '../../src/knowledge/servers.js';
import { wrappedCommand, wrappers } from '../../src/knowledge/wrappers.js';

const split = (line: string): [string, string[]] => {
  const [program = '', ...args] = line.split(' ');
  return [program, args];
};

describe('serverOf', () => {
  test.each([
    ['uvicorn main:app', 'uvicorn', 0, '127.0.0.1', 8000],
    ['gunicorn -b 0.0.0.0 app', 'gunicorn', 0, '127.0.0.1', 8000],
    ['flask run --host 0.0.0.0', 'flask run', 1, '127.0.0.1', 5000],
    ['flask --app web --debug run -p 80', 'flask run', 4, '127.0.0.1', 5000],
    ['flask -A web run', 'flask run', 3, '127.0.0.1', 5000],
    ['fastapi run app/main.py', 'fastapi run', 1, '0.0.0.0', 8000],
    ['fastapi dev', 'fastapi dev', 1, '127.0.0.1', 8000],
    ['python manage.py runserver 0:8000', 'runserver', 2, '127.0.0.1', 8000],
    ['python3.12 -u ./src/manage.py runserver', 'runserver', 3, '127.0.0.1', 8000],
    ['manage.py runserver', 'runserver', 1, '127.0.0.1', 8000],
    ['django-admin runserver --settings x', 'runserver', 1, '127.0.0.1', 8000],
    ['http.server 9000', 'http.server', 0, '0.0.0.0', 8000],
    ['jupyter lab --ip=0.0.0.0', 'jupyter', 1, 'localhost', 8888],
    ['jupyter-lab', 'jupyter', 0, 'localhost', 8888],
    ['streamlit run app.py', 'streamlit run', 1, '0.0.0.0', 8501],
    ['celery -A proj flower', 'celery flower', 3, '0.0.0.0', 5555],
    ['prefect server start', 'prefect server', 2, '127.0.0.1', 4200],
    ['uwsgi --http :80', 'uwsgi', 0, undefined, undefined],
  ])('%s', (line, name, rest, host, port) => {
    const found = serverOf(...split(line));
    expect(found).toMatchObject({ row: { name, host, port }, rest });
  });

  test.each([
    'flask shell',
    'flask db upgrade',
    'flask',
    'python app.py',
    'python manage.py migrate',
    'celery -A proj worker',
    'jupyter nbconvert x.ipynb',
    'streamlit version',
    'constructor run',
    'pip install uvicorn',
  ])('%s is no server', (line) => {
    expect(serverOf(...split(line))).toBeUndefined();
  });

  test('what is not known is no subcommand', () => expect(serverOf('flask', [undefined, 'run'])).toBeUndefined());

  test('never throws, and the rest stays inside', () =>
    fc.assert(
      fc.property(
        fc.constantFrom(...servers.flatMap((row) => row.programs), 'python', '__proto__'),
        fc.array(
          fc.option(fc.constantFrom('run', '--app', '-A', 'manage.py', 'runserver', 'lab', '--', ''), {
            nil: undefined,
          }),
        ),
        (program, args) => {
          const found = serverOf(program, args) ?? workerOf(program, args);
          expect(found?.rest ?? 0).toBeLessThanOrEqual(args.length);
        },
      ),
    ));
});

describe('tables of servers', () => {
  test('every row has a documentation page, and options with dashes', () => {
    for (const row of [...servers, ...workers]) expect(row.source, row.name).toMatch(/^https:\/\//);
    for (const row of servers)
      for (const option of valueOptionsOf(row)) expect(option, row.name).toMatch(/^--?[\w.-]+$/);
    for (const row of codeServers) expect(row.source, row.name).toMatch(/^https:\/\//);
  });
  test('no switch is among the options that take a value', () => {
    for (const row of servers) {
      for (const option of [...row.reloadOptions, ...row.debugOptions]) {
        expect(valueOptionsOf(row).has(option), `${row.name} ${option}`).toBe(false);
      }
    }
  });
  test('gunicorn listens on all addresses when PORT gives the port', () =>
    expect(serverOf('gunicorn', [])?.row).toMatchObject({ portVariables: ['PORT'], hostWithPortVariable: '0.0.0.0' }));
  test('litestar is the one whose variables win', () =>
    expect(servers.filter((row) => row.variablesWin).map((row) => row.name)).toEqual(['litestar run']));
});

test.each(['localhost', '127.0.0.1', '127.1', '::1', '[::1]', 'LOCALHOST'])('%s is loopback', (host) =>
  expect(isLoopback(host)).toBe(true),
);
test.each(['0.0.0.0', '::', '[::]', '', '*', 'web', '10.0.0.1', 'localhost.example.org', '1270.0.0.1'])(
  '%s is not',
  (host) => expect(isLoopback(host)).toBe(false),
);

describe('workers listen on nothing', () => {
  test.each([
    'celery -A proj worker -l info',
    'celery --app=proj beat',
    'rq worker',
    'dramatiq tasks',
    'arq w.S',
    'python manage.py qcluster',
  ])('%s', (line) => {
    expect(workerOf(...split(line))).toBeDefined();
    expect(serverOf(...split(line))).toBeUndefined();
  });
});

describe('calls in code', () => {
  test('by function and by receiver', () => {
    expect(codeServerOfFunction('uvicorn.run')).toMatchObject({ host: '127.0.0.1', port: 8000 });
    expect(codeServerOfMethod('flask.Flask', 'run')).toMatchObject({ port: 5000, development: true });
    expect(codeServerOfMethod('dash.Dash', 'run')).toMatchObject({ hostVariables: ['HOST'], portVariables: ['PORT'] });
    expect(codeServerOfMethod('gradio.Blocks', 'launch')?.hostArgument?.keywords).toEqual(['server_name']);
  });
  test('other receivers and functions are not known', () => {
    expect(codeServerOfMethod('asyncio.Runner', 'run')).toBeUndefined();
    expect(codeServerOfFunction('subprocess.run')).toBeUndefined();
    expect(codeServerOfFunction('constructor')).toBeUndefined();
  });
});

describe('wrappers', () => {
  test.each([
    ['exec gunicorn app', 0, 'gunicorn'],
    ['env A=b -u C uvicorn x:y', 3, 'uvicorn'],
    ['tini -- gunicorn app', 1, 'gunicorn'],
    ['tini -g -- gunicorn app', 2, 'gunicorn'],
    ['gosu app gunicorn app', 1, 'gunicorn'],
    ['su-exec app:app gunicorn', 1, 'gunicorn'],
    ['uv run --no-dev --group web uvicorn x:y', 4, 'uvicorn'],
    ['uv --quiet run uvicorn', 2, 'uvicorn'],
    ['poetry run flask run', 1, 'flask'],
    ['conda run --no-capture-output -n web python app.py', 4, 'python'],
    ['ddtrace-run gunicorn app', 0, 'gunicorn'],
    ['newrelic-admin run-program gunicorn', 1, 'gunicorn'],
    ['wait-for-it db:5432 -t 30 -- uvicorn x:y', 4, 'uvicorn'],
    ['dockerize -wait tcp://db:5432 -timeout 30s gunicorn app', 4, 'gunicorn'],
    ['watchmedo auto-restart -d . -p *.py -- celery -A x worker', 6, 'celery'],
    ['timeout -k 5 30 pip install x', 3, 'pip'],
    ['sudo -u app pip install x', 2, 'pip'],
    ['coverage run manage.py runserver', 1, 'manage.py'],
    ['nice -n 5 gunicorn', 2, 'gunicorn'],
  ])('%s', (line, start, program) => {
    const [wrapper, args] = split(line);
    const found = wrappedCommand(wrapper, args);
    // Operands count from the arguments of the wrapper.
    expect(args[found?.start ?? -1]).toBe(program);
    expect(found?.start).toBeGreaterThanOrEqual(start);
  });
  test('modules are told from programs', () => {
    expect(wrappedCommand('debugpy', ['--listen', '0.0.0.0:5678', '-m', 'uvicorn', 'x:y'])).toMatchObject({
      start: 3,
      isModule: true,
    });
    expect(wrappedCommand('uv', ['run', '-m', 'flask', 'run'])).toMatchObject({ start: 2, isModule: true });
  });
  test.each([
    'uv sync',
    'poetry install',
    'conda install x',
    'command -v python',
    'exec',
    'wait-for-it db:5432',
    'env',
    'python app.py',
  ])('%s wraps nothing', (line) => expect(wrappedCommand(...split(line))).toBeUndefined());
  test('every row has a page', () => {
    for (const row of wrappers) expect(row.source, row.programs[0]).toMatch(/^https:\/\//);
  });
});
