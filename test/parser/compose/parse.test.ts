import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCompose } from '../../../src/parser/compose/parse.js';
import type { ComposeMap, ComposeNode, ComposeScalar } from '../../../src/parser/compose/tree.js';
import { textOf } from '../../../src/text/location.js';
import { SourceFile } from '../../../src/text/source.js';

const read = (text: string) => parseCompose(new SourceFile('compose.yaml', text));

/** The only document, which must be a mapping without problems. */
function clean(text: string): ComposeMap {
  const { documents, problems } = read(text);
  expect(problems).toEqual([]);
  return documents[0] as ComposeMap;
}

const at = (node: ComposeNode | undefined, ...names: readonly (string | number)[]): ComposeNode | undefined =>
  names.reduce<ComposeNode | undefined>(
    (found, name) =>
      found?.kind === 'map'
        ? found.entries.get(String(name))?.value
        : found?.kind === 'list'
          ? found.items[Number(name)]
          : undefined,
    node,
  );
const scalar = (node: ComposeNode | undefined, ...names: readonly (string | number)[]) =>
  at(node, ...names) as ComposeScalar;

describe('scalars', () => {
  test.each([
    ['1', 1, '1'],
    ['3.10', 3.1, '3.10'],
    ['0644', 644, '0644'],
    ['0o17', 15, '0o17'],
    ['0x1F', 31, '0x1F'],
    ['1e3', 1000, '1e3'],
    ['22:22', '22:22', '22:22'],
    ['yes', 'yes', 'yes'],
    ['no', 'no', 'no'],
    ['true', true, 'true'],
    ['~', null, '~'],
    ['"1"', '1', '1'],
    ["'true'", 'true', 'true'],
    ['.inf', '.inf', '.inf'],
    ['99999999999999999999', '99999999999999999999', '99999999999999999999'],
    ['2024-01-01', '2024-01-01', '2024-01-01'],
    ['!!str 1', '1', '1'],
    ['!custom 1', '1', '1'],
  ])('%s', (source, value, text) => {
    const node = scalar(clean(`a: ${source}\n`), 'a');
    expect([node.value, node.text]).toEqual([value, text]);
  });

  test('a missing value is null and stands behind the colon', () => {
    const node = scalar(clean('a:\n\nb: 1\n'), 'a');
    expect([node.value, node.at.span]).toEqual([null, { start: 2, end: 2 }]);
  });

  test.each([
    ['plain over lines', 'a: one\n  two\n\n  three\n', 'one two\nthree'],
    ['single quotes', "a: 'it''s\n  two'\n", "it's two"],
    ['double quotes', 'a: "\\tone \\\n  two\\x41\\u00e9\n\n  three"\n', '\tone twoAé\nthree'],
    ['literal', 'a: |\n  one\n\n    two\n  three\n', 'one\n\n  two\nthree\n'],
    ['literal with windows line ends', 'a: |\r\n  one\r\n  two\r\n', 'one\ntwo\n'],
    ['folded', 'a: >-\n  one\n  two\n\n  three\n    more\n  end\n', 'one two\nthree\n  more\nend'],
    ['folded with an indentation given', 'a: >2\n    one\n  two\n', '  one\ntwo\n'],
  ])('%s: each word is found again in the file', (_, source, text) => {
    const { mapped, text: read } = scalar(clean(source), 'a');
    expect([read, mapped.text]).toEqual([text, text]);
    for (const { 0: word, index } of text.matchAll(/one|two|three|more|end/g)) {
      expect(textOf({ at: mapped.locate(index, index + word.length) })).toBe(word);
    }
  });

  test('variables are at their places', () => {
    const { word } = scalar(clean('a: "x-${TAG:-1}"\n'), 'a');
    expect(word.value).toBeUndefined();
    expect(word.parts).toMatchObject([{ text: 'x-' }, { kind: 'variable', name: 'TAG', operator: ':-' }]);
    expect(word.parts[1]?.kind === 'variable' && textOf(word.parts[1])).toBe('${TAG:-1}');
  });
});

