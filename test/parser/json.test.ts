import { describe, expect, test } from 'vitest';
import { JsonFault, type JsonValue, parseJson } from '../../src/parser/json.js';
import { SourceFile } from '../../src/text/source.js';

const read = (text: string) => parseJson(new SourceFile('x.json', text));

const fault = (call: () => unknown) => {
  try {
    call();
  } catch (error) {
    if (error instanceof JsonFault) return error.line === undefined ? error.message : `${error.line}: ${error.message}`;
    throw error;
  }
  throw new Error('There is no fault.');
};

test.each([
  ['', 1],
  ['{\n  "a": 1,\n}', 3],
  ['{\n  "a": 1\n  "b": 2\n}', 3],
  ['{\n\n  "aaaaaaaaaaaaaaa": x }', 3],
  ['[\n1,\n2', 3],
  ['x', 1],
])('what is no JSON has its line: %j', (text, line) => {
  expect(fault(() => read(text))).toBe(`${line}: This is no JSON.`);
});

test('a conflict of a merge has its line', () => {
  expect(fault(() => read('{\n<<<<<<< HEAD\n'))).toBe('2: A conflict of a merge is not resolved here.');
});

describe('values', () => {
  const document = read('{"a": {"b": [1, "x", null]}, "__proto__": "own", "n": -1}');
  const list = () => document.get('a').get('b').items;

  test('are read by the way to them', () => {
    expect(list().map(({ value }) => value)).toEqual([1, 'x', null]);
    expect(list()[0]!.whole(1)).toBe(1);
    expect(list()[1]!.text).toBe('x');
    expect(list()[1]!.oneOf(['x', 'y'])).toBe('x');
    expect(list()[2]!.optional(({ text }) => text)).toBeUndefined();
    expect(document.get('none').optional(({ text }) => text)).toBeUndefined();
  });

  test('are the own ones only', () => {
    expect(document.get('__proto__').text).toBe('own');
    expect(document.get('toString').value).toBeUndefined();
  });

  test.each<[string, (value: JsonValue) => unknown]>([
    ['`a` is to be a text.', (value) => value.get('a').text],
    ['`a.c` is missing: it is to be a list.', (value) => value.get('a').get('c').items],
    ['`a.b[1]` is to be a whole number of at least 0.', () => list()[1]!.whole(0)],
    ['`n` is to be a whole number of at least 0.', (value) => value.get('n').whole(0)],
    ['`a.b[1]` is to be one of y, z.', () => list()[1]!.oneOf(['y', 'z'])],
    ['`n` is to be an object.', (value) => value.get('n').get('x')],
    ['The document is to be a list.', (value) => value.items],
  ])('%s', (message, call) => expect(fault(() => call(document))).toBe(message));
});
