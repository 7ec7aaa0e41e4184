import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import type { Diagnostic, Report } from '../../src/diagnostic.js';
import { place } from '../../src/text/location.js';
import { SourceFile } from '../../src/text/source.js';
import { anyReport } from './any-report.js';
import { contextOf, diagnosticOf, dockerfile, reporters, reportOf } from './reports.js';

const compose = new SourceFile('compose.yaml', 'services: {}\n');
const twoFiles = reportOf({
  files: [
    { path: 'compose.yaml', kind: 'compose' },
    { path: 'docker/Dockerfile', kind: 'dockerfile' },
    { path: 'docker/Dockerfile.dev', kind: 'dockerfile' },
  ],
  diagnostics: [
    diagnosticOf(compose, 'services', { severity: 'info', rule: 'a-rule' }),
    diagnosticOf(dockerfile, 'python:3.8', { help: 'Pin <it> & "more".' }),
    diagnosticOf(dockerfile, 'RUN', { severity: 'error' }),
  ],
  problems: [{ kind: 'parse', path: 'bad/Dockerfile', line: 3, message: 'No.' }],
});
const fromSub = contextOf({ fromRoot: (path) => `sub/${path}` });

/** What a terminal or a runner acts on; line ends are the document's own. */
const acts = /(?!\n)[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]|\p{Cs}|##\[|##vso\[|^\s*::/mu;

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
}

/** Parses XML strictly; throws where it is not well-formed. Gives the elements in the order of their starts. */
function elementsOf(xml: string): readonly Element[] {
  const elements: Element[] = [];
  const open: Element[] = [];
  const parser = new SaxesParser({ fragment: false });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes: attributes as Record<string, string>, text: '' };
    elements.push(element);
    open.push(element);
  });
  parser.on('text', (text) => void (open.at(-1) && (open.at(-1)!.text += text)));
  parser.on('closetag', () => void open.pop());
  parser.write(xml).close();
  return elements;
}

/** What XML can hold of a text. */
const inXml = (text: string): string => text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '');

describe('gitlab', () => {
  const gitlab = (report: Report, context = contextOf()) =>
    JSON.parse(reporters.gitlab(report, context)) as readonly Readonly<Record<string, never>>[];

  test('has what the widget reads', () => {
    const [problem, info, warning, error] = gitlab(twoFiles, fromSub);
    expect(problem).toEqual({
      description: 'No.',
      check_name: 'parse-problem',
      fingerprint: expect.stringMatching(/^[0-9a-f]{16}:1$/) as string,
      severity: 'blocker',
      location: { path: 'sub/bad/Dockerfile', lines: { begin: 3 } },
    });
    expect(info).toMatchObject({ severity: 'minor', check_name: 'a-rule' });
    expect(warning).toMatchObject({ severity: 'major', description: 'Something is wrong. Pin <it> & "more".' });
    expect(error).toMatchObject({
      severity: 'critical',
      location: { path: 'sub/docker/Dockerfile', lines: { begin: 2 } },
    });
  });

  test('is a list even when there is nothing, without a byte order mark', () => {
    expect(reporters.gitlab(reportOf(), contextOf())).toBe('[]\n');
  });

  test('fingerprints are unique, and stay while lines move and messages change', () => {
    const prints = (file: SourceFile, message: string) =>
      gitlab(
        reportOf({
          diagnostics: ['FROM', 'RUN', 'CMD'].map((found, index) =>
            diagnosticOf(file, found, { message, rule: index === 2 ? 'other-rule' : 'some-rule' }),
          ),
        }),
      ).map(({ fingerprint }) => fingerprint);
    const before = prints(dockerfile, 'a');
    expect(new Set(before).size).toBe(3);
    expect(prints(new SourceFile(dockerfile.path, `# x\n\n${dockerfile.text}`), 'b')).toEqual(before);
  });

  test('is well-formed, whatever is in the report', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const output = reporters.gitlab(report, contextOf());
        expect(output).not.toMatch(acts);
        const found = JSON.parse(output) as readonly { description: string; location: { path: string } }[];
        expect(found).toHaveLength(2);
        expect(found[1]!.location.path).toBe(wellFormed(report.diagnostics[0]!.at.file.path));
      }),
    );
  });
});

const wellFormed = (text: string): string => text.replace(/\p{Cs}/gu, '\ufffd');

describe('jsonl', () => {
  test('has the findings of the JSON form, one a line', () => {
    const { diagnostics, errors } = JSON.parse(reporters.json(twoFiles, contextOf())) as Record<string, unknown[]>;
    const lines = reporters.jsonl(twoFiles, contextOf()).trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([...diagnostics!, ...errors!]);
    expect(reporters.jsonl(reportOf(), contextOf())).toBe('');
  });
});

