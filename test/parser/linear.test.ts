// The parsers take work in proportion to their texts, whatever these hold. Each text is read twice: in two small sizes
// whose steps are counted, and once so long that a regular expression would not end that goes back from each place.
import { expectLinear } from '../work.js';
import { describe, expect, test } from 'vitest';
import { readPlainYaml } from '../../src/parser/compose/plain-yaml.js';
import { parseDockerfile } from '../../src/parser/dockerfile/parse.js';
import { matcher, parseDockerignore } from '../../src/parser/dockerignore.js';
import { parseInterpolation } from '../../src/parser/interpolation.js';
import { lexicalFault } from '../../src/parser/python/lexical.js';
import { parseRequirements } from '../../src/parser/requirements.js';
import { locateTomlKey } from '../../src/parser/toml.js';
import { MappedText } from '../../src/text/mapped-text.js';
import { SourceFile } from '../../src/text/source.js';
import { longText } from '../long-text.js';

const file = (text: string) => new SourceFile('a', text);

/** Repeats a piece. */
type Many = (piece: string) => string;

/** Each parser, and texts that are made to cost it time. */
const parsers: readonly (readonly [string, (text: string) => unknown, readonly ((many: Many) => string)[]])[] = [
  [
    'requirements',
    (text) => parseRequirements(file(text)),
    ['[', ' ', 'a ', '#', 'a-', '-r ', '--a ', '"', '\\\n', '(', ';', ',', '&egg=', '"a"=='].flatMap((piece) =>
      ['a', 'a ; ', 'https://x/'].map((start) => (many: Many) => start + many(piece)),
    ),
  ],
  [
    'a Dockerfile',
    (text) => parseDockerfile(file(`FROM x\n${text}`)),
    [
      (many) => many('RUN echo a\n'),
      (many) => `RUN a \\\n${many('  b && \\\n')} c\n`,
      (many) => `RUN ${many('--a ')}x`,
      (many) => `RUN ${many('--mount="target=/x" ')}x`,
      (many) => many('RUN <<E\n'),
      (many) => `RUN ${many('<<E ')}\n${many('E\n')}`,
      (many) => `RUN ${many('\\')}`,
      (many) => many('\\\n'),
      (many) => `CMD ${many('[')}${many(']')}`,
      (many) => `RUN ${many('${A:-')} <<EOF\nEOF`,
      (many) => `${many('ONBUILD ')}RUN <<E`,
      (many) => `COPY ${many("'a ")}`,
    ],
  ],
  [
    'variables',
    (text) => {
      const source = file(text);
      return parseInterpolation(new MappedText(source, [{ text, span: source.span }]));
    },
    [(many) => many('${A:-') + many('}'), (many) => many('${A:-'), (many) => many('${')],
  ],
  [
    'plain YAML',
    readPlainYaml,
    ['a: [', 'a: "\\"', "a: ''", 'a:\n ', '- ', '# a\n', 'a: |\n  b\n\n\n', ' '].map(
      (piece) => (many) => `a: 1\n${many(piece)}`,
    ),
  ],
  [
    'Python without its tree',
    (text) => lexicalFault(file(text)),
    [
      (many) => `x = """${many('\\"')}`,
      (many) => many('a = 1\n'),
      (many) => many('('),
      (many) => many('f"{'),
      (many) => many('if a:\n  '),
    ],
  ],
  [
    'the place of a key of TOML',
    (text) => locateTomlKey(file(text), ['b']),
    [' ', 'a ', '[', '"', 'a.', '\n', 'a.b = 1\n'].map((piece) => (many) => many(piece)),
  ],
];

describe.each(parsers)('%s', (_, read, texts) => {
  test('takes steps in proportion', async () => {
    await expectLinear(500, (size) => texts.forEach((text) => read(text((piece) => piece.repeat(size)))));
  });
  test('comes to the end of long texts', () => {
    for (const text of texts) expect(() => read(text(longText))).not.toThrow();
  });
});

describe('patterns', () => {
  const excludes = (text: string, path: string) => parseDockerignore(file(text)).excludes(path);

  test.each<[string, (size: number) => unknown]>([
    ['many', (size) => excludes('**/a*b/**/c\n'.repeat(size), 'src/app/a/b/c/d/e.py')],
    ['many exceptions', (size) => excludes('!x*\n'.repeat(size), 'src/app/a.py')],
    ['of many stars', (size) => excludes(`${'**/**/**/*'.repeat(size / 20)}z`, `${'a/'.repeat(20)}b`)],
    ['of stars, for a long path', (size) => excludes(`${'**/**/**/*'.repeat(20)}z`, `${'a'.repeat(size)}/b`)],
    ['of stars in one segment', (size) => matcher(`${'a*'.repeat(size)}b`)('a'.repeat(100))],
    ['of stars, for a long segment', (size) => matcher(`${'a*'.repeat(50)}b`)('a'.repeat(size))],
  ])('%s take steps in proportion', (_, run) => expectLinear(400, run));
});
