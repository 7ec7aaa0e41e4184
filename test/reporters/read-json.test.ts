import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/diagnostic.js';
import { JsonFault } from '../../src/parser/json.js';
import { quoting } from '../../src/reporters/index.js';
import { readJsonReport } from '../../src/reporters/read-json.js';
import { place } from '../../src/text/location.js';
import { SourceFile } from '../../src/text/source.js';
import { contextOf, diagnosticOf, dockerfile, reporters, reportOf } from './reports.js';

const compose = new SourceFile('compose.yaml', 'services:\n  web:\n    image: "😀"\n');
const whole: Report = reportOf({
  files: [
    { path: 'compose.yaml', kind: 'compose' },
    { path: 'docker/Dockerfile', kind: 'dockerfile' },
  ],
  diagnostics: [
    diagnosticOf(compose, '😀', { severity: 'error', help: 'Do this.', aliases: ['DL1'] }),
    diagnosticOf(dockerfile, 'RUN pip install x\nCMD', {
      related: [{ at: place(compose, 0, 8), note: 'here [1]' }],
      fix: { title: 'T', safety: 'safe', edits: [{ at: place(dockerfile, 0, 4), newText: 'from' }] },
    }),
  ],
  suppressed: [
    diagnosticOf(dockerfile, 'uvicorn', { suppressed: { by: 'hadolint', reason: 'because' } }),
    diagnosticOf(dockerfile, 'main', { suppressed: { by: 'baseline', reason: undefined } }),
  ],
  problems: [
    { kind: 'config', path: 'pydock-lint.toml', line: 3, message: 'Bad.' },
    { kind: 'io', path: 'x', message: 'Gone.' },
  ],
});
const context = contextOf();
const written = (report: Report) => new SourceFile('report.json', reporters.json(report, context));
const formats = Object.keys(reporters) as (keyof typeof reporters)[];

test.each(formats.filter((format) => !quoting.includes(format)))('%s is the same from JSON', (format) => {
  expect(reporters[format](readJsonReport(written(whole)), context)).toBe(reporters[format](whole, context));
});

test.each(quoting)('%s cannot be made from JSON', (format) => {
  expect(() => reporters[format](readJsonReport(written(whole)), context)).toThrow('is not known');
});

test('a part of a run stays one', () => {
  const shard = { index: 2, count: 3 };
  const file = written({ ...whole, shard });
  expect(readJsonReport(file).shard).toEqual(shard);
  const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(
    JSON.parse(readFileSync('schemas/report.schema.json', 'utf8')) as object,
  );
  expect(validate(JSON.parse(file.text))).toBe(true);
});

test('a prefix comes before every path', () => {
  const { files, diagnostics, problems } = readJsonReport(written(whole), 'api/');
  expect(files.map(({ path }) => path)).toEqual(['api/compose.yaml', 'api/docker/Dockerfile']);
  expect(problems.map(({ path }) => path)).toEqual(['api/pydock-lint.toml', 'api/x']);
  const [, one] = diagnostics;
  expect([one!.at, one!.related[0]!.at, one!.fix!.edits[0]!.at].map(({ file }) => file.path)).toEqual([
    'api/docker/Dockerfile',
    'api/compose.yaml',
    'api/docker/Dockerfile',
  ]);
});

interface Document {
  readonly diagnostics: readonly [object, ...object[]];
  files?: unknown;
}

describe('what is no report is refused with its place', () => {
  const change = (edit: (document: Document) => unknown): string => {
    const document = JSON.parse(written(whole).text) as Document;
    edit(document);
    return JSON.stringify(document);
  };
  test.each<[string, string]>([
    ['{', 'This is no JSON.'],
    ['{"tool": {"name": "ruff"}}', 'This is no report of pydock-lint.'],
    ['[]', 'The document is to be an object.'],
    [
      change((document) => Object.assign(document, { version: 2 })),
      'This report has the form 2, written by pydock-lint 9.9.9; this version reads the form 1.',
    ],
    [
      change(({ diagnostics: [one] }) => Object.assign(one, { severity: 'fatal' })),
      '`diagnostics[0].severity` is to be one of error, warning, info.',
    ],
    [change((document) => Object.assign(document, { errors: 3 })), '`errors` is to be a list.'],
  ])('%.30s', (text, message) => {
    const read = () => readJsonReport(new SourceFile('x.json', text));
    expect(read).toThrow(JsonFault);
    expect(read).toThrow(message);
  });

  test('but keys of later versions are passed over, and files may be missing', () => {
    const text = change((document) => {
      Object.assign(document, { later: 1 });
      delete document.files;
    });
    expect(readJsonReport(new SourceFile('x.json', text)).diagnostics).toHaveLength(2);
  });
});
