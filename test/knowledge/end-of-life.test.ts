import { describe, expect, test } from 'vitest';
import { endOfLife, imageProduct, imageVersions, isEnded, newestSupported } from '../../src/knowledge/end-of-life.js';
import { endOfLifeDates } from '../../src/knowledge/end-of-life-dates.js';

const today = '2026-11-20';

describe('endOfLife', () => {
  test.each([
    ['python', '3.8', '3.8', '2024-10-07'],
    ['python', '3.8.20', '3.8', '2024-10-07'],
    ['python', '2', '2.7', '2020-01-01'],
    ['debian', 'buster', '10', '2022-09-10'],
    ['debian', '11.5', '11', '2024-08-14'],
    ['ubuntu', 'bionic', '18.04', '2023-05-31'],
    ['postgres', '11.0', '11', '2023-11-09'],
    ['postgres', '9.6.24', '9.6', '2021-11-11'],
    ['redis', '5', '5.0', '2022-04-27'],
    ['redis', '7', '7.4', '2029-12-01'],
    ['mysql', '8', '8.4', '2032-04-30'],
    ['mongo', '5', '5.0', '2024-10-31'],
    ['elasticsearch', '7.17.3', '7', '2026-01-15'],
    ['node', '18.20', '18', '2025-04-30'],
  ])('%s %s is cycle %s, until %s', (product, version, cycle, date) => {
    const found = endOfLife(product, version);
    expect(found).toMatchObject({ product, cycle, date });
    expect(isEnded(found!, today)).toBe(date < today);
  });

  test.each([
    ['python', '3'],
    ['python', '3.15'],
    ['python', '3.1x'],
    ['python', ''],
    ['postgres', '19'],
    ['redis', '8'],
    ['alpine', '3'],
    ['nginx', '1'],
    ['unheard-of', '1'],
    ['__proto__', '1'],
    ['python', 'constructor'],
  ])('%s %s has no known end', (product, version) => expect(endOfLife(product, version)).toBeUndefined());

  test('an end on an unknown day has no date, and is past', () => {
    const found = endOfLife('node', '3');
    expect(found).toMatchObject({ cycle: '3', date: undefined });
    expect(isEnded(found!, '2000-01-01')).toBe(true);
  });

  test('the last day is not past', () => {
    const python = endOfLife('python', '3.10')!;
    expect(isEnded(python, '2026-10-31')).toBe(false);
    expect(isEnded(python, '2026-11-01')).toBe(true);
  });

  test('Debian has its free long term support', () =>
    expect(endOfLife('debian', 'bookworm')).toMatchObject({ date: '2026-07-11', extendedDate: '2028-06-30' }));

  test('every row is well-formed and has a source', () => {
    for (const { product, source, cycles } of endOfLifeDates) {
      expect(source, product).toMatch(/^https:\/\//);
      for (const row of cycles.split(/\s+/)) {
        expect(row).toMatch(/^[\w.-]+=(?:|ended|\d{4}-\d\d-\d\d)(?:\/\d{4}-\d\d-\d\d)?$/);
      }
    }
  });

  test('newestSupported', () => {
    expect(newestSupported('python', today)).toBe('3.14');
    expect(newestSupported('redis', today)).toBe('8.10');
    expect(newestSupported('unheard-of', today)).toBeUndefined();
  });
});

describe('imageVersions', () => {
  test.each([
    ['python', '3.8', ['python 3.8']],
    ['python', '3.8-slim-buster', ['python 3.8', 'debian buster']],
    ['python', '3.12.1-alpine3.19', ['python 3.12.1', 'alpine 3.19']],
    ['python', 'slim', []],
    ['python', 'bookworm', ['debian bookworm']],
    ['python', '3.13-rc-slim', ['python 3.13']],
    ['python', '3.14rc1', ['python 3.14']],
    ['public.ecr.aws/docker/library/python', '3.9', ['python 3.9']],
    ['tiangolo/uvicorn-gunicorn-fastapi', 'python3.8-slim', ['python 3.8']],
    ['ghcr.io/astral-sh/uv', 'python3.9-bookworm-slim', ['python 3.9', 'debian bookworm']],
    ['ghcr.io/astral-sh/uv', '0.5.1-python3.8-alpine3.20', ['python 3.8', 'alpine 3.20']],
    ['ghcr.io/astral-sh/uv', '0.5.1', []],
    ['public.ecr.aws/lambda/python', '3.8', ['python 3.8']],
    ['mcr.microsoft.com/devcontainers/python', '1-3.11-bullseye', ['python 3.11', 'debian bullseye']],
    ['postgres', '11.0-alpine', ['postgres 11.0']],
    ['postgres', '16-bookworm', ['postgres 16', 'debian bookworm']],
    ['postgis/postgis', '12-3.4', ['postgres 12']],
    ['pgvector/pgvector', '0.7.0-pg16', ['postgres 16']],
    ['debian', 'bookworm-slim', ['debian bookworm']],
    ['debian', 'stable-slim', []],
    ['ubuntu', 'jammy', ['ubuntu jammy']],
    ['ubuntu', '20.04', ['ubuntu 20.04']],
    ['traefik', 'v2.4', ['traefik 2.4']],
    ['mcr.microsoft.com/mssql/server', '2019-latest', ['mssql 15.0']],
    ['acme/python', '3.6', []],
    ['python', undefined, []],
  ])('%s:%s', (name, tag, expected) =>
    expect(imageVersions(name, tag).map(({ product, version }) => `${product} ${version}`)).toEqual(expected),
  );

  test('imageProduct', () => {
    expect(imageProduct('postgis/postgis')).toBe('postgres');
    expect(imageProduct('pypy')).toBeUndefined();
    expect(imageProduct('constructor')).toBeUndefined();
  });
});