describe('places', () => {
  const root = clean('# top\nservices:\n  web:   # note\n    image: a\n    ports:\n      - "80:80"\n\n# end\n');

  test('of entries and collections end with their last value', () => {
    expect(textOf(root.entries.get('services')!)).toMatch(/^services:[^]*"80:80"$/);
    expect(textOf(at(root, 'services', 'web', 'ports')!)).toBe('- "80:80"');
    expect(textOf(at(root, 'services', 'web', 'ports', 0)!)).toBe('"80:80"');
  });

  test('of comments', () => {
    const { comments } = read('# top\na: "# no" # note\n');
    expect(comments.map((comment) => [comment.text, textOf(comment)])).toEqual([
      ['top', '# top'],
      ['note', '# note'],
    ]);
  });
});

describe('aliases and merge keys', () => {
  test('an alias is the value, with the way to it', () => {
    const node = scalar(clean('a: &a 1\nb: *a\n'), 'b');
    expect([node.value, textOf(node), node.via.map(textOf)]).toEqual([1, '1', ['*a']]);
  });

  test('an anchor may be given anew', () => {
    const root = clean('a: &a 1\nb: *a\nc: &a 2\nd: *a\n');
    expect([scalar(root, 'b').value, scalar(root, 'd').value]).toEqual([1, 2]);
  });

  test('own keys win over merged ones, earlier sources over later ones', () => {
    const root = clean('x: &x {k: 1, l: 1}\ny: &y {l: 2, m: 2}\nz:\n  <<: [*x, *y]\n  k: 3\n');
    const z = at(root, 'z') as ComposeMap;
    expect([...z.entries].map(([key, { value }]) => [key, (value as ComposeScalar).value])).toEqual([
      ['k', 3],
      ['l', 1],
      ['m', 2],
    ]);
    expect(z.entries.get('l')?.value.via.map(textOf)).toEqual(['*x']);
  });

  test('a quoted << is a key like others', () => {
    expect(scalar(clean('a: {"<<": 1}\n'), 'a', '<<').value).toBe(1);
  });

  test('shared values are shared objects', () => {
    const root = clean('a: &a {k: v}\nb: *a\n');
    expect((at(root, 'b') as ComposeMap).entries).toBe((at(root, 'a') as ComposeMap).entries);
  });
});

describe('tags', () => {
  test.each([
    ['!reset null', 'reset', null],
    ['!reset', 'reset', null],
    ['!override 1', 'override', 1],
  ])('%s', (source, tag, value) => {
    const node = scalar(clean(`a: ${source}\n`), 'a');
    expect([node.tag, node.value]).toEqual([tag, value]);
  });

  test('on collections', () => {
    const root = clean('a: !override\n  - 1\nb: !reset {}\nc: [1]\n');
    expect([at(root, 'a')?.tag, at(root, 'b')?.tag, at(root, 'c')?.tag]).toEqual(['override', 'reset', undefined]);
  });
});

describe('documents', () => {
  test('several, without the empty ones', () => {
    expect(read('---\n---\na: 1\n---\nb: 2\n').documents).toHaveLength(2);
  });

  test.each(['', '# nothing\n', '---\n', '~\n'])('%j is empty', (text) => {
    expect(read(text)).toMatchObject({ documents: [], problems: [{ message: 'This compose file is empty.' }] });
  });
});

