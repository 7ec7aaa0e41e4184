import fc from 'fast-check';
import { micromark } from 'micromark';
import { describe, expect, test } from 'vitest';
import { jsonStatistics, statistics } from '../../src/reporters/statistics.js';
import { visible } from '../../src/reporters/plain-text.js';
import { place } from '../../src/text/location.js';
import { SourceFile } from '../../src/text/source.js';
import { anyReport } from './any-report.js';
import { contextOf, diagnosticOf, dockerfile, reporters, reportOf } from './reports.js';

const compose = new SourceFile('compose.yaml', 'services: {}\n');
const report = reportOf({
  files: [
    { path: 'compose.yaml', kind: 'compose' },
    { path: 'docker/Dockerfile', kind: 'dockerfile' },
  ],
  diagnostics: [
    diagnosticOf(compose, '{}', { severity: 'info', rule: 'a-rule' }),
    diagnosticOf(dockerfile, 'python:3.8', { help: 'Pin it.' }),
    diagnosticOf(dockerfile, 'RUN', { severity: 'error', message: 'It fails.' }),
  ],
});

/** What a terminal acts on; line ends are the report's own. */
const acts = /(?!\n)[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]|\p{Cs}/u;

describe('concise', () => {
  test('has a line for each finding', () => {
    expect(reporters.concise(report, contextOf())).toBe(
      `compose.yaml:1:11: info[a-rule] Something is wrong.
docker/Dockerfile:1:6: warning[some-rule] Something is wrong.
docker/Dockerfile:2:1: error[some-rule] It fails.
Found 3 problems (1 error, 1 warning, 1 info) in 2 files.
`,
    );
  });

  test('is read by a problem matcher, whatever is in the report', () => {
    const matcher = /^(.+?):(\d+):(\d+): (error|warning|info)(?:\[([^\]]+)\])?:? (.*)$/;
    fc.assert(
      fc.property(anyReport, (any) => {
        const output = reporters.concise(any, contextOf({ quiet: true, ci: true }));
        expect(output).not.toMatch(acts);
        expect(output).not.toMatch(/##\[|^\s*::/m);
        const lines = output.split('\n').slice(0, -1);
        expect(lines).toHaveLength(1);
        expect(matcher.exec(lines[0]!)?.[5]).toBe('some-rule');
      }),
    );
  });
});

describe('grouped', () => {
  test('has the findings below their files', () => {
    expect(reporters.grouped(report, contextOf())).toBe(
      `compose.yaml:
  1:11  info[a-rule] Something is wrong.

docker/Dockerfile:
  1:6  warning[some-rule] Something is wrong.
       help: Pin it.
  2:1  error[some-rule] It fails.

Found 3 problems (1 error, 1 warning, 1 info) in 2 files.
`,
    );
  });

  test('cannot act, whatever is in the report', () => {
    fc.assert(
      fc.property(anyReport, (any) => {
        const output = reporters.grouped(any, contextOf({ ci: true }));
        expect(output).not.toMatch(acts);
        expect(output).not.toMatch(/##\[|^\s*::/m);
      }),
    );
  });
});

describe('names of rules', () => {
  const formats = ['text', 'concise', 'grouped'] as const;
  const link = /\u001b\]8;;https:\/\/[^\u001b]+\/some-rule\.md\u001b\\some-rule\u001b\]8;;\u001b\\/;

  test.each(formats)('are links in %s where the terminal shows them', (format) => {
    expect(reporters[format](report, contextOf({ colour: true, hyperlinks: true }))).toMatch(link);
    expect(reporters[format](report, contextOf({ colour: true }))).not.toContain('\u001b]8');
  });

  test('have their address in the log of a CI runner, once for each rule', () => {
    const output = reporters.text(report, contextOf({ ci: true }));
    expect(output.match(/ = docs: \S+$/gm)).toEqual([
      expect.stringMatching(/\/a-rule\.md$/),
      expect.stringMatching(/\/some-rule\.md$/),
    ]);
    expect(reporters.text(report, contextOf())).not.toContain('docs:');
  });
});

