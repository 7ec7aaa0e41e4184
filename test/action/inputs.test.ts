import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { InputError, readInputs, words } from '../../src/action/inputs.js';

const with_ = (inputs: Readonly<Record<string, string>>) =>
  readInputs(Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])));

const usual = {
  paths: ['.'],
  args: [],
  config: undefined,
  failOn: undefined,
  select: [],
  ignore: [],
  annotations: true,
  summary: true,
  sarifFile: undefined,
  workingDirectory: '.',
};

interface Metadata {
  readonly inputs: Readonly<Record<string, { readonly default?: string; readonly description: string }>>;
  readonly runs: { readonly using: string; readonly main: string };
}
const metadata = parse(readFileSync('action.yml', 'utf8')) as Metadata;

test('nothing set means the whole workspace', () => {
  expect(readInputs({})).toEqual(usual);
  // The runner sets what is not given to the default, or to an empty text.
  expect(
    with_(Object.fromEntries(Object.entries(metadata.inputs).map(([name, one]) => [name, one.default ?? '']))),
  ).toEqual(usual);
});

test('every input of action.yml is read, by its name with hyphens', () => {
  const values: Readonly<Record<string, string>> = { annotations: 'False', summary: 'FALSE' };
  const all = with_(Object.fromEntries(Object.keys(metadata.inputs).map((name) => [name, values[name] ?? name])));
  expect(all).toEqual({
    paths: ['paths'],
    args: ['args'],
    config: 'config',
    failOn: 'fail-on',
    select: ['select'],
    ignore: ['ignore'],
    annotations: false,
    summary: false,
    sarifFile: 'sarif-file',
    workingDirectory: 'working-directory',
  });
});

test('paths are lines: blanks and quotes in them are theirs', () => {
  expect(with_({ paths: '\n  my app/Dockerfile \r\n"x"/$(y)\n-o\n\n' }).paths).toEqual([
    'my app/Dockerfile',
    '"x"/$(y)',
    '-o',
  ]);
});

test.each<[string, readonly string[]]>([
  ['', []],
  ['--preset strict\n--exit-zero', ['--preset', 'strict', '--exit-zero']],
  [`--exclude="a b/**" 'c d' e"f g"'h i'`, ['--exclude=a b/**', 'c d', 'ef gh i']],
  [`"it's" '' $HOME \`x\` a\\b`, ["it's", '', '$HOME', '`x`', 'a\\b']],
])('the words of %j', (text, expected) => expect(words(text)).toEqual(expected));

test.each([
  [{ annotations: 'yes' }, '`annotations` is true or false, not `yes`.'],
  [{ args: '--select "x' }, 'A quote in `args` is not closed.'],
  [{ args: '-- x' }, '`args` has options only: name files and folders in `paths`.'],
])('%j is refused', (inputs, message) => {
  expect(() => with_(inputs as never)).toThrow(new InputError(message));
});

test('the action runs by itself on the Node of the runner', () => {
  expect(metadata.runs).toEqual({ using: 'node24', main: 'dist/action.js' });
});
