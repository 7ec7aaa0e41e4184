import { describe, expect, test } from 'vitest';
import { textOf } from '../../../src/text/location.js';
import { shown, webOf } from './build.js';

const range = (value: { from: number; to: number } | '?' | undefined): string =>
  value === undefined
    ? 'none'
    : value === '?'
      ? '?'
      : value.from === value.to
        ? `${value.from}`
        : `${value.from}-${value.to}`;

const read = (item: string, env = ''): readonly string[] =>
  webOf(`ports:\n  - ${item}`, env === '' ? {} : { '.env': env }).ports.map(
    ({ address, published, target, protocol }) =>
      `${shown(address) ?? 'any'} ${range(shown(published))} ${range(shown(target))} ${protocol}`,
  );

describe('short syntax', () => {
  test.each([
    ['80', 'any none 80 tcp'],
    ['"80"', 'any none 80 tcp'],
    ['"3000-3005"', 'any none 3000-3005 tcp'],
    ['"8000:80"', 'any 8000 80 tcp'],
    ['8000:80', 'any 8000 80 tcp'],
    ['22:22', 'any 22 22 tcp'],
    ['"9090-9091:8080-8081"', 'any 9090-9091 8080-8081 tcp'],
    ['"8000-9000:80"', 'any 8000-9000 80 tcp'],
    ['"127.0.0.1:8001:8001"', '127.0.0.1 8001 8001 tcp'],
    ['"127.0.0.1:5000-5010:5000-5010"', '127.0.0.1 5000-5010 5000-5010 tcp'],
    ['"127.0.0.1::80"', '127.0.0.1 none 80 tcp'],
    ['":80"', 'any none 80 tcp'],
    ['"6060:6060/udp"', 'any 6060 6060 udp'],
    ['"6060:6060/UDP"', 'any 6060 6060 udp'],
    ['"80/sctp"', 'any none 80 sctp'],
    ['"[::1]:6001:6002"', '::1 6001 6002 tcp'],
    ['"::1:6001:6002"', '::1 6001 6002 tcp'],
    ['"[::]:80:80"', ':: 80 80 tcp'],
    ['"0.0.0.0:80:80"', '0.0.0.0 80 80 tcp'],
    ['"${PORT:-8000}:80"', 'any 8000 80 tcp'],
    ['"${BIND:-127.0.0.1}:8000:80"', '127.0.0.1 8000 80 tcp'],
    ['"${BIND:-127.0.0.1:8000}:80"', '127.0.0.1 8000 80 tcp'],
    ['"$$:80"', 'any ? 80 tcp'],
    // What a variable without value may hold is unknown, and nothing more.
    ['"${PORT}:80"', '? ? 80 tcp'],
    ['"8000:${PORT}"', 'any 8000 ? tcp'],
    ['"$HOST:$PORT:1025"', '? ? 1025 tcp'],
    ['"127.0.0.1:${PORT}:80"', '127.0.0.1 ? 80 tcp'],
    ['"${PORT}"', '? ? ? tcp'],
    ['"80:80/${PROTO}"', 'any 80 80 unknown'],
    // Compose refuses these.
    ['"web:80"', 'any ? 80 tcp'],
    ['"80:web"', 'any 80 ? tcp'],
    ['"70000:80"', 'any ? 80 tcp'],
    ['"90-80:80"', 'any ? 80 tcp'],
  ])('%s', (item, expected) => {
    expect(read(item)).toEqual([expected]);
  });

  test('values of .env', () => {
    expect(read('"${PORT:-8000}:80"', 'PORT=9000')).toEqual(['any 9000 80 tcp']);
    expect(read('"${PORT}:80"', 'PORT=127.0.0.1:9000')).toEqual(['127.0.0.1 9000 80 tcp']);
    expect(read('"${PORT}:80"', 'PORT=')).toEqual(['any none 80 tcp']);
  });

  test('places of both sides', () => {
    const [port] = webOf('ports: ["127.0.0.1:${PORT:-8000}:80-81/udp"]').ports;
    expect([textOf(port!.publishedAt), textOf(port!.targetAt)]).toEqual(['${PORT:-8000}', '80-81']);
    const [bare] = webOf('ports: [3000]').ports;
    expect([textOf(bare!.publishedAt), textOf(bare!.targetAt), textOf(bare!)]).toEqual(['3000', '3000', '3000']);
  });
});

describe('long syntax', () => {
  test.each([
    ['{target: 80, published: "8080", host_ip: 127.0.0.1, protocol: tcp}', '127.0.0.1 8080 80 tcp'],
    ['{target: 80, published: 8080}', 'any 8080 80 tcp'],
    ['{target: 80}', 'any none 80 tcp'],
    ['{target: "80", published: ""}', 'any none 80 tcp'],
    ['{target: 80, published: "8000-9000", protocol: udp, mode: host}', 'any 8000-9000 80 udp'],
    ['{target: "${P:-80}", published: "$Q"}', 'any ? 80 tcp'],
  ])('%s', (item, expected) => {
    expect(read(item)).toEqual([expected]);
  });

  test('places of both sides', () => {
    const [port] = webOf('ports: [{target: 80, published: "8080"}]').ports;
    expect([textOf(port!.publishedAt), textOf(port!.targetAt)]).toEqual(['"8080"', '80']);
  });
});

describe('all of a service', () => {
  test('the same port twice is one port', () => {
    expect(webOf('ports: ["80:80", "81:80", "80:80/tcp", {target: 80, published: 81}]').ports).toHaveLength(2);
  });

  test('another protocol or address is another port', () => {
    expect(webOf('ports: ["53:53", "53:53/udp", "127.0.0.1:53:53"]').ports).toHaveLength(3);
  });

  test.each(['ports:', 'ports: {}', 'ports: []', 'ports: [[80]]', 'ports: [null]', 'ports: [{published: 80}]'])(
    '%s has none',
    (attributes) => {
      expect(webOf(attributes).ports).toEqual([]);
    },
  );

  test('expose', () => {
    const web = webOf('expose: [3000, "8000/udp", "90-92", "${X}", "${Y:-70}", web, 99999]');
    expect(web.expose.map(({ port }) => shown(port))).toEqual([3000, 8000, 90, 91, 92, '?', 70, '?', '?']);
  });
});
