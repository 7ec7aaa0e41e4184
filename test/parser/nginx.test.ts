import fc from 'fast-check';
import { expect, test } from 'vitest';
import { caddyTargets } from '../../src/parser/caddyfile.js';
import { parseNginx } from '../../src/parser/nginx.js';
import { SourceFile } from '../../src/text/source.js';

const read = (text: string) =>
  parseNginx(new SourceFile('nginx.conf', text)).map(({ name, arguments: words, path, isBlock }) => [
    path.join(' > '),
    name,
    ...words.map((word) => word.text),
    ...(isBlock ? ['{'] : []),
  ]);

test('directives and the blocks around them', () =>
  expect(read('http {\n  server { listen 80; location ~ \\.php$ { proxy_pass http://a$1; } }\n}\nworker 1;')).toEqual([
    ['', 'http', '{'],
    ['http', 'server', '{'],
    ['http > server', 'listen', '80'],
    ['http > server', 'location', '~', '\\.php$', '{'],
    ['http > server > location \\.php$', 'proxy_pass', 'http://a$1'],
    ['', 'worker', '1'],
  ]));

test('quotes, comments and variables in braces', () =>
  expect(read('a "b; c" \'d\' # e; f\n  ${g}h:${i}; j;')).toEqual([
    ['', 'a', 'b; c', 'd', '${g}h:${i}'],
    ['', 'j'],
  ]));

test('any text', () =>
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'ab{};"\'#$ \n\\') }), (text) => {
      const file = new SourceFile('nginx.conf', text);
      for (const { at, arguments: words } of parseNginx(file))
        for (const { span } of [at, ...words.map((word) => word.at)])
          expect(span.start >= 0 && span.end <= text.length && span.start <= span.end).toBe(true);
      for (const target of caddyTargets(file)) expect(file.slice(target.at.span)).toBe(target.text);
    }),
  ));

test('the targets of a Caddyfile', () =>
  expect(
    caddyTargets(
      new SourceFile('Caddyfile', ':80 {\n\treverse_proxy @ws web:1 web:2 {\n\t\tto web:3\n\t}\n\tto web:4\n}\n'),
    ).map(({ text }) => text),
  ).toEqual(['web:1', 'web:2', 'web:3']));
