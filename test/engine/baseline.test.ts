import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/diagnostic.js';
import {
  type Baseline,
  baselineOf,
  type BaselineView,
  flaggedText,
  joined,
  matchBaseline,
  summed,
  withoutEntries,
} from '../../src/engine/baseline.js';
import { place } from '../../src/text/location.js';
import { SourceFile } from '../../src/text/source.js';
import { diagnosticOf } from '../reporters/reports.js';

const view: BaselineView = {
  digest: (text) => createHash('sha256').update(text).digest('hex'),
  pathOf: (path) => path,
  ruleNamed: (name) => (name === 'old-name' ? 'some-rule' : name),
};
const salt = () => 'salt';

/** A finding at every occurrence of `X` in a text. */
const findings = (text: string, more: Partial<Diagnostic> = {}): readonly Diagnostic[] => {
  const file = new SourceFile('Dockerfile', text);
  return [...text.matchAll(/X/g)].map(({ index }) =>
    diagnosticOf(file, 'X', { at: place(file, index, index + 1), ...more }),
  );
};
const linesOf = (text: string) => findings(text).map(({ at }) => at.file.positionAt(at.span.start).line);

/** The lines of the findings in a text that a baseline does not hold, and how many of its own are left. */
const compare = (baseline: Baseline, text: string, more: Partial<Diagnostic> = {}) => {
  const all = findings(text, more);
  const { known, left } = matchBaseline(all, baseline, view);
  const fresh = all.filter((one) => !known.has(one));
  return {
    fresh: fresh.map(({ at }) => at.file.positionAt(at.span.start).line),
    left: left.reduce((sum, { count }) => sum + count, 0),
  };
};
const of = (text: string, more: Partial<Diagnostic> = {}) => baselineOf(findings(text, more), salt, view);

describe('a baseline holds', () => {
  test('what it was made of, and nothing else', () => {
    expect(compare(of('a X\nb X\n'), 'a X\nb X\nc X\n')).toEqual({ fresh: [3], left: 0 });
    expect(compare(of('a X\nb X\n'), 'a X\n')).toEqual({ fresh: [], left: 1 });
    expect(compare(of('a X\n'), 'a X y\n')).toEqual({ fresh: [1], left: 1 });
  });

  test('a rule in a file, not another rule or file', () => {
    expect(compare(of('a X\n'), 'a X\n', { rule: 'another-rule' })).toEqual({ fresh: [1], left: 1 });
    const { salt: _, entries } = of('a X\n');
    const elsewhere = { salt: undefined, entries: entries.map((entry) => ({ ...entry, path: 'b/Dockerfile' })) };
    expect(compare(elsewhere, 'a X\n')).toEqual({ fresh: [1], left: 1 });
  });

  test('a rule under its old name', () => {
    const { entries } = of('a X\n');
    const old = { salt: undefined, entries: entries.map((entry) => ({ ...entry, rule: 'old-name' })) };
    expect(compare(old, 'a X\n')).toEqual({ fresh: [], left: 0 });
    expect(compare(old, '\n').left).toBe(1);
  });

  test('so many of a kind: the last ones are new', () => {
    expect(compare(of('a X\n\na X\n'), 'a X\n\na X\n\na X\n')).toEqual({ fresh: [5], left: 0 });
    expect(of('a X\n\na X\n').entries).toEqual([expect.objectContaining({ count: 2 })]);
  });

  test('neither lines nor texts', () => {
    const text = JSON.stringify(of('pip install X\n'));
    expect(text).not.toContain('pip');
    expect(text).not.toContain('wrong');
    expect(text).not.toContain('line');
  });
});

