import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDotenv } from '../../src/parser/dotenv.js';
import { textOf } from '../../src/text/location.js';
import { SourceFile } from '../../src/text/source.js';

const read = (text: string) => parseDotenv(new SourceFile('.env', text));
const values = (text: string) => read(text).entries.map(({ key, value }) => [key.text, value?.value]);

test.each([
  ['A=1', '1'],
  ['A = 1', '1'],
  ['A: 1', '1'],
  ['export A=1', '1'],
  ['exported=1', '1'],
  ['A=', ''],
  ['A=\nB', ''],
  ['A=a b', 'a b'],
  ['A=a#b', 'a#b'],
  ['A=a # b', 'a'],
  ['A= # b', ''],
  ['A=1\r\n', '1'],
  ['# c\n\n  A=1', '1'],
  ['A=a=b', 'a=b'],
  ["A='a # b'", 'a # b'],
  ["A='$B'", '$B'],
  ["A='a\\nb'", 'a\\nb'],
  ["A='it\\'s'", "it's"],
  ['A="a # b" # c', 'a # b'],
  ['A="a\\nb\\tc"', 'a\nb\tc'],
  ['A="a\\"b"', 'a"b'],
  ['A="\\$B"', '$B'],
  ['A="\\0101"', 'A'],
  ['A="a\\d"', 'a\\d'],
  ['A="a\nb"', 'a\nb'],
  ['A=$$B', '$B'],
  ['a.b-c[0]=1', '1'],
])('%j', (text, value) => {
  const { entries, problems } = read(text);
  expect(problems).toEqual([]);
  expect(entries[0]?.value?.value).toBe(value);
});

test('entries know their places', () => {
  const { entries } = read('# c\nexport A="b c" # d\nB=x  # y\n');
  expect(entries.map(textOf)).toEqual(['A="b c"', 'B=x']);
  expect(entries.map(({ value }) => value && textOf(value))).toEqual(['"b c"', 'x']);
});

test('a bare name has no value, an empty one has', () => {
  expect(values('A\nB=\nC')).toEqual([
    ['A', undefined],
    ['B', ''],
    ['C', undefined],
  ]);
});

test('variables are kept apart in double quotes and without quotes', () => {
  const [a, b] = read('A=x-${B:-c}\nB="$C"\n').entries;
  expect(a?.value?.value).toBeUndefined();
  expect(a?.value?.parts).toMatchObject([
    { kind: 'literal', text: 'x-' },
    { kind: 'variable', name: 'B', operator: ':-', operand: [{ kind: 'literal', text: 'c' }] },
  ]);
  expect(b?.value?.parts).toMatchObject([{ kind: 'variable', name: 'C' }]);
});

test.each([
  ['A="b\nC=1', '"', 'The quote that starts this value is never closed.', ['C']],
  ['a key=1\nC=1', 'k', 'A name of a variable has no blanks in it.', ['C']],
  ['A!=1\nC=1', '!', 'This character cannot be in the name of a variable.', ['C']],
  ['=1\nC=1', '=', 'A value stands here without a name.', ['C']],
])('%j has a problem, and the rest is still read', (text, place, message, keys) => {
  const { entries, problems } = read(text);
  expect(problems.map((problem) => [textOf(problem), problem.message])).toEqual([[place, message]]);
  expect(entries.map(({ key }) => key.text)).toEqual(keys);
});

test('an invalid variable is a problem', () => {
  expect(read('A=${}').problems.map(textOf)).toEqual(['${}']);
});

test('any text gives entries inside of it', () => {
  const pieces = fc.constantFrom('A', '=', ':', '"', "'", '\\', '\n', ' ', '#', '$', '{', '}', 'export ', '\r\n', 'é');
  fc.assert(
    fc.property(fc.array(pieces), (parts) => {
      const text = parts.join('');
      const { entries, problems } = read(text);
      for (const { at } of [...entries, ...problems]) {
        expect(at.span.start).toBeGreaterThanOrEqual(0);
        expect(at.span.end).toBeGreaterThanOrEqual(at.span.start);
        expect(at.span.end).toBeLessThanOrEqual(text.length);
      }
    }),
  );
});
