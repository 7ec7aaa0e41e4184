// Bad Dockerfiles, by their numbers in docs/security-model.md. Each must end, with what is said here; that the work is in
// proportion is counted in linear.test.ts.
import { describe, expect, test } from 'vitest';
import { outputFormats } from '../../src/config/settings.js';
import { contextOf, reporters } from '../reporters/reports.js';
import { fine, judge, judgeDockerfile, relative } from './scene.js';

const noFrom = ['dockerfile-syntax Dockerfile:1'];
const body = (text: string) => judgeDockerfile(`FROM a:1\n${text}`);

describe('nothing to build', () => {
  test.each([
    ['#1 empty', ''],
    ['#2 comments and blank lines only', '# a\n\n   \n'],
    ['#3 a byte order mark only', '\ufeff'],
  ])('%s', async (_, text) => {
    const { found, messages } = await judgeDockerfile(text);
    expect(found).toEqual(noFrom);
    expect(messages[0]).toMatch(/no FROM/);
  });
});

describe('encodings and lines', () => {
  test('#4 a byte order mark does not count', async () => {
    const { report } = await judgeDockerfile(`\ufeff${relative}`);
    const [one] = report.diagnostics;
    expect(one?.at.file.positionAt(one.at.span.start)).toEqual({ line: 2, column: 9 });
    expect((await judgeDockerfile('\ufeffFRO a\n')).report.diagnostics[0]?.at.span.start).toBe(0);
  });

  test('#8 carriage returns before line feeds change nothing', async () => {
    const text = `${relative}RUN apt-get install curl && \\\n  cd /x\nCMD flask run\n`;
    const [unix, windows] = await Promise.all([judgeDockerfile(text), judgeDockerfile(text.replaceAll('\n', '\r\n'))]);
    expect(unix.found.length).toBeGreaterThan(2);
    expect(windows.found).toEqual(unix.found);
    expect(windows.messages).toEqual(unix.messages);
  });

  test('#9 lone carriage returns end no line', async () => {
    const { report } = await judgeDockerfile('FROM a\rRUN b\rUSER c');
    expect(report.diagnostics.map(({ rule }) => rule)).toContain('dockerfile-syntax');
    expect(report.diagnostics.every(({ at, fix }) => at.file.lineCount === 1 && !fix)).toBe(true);
  });

  test('#10 separators of Unicode end no line', async () => {
    const { found } = await judgeDockerfile('FROM a:1\nENV A="x\u2028y\u0085z"\nWORKDIR app\n');
    expect(found).toEqual(['relative-workdir Dockerfile:3']);
  });

  test('#11 the last line counts without a final newline', async () => {
    expect((await judgeDockerfile(relative.trimEnd())).found).toEqual(['relative-workdir Dockerfile:2']);
  });

  test('#13 a line that BuildKit refuses', async () => {
    const { found, messages } = await body(`ENV A=${'x'.repeat(70_000)}\n`);
    expect(found).toEqual(['dockerfile-syntax Dockerfile:2']);
    expect(messages[0]).toContain('65,535');
  });

  test('#16 the file ends in a continuation', async () => {
    expect((await body('RUN echo \\')).found).toEqual(['empty-continuation Dockerfile:2']);
  });
});