describe('checkstyle', () => {
  test('has the findings by file', () => {
    expect(reporters.checkstyle(twoFiles, contextOf())).toBe(
      `<?xml version="1.0" encoding="utf-8"?>
<checkstyle version="4.3">
  <file name="bad/Dockerfile">
    <error line="3" column="1" severity="error" message="No." source="pydock-lint.parse-problem" />
  </file>
  <file name="compose.yaml">
    <error line="1" column="1" severity="info" message="Something is wrong." source="pydock-lint.a-rule" />
  </file>
  <file name="docker/Dockerfile">
    <error line="1" column="6" severity="warning" message="Something is wrong. Pin &lt;it&gt; &amp; &quot;more&quot;." source="pydock-lint.some-rule" />
    <error line="2" column="1" severity="error" message="Something is wrong." source="pydock-lint.some-rule" />
  </file>
</checkstyle>
`,
    );
  });

  test('is well-formed and means the same, whatever is in the report', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const output = reporters.checkstyle(report, contextOf());
        expect(output).not.toMatch(acts);
        const [, file, , error] = elementsOf(output);
        const { at, message, help } = report.diagnostics[0]!;
        expect(file?.attributes['name']).toBe(inXml(at.file.path));
        expect(error?.attributes['message']).toBe(inXml(help === undefined ? message : `${message} ${help}`));
      }),
    );
  });
});

describe('junit', () => {
  test('has a suite for each file, with a case for each finding', () => {
    const elements = elementsOf(reporters.junit(twoFiles, contextOf()));
    expect(elements[0]).toMatchObject({
      name: 'testsuites',
      attributes: { name: 'pydock-lint', tests: '5', failures: '3', errors: '1' },
    });
    expect(elements.filter(({ name }) => name === 'testsuite').map(({ attributes }) => attributes)).toEqual([
      { name: 'compose.yaml', tests: '1', failures: '1', errors: '0', package: 'org.pydock-lint' },
      { name: 'docker/Dockerfile', tests: '2', failures: '2', errors: '0', package: 'org.pydock-lint' },
      { name: 'docker/Dockerfile.dev', tests: '1', failures: '0', errors: '0', package: 'org.pydock-lint' },
      { name: 'bad/Dockerfile', tests: '1', failures: '0', errors: '1', package: 'org.pydock-lint' },
    ]);
    expect(elements.find(({ name }) => name === 'testcase')?.attributes).toEqual({
      name: 'org.pydock-lint.a-rule',
      classname: 'compose',
      line: '1',
      column: '1',
    });
    const failure = elements.filter(({ name }) => name === 'failure')[1];
    expect(failure).toEqual({
      name: 'failure',
      attributes: { message: 'Something is wrong.', type: 'warning' },
      text: 'line 1, col 6, Something is wrong. Pin <it> & "more".',
    });
  });

  test('has a case that passes when there is nothing', () => {
    for (const report of [reportOf(), reportOf({ files: [] })]) {
      const cases = elementsOf(reporters.junit(report, contextOf())).filter(({ name }) => name === 'testcase');
      expect(cases).toHaveLength(1);
    }
  });

  test('is well-formed and counts right, whatever is in the report', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const output = reporters.junit(report, contextOf());
        expect(output).not.toMatch(acts);
        const elements = elementsOf(output);
        const count = (wanted: string) => elements.filter(({ name }) => name === wanted).length;
        expect(elements[0]?.attributes).toMatchObject({
          tests: String(count('testcase')),
          failures: String(count('failure')),
          errors: String(count('error')),
        });
      }),
    );
  });
});

