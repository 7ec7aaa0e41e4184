import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/diagnostic.js';
import type { ReportContext } from '../../src/reporters/index.js';
import { place } from '../../src/text/location.js';
import { SourceFile } from '../../src/text/source.js';
import { anyReport } from './any-report.js';
import { contextOf, diagnosticOf, dockerfile, reporters, reportOf } from './reports.js';

const validate = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(
  JSON.parse(readFileSync('schemas/report.schema.json', 'utf8')) as object,
);

describe('json', () => {
  const json = (report: Report) => JSON.parse(reporters.json(report, contextOf())) as Record<string, never>;

  test('has the whole finding', () => {
    const at = place(dockerfile, 0, 4);
    const one = diagnosticOf(dockerfile, 'python:3.8', {
      help: 'Do this.',
      aliases: ['DL1'],
      related: [{ at, note: 'here' }],
      fix: { title: 'T', safety: 'safe', edits: [{ at, newText: 'from' }] },
    });
    const range = { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 5, offset: 4 } };
    expect(json(reportOf({ diagnostics: [one] }))).toEqual({
      version: 1,
      tool: { name: 'pydock-lint', version: '9.9.9' },
      summary: { files: 1, error: 0, warning: 1, info: 0, suppressed: 0, baseline: 0, fixable: 1 },
      files: [{ path: 'Dockerfile', kind: 'dockerfile' }],
      diagnostics: [
        {
          rule: 'some-rule',
          category: 'correctness',
          severity: 'warning',
          message: 'Something is wrong.',
          help: 'Do this.',
          url: 'https://github.com/pydock-lint/pydock-lint/blob/main/docs/rules/some-rule.md',
          path: 'docker/Dockerfile',
          range: { start: { line: 1, column: 6, offset: 5 }, end: { line: 1, column: 16, offset: 15 } },
          related: [{ path: 'docker/Dockerfile', range, note: 'here' }],
          fix: { title: 'T', safety: 'safe', edits: [{ path: 'docker/Dockerfile', range, newText: 'from' }] },
          aliases: ['DL1'],
          suppressed: null,
        },
      ],
      errors: [],
    });
  });

  test('has suppressed findings in their place, and does not count them', () => {
    const suppressed = [diagnosticOf(dockerfile, 'FROM', { suppressed: { by: 'hadolint', reason: undefined } })];
    const output = json(reportOf({ diagnostics: [diagnosticOf(dockerfile, 'RUN')], suppressed }));
    expect(output).toMatchObject({
      summary: { warning: 1, suppressed: 1 },
      diagnostics: [{ suppressed: { by: 'hadolint', reason: null } }, { suppressed: null }],
    });
  });

  test('has the line of a problem', () => {
    const output = json(reportOf({ problems: [{ kind: 'config', path: 'a.toml', line: 3, message: 'No.' }] }));
    expect(output).toMatchObject({ errors: [{ kind: 'config', path: 'a.toml', message: 'line 3: No.' }] });
  });

  test.each([1, 100, 101, 250])('has each of %d findings once and in order, as lines too', (count) => {
    const diagnostics = Array.from({ length: count }, (_, number) =>
      diagnosticOf(dockerfile, 'FROM', { rule: `rule-${String(number).padStart(3, '0')}` }),
    );
    const names = (items: readonly { rule: string }[]) => items.map(({ rule }) => rule);
    const report = reportOf({ diagnostics: [...diagnostics].reverse() });
    expect(names(json(report)['diagnostics'] as never)).toEqual(names(diagnostics));
    const lines = reporters.jsonl(report, contextOf()).trimEnd().split('\n');
    expect(names(lines.map((line) => JSON.parse(line) as { rule: string }))).toEqual(names(diagnostics));
  });

  test('follows its schema, whatever is in the report', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const output = reporters.json(report, contextOf());
        expect(validate(JSON.parse(output)), JSON.stringify(validate.errors)).toBe(true);
        expect(/\p{Cs}/u.test(output)).toBe(false);
        expect(output.endsWith('}\n')).toBe(true);
      }),
    );
  });
});

