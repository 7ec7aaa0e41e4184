import { describe, expect, test } from 'vitest';
import { importerOf, interfaceOf, interfaceOfWorker, isFramework } from '../../src/knowledge/applications.js';
import { oneShotOf } from '../../src/knowledge/one-shot-commands.js';
import { servers } from '../../src/knowledge/servers.js';

test.each([
  ['fastapi.FastAPI', 'asgi', true],
  ['django.core.asgi.get_asgi_application', 'asgi', true],
  ['asgiref.wsgi.WsgiToAsgi', 'asgi', false],
  ['flask.Flask', 'wsgi', true],
  ['a2wsgi.ASGIMiddleware', 'wsgi', false],
  ['aiohttp.web.Application', undefined, false],
  ['constructor', undefined, false],
])('%s', (name, type, framework) => {
  expect(interfaceOf(name)).toBe(type);
  expect(isFramework(name)).toBe(framework);
});

describe('importers', () => {
  test('belong to servers of the table, which take the same default', () => {
    const known = servers.flatMap((server) => {
      const importer = importerOf(server.name);
      return importer ? [{ server, importer }] : [];
    });
    expect(known.map(({ server }) => server.name)).toEqual([
      ...['uvicorn', 'gunicorn', 'hypercorn', 'daphne', 'granian', 'waitress-serve'],
    ]);
    for (const { server, importer } of known) expect(importer.defaultAttribute).toBe(server.target?.defaultAttribute);
  });

  test('of others are not known', () => expect(importerOf('streamlit run')).toBeUndefined());
});

test.each([
  ['sync', 'wsgi'],
  ['gthread', 'wsgi'],
  ['asgi', 'asgi'],
  ['uvicorn.workers.UvicornH11Worker', 'asgi'],
  ['uvicorn_worker.UvicornWorker', 'asgi'],
  ['tornado', undefined],
  ['shop.Worker', undefined],
])('the worker %s', (worker, type) => expect(interfaceOfWorker(worker)).toBe(type));

test.each([
  ['manage.py migrate --noinput', 'manage.py migrate'],
  ['flask db upgrade', 'flask db upgrade'],
  ['flask db', undefined],
  ['flask run', undefined],
  ['pytest tests', 'pytest'],
  ['gunicorn app', undefined],
  ['__proto__ x', undefined],
])('%s', (line, expected) => {
  const [program = '', ...args] = line.split(' ');
  expect(oneShotOf(program, args)).toBe(expected);
});