describe('rdjson', () => {
  interface Rdf {
    readonly message: string;
    readonly location: { readonly path: string; readonly range: { readonly start: object; readonly end: object } };
    readonly suggestions?: readonly unknown[];
  }
  const rdjson = (report: Report) =>
    JSON.parse(reporters.rdjson(report, contextOf())) as { severity?: string; diagnostics: readonly Rdf[] };

  test('has what reviewdog reads', () => {
    const result = rdjson(twoFiles);
    expect(result).toMatchObject({ source: { name: 'pydock-lint' }, severity: 'ERROR' });
    expect(result.diagnostics[0]).toEqual({
      message: 'No.',
      location: { path: 'bad/Dockerfile', range: { start: { line: 3 } } },
      severity: 'ERROR',
      code: { value: 'parse-problem' },
    });
    expect(result.diagnostics[2]).toMatchObject({
      message: 'Something is wrong. Pin <it> & "more".',
      location: {
        path: 'docker/Dockerfile',
        range: { start: { line: 1, column: 6 }, end: { line: 1, column: 16 } },
      },
      severity: 'WARNING',
      code: { value: 'some-rule', url: expect.stringContaining('/some-rule.md') as string },
    });
    expect(rdjson(reportOf())).not.toHaveProperty('severity');
  });

  test('counts the bytes of UTF-8', () => {
    const start = (text: string, found: string, bom = false) =>
      rdjson(reportOf({ diagnostics: [diagnosticOf(new SourceFile('f', text, bom), found)] })).diagnostics[0]!.location
        .range.start;
    expect(start('ENV A="é😀漢" # x', '#')).toEqual({ line: 1, column: 19 });
    expect(start('# é\nENV é=1', '=')).toEqual({ line: 2, column: 7 });
    expect(start('FROM x', 'x', true)).toEqual({ line: 1, column: 9 });
    expect(start('FROM x\nUSER y', 'y', true)).toEqual({ line: 2, column: 6 });
  });

  test('suggests safe fixes of one edit in the same file', () => {
    const at = place(dockerfile, 0, 4);
    const edit = { at, newText: 'from' };
    const suggestions = (fix: Diagnostic['fix']) =>
      rdjson(reportOf({ diagnostics: [diagnosticOf(dockerfile, 'RUN', { fix })] })).diagnostics[0]!.suggestions;
    const range = { start: { line: 1, column: 1 }, end: { line: 1, column: 5 } };
    expect(suggestions({ title: 'T', safety: 'safe', edits: [edit] })).toEqual([{ range, text: 'from' }]);
    expect(suggestions({ title: 'T', safety: 'unsafe', edits: [edit] })).toBeUndefined();
    expect(suggestions({ title: 'T', safety: 'safe', edits: [edit, edit] })).toBeUndefined();
    expect(suggestions({ title: 'T', safety: 'safe', edits: [{ at: place(compose, 0, 1), newText: '' }] })).toBe(
      undefined,
    );
  });

  test('has the related places', () => {
    const related = [{ at: place(compose, 0, 8), note: 'here' }];
    const { diagnostics } = rdjson(reportOf({ diagnostics: [diagnosticOf(dockerfile, 'RUN', { related })] }));
    expect(diagnostics[0]).toMatchObject({
      related_locations: [{ message: 'here', location: { path: 'compose.yaml' } }],
    });
  });

  test('rdjsonl is the same, one finding a line with its source', () => {
    const lines = reporters.rdjsonl(twoFiles, contextOf()).trimEnd().split('\n');
    const { source, diagnostics } = JSON.parse(reporters.rdjson(twoFiles, contextOf())) as {
      source: object;
      diagnostics: readonly object[];
    };
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(diagnostics.map((one) => ({ ...one, source })));
  });

  test('is well-formed, and its places are right, whatever is in the report', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        for (const format of ['rdjson', 'rdjsonl'] as const) {
          expect(reporters[format](report, contextOf())).not.toMatch(acts);
        }
        const { diagnostics } = rdjson(report);
        const { file, span } = report.diagnostics[0]!.at;
        const { line, column } = file.positionAt(span.start);
        const before = file.text.split('\n')[line - 1]!.slice(0, column - 1);
        expect(diagnostics[1]!.location.range.start).toEqual({ line, column: Buffer.byteLength(before) + 1 });
      }),
    );
  });
});

describe('azure', () => {
  test('one command for each finding, the worst first', () => {
    expect(reporters.azure(twoFiles, fromSub).split('\n')).toEqual([
      '##vso[task.logissue type=error;sourcepath=sub/bad/Dockerfile;linenumber=3;code=parse-problem;]No.',
      '##vso[task.logissue type=error;sourcepath=sub/docker/Dockerfile;linenumber=2;columnnumber=1;code=some-rule;]Something is wrong.',
      '##vso[task.logissue type=warning;sourcepath=sub/docker/Dockerfile;linenumber=1;columnnumber=6;code=some-rule;]Something is wrong. Pin <it> & "more".',
      '##vso[task.logissue type=warning;sourcepath=sub/compose.yaml;linenumber=1;columnnumber=1;code=a-rule;]Something is wrong.',
      '',
    ]);
  });

  /** The agent's way to read a line: https://github.com/microsoft/azure-pipelines-agent/blob/master/src/Agent.Sdk/CommandPlugin.cs */
  function read(line: string): { readonly properties: ReadonlyMap<string, string>; readonly data: string } | undefined {
    const [, list, data] = /^##vso\[task\.logissue ([^\]]*)\](.*)$/s.exec(line) ?? [];
    const unescape = (text: string) =>
      text
        .replaceAll('%3B', ';')
        .replaceAll('%5D', ']')
        .replaceAll('%0D', '\r')
        .replaceAll('%0A', '\n')
        .replaceAll('%AZP25', '%');
    if (list === undefined || data === undefined) return undefined;
    const pairs = list.split(';').filter((pair) => pair !== '');
    const properties = pairs.map((pair): [string, string] => {
      const equals = pair.indexOf('=');
      return [pair.slice(0, equals), unescape(pair.slice(equals + 1))];
    });
    return { properties: new Map(properties), data: unescape(data) };
  }

  test('the agent reads back what was meant, whatever is in the report', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const output = reporters.azure(report, contextOf());
        expect(output.replace(/^##vso\[task\.logissue /gm, '')).not.toMatch(/\r|##\[|##vso\[/i);
        const commands = output.split('\n').slice(0, -1).map(read);
        expect(commands).toHaveLength(2);
        const plain = (text: string) => text.replaceAll('##[', '##\u2060[');
        expect(commands[1]?.properties.get('sourcepath')).toBe(plain(report.diagnostics[0]!.at.file.path));
        expect(commands[1]?.data.startsWith(plain(report.diagnostics[0]!.message))).toBe(true);
      }),
    );
  });
});
