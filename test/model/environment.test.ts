import { expect, test } from 'vitest';
import { environmentOf, type Variable } from '../../src/model/environment.js';
import { known, unknown } from '../../src/model/known.js';
import { place } from '../../src/text/location.js';
import { SourceFile } from '../../src/text/source.js';

const file = new SourceFile('Dockerfile', '');
const variable = (name: string, value: string | undefined): Variable => ({
  name,
  value: value === undefined ? unknown('nobody knows') : known(value),
  at: place(file, 0, 0),
  origin: 'env',
  secret: undefined,
});

test('the last of a name wins, in the place of the first', () => {
  const environment = environmentOf([variable('A', '1'), variable('B', '2'), variable('A', '3')]);
  expect(environment.variables.map(({ name }) => name)).toEqual(['A', 'B']);
  expect(environment.value('A')).toEqual(known('3'));
  expect(environment.get('A')).toBe(environment.variables[0]);
});

test('a name that is not listed is unset in a whole list, and unknown in another', () => {
  expect(environmentOf([]).value('A')).toEqual(known(undefined));
  expect(environmentOf([], 'the image is unknown').value('A')).toEqual(unknown('the image is unknown'));
  expect(environmentOf([variable('A', undefined)]).value('A')).toEqual(unknown('nobody knows'));
});

test('names of built-in properties are names', () => {
  expect(environmentOf([]).get('constructor')).toBeUndefined();
  expect(environmentOf([variable('__proto__', 'x')]).value('__proto__')).toEqual(known('x'));
});
