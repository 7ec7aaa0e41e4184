import fc from 'fast-check';
import { expect, test } from 'vitest';
import { faultOfArray, mendedArray } from '../../../src/model/command/broken-array.js';

test.each([
  ['["a"', 'the closing bracket is missing'],
  ['["a"] --debug', 'text follows the closing bracket'],
  ["[ 'a']", 'JSON strings need double quotes'],
  ['[a, "b"]', 'JSON strings need quotes'],
  ['["a", ]', 'a comma stands before the closing bracket'],
  ['["a" "b"]', 'a comma is missing between two items'],
  ['["a\\p"]', 'it is no JSON array of strings'],
])('%s: %s', (text, reason) => expect(faultOfArray(text)).toBe(reason));

test.each([
  ["['python', 'app.py']", '["python", "app.py"]'],
  ['["python" "app.py"]', '["python", "app.py"]'],
  ['[ "python", "app.py", ]', '["python", "app.py"]'],
  ['["python", \'app.py\'', '["python", "app.py"]'],
])('%s was meant to be %s', (text, array) => expect(mendedArray(text)).toBe(array));

test.each(['[python, app.py]', '["a"] --debug', '["a\\p"]', `['echo "a"']`, '["a",, "b"]', '["a""b"]', '[]', '['])(
  '%s may mean anything',
  (text) => expect(mendedArray(text)).toBeUndefined(),
);

test('the items stay as they are', () => {
  const item = fc.string().filter((text) => !/["'\\]/.test(text));
  const separator = fc.constantFrom(',', ', ', ' ', ' , ');
  fc.assert(
    fc.property(fc.array(item, { minLength: 1 }), separator, fc.constantFrom("'", '"'), (items, between, quote) => {
      const text = `[${items.map((each) => quote + each + quote).join(between)}]`;
      expect(JSON.parse(mendedArray(text)!)).toEqual(items);
    }),
  );
});
