import { expect, test } from 'vitest';
import { isArchive, remoteSource } from '../../../src/model/dockerfile/add-source.js';

const commit = '24454f830cdb571e2c4ad15481119c43b3cafd48';

test.each([
  ['https://example.com/a.bin', { kind: 'file', host: 'example.com', pinned: false }],
  ['http://User:pw@Example.com:8080/a?b#c', { kind: 'file', host: 'example.com', pinned: false }],
  ['https://github.com/acme/shop.git', { kind: 'repository', host: 'github.com', pinned: false }],
  ['https://github.com/acme/shop.git#v1:src', { kind: 'repository', host: 'github.com', pinned: false }],
  [`https://github.com/acme/shop.git#${commit}:src`, { kind: 'repository', host: 'github.com', pinned: true }],
  [`https://github.com/acme/shop.git?checksum=${commit}`, { kind: 'repository', host: 'github.com', pinned: true }],
  ['git@github.com:acme/shop.git', { kind: 'repository', host: 'github.com', pinned: false }],
  ['ssh://git@example.com:22/shop', { kind: 'repository', host: 'example.com', pinned: false }],
])('%s', (source, expected) => expect(remoteSource(source)).toEqual(expected));

test.each(['app.py', '.', 'https/a', 'git', ''])('%j is in the build context', (source) =>
  expect(remoteSource(source)).toBeUndefined(),
);

test('archives by their names', () => {
  expect(['a.tar', 'a.tar.gz', 'A.TGZ', 'a.txz', 'a.tar.zst'].filter((path) => !isArchive(path))).toEqual([]);
  expect(['a.zip', 'tar', 'a.tarx', 'a.gz', 'a.py'].filter(isArchive)).toEqual([]);
});
