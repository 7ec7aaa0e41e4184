import { DockerfileParser } from 'dockerfile-ast';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readLines } from '../../../src/parser/dockerfile/lines.js';
import { parseDockerfile } from '../../../src/parser/dockerfile/parse.js';
import { keywordSpans, masked } from '../../../src/parser/dockerfile/segment.js';
import { textOf } from '../../../src/text/location.js';
import { SourceFile } from '../../../src/text/source.js';

const keywords = (text: string): string[] => {
  const file = new SourceFile('Dockerfile', text);
  return [...keywordSpans(file, readLines(file).traps).values()].map((span) => file.slice(span));
};
const own = (text: string): string[] =>
  parseDockerfile(new SourceFile('Dockerfile', text), { fragment: true }).instructions.map(({ keyword }) =>
    textOf(keyword),
  );

afterEach(() => vi.restoreAllMocks());

describe('masked', () => {
  it.each([
    ['RUN cat <<A\nx <<\n\nA\nUSER --x', 'RUN cat __A\n####\n\n#\nUSER __x'],
    ['RUN a \\\\\nb', 'RUN a __\nb'],
    ['RUN x\\ \\\n y', 'RUN x_ \\\n y'],
    ['RUN a\rb\r\n', 'RUN a b\r\n'],
  ])('%j becomes %j', (text, expected) => {
    expect(masked(text, readLines(new SourceFile('Dockerfile', text)).traps)).toBe(expected);
  });
  it('keeps length and line ends', () => {
    const texts = fc.array(fc.constantFrom('RUN ', '<<E', '\nE', '\n', '\r', '\\', ' ', '--x', 'a'), { maxLength: 40 });
    fc.assert(
      fc.property(texts, (parts) => {
        const text = parts.join('');
        const result = masked(text, readLines(new SourceFile('Dockerfile', text)).traps);
        expect(result).toHaveLength(text.length);
        expect([...result.matchAll(/\n/g)].map(({ index }) => index)).toEqual(
          [...text.matchAll(/\n/g)].map(({ index }) => index),
        );
      }),
      { numRuns: 100 },
    );
  });
});

describe('dockerfile-ast', () => {
  it.each([
    'FROM a\n# c\nRUN b \\\n  # c\n  d\n\nCMD ["e"]\n',
    'from a\r\nENV X=1 \\\r\n  Y=2\r\nUSER z\r\n',
    '# escape=`\nFROM a\nRUN b `\n  c\nUSER d',
    'FROM a\nRUN cat << EOF\nUSER x\nEOF\nUSER y',
    'FROM a\nRUN a \\\\\nUSER b',
    'FROM a\nRUN x\\ \\\n y\nUSER b',
    'FROM a\nRU\\\nN x\nUSER b',
  ])('finds the same instructions in %j', (text) => {
    expect(keywords(text)).toEqual(own(text));
  });
  it('has no say where it fails', () => {
    const text = 'FROM a\nRUN b\n';
    const expected = own(text);
    vi.spyOn(DockerfileParser, 'parse').mockImplementation(() => {
      throw new TypeError('of its own');
    });
    expect(keywords(text)).toEqual([]);
    expect(own(text)).toEqual(expected);
  });
  it('has no say where it sees another keyword', () => {
    expect(own('FROM a\n\\\n# c\nUSER b\nRUN\u000bx')).toEqual(['FROM', 'USER', 'RUN']);
  });
});