describe('size', () => {
  test('#14 a hundred thousand lines', async () => {
    const { problems } = await body(`RUN a${' \\\n# c\n  b'.repeat(10)}\n`.repeat(5000));
    expect(problems).toEqual([]);
  });

  test('#15 a hundred thousand continuations', async () => {
    const { problems } = await body(`RUN echo ${'\\\n'.repeat(100_000)}x\n`);
    expect(problems).toEqual([]);
  });

  test('#24 thousands of stages that copy from one another, from themselves and from later ones', async () => {
    const stages = Array.from(
      { length: 2_000 },
      (_, index) =>
        `FROM s${index} AS s${index + 1}\nCOPY --from=s${index + 2} /a /b\nCOPY --from=s${index + 1} /a /c\nCOPY --from=s${index} /a /d\n`,
    );
    const { found, problems } = await judgeDockerfile(`FROM a:1 AS s0\n${stages.join('')}`);
    expect(problems).toEqual([]);
    expect(found).toContain('copy-from-itself Dockerfile:4');
  });

  // Fifteen of the longest lines: a regular expression that goes back over them would take minutes.
  test('#27 a value that is no line of a person', async () => {
    const longest = `ENV A=${'aB3/'.repeat(16_000)}\n`;
    const { problems } = await body(`${longest.repeat(15)}ENV B="${'aB3/'.repeat(15_000)}"\n`);
    expect(problems).toEqual([]);
  });

  test('#29 patterns in COPY', async () => {
    const files = Array.from({ length: 300 }, (_, index) => [`d/${'e/'.repeat(index % 30)}f${index}`, ''] as const);
    const copy = `COPY ${'**/'.repeat(20)}* [ {a,{b,{c **/**/* /x/\n`;
    const { problems } = await judge({ Dockerfile: `FROM a:1\n${copy.repeat(20)}`, ...Object.fromEntries(files) });
    expect(problems).toEqual([]);
  });
});

describe('heredocs', () => {
  test('#17 never closed, two of one instruction, a thousand', async () => {
    expect((await body('RUN <<EOF\nx')).messages).toEqual(['The heredoc `EOF` is never closed.']);
    const { found } = await body(`RUN <<A <<B\nx\nA\ny\nB\n${'COPY <<EOF /x\na\nEOF\n'.repeat(1000)}`);
    expect(found).toEqual([]);
  });

  test('#18 with a delimiter that objects inherit', async () => {
    expect((await body('COPY <<__proto__ /x\na\n__proto__\nCOPY <<constructor /y\nb\nconstructor\n')).found).toEqual(
      [],
    );
  });
});

describe('instructions and directives', () => {
  test('#19 unknown, lower case, look-alike', async () => {
    const { found } = await judgeDockerfile('ＦＲＯＭ a\nfrom a:1\nFOO bar\n');
    expect(found).toEqual(['dockerfile-syntax Dockerfile:1', 'dockerfile-syntax Dockerfile:3']);
  });

  test('#20 escape: a backtick, an invalid one, twice', async () => {
    expect((await judgeDockerfile('# escape=`\nFROM a:1\nRUN a `\n b\n')).found).toEqual([]);
    expect((await judgeDockerfile('# escape=x\nFROM a:1\n')).found).toEqual(noFrom);
    expect((await judgeDockerfile('# escape=`\n# escape=`\nFROM a:1\n')).found).toEqual([
      'dockerfile-syntax Dockerfile:2',
    ]);
  });

  test('#21 syntax and check without sense are comments to BuildKit, or refused', async () => {
    expect((await judgeDockerfile('# syntax=\n# check=\nFROM a:1\n')).found).toEqual([]);
    expect((await judgeDockerfile('# syntax=Docker/Dockerfile:1\n# check=off\nFROM a:1\n')).found).toEqual([
      'dockerfile-syntax Dockerfile:1',
      'dockerfile-syntax Dockerfile:2',
    ]);
  });

  test('#26 broken exec forms', async () => {
    const { found } = await body(`CMD ["a\nENTRYPOINT ${'['.repeat(10_000)}\n`);
    expect(found).toEqual(['broken-exec-form Dockerfile:2', 'broken-exec-form Dockerfile:3']);
  });
});

