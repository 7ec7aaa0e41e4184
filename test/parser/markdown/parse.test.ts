import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseMarkdown } from '../../../src/parser/markdown/parse.js';
import { SourceFile } from '../../../src/text/source.js';

const parse = (text: string) => parseMarkdown(new SourceFile('a.md', text));
/** Info string and code of each block. */
const blocks = (text: string) => parse(text).blocks.map(({ info, text: code }) => [info, code.text]);

describe('code blocks', () => {
  test('fenced ones have an info string', () => {
    expect(blocks('# A\n```dockerfile title="x y"\nFROM a\n\nRUN b\n```\ntext\n~~~\nc\n~~~\n')).toEqual([
      ['dockerfile title="x y"', 'FROM a\n\nRUN b\n'],
      ['', 'c\n'],
    ]);
  });
  test('indented ones have none', () => {
    expect(blocks('a\n\n    FROM a\n\n    RUN b\n\nc\n')).toEqual([['', 'FROM a\n\nRUN b\n']]);
  });
  test('a paragraph is not interrupted by an indented line', () => {
    expect(blocks('a\n    FROM a\n')).toEqual([]);
  });
  test.each([
    ['in a list', '- a\n\n  ```yaml\n  b:\n    c\n  ```\n', 'b:\n  c\n'],
    ['in a numbered list', '10. a\n\n    ```yaml\n    b:\n      c\n    ```\n', 'b:\n  c\n'],
    ['in a block quote', '> ```yaml\n> b:\n>   c\n> ```\n', 'b:\n  c\n'],
    ['in a list in a block quote', '> - a\n>\n>   ```yaml\n>   b:\n>     c\n>   ```\n', 'b:\n  c\n'],
    ['with CRLF', '> ```yaml\r\n> b:\r\n>   c\r\n> ```\r\n', 'b:\r\n  c\r\n'],
    ['with a fence that is indented', '  ```yaml\n  b:\n    c\n  ```\n', 'b:\n  c\n'],
    ['that nothing ends', '```yaml\nb:\n  c', 'b:\n  c'],
    ['behind a tab', '-\ta\n\n\t```yaml\n\tb:\n\t  c\n\t```\n', 'b:\n  c\n'],
    ['behind a part of a tab', '- ```yaml\n\tb:\n\t  c\n  ```\n', '  b:\n    c\n'],
    ['in a tab of a site', '=== "A"\n\n    ```yaml\n    b:\n      c\n    ```\n', 'b:\n  c\n'],
    [
      'in a tab in a list',
      '- a\n\n    === "A"\n\n        ```yaml\n        b:\n          c\n        ```\n',
      'b:\n  c\n',
    ],
  ])('%s', (_, text, code) => {
    expect(blocks(text)).toEqual([[expect.stringMatching(/^(?:yaml)?$/), code]]);
  });
  test('places are those of the file', () => {
    const text = '> - a\r\n>\r\n>   ```\r\n>   bcd\r\n>   efg\r\n>   ```\r\n';
    const [block] = parse(text).blocks;
    const { span } = block!.text.locate(block!.text.text.indexOf('fg'), block!.text.text.indexOf('fg') + 2);
    expect(text.slice(span.start, span.end)).toBe('fg');
    expect(span.start).toBe(text.indexOf('fg'));
    expect(text.slice(block!.at.span.start)).toMatch(/^```/);
  });
  test('blanks that a tab leaves have a place', () => {
    const text = '- ```yaml\n\tb:\n  ```\n';
    const [block] = parse(text).blocks;
    expect(block!.text.text).toBe('  b:\n');
    expect(block!.text.locate(2, 4).span).toEqual({ start: text.indexOf('b:'), end: text.indexOf('b:') + 2 });
  });
});

describe('comments', () => {
  const comments = (text: string) => {
    const { file, comments: all } = parse(text);
    return all.map(({ at }) => file.slice(at.span));
  };
  test('those of HTML on one line', () => {
    expect(comments('<!-- a -->\n\n- b\n\n  <!-- c --> <!-- d -->\n\n<!-- e\nf -->\n')).toEqual([
      '<!-- a -->',
      '<!-- c -->',
      '<!-- d -->',
    ]);
  });
  test('not those in code', () => {
    expect(comments('```\n<!-- a -->\n```\n\n    <!-- b -->\n')).toEqual([]);
  });
});

describe('limits', () => {
  test.each([
    ['block quotes', `${'> '.repeat(40)}a\n`],
    ['lists', `${'- '.repeat(40)}a\n`],
    ['lists far to the right', `- a\n${' '.repeat(70)}- b\n`],
  ])('%s that are nested too deep are a problem', (_, text) => {
    expect(parse(`\n${text}`)).toMatchObject({ blocks: [], problem: { message: expect.stringContaining('too deep') } });
  });
  test('so are too many lines', () => {
    expect(parse('a\n'.repeat(20_001)).problem?.message).toBe('The file has more than 20000 lines.');
  });
});

describe('parts of a long file', () => {
  const filler = 'text\n\n- item\n\n'.repeat(300);
  test.each([
    ['behind much else', `${filler}\n\`\`\`yaml\na:\n\`\`\`\n`],
    ['before much else', `\`\`\`yaml\na:\n\`\`\`\n\n${filler}`],
    ['in a long list', `${'- item\n\n'.repeat(900)}- x\n\n  \`\`\`yaml\n  a:\n  \`\`\`\n${'- item\n'.repeat(600)}`],
  ])('a block %s', (_, text) => {
    expect(blocks(text)).toEqual([['yaml', 'a:\n']]);
  });
  test('a block that is longer than a part', () => {
    const code = 'a: b\n'.repeat(1200);
    expect(blocks(`x\n\n\`\`\`yaml\n${code}\`\`\`\ny\n`)).toEqual([['yaml', code]]);
  });
  test('a byte order mark at the start of a part is text', () => {
    const text = `${'a\n\n'.repeat(249)}\ufeff\`\`\`yaml\nb:\nc\nd\n`;
    expect(blocks(text)).toEqual([]);
  });
});

