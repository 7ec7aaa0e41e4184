import { describe, expect, test } from 'vitest';
import { environmentOf, type Variable } from '../../src/model/environment.js';
import { expand } from '../../src/model/expand.js';
import { known, unknown } from '../../src/model/known.js';
import { parseDockerfile } from '../../src/parser/dockerfile/parse.js';
import { place, textOf } from '../../src/text/location.js';
import { SourceFile } from '../../src/text/source.js';

const file = new SourceFile('env', 'set empty lost path');
const at = (name: string) => place(file, file.text.indexOf(name), file.text.indexOf(name) + name.length);
const variable = (name: string, value: Variable['value']): Variable => ({
  at: at(name),
  name,
  value,
  origin: 'env',
  secret: undefined,
});
const variables = [
  variable('set', known('value', { at: at('set'), note: 'set here' })),
  variable('empty', known('')),
  variable('lost', unknown('nobody knows it')),
  variable('path', known('/usr/local/bin', { at: at('path'), note: 'set here' })),
];
const whole = environmentOf(variables);

const wordOf = (text: string) => {
  const [instruction] = parseDockerfile(new SourceFile('Dockerfile', `WORKDIR ${text}\n`)).instructions;
  return instruction?.name === 'WORKDIR' ? instruction.words[0]! : expect.unreachable();
};
const valueIn = (text: string, environment = whole, unset?: 'empty' | 'unknown') => {
  const fact = expand(wordOf(text), environment, unset);
  return fact.known ? fact.value : `? ${fact.because}`;
};

describe('an operator', () => {
  test.each([
    ['plain', 'plain'],
    ['$set', 'value'],
    ['a${set}b', 'avalueb'],
    ['a$unset-b', 'a-b'],
    ['${unset}', ''],
    ['${empty}', ''],
    ['$lost', '? nobody knows it'],
    ['a/$lost/b', '? nobody knows it'],
    ['\\$set', '$set'],
    ["'$set'", '$set'],
    ['"$set"', 'value'],
    ['${set:-other}', 'value'],
    ['${unset:-other}', 'other'],
    ['${empty:-other}', 'other'],
    ['${lost:-other}', '? nobody knows it'],
    ['${unset-other}', 'other'],
    ['${empty-other}', ''],
    ['${unset:-$set}', 'value'],
    ['${unset:-${empty:-$set}}', 'value'],
    ['${unset:-$lost}', '? nobody knows it'],
    ['${set:-$lost}', 'value'],
    ['${set:+other}', 'other'],
    ['${empty:+other}', ''],
    ['${unset:+other}', ''],
    ['${lost:+other}', '? nobody knows it'],
    ['${empty+other}', 'other'],
    ['${unset+other}', ''],
    ['${set:?message}', 'value'],
    ['${unset:?message}', '? unset is required and has no value here'],
    ['${empty:?message}', '? empty is required and has no value here'],
    ['${empty?message}', ''],
    ['${set#val}', 'ue'],
    ['${set##val}', 'ue'],
    ['${set#ue}', 'value'],
    ['${set%ue}', 'val'],
    ['${set%%ue}', 'val'],
    ['${set%val}', 'value'],
    ['${set/a/A}', 'vAlue'],
    ['${path/l/L}', '/usr/Local/bin'],
    ['${path//l/L}', '/usr/LocaL/bin'],
    ['${path//local/}', '/usr//bin'],
    ['${path//x/L}', '/usr/local/bin'],
    ['${path/\\//:}', '? a pattern edits path'],
    ['${set/$unset/x}', 'value'],
    ['${set/a/$lost}', '? nobody knows it'],
    ['${set/$lost/a}', '? nobody knows it'],
    ['${lost/a/b}', '? nobody knows it'],
    ['${set%u*}', '? a pattern edits set'],
    ['${unset%x}', ''],
  ])('%s gives %s', (text, value) => {
    expect(valueIn(text)).toBe(value);
  });
});

describe('a name that is not listed', () => {
  test('is not known where the list is not whole', () => {
    const open = environmentOf(variables, 'the base image may set it');
    expect(valueIn('$unset', open)).toBe('? the base image may set it');
    expect(valueIn('${unset:-other}', open)).toBe('? the base image may set it');
    expect(valueIn('$set', open)).toBe('value');
  });

  test('is not known where the language does not say what an unset variable is', () => {
    expect(valueIn('$unset', whole, 'unknown')).toBe('? unset has no value here');
    expect(valueIn('${unset:-other}', whole, 'unknown')).toBe('other');
    expect(valueIn('${unset:+other}', whole, 'unknown')).toBe('');
    expect(valueIn('${unset%x}', whole, 'unknown')).toBe('? unset has no value here');
  });

  test('has no value by a name of Object', () => {
    expect(valueIn('$constructor$__proto__')).toBe('');
  });
});

test('every variable that is used is evidence, once', () => {
  const fact = expand(wordOf('$path:$set:$path'), whole);
  expect(fact.known && fact.evidence.map(textOf)).toEqual(['path', 'set']);
  const edited = expand(wordOf('${path/$set/x}'), whole);
  expect(edited.known && edited.evidence.map(textOf)).toEqual(['path', 'set']);
});

test('a value that grows without end is not known', () => {
  let environment = environmentOf([variable('set', known('x'.repeat(1000)))]);
  const double = wordOf('$set$set');
  for (let round = 0; round < 100; round++) environment = environmentOf([variable('set', expand(double, environment))]);
  expect(valueIn('$set', environment)).toBe('? its value is too long');
  const long = environmentOf([variable('set', known('a'.repeat(60_000))), variable('path', known('b'.repeat(60_000)))]);
  expect(valueIn('${set//a/$path}', long)).toBe('? its value is too long');
});

test('nesting without end is not known', () => {
  const text = `${'${a:-'.repeat(30)}x${'}'.repeat(30)}`;
  expect(valueIn(text)).toBe('? its variables are nested too deeply');
});