describe('variables and names', () => {
  test('#22 arguments in a circle', async () => {
    expect((await judgeDockerfile('ARG A=$B\nARG B=$A\nFROM $A\n')).problems).toEqual([]);
  });

  test('#23 five thousand defaults in one another', async () => {
    const { problems } = await body(`ENV A=${'${A:-'.repeat(5000)}x${'}'.repeat(5000)}\nWORKDIR $A\n`);
    expect(problems).toEqual([]);
  });

  test('#25 names that objects inherit', async () => {
    const { problems, report } = await judgeDockerfile(
      'FROM a:1 AS constructor\nARG __proto__=1\nARG toString=/x\nWORKDIR $toString\nENV A=$hasOwnProperty\nFROM constructor AS valueof\nCOPY --from=constructor /a /b\nFROM valueof\n',
      ['correctness'],
    );
    expect(problems).toEqual([]);
    expect(report.diagnostics.filter(({ rule }) => /stage|workdir/.test(rule))).toEqual([]);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  test('#28 substitutions in substitutions, and quotes that stay open', async () => {
    for (const text of ['$('.repeat(30_000), '"$("'.repeat(16_000), '`a '.repeat(20_000), '(('.repeat(30_000)]) {
      const { problems } = await body(`RUN ${text}\n`);
      expect(problems).toEqual([]);
    }
    expect((await body(`RUN <<E\n${'$('.repeat(450_000)}\nE\n`)).problems).toEqual([]);
  });
});

describe('what acts on a terminal or a CI runner', () => {
  const show = async (text: string, format: keyof typeof reporters = 'text') => {
    const { report } = await judgeDockerfile(text);
    expect(report.diagnostics.length).toBeGreaterThan(0);
    return reporters[format](report, { ...contextOf(), ci: true });
  };

  test('#30 escape sequences are shown as text', async () => {
    const shown = await show('FROM a:1\nWORKDIR \u001b]0;x\u0007\u001b]8;;http://x\u001b\\\u001b[2J\n');
    expect(shown).toContain('\\u{1b}[2J');
    expect(shown).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  });

  test('#31 characters that change the order of what is shown are shown as text', async () => {
    const shown = await show('FROM a:1\nWORKDIR a\u202eb\u2066\n');
    expect(shown).toContain('\\u{202e}');
    expect(shown).toContain('warning[bidirectional-override]: U+202E');
    expect(shown).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
  });

  test('#32 #33 lines are no commands', async () => {
    const text =
      'FROM a:1\nRUN cd x && \\\n::add-mask::x && \\\n  ::stop-commands::t && \\\n ##[set-output name=a;]b && ##vso[task.x]y\nWORKDIR ##[error]x\nWORKDIR ::error::y\n';
    for (const format of outputFormats) {
      const shown = await show(text, format);
      const lines = shown.split('\n').filter((line) => /^\s*::/.test(line));
      expect(lines.filter((line) => !/^::(?:error|warning|notice) /.test(line))).toEqual([]);
      expect(shown.replaceAll(/^##vso\[task\.logissue /gm, '')).not.toMatch(/##(?:\[|vso\[)/);
    }
  });

  test('#34 #35 #36 names of files are data', async () => {
    const names = ['a\n::error::x', 'b,line=99:%0A%"<|`', ' c\u001b[2J', 'd##[error]x'];
    const { report } = await judge(Object.fromEntries(names.map((name) => [`${name}/Dockerfile`, relative])));
    expect(report.diagnostics).toHaveLength(names.length);
    const github = reporters.github(report, contextOf());
    expect(github.split('\n').filter((line) => line.startsWith('::error::'))).toEqual([]);
    expect(github).toContain('file=b%2Cline=99%3A%250A%25"<|`/Dockerfile');
    const text = reporters.text(report, { ...contextOf(), ci: true });
    expect(text).not.toMatch(/^\s*::|\u001b|##\[/m);
    const paths = (JSON.parse(reporters.json(report, contextOf())) as { diagnostics: { path: string }[] }).diagnostics;
    expect(paths.map(({ path }) => path).sort()).toEqual(names.map((name) => `${name}/Dockerfile`).sort());
    const sarif = reporters.sarif(report, contextOf());
    expect(() => JSON.parse(sarif) as unknown).not.toThrow();
    expect(sarif).toContain('a%0A%3A%3Aerror%3A%3Ax/Dockerfile');
  });
});

test('a good file beside bad ones is judged all the same', async () => {
  const { found } = await judge({ Dockerfile: '', 'a/Dockerfile': fine, 'b/Dockerfile': relative });
  expect(found).toEqual(['dockerfile-syntax Dockerfile:1', 'relative-workdir b/Dockerfile:2']);
});