describe('github', () => {
  const github = (report: Report, more: Partial<ReportContext> = {}) =>
    reporters.github(report, contextOf(more)).split('\n').slice(0, -1);

  test('one command for each finding, the worst first', () => {
    const diagnostics = [
      diagnosticOf(dockerfile, 'FROM', { severity: 'info' }),
      diagnosticOf(dockerfile, 'python:3.8', { severity: 'error', help: 'Do this.' }),
    ];
    expect(github(reportOf({ diagnostics }))).toEqual([
      '::error file=docker/Dockerfile,line=1,endLine=1,col=6,endColumn=16,title=some-rule::Something is wrong.%0ADo this.',
      '::notice file=docker/Dockerfile,line=1,endLine=1,col=1,endColumn=5,title=some-rule::Something is wrong.',
    ]);
  });

  test('no columns for several lines, paths from the root', () => {
    const diagnostics = [diagnosticOf(dockerfile, 'FROM python:3.8\nRUN')];
    expect(github(reportOf({ diagnostics }), { fromRoot: (path) => `sub/${path}` })).toEqual([
      '::warning file=sub/docker/Dockerfile,line=1,endLine=2,title=some-rule::Something is wrong.',
    ]);
  });

  test('problems are errors, and many findings are announced', () => {
    const diagnostics = Array.from({ length: 11 }, () => diagnosticOf(dockerfile, 'FROM'));
    const output = github(
      reportOf({ diagnostics, problems: [{ kind: 'config', path: 'a.toml', line: 2, message: 'No.' }] }),
    );
    expect(output[0]).toBe('::error file=a.toml,line=2,title=pydock-lint::a.toml: No.');
    expect(output).toHaveLength(13);
    expect(output.at(-1)).toBe(
      '::notice title=pydock-lint::1 more in the log: GitHub shows the first 10 annotations of each kind.',
    );
  });

  /** The runner's way to read a line: https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs */
  function read(line: string): { readonly properties: ReadonlyMap<string, string>; readonly data: string } | undefined {
    const message = line.trimStart();
    if (!message.startsWith('::')) return undefined;
    const end = message.indexOf('::', 2);
    const [, list = ''] = /^\S+ (.*)$/s.exec(message.slice(2, end)) ?? [];
    const unescape = (text: string, more: boolean) =>
      (more ? text.replaceAll('%3A', ':').replaceAll('%2C', ',') : text)
        .replaceAll('%0D', '\r')
        .replaceAll('%0A', '\n')
        .replaceAll('%25', '%');
    const properties = list.split(',').map((pair): [string, string] => {
      const equals = pair.indexOf('=');
      return [pair.slice(0, equals), unescape(pair.slice(equals + 1), true)];
    });
    return { properties: new Map(properties), data: unescape(message.slice(end + 2), false) };
  }

  test('the runner reads back what was meant, whatever is in the report', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const output = reporters.github(report, contextOf());
        expect(output).not.toMatch(/\r|##\[|##vso\[/i);
        const commands = output.split('\n').slice(0, -1).map(read);
        expect(commands).toHaveLength(2);
        const { path } = report.diagnostics[0]!.at.file;
        const plain = (text: string) => text.replaceAll('##[', '##\u2060[');
        expect(commands[1]?.properties.get('file')).toBe(plain(path));
        expect(commands[1]?.data.startsWith(plain(report.diagnostics[0]!.message))).toBe(true);
      }),
    );
  });
});