const line = fc
  .array(
    fc.constantFrom(
      ...[
        '- ',
        '> ',
        '1. ',
        '  ',
        '    ',
        '\t',
        '```',
        '```yaml',
        '~~~',
        'FROM a',
        'b: c',
        '<!-- x -->',
        '# h',
        '\ufeff',
      ],
      ...['=== "A"', '***', '[a]: b', '`', '*', '|', '\\', '\0', '\r', '<div>', '==='],
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(''));
const document = fc
  .tuple(fc.array(line, { maxLength: 30 }), fc.constantFrom('\n', '\r\n'))
  .map(([lines, end]) => lines.join(end));

test('whatever the text, the pieces of a block are what stands at their places, in order', () => {
  fc.assert(
    fc.property(fc.oneof(document, fc.string()), (text) => {
      const { blocks: all } = parse(text);
      for (const { at, text: code } of all) {
        expect(at.span.start).toBeGreaterThanOrEqual(0);
        expect(at.span.end).toBeLessThanOrEqual(text.length);
        let end = at.span.start;
        for (const piece of code.pieces) {
          expect(piece.span.start).toBeGreaterThanOrEqual(end);
          ({ end } = piece.span);
          if (piece.text.trim() !== '') expect(text.slice(piece.span.start, end)).toBe(piece.text);
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }
      for (let index = 1; index < all.length; index++)
        expect(all[index]!.at.span.start).toBeGreaterThanOrEqual(all[index - 1]!.at.span.end);
    }),
    { numRuns: 500 },
  );
});

test('reading in parts finds the same as reading at once', () => {
  fc.assert(
    fc.property(document, fc.integer({ min: 0, max: 600 }), (text, lines) => {
      // What stands above moves the end of the first part through the document.
      const above = `# h\n\n${'a\n\n'.repeat(lines / 2)}# h\n\n`;
      expect(blocks(above + text)).toEqual(blocks(`# h\n\n# h\n\n${text}`));
    }),
    { numRuns: 100 },
  );
});
