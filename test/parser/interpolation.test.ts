import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseInterpolation } from '../../src/parser/interpolation.js';
import type { WordPart } from '../../src/parser/word.js';
import { textOf } from '../../src/text/location.js';
import { MappedText } from '../../src/text/mapped-text.js';
import { SourceFile } from '../../src/text/source.js';

const read = (text: string) => {
  const file = new SourceFile('compose.yaml', text);
  return parseInterpolation(new MappedText(file, [{ text, span: file.span }]));
};

/** Parts as one line: literals as they are, variables as <name operator operand>, opaque parts as ?. */
const shown = (parts: readonly WordPart[]): string =>
  parts
    .map((part) =>
      part.kind === 'literal'
        ? part.text
        : part.kind === 'opaque'
          ? '?'
          : `<${part.name}${part.operator ? ` ${part.operator} ${shown(part.operand)}` : ''}>`,
    )
    .join('');

test.each([
  ['no variable', 'no variable'],
  ['', ''],
  ['$A', '<A>'],
  ['${A}', '<A>'],
  ['a-$A-b', 'a-<A>-b'],
  ['$A$B', '<A><B>'],
  ['${_a1}', '<_a1>'],
  ['$1', '$1'],
  ['$ x', '$ x'],
  ['$}', '$}'],
  ['x$', 'x$'],
  ['$$A', '$A'],
  ['$$$A', '$<A>'],
  ['$${A}', '${A}'],
  ['${A:-b}', '<A :- b>'],
  ['${A-b}', '<A - b>'],
  ['${A:+b}', '<A :+ b>'],
  ['${A+b}', '<A + b>'],
  ['${A:?no value}', '<A :? no value>'],
  ['${A?}', '<A ? >'],
  ['${A:-}', '<A :- >'],
  ['${A:-${B:-c}}d', '<A :- <B :- c>>d'],
  ['${A:-$B}', '<A :- <B>>'],
  ['${A:-{"b": {}}}', '<A :- {"b": {}}>'],
  ['${A:-a:b}', '<A :- a:b>'],
  ['${A:-$$b}', '<A :- $b>'],
  ['${A:-{}', '<A :- {>'],
])('%j reads as %j', (text, expected) => {
  const { parts, problems } = read(text);
  expect(shown(parts)).toBe(expected);
  expect(problems).toEqual([]);
});

test.each([
  ['a${', '${', 'a?', 'closing brace'],
  ['${}', '${}', '?', 'name no variable'],
  ['${ A}', '${ A}', '?', 'A blank'],
  ['${A }', '${A }', '?', 'A blank'],
  ['x:${A!}y', '${A!}', 'x:?y', 'Something other than'],
  ['${1}', '${1}', '?', 'starts with a letter'],
  ['${:-1}', '${:-1}', '?', 'starts with a letter'],
  ['${A:b}', '${A:b}', '?', 'Something other than'],
  ['${A.B}', '${A.B}', '?', 'Something other than'],
  ['${A:-b', '${', '?A:-b', 'closing brace'],
  ['${A:-b\n}', '${', '?A:-b\n}', 'closing brace'],
  ['$$${A!}', '${A!}', '$?', 'Something other than'],
])('%j is refused at %j', (text, place, expected, message) => {
  const { parts, problems } = read(text);
  expect(problems.map(textOf)).toEqual([place]);
  expect(problems[0]?.message).toContain(message);
  expect(shown(parts)).toBe(expected);
});

test('a wrong default is refused inside', () => {
  const { problems } = read('${A:-${B!}}');
  expect(problems.map(textOf)).toEqual(['${B!}']);
});

test('a variable knows its place', () => {
  const [, variable] = read('tag-${TAG:-latest}').parts;
  expect(variable?.kind === 'variable' && textOf(variable)).toBe('${TAG:-latest}');
});

describe('any text', () => {
  test('gives parts inside of it', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('$', '{', '}', ':', '-', '?', 'A', '\n', ' ', 'é')), (chars) => {
        const text = chars.join('');
        const inside = (parts: readonly WordPart[]): boolean =>
          parts.every(
            (part) =>
              part.kind === 'literal' ||
              (part.at.span.start >= 0 &&
                part.at.span.end <= text.length &&
                part.at.span.start <= part.at.span.end &&
                (part.kind === 'opaque' || inside(part.operand))),
          );
        expect(inside(read(text).parts)).toBe(true);
      }),
    );
  });

  test('without a dollar sign stays as it is', () => {
    fc.assert(
      fc.property(
        fc.string().filter((text) => !text.includes('$')),
        (text) => {
          expect(shown(read(text).parts)).toBe(text);
        },
      ),
    );
  });
});