describe('problems', () => {
  test.each([
    ['tab', 'a:\n[|\t|]b: 1\n', 'A tab indents this line'],
    ['duplicate key', 'a: 1\n[|a|]: 2\n', 'The key `a` is given twice'],
    ['missing colon', 'a: 1\n[|b|]\n', 'A colon is missing'],
    ['open quote', 'a: [|"|]b\nc: 1\n', 'The quote that starts this value is never closed.'],
    ['open bracket', 'a: [1\n[|b|]: 1\n', 'The list in brackets is not closed with `]`'],
    ['two keys on a line', 'a: [|b|]: c\n', 'A second `key:`'],
    ['reserved character', 'a: [|@|]b\n', 'A value cannot start with `@`'],
    ['bad escape', 'a: "[|\\|]q"\n', 'The escape after this backslash'],
    ['text behind a value', 'a: {b: 1} [|c|]\n', 'Text follows'],
    ['bad header', 'a: |[|x|]\n  b\n', 'A text block starts on the line after'],
    ['number as key', '[|1|]: a\n', 'The key `1` is read as a number'],
    ['null as key', '[|~|]: a\n', 'The key `~` is read as a null'],
    ['list as key', '? [|[a]|]\n: b\n', 'A list cannot be a key.'],
    ['unknown anchor', 'a: &b 1\nc: [|*d|]\n', 'No anchor `&d`'],
    ['cycle', 'a: &b\n  c: [|*b|]\n', 'The alias `*b` stands inside the value'],
    ['merge cycle', 'a: &b\n  <<: [|*b|]\n', 'The alias `*b` stands inside the value'],
    ['two merge keys', 'a: &a {}\nb:\n  <<: *a\n  [|<<|]: *a\n', 'A mapping has two `<<` keys.'],
    ['merged scalar', 'a: &a 1\nb:\n  <<: [|*a|]\n', '`<<` merges mappings'],
    ['merged list item', 'a:\n  <<: [[|1|]]\n', '`<<` merges mappings'],
    ['lone carriage return', 'a: 1[|\r|]b: 2\n', 'A carriage return stands here'],
    ['list at the top', '[|- a|]\n', 'A compose file is a mapping at its top level, not a list.'],
  ])('%s', (_, marked, message) => {
    const start = marked.indexOf('[|');
    const { problems } = read(marked.replace('[|', '').replace('|]', ''));
    expect(problems.map(({ at: { span }, message }) => [span.start, span.end, message])).toEqual([
      [start, marked.indexOf('|]') - 2, expect.stringContaining(message)],
    ]);
  });

  test('a duplicate key names the first one and keeps the last value', () => {
    const { problems, documents } = read('a: 1\nb: 2\na: 3\n');
    expect(problems[0]?.related?.map(({ at: { span } }) => span.start)).toEqual([0]);
    expect(scalar(documents[0], 'a').value).toBe(3);
  });

  test('an unknown anchor gets a suggestion', () => {
    expect(read('a: &common 1\nb: *comon\n').problems[0]?.help).toBe('Did you mean `*common`?');
  });

  test('keys are not interpolated', () => {
    const { documents, interpolationProblems } = read('${: 1\n');
    expect(documents[0]?.kind === 'map' && [...documents[0].entries.keys()]).toEqual(['${']);
    expect(interpolationProblems).toEqual([]);
  });

  test('a variable that Compose refuses is a problem of its own kind', () => {
    const { problems, interpolationProblems } = read('b: ["${}"]\na: b:${T!}\n');
    expect(problems).toEqual([]);
    expect(interpolationProblems.map(textOf)).toEqual(['${}', '${T!}']);
  });

  test.each([
    ['a: b\n c: d\n', true],
    ['a: "b\n', true],
    ['a: b\na: c\n', false],
    ['a: ${\n', false],
    ['a: b\n', false],
  ])('%j is broken: %s', (text, broken) => expect(read(text).broken).toBe(broken));

  test('what follows a broken line is still read', () => {
    const { documents, problems } = read('a: @b\nc: 1\nd: "\\q"\n');
    expect(problems).toHaveLength(2);
    expect(scalar(documents[0], 'c').value).toBe(1);
  });
});

describe('templates', () => {
  test.each([
    'a: {{ b }}\n',
    'a: b:{{ tag }}\n',
    '{% if a %}\nb: 1\n{% endif %}\n',
    '{{- if .Values.a }}\nb: 1\n{{- end }}\n',
    'a: {{cookiecutter.b}}-c\n',
  ])('%j is one', (text) => {
    expect(read(text)).toMatchObject({ templated: true, documents: [], problems: [] });
  });

  test.each([
    'a: "{{ b }}"\n',
    'a: b-{{.Task.Slot}}\n',
    "a: docker ps --format '{{json .}}'\n",
    'a: |\n  {% if b %}\n  {{ c }}\n',
    '# {{ a }}\nb: 1\n',
    'a: ${{ github.ref }}\n',
    'a: { b: { c: 1 } }\n',
  ])('%j is none', (text) => {
    expect(read(text).templated).toBe(false);
  });
});

