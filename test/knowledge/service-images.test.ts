import { describe, expect, test } from 'vitest';
import { serviceImage, serviceImages } from '../../src/knowledge/service-images.js';

describe('the table of service images', () => {
  test('has every image once', () => {
    const images = serviceImages.flatMap((row) => row.images);
    expect(images.filter((image, index) => images.indexOf(image) !== index)).toEqual([]);
  });

  test.each(serviceImages.map((row) => [row.images[0], row] as const))('%s is well formed', (_, row) => {
    const bounds = [...row.data, ...row.access].flatMap(({ from = [], below }) => [...from, ...(below ? [below] : [])]);
    for (const bound of bounds) expect(bound).toMatch(/^[0-9]+(?:\.[0-9]+)*$/);
    for (const { directory, volume, refused } of row.data) {
      for (const path of [directory, volume, refused]) if (path !== undefined) expect(path).toMatch(/^\/.*[^/]$/);
    }
    for (const { without, variables, login, opening, together = [] } of row.access) {
      if (without === 'refused') expect(variables.length).toBeGreaterThan(0);
      expect(login !== undefined).toBe(without === 'known-login');
      for (const { values = [] } of opening) expect(values.map((value) => value.toLowerCase())).toEqual(values);
      // Where one of a pair is a password, the other one need not be.
      if (together.length > 0) expect(together.some((name) => variables.includes(name))).toBe(true);
    }
  });

  test.each([
    ['postgres', '/var/lib/postgresql/data', 'refused'],
    ['mysql', '/var/lib/mysql', 'refused'],
    ['mariadb', '/var/lib/mysql', 'refused'],
    ['mongo', '/data/db', 'open'],
    ['redis', '/data', 'open'],
    ['rabbitmq', '/var/lib/rabbitmq', 'known-login'],
    ['couchdb', '/opt/couchdb/data', 'refused'],
    ['quay.io/minio/minio', undefined, 'known-login'],
  ])('%s', (image, directory, without) => {
    const row = serviceImage(image);
    expect([row?.data[0]?.directory, row?.access[0]?.without]).toEqual([directory, without]);
  });

  test('official images bring no health check, and most have a command for one', () => {
    for (const image of ['postgres', 'mysql', 'mariadb', 'mongo', 'redis', 'rabbitmq']) {
      expect(serviceImage(image)?.health).toMatchObject({ shipped: false, command: expect.any(String) });
    }
  });
});