describe('sarif', () => {
  interface Region {
    readonly startLine: number;
    readonly startColumn: number;
    readonly endLine: number;
    readonly endColumn: number;
  }
  interface Place {
    readonly id?: number;
    readonly physicalLocation: { readonly artifactLocation: { readonly uri: string }; readonly region: Region };
  }
  interface Result {
    readonly ruleId: string;
    readonly ruleIndex: number;
    readonly level: string;
    readonly message: { readonly text: string };
    readonly locations: readonly Place[];
    readonly relatedLocations?: readonly Place[];
    readonly partialFingerprints: Readonly<Record<string, string>>;
  }
  interface Rule {
    readonly id: string;
    readonly shortDescription: { readonly text: string };
    readonly fullDescription: { readonly text: string };
    readonly help: { readonly text: string };
    readonly helpUri: string;
    readonly properties: Readonly<Record<string, unknown>> & { readonly tags: readonly string[] };
  }
  interface Log {
    readonly version: string;
    readonly $schema: string;
    readonly runs: readonly {
      readonly tool: { readonly driver: { readonly name: string; readonly rules: readonly Rule[] } };
      readonly columnKind: string;
      readonly results: readonly Result[];
      readonly invocations: readonly {
        readonly executionSuccessful: boolean;
        readonly exitCode?: number;
        readonly toolExecutionNotifications?: readonly { readonly message: { readonly text: string } }[];
      }[];
    }[];
  }
  const sarif = (report: Report, more: Partial<ReportContext> = {}) => {
    const log = JSON.parse(reporters.sarif(report, contextOf(more))) as Log;
    return { log, run: log.runs[0]! };
  };

  test('has what GitHub asks for', () => {
    const one = diagnosticOf(dockerfile, 'python:3.8', {
      category: 'security',
      severity: 'error',
      help: 'Do this.',
      related: [{ at: place(dockerfile, 0, 4), note: 'FROM [here]' }],
    });
    const { log, run } = sarif(reportOf({ diagnostics: [one] }), {
      rules: new Map([
        [
          'some-rule',
          { name: 'some-rule', category: 'security', severity: 'error', summary: 'S.', why: 'W.', aliases: ['DL1'] },
        ],
      ]),
    });
    expect(log.version).toBe('2.1.0');
    expect(log.$schema).toBe('https://json.schemastore.org/sarif-2.1.0.json');
    expect(run.tool.driver.rules).toMatchObject([
      {
        id: 'some-rule',
        shortDescription: { text: 'S.' },
        fullDescription: { text: 'S. W.' },
        properties: { tags: ['security', 'DL1'], 'security-severity': '8.0', 'problem.severity': 'error' },
      },
    ]);
    expect(run.results).toMatchObject([
      {
        ruleId: 'some-rule',
        ruleIndex: 0,
        level: 'error',
        message: { text: 'Something is wrong.\nDo this.\n[FROM \\[here\\]](1).' },
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: 'docker/Dockerfile', uriBaseId: '%SRCROOT%' },
              region: { startLine: 1, startColumn: 6, endLine: 1, endColumn: 16 },
            },
          },
        ],
        relatedLocations: [{ id: 1 }],
      },
    ]);
    expect(run.invocations).toEqual([{ executionSuccessful: true }]);
  });

  test('leaves suppressed findings and source texts out', () => {
    const output = reporters.sarif(reportOf({ suppressed: [diagnosticOf(dockerfile, 'FROM')] }), contextOf());
    expect((JSON.parse(output) as Log).runs[0]!.results).toEqual([]);
    expect(output).not.toContain('snippet');
  });

  test('tells failures', () => {
    const { run } = sarif(reportOf({ problems: [{ kind: 'io', path: 'a b/x', message: 'No.' }] }));
    expect(run.invocations).toMatchObject([
      { executionSuccessful: false, exitCode: 2, toolExecutionNotifications: [{ message: { text: 'a b/x: No.' } }] },
    ]);
  });

  test('names findings so that they are known again when lines move', () => {
    const moved = new SourceFile(dockerfile.path, `\n\n${dockerfile.text}`);
    const names = (file: SourceFile, message: string) =>
      sarif(
        reportOf({ diagnostics: [diagnosticOf(file, 'FROM', { message }), diagnosticOf(file, 'RUN', { message })] }),
      ).run.results.map((result) => result.partialFingerprints['pydockLint/v1']);
    expect(names(moved, 'b')).toEqual(names(dockerfile, 'a'));
    expect(new Set(names(dockerfile, 'a')).size).toBe(2);
  });

  test('keeps the worst when there are too many', () => {
    const diagnostics = [
      ...Array.from({ length: 5000 }, () => diagnosticOf(dockerfile, 'FROM', { severity: 'info' })),
      diagnosticOf(dockerfile, 'RUN', { severity: 'error' }),
    ];
    const { run } = sarif(reportOf({ diagnostics }));
    expect(run.results).toHaveLength(5000);
    expect(run.results.at(-1)?.level).toBe('error');
    expect(run.invocations[0]).toMatchObject({ executionSuccessful: false });
  });

  test('is well-formed, whatever is in the report', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const output = reporters.sarif(report, contextOf());
        expect(/\p{Cs}/u.test(output)).toBe(false);
        const run = (JSON.parse(output) as Log).runs[0]!;
        for (const rule of run.tool.driver.rules) {
          for (const text of [
            rule.id,
            rule.shortDescription.text,
            rule.fullDescription.text,
            rule.help.text,
            rule.helpUri,
          ]) {
            expect(text).not.toBe('');
            expect(text.length).toBeLessThanOrEqual(1200);
          }
          expect(rule.properties.tags.length).toBeLessThanOrEqual(10);
        }
        for (const result of run.results) {
          expect(run.tool.driver.rules[result.ruleIndex]?.id).toBe(result.ruleId);
          expect(['error', 'warning', 'note']).toContain(result.level);
          expect(result.message.text).not.toBe('');
          for (const { physicalLocation } of [...result.locations, ...(result.relatedLocations ?? [])]) {
            expect(physicalLocation.artifactLocation.uri).toMatch(/^[\w.!~*'()%/-]+$/);
            const { startLine, startColumn, endLine, endColumn } = physicalLocation.region;
            expect(Math.min(startLine, startColumn, endLine, endColumn)).toBeGreaterThan(0);
            expect(startLine < endLine || (startLine === endLine && startColumn <= endColumn)).toBe(true);
          }
        }
      }),
    );
  });
});
