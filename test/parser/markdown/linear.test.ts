import type * as Micromark from 'micromark';
import { expect, test, vi } from 'vitest';
import { parseMarkdown } from '../../../src/parser/markdown/parse.js';
import { SourceFile } from '../../../src/text/source.js';

/** The lengths of the texts that were given to the parser, in UTF-16 units. */
const given: number[] = [];
vi.mock('micromark', async (load) => {
  const original = await load<typeof Micromark>();
  return {
    ...original,
    preprocess: () => {
      const chunks = original.preprocess();
      return (...[text, ...more]: Parameters<typeof chunks>) => {
        if (text.length > 0) given.push(text.length);
        return chunks(text, ...more);
      };
    },
  };
});

test.each([
  ['paragraphs', 'a\n\n'],
  ['lists', '- a\n\nb\n\n'],
  ['items of one list', '- a\n'],
  ['items with paragraphs', '- a\n\n  b\n\n'],
  ['code blocks', '```\na\n```\n'],
])('many %s are read in small parts, and each about twice at most', (_, unit) => {
  given.length = 0;
  const text = unit.repeat(4000 / (unit.match(/\n/g)?.length ?? 1));
  parseMarkdown(new SourceFile('a.md', text));
  expect(Math.max(...given)).toBeLessThan(text.length / 4);
  expect(given.reduce((sum, length) => sum + length, 0)).toBeLessThan(2 * text.length);
});

test('one thing that is longer than a part is read about three times at most', () => {
  given.length = 0;
  const text = `\`\`\`\n${'a\n'.repeat(9000)}\`\`\`\n`;
  parseMarkdown(new SourceFile('a.md', text));
  expect(given.reduce((sum, length) => sum + length, 0)).toBeLessThan(3 * text.length);
});
