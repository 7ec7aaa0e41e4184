import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/diagnostic.js';
import { redact, redactData, redactText } from '../../src/engine/redact.js';
import { place } from '../../src/text/location.js';
import { SourceFile } from '../../src/text/source.js';

const diagnosticAt = (file: SourceFile, start: number, end: number, more: Partial<Diagnostic> = {}): Diagnostic => ({
  rule: 'a',
  category: 'style',
  severity: 'warning',
  at: place(file, start, end),
  message: 'M',
  help: undefined,
  related: [],
  fix: undefined,
  aliases: [],
  sensitive: false,
  suppressed: undefined,
  ...more,
});

const spans = (masked: ReturnType<typeof redact>['masked']) => masked.map(({ file, span }) => file.slice(span));

describe('a known secret', () => {
  const file = new SourceFile('Dockerfile', 'ENV KEY=s3cr3t-value A=b\nRUN echo s3cr3t-value\n');
  const secret = { at: place(file, 8, 20) };

  test('is taken out of all texts', () => {
    const edits = [{ at: place(file, 0, 3), newText: 'x' }];
    const { diagnostics, problems } = redact(
      [
        diagnosticAt(file, 0, 3, {
          message: 'is s3cr3t-value.',
          help: 'not s3cr3t-value',
          related: [{ at: place(file, 0, 3), note: 's3cr3t-value here' }],
          fix: { title: 'Remove s3cr3t-value', safety: 'safe', edits },
        }),
      ],
      [{ kind: 'internal', path: 'x', message: 'failed at s3cr3t-value' }],
      [secret],
    );
    expect(
      JSON.stringify([
        diagnostics.map(({ at: _at, ...one }) => ({
          ...one,
          related: one.related.map(({ note }) => note),
          fix: one.fix?.title,
        })),
        problems,
      ]),
    ).not.toContain('s3cr3t');
    expect(diagnostics[0]?.message).toBe('is ***.');
    expect(diagnostics[0]?.fix?.edits).toEqual(edits);
  });

  test('is masked wherever it stands', () => {
    const { masked } = redact([diagnosticAt(file, 0, 3)], [], [secret]);
    expect(spans(masked)).toEqual(['s3cr3t-value', 's3cr3t-value']);
  });

  test('makes findings on its lines sensitive, and no others', () => {
    const other = new SourceFile('b', 'x\ny\n');
    const { diagnostics } = redact([diagnosticAt(file, 0, 3), diagnosticAt(other, 0, 1)], [], [secret]);
    expect(diagnostics.map(({ sensitive }) => sensitive)).toEqual([true, false]);
  });

  test('is written by no fix', () => {
    const writes = {
      title: 'T',
      safety: 'safe',
      edits: [{ at: place(file, 4, 20), newText: 'KEY = s3cr3t-value' }],
    } as const;
    expect(redact([diagnosticAt(file, 0, 3, { fix: writes })], [], [secret]).diagnostics[0]?.fix).toBeUndefined();
  });
});

test('a plain word is masked at its place, but not hunted down', () => {
  const file = new SourceFile('compose.yaml', 'image: postgres\nPOSTGRES_PASSWORD: postgres\n');
  const secret = { at: place(file, 35, 43) };
  expect(file.slice(secret.at.span)).toBe('postgres');
  const { masked, diagnostics } = redact([diagnosticAt(file, 0, 3, { message: 'postgres is old.' })], [], [secret]);
  expect(masked.map(({ span }) => span.start)).toEqual([35]);
  expect(diagnostics[0]?.message).toBe('postgres is old.');
});

test('a fix that would write a plain word in place of itself is dropped', () => {
  const file = new SourceFile('Dockerfile', 'ENV PASSWORD admin\n');
  const fix = { title: 'T', safety: 'safe', edits: [{ at: place(file, 4, 18), newText: 'PASSWORD=admin' }] } as const;
  expect(
    redact([diagnosticAt(file, 0, 3, { fix })], [], [{ at: place(file, 13, 18) }]).diagnostics[0]?.fix,
  ).toBeUndefined();
});

test('each line of a secret of several lines is one', () => {
  const file = new SourceFile('compose.yaml', 'key: |\n  -----BEGIN KEY-----\n  abcDEF123456\n  -----END KEY-----\n');
  expect(redactText('it has abcDEF123456', [{ at: place(file, 9, 62) }])).toBe('it has ***');
});

test('without secrets nothing changes', () => {
  const file = new SourceFile('a', 'b');
  const diagnostics = [diagnosticAt(file, 0, 1)];
  expect(redact(diagnostics, [], [])).toEqual({ diagnostics, problems: [], masked: [] });
});

test('whatever the secret, no text keeps it', () => {
  const secretText = fc
    .string({ minLength: 6, maxLength: 40 })
    .filter((text) => /\d/.test(text) && text === text.trim() && !/[\\$*"'\n]/.test(text));
  fc.assert(
    fc.property(secretText, fc.string(), fc.string(), (secret, before, after) => {
      const file = new SourceFile('a', `A=${secret}\n`);
      const text = redactText(`${before}${secret}${after}`, [{ at: place(file, 2, 2 + secret.length) }]);
      expect(text.includes(secret)).toBe(false);
    }),
    { numRuns: 300 },
  );
});

test('data keeps its form', () => {
  const file = new SourceFile('compose.yaml', 'A: 1234567\nB: abcDEF123456\n');
  const secrets = [{ at: place(file, 3, 10) }, { at: place(file, 14, 26) }];
  const data = { a: [1234567, 12345678, 'x1234567', null, true], 'is abcDEF123456': { b: 'abcDEF123456' } };
  expect(redactData(data, secrets)).toEqual({ a: ['***', 12345678, 'x***', null, true], 'is ***': { b: '***' } });
});