describe('statistics', () => {
  const fix = { title: 'T', safety: 'safe', edits: [] } as const;
  const diagnostics = [
    diagnosticOf(dockerfile, 'FROM', { rule: 'b' }),
    diagnosticOf(dockerfile, 'RUN', { rule: 'a', severity: 'error', fix: { ...fix, safety: 'unsafe' } }),
    ...Array.from({ length: 10 }, () => diagnosticOf(dockerfile, 'CMD', { rule: 'c', severity: 'info' })),
  ];

  test('count by rule, the most frequent first', () => {
    expect(statistics(reportOf({ diagnostics }), contextOf({ quiet: true }))).toBe(
      '10  info     c\n 1  error    a\n 1  warning  b\n',
    );
    expect(statistics(reportOf(), contextOf({ quiet: true }))).toBe('');
    expect(statistics(reportOf({ diagnostics }), contextOf())).toMatch(/ b\n\nFound 12 problems .*\n$/);
    expect(statistics(reportOf(), contextOf())).toBe('All checks passed! (1 Dockerfile)\n');
  });

  test('mark what safe fixes mend', () => {
    const fixed = [
      diagnosticOf(dockerfile, 'FROM', { rule: 'all', fix }),
      diagnosticOf(dockerfile, 'FROM', { rule: 'none' }),
      diagnosticOf(dockerfile, 'FROM', { rule: 'some', fix }),
      diagnosticOf(dockerfile, 'FROM', { rule: 'some' }),
    ];
    expect(
      statistics(reportOf({ diagnostics: fixed }), contextOf())
        .split('\n')
        .slice(0, 5),
    ).toEqual([
      '2  [-]  warning  some',
      '1  [*]  warning  all',
      '1  [ ]  warning  none',
      '',
      'A safe fix mends all ([*]) or some ([-]) of them.',
    ]);
  });

  test('are a list in JSON', () => {
    expect(JSON.parse(jsonStatistics(reportOf({ diagnostics }), contextOf()))).toMatchObject([
      { rule: 'c', category: 'correctness', severity: 'info', count: 10, fixable: { safe: 0, unsafe: 0 } },
      { rule: 'a', severity: 'error', count: 1, fixable: { safe: 0, unsafe: 1 } },
      { rule: 'b', severity: 'warning', count: 1, url: expect.stringMatching(/\/b\.md$/) },
    ]);
  });
});

