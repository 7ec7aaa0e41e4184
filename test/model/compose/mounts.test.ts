import { describe, expect, test } from 'vitest';
import { shown, source, webOf } from './build.js';

const read = (item: string): string => {
  const [mount] = webOf(`volumes:\n  - ${item}`).mounts;
  const { type, source, hostPath, target, readOnly } = mount!;
  return `${type} ${shown(source) ?? 'none'} ${shown(hostPath) ?? 'none'} ${shown(target)}${readOnly ? ' ro' : ''}`;
};

describe('short syntax', () => {
  test.each([
    ['/data', 'volume none none /data'],
    ['data:/data', 'volume data none /data'],
    ['data:/data:ro', 'volume data none /data ro'],
    ['data:/data:nocopy,ro', 'volume data none /data ro'],
    ['data:/data:rw', 'volume data none /data'],
    ['data:/data:readonly', 'volume data none /data'],
    ['.:/app', 'bind . . /app'],
    ['./src:/app', 'bind ./src src /app'],
    ['./a/../src/:/app:z', 'bind ./a/../src/ src /app'],
    ['src:/app', 'volume src none /app'],
    ['src/app:/app', 'volume src/app none /app'],
    ['/etc/hosts:/etc/hosts:ro', 'bind /etc/hosts ? /etc/hosts ro'],
    ['~/.ssh:/root/.ssh', 'bind ~/.ssh ? /root/.ssh'],
    ['../other:/app', 'bind ../other ? /app'],
    ["'C:\\Users\\me:/app'", 'bind C:\\Users\\me ? /app'],
    ["'C:/Users/me:/app:ro'", 'bind C:/Users/me ? /app ro'],
    ["'\\\\.\\pipe\\docker:\\\\.\\pipe\\docker'", 'bind \\\\.\\pipe\\docker ? \\\\.\\pipe\\docker'],
    ['${DIR:-./src}:/app', 'bind ./src src /app'],
    ['"${SPEC:-./a:/b}"', 'bind ./a a /b'],
    ['${DIR}:/app', 'unknown ? none /app'],
    ['./${DIR}:/app', 'bind ? ? /app'],
    ['${PWD}/src:/app', 'bind ? ? /app'],
    ['$PWD:/app', 'bind ? ? /app'],
    ['${PWD:-.}:/app', 'bind ? ? /app'],
    ['$PWDX:/app', 'unknown ? none /app'],
    ['data_${STAGE}:/data', 'volume ? none /data'],
    ['data:${TARGET}', 'volume data none ?'],
    ['${VOLUME}', 'unknown none none ?'],
  ])('%s', (item, expected) => {
    expect(read(item)).toBe(expected);
  });
});

describe('long syntax', () => {
  test.each([
    ['{type: volume, source: data, target: /data}', 'volume data none /data'],
    ['{type: volume, target: /data}', 'volume none none /data'],
    ['{type: bind, source: ./src, target: /app, read_only: true}', 'bind ./src src /app ro'],
    ['{type: bind, source: src, target: /app}', 'bind src src /app'],
    ['{type: bind, source: "${PWD}", target: /app}', 'bind ? ? /app'],
    ['{type: tmpfs, target: /tmp}', 'tmpfs none none /tmp'],
    ['{type: npipe, source: x, target: y}', 'other x none y'],
    ['{type: "${T}", source: x, target: /y}', 'unknown x none /y'],
    ['{type: bind, source: ./x}', 'bind ./x x ?'],
  ])('%s', (item, expected) => {
    expect(read(item)).toBe(expected);
  });
});

test('tmpfs', () => {
  expect(webOf('tmpfs: /run').mounts.map(({ type, target }) => [type, shown(target)])).toEqual([['tmpfs', '/run']]);
  expect(webOf('tmpfs: ["/run:mode=755,size=1g", /tmp]').mounts.map(({ target }) => shown(target))).toEqual([
    '/run',
    '/tmp',
  ]);
});

test('named volumes are references at their names', () => {
  const web = webOf(
    'volumes: ["data:/a", "./b:/b", /c, {type: volume, source: long, target: /d}, {type: tmpfs, target: /e}, "${V:-var}:/f"]',
  );
  expect(web.namedVolumes.map((reference) => [shown(reference.name), source(reference)])).toEqual([
    ['data', 'compose.yaml: data'],
    ['long', 'compose.yaml: long'],
    ['var', 'compose.yaml: ${V:-var}'],
  ]);
});

test.each(['volumes:', 'volumes: {}', 'volumes: [null]', 'volumes: [[a]]'])('%s has none', (attributes) => {
  expect(webOf(attributes).mounts).toEqual([]);
});
