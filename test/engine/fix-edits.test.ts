import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Fix } from '../../src/diagnostic.js';
import { applyFixes, DisjointFixes, faultOf, hasMostlyCrlf } from '../../src/engine/fix-edits.js';
import { type Edit, place } from '../../src/text/location.js';
import { SourceFile } from '../../src/text/source.js';

const fixOf = (...edits: readonly Edit[]): Fix => ({ title: 'Mend it', safety: 'safe', edits });
const edit = (file: SourceFile, start: number, end: number, newText: string): Edit => ({
  at: place(file, start, end),
  newText,
});
const apply = (file: SourceFile, ...fixes: readonly Fix[]) => applyFixes(fixes).get(file.path)!;

describe('a fix that cannot be applied is told', () => {
  const file = new SourceFile('f', 'a\r\nb😀c');
  test.each([
    ['overlapping edits', fixOf(edit(file, 0, 3, 'x'), edit(file, 1, 4, 'y'))],
    ['past the end', fixOf(edit(file, 0, 99, 'x'))],
    ['before the start', fixOf(edit(file, -1, 0, 'x'))],
    ['backwards', fixOf(edit(file, 3, 1, 'x'))],
    ['inside a line end', fixOf(edit(file, 2, 2, 'x'))],
    ['inside a character', fixOf(edit(file, 5, 6, 'x'))],
    ['half a character', fixOf(edit(file, 0, 1, '\ud83d'))],
    ['another text', fixOf(edit(new SourceFile('f', 'a'), 0, 1, 'x'))],
    ['another file', fixOf(edit(new SourceFile('g', 'a'), 0, 1, 'x'))],
    ['nothing', fixOf()],
  ])('%s', (_, fix) => {
    expect(faultOf(fix, (path) => (path === 'f' ? file : undefined))).toBeTypeOf('string');
  });

  test('and one that can is not', () => {
    expect(faultOf(fixOf(edit(file, 0, 1, 'x'), edit(file, 1, 1, 'y'), edit(file, 3, 6, '😀')), () => file)).toBe(
      undefined,
    );
  });
});

describe('what meets', () => {
  const file = new SourceFile('f', '0123456789');
  test.each([
    ['the same place', [0, 2], [0, 2], false],
    ['a part', [0, 5], [1, 2], false],
    ['neighbours', [0, 2], [2, 4], true],
    ['an insertion at the start', [2, 4], [2, 2], false],
    ['an insertion at the end', [2, 4], [4, 4], false],
    ['two insertions at one place', [3, 3], [3, 3], false],
    ['insertions beside each other', [3, 3], [4, 4], true],
  ] as const)('%s', (_, one, other, fits) => {
    const pair = [one, other] as const;
    for (const [a, b] of [pair, pair.toReversed()]) {
      const places = new DisjointFixes();
      expect(places.take(fixOf(edit(file, a![0], a![1], 'x')))).toBe(true);
      expect(places.take(fixOf(edit(file, b![0], b![1], 'y')))).toBe(fits);
    }
  });

  test('a fix is taken whole or not at all', () => {
    const places = new DisjointFixes();
    places.take(fixOf(edit(file, 0, 2, '')));
    expect(places.take(fixOf(edit(file, 5, 6, ''), edit(file, 1, 3, '')))).toBe(false);
    expect(places.take(fixOf(edit(file, 5, 6, '')))).toBe(true);
  });

  test('one path is created once', () => {
    const places = new DisjointFixes();
    const creates = [{ path: 'new', text: '' }];
    expect(places.take({ ...fixOf(), creates })).toBe(true);
    expect(places.take({ ...fixOf(), creates })).toBe(false);
  });
});

describe('line ends of what is inserted', () => {
  test.each([
    ['a\r\nb\r\n', 'x\ny\n', 'x\r\ny\r\na\r\nb\r\n'],
    ['a\r\nb\r\n', 'x\r\ny\n', 'x\r\ny\r\na\r\nb\r\n'],
    ['a\nb\n', 'x\n', 'x\na\nb\n'],
    ['a\r\nb\nc\n', 'x\n', 'x\na\r\nb\nc\n'],
    ['a', 'x\n', 'x\na'],
  ])('%j', (before, inserted, after) => {
    const file = new SourceFile('f', before, true);
    const { text, bom } = apply(file, fixOf(edit(file, 0, 0, inserted)));
    expect({ text, bom }).toEqual({ text: after, bom: true });
  });
});

/** A file of letters and line ends with edits anywhere in it, each a fix of its own or together with others. */
const cases = fc
  .array(fc.constantFrom('a', 'bc', '\n', '\r\n', '😀', ' '), { maxLength: 40 })
  .map((pieces) => new SourceFile('f', pieces.join('')))
  .chain((file) => {
    const offset = fc.nat(file.text.length);
    const one = fc
      .tuple(offset, offset, fc.constantFrom('', 'x', 'y\n', '😀'))
      .map(([a, b, text]) => edit(file, Math.min(a, b), Math.max(a, b), text));
    return fc.tuple(
      fc.constant(file),
      fc.array(
        fc.array(one, { minLength: 1, maxLength: 3 }).map((edits) => fixOf(...edits)),
        { maxLength: 12 },
      ),
    );
  });

test('of any fixes those that fit leave everything outside of them as it is', () => {
  fc.assert(
    fc.property(cases, ([file, fixes]) => {
      const places = new DisjointFixes();
      const taken = fixes.filter((fix) => faultOf(fix, () => file) === undefined && places.take(fix));
      if (taken.length === 0) return;
      const edits = taken.flatMap((fix) => fix.edits);
      const { text } = apply(file, ...taken);
      expect(text).not.toMatch(/\p{Cs}/u);
      const usesCrlf = hasMostlyCrlf(file.text);
      // Read from the left: what is kept stands in the result in its order, with the inserted texts in between.
      let rest = text;
      let end = 0;
      const eat = (piece: string) => {
        expect(rest.startsWith(piece)).toBe(true);
        rest = rest.slice(piece.length);
      };
      for (const { at, newText } of [...edits].sort(
        ({ at: { span: a } }, { at: { span: b } }) => a.start - b.start || a.end - b.end,
      )) {
        eat(file.text.slice(end, at.span.start));
        eat(usesCrlf ? newText.replaceAll('\n', '\r\n') : newText);
        end = at.span.end;
      }
      eat(file.text.slice(end));
      expect(rest).toBe('');
    }),
  );
});