describe('markdown', () => {
  const markdown = reporters.markdown;

  test('is a page with the worst first and the mild part folded', () => {
    const page = markdown(report, contextOf({ sourceUrl: (path, line) => `https://h/${path}#L${line}` }));
    expect(page).toBe(
      `## pydock-lint: 3 problems

1 error, 1 warning, 1 info in 2 files; 1 Dockerfile, 1 compose file checked.

| | Where | What | Rule |
| --- | --- | --- | --- |
| 🔴 error | [<code>docker/Dockerfile\\:2</code>](https://h/docker/Dockerfile#L2) | It fails. | [<code>some-rule</code>](https://github.com/pydock-lint/pydock-lint/blob/main/docs/rules/some-rule.md) |
| 🟡 warning | [<code>docker/Dockerfile\\:1</code>](https://h/docker/Dockerfile#L1) | Something is wrong.<br>**help:** Pin it. | [<code>some-rule</code>](https://github.com/pydock-lint/pydock-lint/blob/main/docs/rules/some-rule.md) |

<details>
<summary>1 info</summary>

| | Where | What | Rule |
| --- | --- | --- | --- |
| 🔵 info | [<code>compose.yaml\\:1</code>](https://h/compose.yaml#L1) | Something is wrong. | [<code>a-rule</code>](https://github.com/pydock-lint/pydock-lint/blob/main/docs/rules/a-rule.md) |

</details>
`,
    );
  });

  test('says that all is well, what is hidden, and what could not be checked', () => {
    expect(markdown(reportOf(), contextOf())).toBe('## pydock-lint: ✅ all checks passed\n\n1 Dockerfile checked.\n');
    const suppressed = [diagnosticOf(dockerfile, 'FROM')];
    expect(markdown(reportOf({ suppressed }), contextOf({ hidden: 2 }))).toBe(
      '## pydock-lint: nothing to show\n\n1 Dockerfile checked.\n\n1 finding suppressed. 2 findings hidden by --min-severity.\n',
    );
    const page = markdown(reportOf({ problems: [{ kind: 'io', path: 'a_b', message: 'No.' }] }), contextOf());
    expect(page).toContain('not everything could be checked');
    expect(page).toContain('| <code>a\\_b</code> | No. |');
    expect(page).not.toContain('passed');
  });

  test('has related places', () => {
    const related = [{ at: place(compose, 0, 8), note: 'published here' }];
    const page = markdown(reportOf({ diagnostics: [diagnosticOf(dockerfile, 'RUN', { related })] }), contextOf());
    expect(page).toContain('<br>↳ <code>compose.yaml\\:1</code> published here |');
  });

  test('stops at 500 rows and says how many are left', () => {
    const diagnostics = Array.from({ length: 700 }, (_, index) =>
      diagnosticOf(dockerfile, 'RUN', { severity: index < 550 ? 'warning' : 'info' }),
    );
    const page = markdown(reportOf({ diagnostics }), contextOf());
    expect(page.match(/^\| 🟡/gm)).toHaveLength(500);
    expect(page).toContain('… and 50 more.');
    expect(page).toContain('<summary>150 info</summary>\n\n… and 150 more.');
  });

  test('stays below 1 MiB', () => {
    const diagnostics = Array.from({ length: 499 }, () =>
      diagnosticOf(new SourceFile('$'.repeat(5000), 'x'), 'x', { message: '@'.repeat(2000), help: '漢'.repeat(2000) }),
    );
    const page = markdown(reportOf({ diagnostics }), contextOf());
    expect(Buffer.byteLength(page)).toBeLessThan(1 << 20);
    expect(page).toMatch(/… and \d+ more\./);
  });

  test('shows texts as they are, whatever is in the report', () => {
    const unescape = (html: string) =>
      html
        .replaceAll('<span>$</span>', '$')
        .replaceAll('@\u2060', '@')
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&amp;', '&');
    const anyMark = fc.oneof(
      anyReport,
      fc.stringMatching(/^[-`*_[\]()#|~!:$@<>&\\"' a.+=]{1,12}$/).map((message) =>
        reportOf({
          diagnostics: [diagnosticOf(dockerfile, 'RUN', { message })],
          problems: [{ kind: 'parse', path: 'x', message }],
        }),
      ),
    );
    fc.assert(
      fc.property(anyMark, (any) => {
        const page = markdown(any, contextOf());
        expect(page).not.toMatch(acts);
        expect(page).not.toMatch(/##\[|##vso\[|^\s*::|@\w/m);
        const row = page.split('\n').find((line) => /^\| \S+ (?:error|warning|info) /.test(line))!;
        const cells = row.replace(/(?<!\\)(?:\\\\)*\|/g, '$&\n').split('\n');
        expect(cells).toHaveLength(6);
        const { message, help, related } = any.diagnostics[0]!;
        if (help !== undefined || related.length > 0) return;
        const cell = cells[3]!.slice(1, -2);
        // Behind a word: a line that a cell is not would mean something by its first character.
        const html = micromark(`x${cell}`, { allowDangerousHtml: true });
        expect(unescape(html)).toBe(`<p>x${visible(message).trimEnd()}</p>`);
      }),
      { numRuns: 300 },
    );
  });
});
