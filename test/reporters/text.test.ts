import { describe, expect, test } from 'vitest';
import { text } from '../../src/reporters/text.js';
import { place } from '../../src/text/location.js';
import { SourceFile } from '../../src/text/source.js';
import { contextOf, diagnosticOf, dockerfile, reportOf } from './reports.js';

const lines = (output: string): string[] => output.split('\n');

test('a finding is a frame with its places and its help', () => {
  const compose = new SourceFile('compose.yaml', `${'\n'.repeat(11)}    ports:\n      - "8000:80"\n`);
  const at = compose.text.indexOf('"8000');
  const output = text(
    reportOf({
      diagnostics: [
        diagnosticOf(dockerfile, '"uvicorn"', {
          rule: 'loopback-bind',
          severity: 'error',
          message: 'uvicorn listens on 127.0.0.1:8000.',
          help: 'Add --host 0.0.0.0.',
          related: [
            { at: place(compose, at, at + 9), note: 'published here' },
            {
              at: place(dockerfile, dockerfile.text.indexOf('"main'), dockerfile.text.indexOf('"main') + 10),
              note: 'the app',
            },
          ],
        }),
      ],
    }),
    contextOf(),
  );
  expect(lines(output)).toEqual([
    'error[loopback-bind]: uvicorn listens on 127.0.0.1:8000.',
    '  --> docker/Dockerfile:3:6',
    '   |',
    ' 3 | CMD ["uvicorn", "main:app"]',
    '   |      ^^^^^^^^^',
    '   |                 ---------- the app',
    '  --> compose.yaml:13:9',
    '   |',
    '13 |       - "8000:80"',
    '   |         --------- published here',
    '   = help: Add --host 0.0.0.0.',
    '',
    'Found 1 problem (1 error) in 1 file.',
    '',
  ]);
});

describe('the underline is right', () => {
  const under = (content: string, found: string): readonly string[] => {
    const file = new SourceFile('f', content);
    const output = lines(text(reportOf({ diagnostics: [diagnosticOf(file, found)] }), contextOf({ quiet: true })));
    const [shown, underline] = [output[3]!.replace(/^\d+ \| /, ''), output[4]!.replace(/^ *\| /, '')];
    return [shown, underline];
  };

  test('behind tabs', () => {
    expect(under('\tENV\tA=b', 'A=b')).toEqual(['    ENV A=b', '        ^^^']);
  });

  test('behind wide characters, combining marks and emoji', () => {
    expect(under('# 漢字 A', 'A')).toEqual(['# 漢字 A', '       ^']);
    expect(under('# e\u0301 A', 'A')).toEqual(['# e\u0301 A', '    ^']);
    expect(under('# 😀 A', 'A')).toEqual(['# 😀 A', '     ^']);
  });

  test('behind characters that are not printed as they are', () => {
    expect(under('a\u001b[31mb', 'b')).toEqual([String.raw`a\u{1b}[31mb`, '           ^']);
    expect(under('a\u202eb', 'b')).toEqual([String.raw`a\u{202e}b`, '         ^']);
  });

  test('for an empty place and for one of several lines', () => {
    const file = new SourceFile('f', 'abc\ndef\n');
    const at = (start: number, end: number) =>
      lines(text(reportOf({ diagnostics: [diagnosticOf(file, '', { at: place(file, start, end) })] }), contextOf()))[4];
    expect(at(3, 3)).toBe('  |    ^');
    expect(at(1, 6)).toBe('  |  ^^');
    expect(at(8, 8)).toBe('  | ^');
  });

  test('in a line that is too long to show', () => {
    const [shown, underline] = under(`${'a'.repeat(70_000)}NEEDLE${'b'.repeat(500)}`, 'NEEDLE');
    expect(shown!.length).toBeLessThan(130);
    expect(shown!.slice(underline!.indexOf('^'), underline!.lastIndexOf('^') + 1)).toBe('NEEDLE');
    expect(shown).toMatch(/^….*…$/);
  });
});

test('masked places are asterisks, in related frames too', () => {
  const file = new SourceFile('Dockerfile', 'ENV TOKEN=abc123 X=y\n');
  const output = text(
    reportOf({
      diagnostics: [diagnosticOf(file, 'TOKEN', { related: [{ at: place(file, 17, 20), note: 'n' }] })],
      masked: [place(file, 10, 16)],
    }),
    contextOf(),
  );
  expect(output).toContain('ENV TOKEN=****** X=y');
  expect(output).not.toContain('abc123');
});

describe('what is printed cannot act', () => {
  const hostile = new SourceFile(
    'a\u001b]0;x\u0007\n::error::b/Dockerfile',
    '  ::add-mask::x ##[set-output name=a;]b ##vso[task] \u009b2J\u2066\n',
  );
  const report = reportOf({
    diagnostics: [
      diagnosticOf(hostile, '::add', {
        message: 'is \u001b[31m::red\nnext',
        help: '##[error]x',
        related: [{ at: place(hostile, 4, 5), note: '\u0007' }],
      }),
    ],
  });

  test('on a terminal', () => {
    expect(text(report, contextOf())).not.toMatch(
      /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/,
    );
  });

  test('on a CI runner', () => {
    const output = text(report, contextOf({ ci: true }));
    expect(output).not.toMatch(/##\[|##vso\[/);
    expect(lines(output).filter((line) => line.trim().startsWith('::'))).toEqual([]);
  });
});

describe('the last lines', () => {
  const last = (...[more, context]: [Parameters<typeof reportOf>[0]?, Parameters<typeof contextOf>[0]?]) =>
    lines(text(reportOf(more), contextOf(context)).trimEnd());

  test('say that all is well, and of what', () => {
    const files = [
      { path: 'a', kind: 'dockerfile' },
      { path: 'b', kind: 'dockerfile' },
      { path: 'c', kind: 'compose' },
    ] as const;
    expect(last({ files })).toEqual(['All checks passed! (2 Dockerfiles, 1 compose file)']);
    expect(last({ files: files.slice(2) })).toEqual(['All checks passed! (1 compose file)']);
  });

  test('do not say so when something could not be checked, or nothing was there', () => {
    const problems = [{ kind: 'io', path: 'x', message: 'm' }] as const;
    expect(last({ problems })).toEqual(['No findings in 1 Dockerfile, but not everything could be checked.']);
    expect(last({ files: [] })).toEqual(['No Dockerfiles or compose files to check.']);
    expect(last({}, { hidden: 2 })).toEqual(['Nothing to show (1 Dockerfile)', '2 findings hidden by --min-severity.']);
  });

  test('count', () => {
    const other = new SourceFile('b', 'x');
    const diagnostics = [
      diagnosticOf(dockerfile, 'FROM', { severity: 'error' }),
      diagnosticOf(dockerfile, 'RUN'),
      diagnosticOf(other, 'x'),
      diagnosticOf(other, 'x', { severity: 'info' }),
    ];
    const suppressed = [diagnosticOf(other, 'x')];
    expect(last({ diagnostics, suppressed }).slice(-2)).toEqual([
      'Found 4 problems (1 error, 2 warnings, 1 info) in 2 files.',
      '1 finding suppressed.',
    ]);
    expect(text(reportOf({ diagnostics }), contextOf({ quiet: true }))).not.toContain('Found');
  });
});

test('colour is on only when asked for', () => {
  const report = reportOf({ diagnostics: [diagnosticOf(dockerfile, 'FROM')] });
  expect(text(report, contextOf({ colour: true }))).toContain('\u001b[');
  expect(text(report, contextOf())).not.toContain('\u001b[');
});