describe('a line that holds a secret', () => {
  const sensitive = { sensitive: true };

  test('is known again, with the salt', () => {
    const baseline = of('TOKEN=s3cr3t X\n', sensitive);
    expect(compare(baseline, '\n  TOKEN=s3cr3t  X\r\n', sensitive)).toEqual({ fresh: [], left: 0 });
    expect(compare({ ...baseline, salt: 'other' }, 'TOKEN=s3cr3t X\n', sensitive).fresh).toEqual([1]);
  });

  test('is new with another secret', () => {
    const baseline = of('TOKEN=s3cr3t X\n', sensitive);
    for (const other of ['TOKEN=s3cr3u X', 'TOKEN=s3cr3t B=1 X', 'TOKEN=longer-s3cr3t X'])
      expect(compare(baseline, `${other}\n`, sensitive)).toEqual({ fresh: [1], left: 1 });
  });

  test('has a hash that fits too many texts to tell it', () => {
    expect(of('TOKEN=s3cr3t X\n', sensitive).entries[0]!.hash).toHaveLength(5);
    expect(of('a X\n').entries[0]!.hash).toHaveLength(16);
    expect(of('a X\n').salt).toBeUndefined();
  });

  test('is known again where nobody sees the secret: it is another file that tells of it', () => {
    expect(compare(of('TOKEN=s3cr3t X\n', sensitive), 'TOKEN=s3cr3t X\n').fresh).toEqual([]);
    expect(compare(of('TOKEN=s3cr3t X\n'), 'TOKEN=s3cr3t X\n', sensitive).fresh).toEqual([]);
  });
});

describe('the text of a finding', () => {
  const file = new SourceFile('Dockerfile', 'A\n  RUN a \\\r\n\tb   c\r\nZ');
  const textOf = (start: number, end: number) => flaggedText(diagnosticOf(file, '', { at: place(file, start, end) }));

  test('is that of its lines', () => {
    expect(textOf(4, 7)).toBe('RUN a \\');
    expect(textOf(4, 16)).toBe('RUN a \\\nb c');
    expect(textOf(0, 1)).toBe('A');
  });

  test('ends where its last character is', () => {
    expect(textOf(0, 2)).toBe('A');
    expect(textOf(file.text.length, file.text.length)).toBe('Z');
  });
});

test('entries that merging two branches left twice count together', () => {
  const { entries } = of('a X\n');
  const twice = { salt: undefined, entries: summed([...entries, ...entries]) };
  const { left } = matchBaseline(findings('a X\n'), twice, view);
  expect(withoutEntries(twice, left).entries).toEqual(entries);
});

test('two baselines joined are in order', () => {
  const one = of('b X\n');
  const other = baselineOf(findings('a X\n', { rule: 'a-rule' }), salt, view);
  expect(joined(one, other).entries.map(({ rule }) => rule)).toEqual(['a-rule', 'some-rule']);
});

/** Lines of a file, some of them with findings, none of which marks one by chance. */
const plainLine = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\t', '#'), maxLength: 6 });
const anyLine = fc.oneof(
  plainLine,
  plainLine.map((text) => `${text}X`),
);
const anyLines = fc.array(anyLine, { maxLength: 12 });

describe('whatever the file holds', () => {
  test('nothing is new or stale after lines that say nothing came in anywhere, or line ends and indentation changed', () => {
    fc.assert(
      fc.property(
        anyLines,
        fc.array(plainLine),
        fc.nat(),
        fc.boolean(),
        fc.boolean(),
        (lines, more, at, crlf, indent) => {
          const changed = lines.map((line) => (indent ? `  ${line}\t` : line));
          changed.splice(at % (lines.length + 1), 0, ...more);
          const text = changed.join(crlf ? '\r\n' : '\n');
          expect(compare(of(lines.join('\n')), text)).toEqual({ fresh: [], left: 0 });
        },
      ),
    );
  });

  test('what is moved within the file stays known', () => {
    fc.assert(
      fc.property(
        anyLines.chain((lines) =>
          fc.tuple(fc.constant(lines), fc.shuffledSubarray(lines, { minLength: lines.length })),
        ),
        ([lines, moved]) => {
          expect(compare(of(lines.join('\n')), moved.join('\n'))).toEqual({ fresh: [], left: 0 });
        },
      ),
    );
  });

  test('as many are new as were added, and pruning what is left changes nothing', () => {
    fc.assert(
      fc.property(anyLines, anyLines, (before, after) => {
        const baseline = of(before.join('\n'));
        const text = after.join('\n');
        const now = findings(text);
        const { known, left } = matchBaseline(now, baseline, view);
        const stale = left.reduce((sum, { count }) => sum + count, 0);
        expect(known.size).toBe(linesOf(before.join('\n')).length - stale);
        const pruned = withoutEntries(baseline, left);
        expect(compare(pruned, text)).toEqual({ fresh: compare(baseline, text).fresh, left: 0 });
        expect(pruned.entries.reduce((sum, { count }) => sum + count, 0)).toBe(known.size);
      }),
    );
  });
});
