import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hole } from '../../../src/model/compose/values/interpolate.js';
import {
  type Address,
  isBareName,
  isLoopbackHost,
  parseConnectionWords,
  parseTarget,
  parseUrl,
} from '../../../src/model/connections/address.js';

const parts = (address: Address | undefined) =>
  address && [
    address.kind,
    address.host,
    address.port,
    address.user.known ? address.user.value : '?',
    address.database.known ? address.database.value : '?',
    address.password.given,
  ];

describe('URLs', () => {
  test('all parts', () =>
    expect(parts(parseUrl('postgresql+asyncpg://shop:p%40ss@DB:5433/store?ssl=1'))).toEqual([
      'postgresql',
      'db',
      5433,
      'shop',
      'store',
      true,
    ]));
  test('the usual port, no login', () =>
    expect(parts(parseUrl('redis://cache/0'))).toEqual(['redis', 'cache', 6379, undefined, '0', false]));
  test('a password alone', () =>
    expect(parts(parseUrl('redis://:secret@cache'))).toEqual(['redis', 'cache', 6379, undefined, undefined, true]));
  test('an @ in the password', () => expect(parseUrl('amqp://u:a@b@mq//')?.host).toBe('mq'));
  test('unknown parts', () =>
    expect(parts(parseUrl(`mysql://${hole}:${hole}@db:${hole}/${hole}`))).toEqual([
      'mysql',
      'db',
      undefined,
      '?',
      '?',
      undefined,
    ]));
  test.each([
    `mysql://u@${hole}/x`,
    'mongodb+srv://a.example.com',
    'mongodb://a:1,b:2/x',
    'sqlite:///x.db',
    'ftp://a',
    'db',
    '',
  ])('no address: %s', (text) => expect(parseUrl(text)).toBeUndefined());
  test("Celery's schemes of its own", () => expect(parseUrl('db+postgresql://u@db/x')?.kind).toBe('postgresql'));
  test('a password is compared and not kept', () => {
    const address = parseUrl('redis://:correct-horse@cache')!;
    expect(address.password.is('correct-horse')).toBe(true);
    expect(address.password.is('other')).toBe(false);
    expect(JSON.stringify(address)).not.toContain('horse');
  });
});

test('hosts with ports', () => {
  expect(parts(parseTarget('cache:11211', 'memcached', 11211))?.slice(0, 3)).toEqual(['memcached', 'cache', 11211]);
  expect(parseTarget('[::1]:9', 'grpc', undefined)?.host).toBe('::1');
  expect(parseTarget('a b', 'grpc', undefined)).toBeUndefined();
});

test("libpq's words", () => {
  expect(parts(parseConnectionWords("host=db port=5433 dbname='x' user=u password=p"))).toEqual([
    'postgresql',
    'db',
    5433,
    'u',
    'x',
    true,
  ]);
  expect(parseConnectionWords('dbname=x')).toBeUndefined();
  expect(parseConnectionWords('host=/run/postgresql')).toBeUndefined();
});

test('hosts', () => {
  expect(['localhost', '127.0.0.1', '127.1.2.3', '::1', 'db', '0.0.0.0'].filter(isLoopbackHost)).toHaveLength(4);
  expect(['db', 'my-db', 'db_1', 'localhost', 'a.b', '10.0.0.1'].filter(isBareName)).toEqual(['db', 'my-db', 'db_1']);
});

test('any text', () =>
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...`redispotgql+:/@.,%?#=' 0129${hole}`) }), (text) => {
      for (const address of [parseUrl(text), parseUrl(`redis://${text}`), parseConnectionWords(text)])
        if (address) expect(address.host).toMatch(/^[^\s@/]+$/);
    }),
  ));