describe('hostile input', () => {
  const chain = (count: number, item: (index: number) => string): string =>
    Array.from({ length: count }, (_, index) => item(index)).join('\n');

  test.each([
    ['brackets', '['.repeat(1000)],
    ['braces', `a: ${'{a: '.repeat(5000)}`],
    ['dashes', '- '.repeat(20_000)],
    ['question marks', '? '.repeat(5000)],
    ['colons', 'a: '.repeat(5000)],
    ['indentation', chain(2000, (level) => `${' '.repeat(level)}a:`)],
    ['question marks in brackets', `[${'? '.repeat(5000)}`],
    ['dashes in brackets', `[${'- '.repeat(5000)}`],
    ['colons behind a dash in brackets', `[- ${'a: '.repeat(5000)}`],
  ])('%s: nested too deeply', (_, text) => {
    const { problems, documents } = read(text);
    expect(documents).toEqual([]);
    expect(problems.map(({ message }) => message)).toEqual(['The file is nested deeper than 100 levels here.']);
  });

  test('ninety levels are fine', () => {
    expect(at(clean(`a: ${'['.repeat(90)}${']'.repeat(90)}`), 'a')?.kind).toBe('list');
  });

  test.each([
    ['one key a line', { separator: ',\n' }],
    ['all on one line', { separator: ', ' }],
  ])('many keys in brackets are not deep: %s', (_, { separator }) => {
    const keys = Array.from({ length: 300 }, (_, index) => `"key${index}": { "a": "b:c", "d": [1] }`).join(separator);
    expect(at(clean(`{\n"services": {\n${keys}\n}\n}\n`), 'services')?.kind).toBe('map');
  });

  test('colons in brackets that are wrong nest nothing', () => {
    expect(() => read(`[${'a: '.repeat(5000)}]`)).not.toThrow();
    expect(() => read(`{${': '.repeat(5000)}}`)).not.toThrow();
  });

  test('aliases that grow without bound are cut off with one problem', () => {
    const bomb = `a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n${chain(10, (level) => `a${level + 1}: &a${level + 1} [${`*a${level}, `.repeat(10)}]`)}\n`;
    expect(read(bomb).problems.map(({ message }) => message)).toEqual([
      'Aliases make this file larger than 100000 values here.',
    ]);
  });

  test('so are chains of merge keys', () => {
    const text = `a0: &a0 {k: v}\n${chain(2000, (level) => `a${level + 1}: &a${level + 1} {<<: *a${level}, k${level}: v}`)}\n`;
    expect(read(text).problems).toHaveLength(1);
  });

  test('keys are only keys', () => {
    const root = clean('__proto__: {a: 1}\nconstructor: b\n');
    expect([...root.entries.keys()]).toEqual(['__proto__', 'constructor']);
  });

  test('any text gives a tree with places inside of it', () => {
    const pieces = fc.constantFrom(
      ...['a', ':', ' ', '\n', '  ', '- ', '? ', '|', '>', '"', "'", '&a ', '*a', '<<: ', '{', '}', '[', ']', ','],
      ...['#', '!reset ', '\t', '\r', '\r\n', '---\n', '${', '\\', '%', '@', 'é', '\0', '...', '1', '~', '!!str '],
    );
    const check = (node: ComposeNode, length: number): void => {
      expect(node.at.span.start).toBeGreaterThanOrEqual(0);
      expect(node.at.span.end).toBeGreaterThanOrEqual(node.at.span.start);
      expect(node.at.span.end).toBeLessThanOrEqual(length);
      if (node.kind === 'scalar') expect(node.mapped.text).toBe(node.text);
      if (node.kind === 'list') for (const item of node.items) check(item, length);
      if (node.kind === 'map') for (const { value } of node.entries.values()) check(value, length);
    };
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
        const text = parts.join('');
        const { documents, problems } = read(text);
        for (const document of documents) check(document, text.length);
        for (const { at: place } of problems) expect(place.span.end).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 500 },
    );
  });
});
