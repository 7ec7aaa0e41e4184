import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lexemesOf, readAnyYaml } from '../../../src/parser/compose/any-yaml.js';
import { scanLexemes } from '../../../src/parser/compose/lexemes.js';
import { readPlainYaml } from '../../../src/parser/compose/plain-yaml.js';
import type { YamlNode } from '../../../src/parser/compose/yaml-nodes.js';

/** A node as the tree of a compose file needs it: without blanks at its end, and without an end where its children say where that is. */
function needed(node: YamlNode | undefined, text: string): unknown {
  if (!node) return 'nothing';
  if (node.kind === 'scalar' && node.start === node.end && node.tag === undefined && node.anchor === undefined)
    return 'nothing';
  const end = node.start + text.slice(node.start, node.end).trimEnd().length;
  if (node.kind === 'list')
    return { ...node, end: node.flow && end, items: node.items.map((item) => needed(item, text)) };
  if (node.kind !== 'map') return { ...node, end };
  const pairs = node.pairs.map(({ key, value }) => ({ key: needed(key, text), value: needed(value, text) }));
  return { ...node, end: node.flow && end, pairs };
}

/** What both readers say of a text; undefined where the quick one leaves it to the other. */
function both(text: string) {
  const plain = readPlainYaml(text);
  if (!plain) return undefined;
  const lexemes = lexemesOf(text);
  const { comments, templated, tooDeepAt } = scanLexemes(text, lexemes, 100);
  const shown = (documents: Iterable<{ root: YamlNode | undefined; faults: readonly unknown[] }>) =>
    [...documents].map(({ root, faults }) => ({ root: needed(root, text), faults }));
  return {
    quick: { documents: shown(plain.documents), comments: plain.comments, templated: false, tooDeepAt: undefined },
    whole: { documents: shown(readAnyYaml(text, lexemes)), comments, templated, tooDeepAt },
  };
}

function expectAgreement(text: string): void {
  const read = both(text);
  if (read) expect(read.quick).toEqual(read.whole);
}

const usual = `---
# A comment
x-logging: &logging
  driver: json-file   # behind a value
  options: {max-size: 10m, "max-file": '3' }

services:
  web:
    <<: *logging
    image: "registry.example.com:5000/web:1.0"
    command: ["gunicorn", -b, 0.0.0.0:8000,
      # between the lines
      'it''s', "a \\"b\\"\\n",
      ]
    ports:
    - "8000:8000"
    -   443
    environment: &env
      URL: http://db:5432/#not-a-comment
      EMPTY:
      FLAG: --verbose
    entrypoint: |
      #!/bin/sh

      exec "$$@"
    healthcheck:
      test: >-
        curl -f
        http://localhost
  worker:
    <<: [*logging, *env]
    volumes:
      - type: bind
        source: ./a
        target: /a
      - - nested
        - list
      -
        type: tmpfs
`;

describe('the quick reader', () => {
  test('reads what people write', () => {
    expect(both(usual)).toBeDefined();
    expectAgreement(usual);
  });

  test.each([
    ['a tab', 'a:\n\tb: 1\n'],
    ['a template', 'a: {{ b }}\n'],
    ['a tag', 'a: !reset null\n'],
    ['a second document', 'a: 1\n---\nb: 2\n'],
    ['a value over two lines', 'a: b\n  c\n'],
    ['a key without a colon', 'a: 1\nb\n'],
    ['two keys on one line', 'a: b: c\n'],
    ['an open quote', 'a: "b\n'],
    ['an open bracket', 'a: [b\n'],
    ['a bracket below its key', 'a: [b\n]\n'],
    ['wrong indentation', 'a:\n    b: 1\n  c: 2\n'],
    ['text behind a quote', 'a: "b" c\n'],
    ['a block scalar with an indentation of its own', 'a: |2\n   b\n'],
    ['a list at the top', '- a\n'],
    ['nothing', ''],
    ['a deep nest', `a: ${'['.repeat(100_000)}`],
  ])('leaves %s to the other', (_, text) => {
    expect(readPlainYaml(text)).toBeUndefined();
  });

  const lineParts = [
    ...['a', 'b: ', 'key:', ': ', ':', '- ', '-', '? ', '"', "'", '\\', '[', ']', '{', '}', ', ', ',', ' #', '#'],
    ...[
      '&x ',
      '*x',
      '<<: ',
      '!reset ',
      '|',
      '>',
      '|-',
      '>-',
      '~',
      '1.0',
      '"q"',
      "'s'",
      ' ',
      '---',
      'é',
      '$',
      '%',
      '@',
      '\n',
    ],
  ];
  const part = fc.constantFrom(...lineParts);

  test('agrees with the other about random lines', () => {
    const line = fc
      .tuple(fc.nat({ max: 3 }), fc.array(part, { maxLength: 5 }))
      .map(([indent, parts]) => `${'  '.repeat(indent)}${parts.join('')}`);
    const text = fc.array(line, { maxLength: 6 }).map((lines) => `key:\n${lines.join('\n')}\n`);
    fc.assert(fc.property(text, expectAgreement), { numRuns: 3000 });
  });

  test('agrees with the other about lines that fit', () => {
    const value = fc.constantFrom(
      ...[
        '',
        'a',
        'a b',
        'a:b',
        'a#b',
        'a # b',
        '"a"',
        '"a" # b',
        "'a: b'",
        '[a, b]',
        '[a,b ,]',
        '{a: b}',
        '[]',
        '{}',
        '*x',
        '&x',
        '&x a',
      ],
      ...[
        '|',
        '>',
        '|-',
        '>-',
        '-a',
        '--',
        '-1',
        '[{a: [b]}, "c"]',
        '{a: *x, "b": \'c\'}',
        '[-, a]',
        '[a: b]',
        '{a}',
        '[',
        '"a\\n"',
        ' a ',
      ],
    );
    const head = fc.constantFrom(
      'a: ',
      'b: ',
      'a:',
      '- ',
      '-',
      '- a: ',
      '"a": ',
      '- - ',
      '',
      '# ',
      '<<: ',
      'a : ',
      "- 'b' : ",
    );
    const line = fc
      .tuple(fc.nat({ max: 6 }), head, value)
      .map(([indent, start, end]) => `${' '.repeat(indent)}${start}${end}`);
    const text = fc
      .array(line, { minLength: 1, maxLength: 7 })
      .map((lines) => `key:${lines.map((one) => `\n${one}`).join('')}`);
    fc.assert(
      fc.property(text, fc.constantFrom('', '\n', '\n\n', '\n  '), (start, end) => expectAgreement(start + end)),
      { numRuns: 5000 },
    );
  });

  test('agrees with the other about a usual file with a change', () => {
    const place = fc.nat({ max: usual.length });
    const change = fc.tuple(place, fc.nat({ max: 3 }), fc.oneof(part, fc.constant('')));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 2 }), (changes) => {
        let text = usual;
        for (const [at, length, by] of changes) text = text.slice(0, at) + by + text.slice(at + length);
        expectAgreement(text);
      }),
      { numRuns: 1500 },
    );
  });
});
