import { describe, expect, test } from 'vitest';
import { MemoryHost } from '../../src/host/memory.js';
import { lint, type Report } from '../../src/index.js';
import { applyEdits, testDay } from '../harness.js';

const lintFiles = (
  files: Readonly<Record<string, string>>,
  select: readonly string[],
  paths?: readonly string[],
): Promise<Report> =>
  lint({
    host: new MemoryHost(Object.entries(files)),
    config: { select: [...select, 'unused-suppression', 'unknown-rule'] },
    today: testDay,
    ...(paths ? { paths } : {}),
  });

/** Rule and line of what is reported and of what is suppressed. */
const shown = ({ diagnostics, suppressed, problems }: Report) => {
  expect(problems).toEqual([]);
  const line = (list: Report['diagnostics']) =>
    list.map(({ rule, at }) => `${rule}:${at.file.positionAt(at.span.start).line}`);
  return { reported: line(diagnostics), suppressed: line(suppressed) };
};

const dockerfile = async (text: string, ...select: string[]) =>
  shown(await lintFiles({ Dockerfile: text }, select.length > 0 ? select : ['relative-workdir']));

const compose = async (text: string, ...select: string[]) => shown(await lintFiles({ 'compose.yaml': text }, select));

describe('in a Dockerfile', () => {
  test('a comment above an instruction covers it and no other', async () => {
    expect(
      await dockerfile('FROM a:1\n# pydock-lint: ignore[relative-workdir] why\nWORKDIR x\nFROM a:1\nWORKDIR y\n'),
    ).toEqual({
      reported: ['relative-workdir:5'],
      suppressed: ['relative-workdir:3'],
    });
  });

  test('other comments and blank lines may stand between', async () => {
    expect(await dockerfile('FROM a:1\n# pydock-lint: ignore[relative-workdir]\n\n# more\nWORKDIR x\n')).toEqual({
      reported: [],
      suppressed: ['relative-workdir:5'],
    });
  });

  test('a comment between continued lines covers its instruction', async () => {
    const text =
      'FROM python:3.13-slim\nRUN true && \\\n  # pydock-lint: ignore[package-cache-in-layer]\n  pip install x\n';
    expect(await dockerfile(text, 'package-cache-in-layer')).toEqual({
      reported: [],
      suppressed: ['package-cache-in-layer:4'],
    });
  });

  test('a comment covers a line that could not be read', async () => {
    const text =
      'FROM a:1\n# pydock-lint: ignore[dockerfile-syntax] generated later\nINSERT HERE\nUSER a\nINSERT THERE\n';
    expect(await dockerfile(text, 'dockerfile-syntax')).toEqual({
      reported: ['dockerfile-syntax:5'],
      suppressed: ['dockerfile-syntax:3'],
    });
  });

  test('ignore-file counts anywhere', async () => {
    expect(await dockerfile('FROM a:1\nWORKDIR x\n# pydock-lint: ignore-file[relative-workdir] why\n')).toEqual({
      reported: [],
      suppressed: ['relative-workdir:2'],
    });
  });

  test("other tools' names work, in any case", async () => {
    const { reported } = await dockerfile('FROM a:1\n# pydock-lint: ignore[dl3000]\nWORKDIR x\n');
    expect(reported).toEqual([]);
  });

  test('the reason is kept', async () => {
    const report = await lintFiles(
      { Dockerfile: 'FROM a:1\n# pydock-lint: ignore[relative-workdir] set by the base\nWORKDIR x\n' },
      ['relative-workdir'],
    );
    expect(report.suppressed[0]?.suppressed).toEqual({ by: 'pydock-lint', reason: 'set by the base' });
  });
});

describe("other tools' comments", () => {
  test.each([
    ['# hadolint ignore=DL3000', 'hadolint', undefined],
    ['# hadolint ignore=DL3000,SC2046 # by hand', 'hadolint', 'by hand'],
    ['# hadolint ignore = DL4000, DL3000', 'hadolint', undefined],
    ['# hadolint ignore=SC2046 , DL3000 the base sets it', 'hadolint', 'the base sets it'],
    ['# check=skip=WorkdirRelativePath;error=true', 'check', undefined],
    ['# check=error=true;skip=JSONArgsRecommended,WorkdirRelativePath', 'check', undefined],
    ['# check=skip=all', 'check', undefined],
  ])('%s above an instruction', async (comment, by, reason) => {
    const text = `FROM a:1\n${comment}\nWORKDIR x\nFROM a:1\nWORKDIR y\n`;
    const report = await lintFiles({ Dockerfile: text }, ['relative-workdir']);
    expect(shown(report)).toEqual({ reported: ['relative-workdir:5'], suppressed: ['relative-workdir:3'] });
    expect(report.suppressed[0]?.suppressed).toEqual({ by, reason });
  });

  test.each([
    '# check=skip=WorkdirRelativePath',
    '# syntax=docker/dockerfile:1\n# check=skip=all',
    '# hadolint global ignore=DL3000',
  ])('%s at the top covers the file', async (comment) => {
    const { reported, suppressed } = await dockerfile(`${comment}\nFROM a:1\nWORKDIR x\nFROM a:1\nWORKDIR y\n`);
    expect(reported).toEqual([]);
    expect(suppressed).toHaveLength(2);
  });

  test.each([
    [
      'above FROM it covers the stage',
      'FROM a:1\nWORKDIR x\n# hadolint stage ignore=DL3000,SC2046 # by hand\nFROM a:1\nUSER a\nWORKDIR y\nFROM a:1\nWORKDIR z\n',
      [6],
    ],
    [
      'inside a stage it covers the rest of it',
      'FROM a:1\n# hadolint stage ignore=DL3000\nUSER a\nWORKDIR x\nFROM a:1\nWORKDIR y\n',
      [4],
    ],
    [
      'behind everything it covers nothing',
      'FROM a:1\nWORKDIR x\nFROM a:1\nWORKDIR y\n# hadolint stage ignore=DL3000\n',
      [],
    ],
    [
      'the last stage ends with the file',
      'FROM a:1\nWORKDIR x\n# hadolint  stage  ignore = DL3000\nFROM a:1\nWORKDIR y',
      [5],
    ],
  ])('stage ignore: %s', async (_, text, lines) => {
    const { suppressed } = await dockerfile(text);
    expect(suppressed).toEqual(lines.map((line) => `relative-workdir:${line}`));
  });

  test.each([
    '# hadolint shell=powershell',
    '# hadolint shell=bash # alpine has it',
    '# hadolint ignore=SC1091,SC2086',
    '# hadolint ignore=',
  ])('%s silences nothing and is no finding', async (comment) => {
    expect(await dockerfile(`FROM a:1\n${comment}\nWORKDIR x\n`)).toEqual({
      reported: ['relative-workdir:3'],
      suppressed: [],
    });
  });

  test('skip=all knows every check, whatever capitals its name has', async () => {
    const { reported, suppressed } = await dockerfile(
      '# check=skip=all\nFROM python:3.13\nCMD python x.py\n',
      'shell-form-command',
    );
    expect({ reported, suppressed }).toEqual({ reported: [], suppressed: ['shell-form-command:3'] });
  });

  test('are never unused or unknown', async () => {
    const text = 'FROM a:1\n# hadolint ignore=DL9999,DL3000\nWORKDIR /x\n# check=skip=Nothing\nUSER a\n';
    expect(await dockerfile(text)).toEqual({ reported: [], suppressed: [] });
  });

  test('skip=all is about checks of BuildKit only', async () => {
    const { reported } = await dockerfile(
      '# check=skip=all\nFROM python:3.13-slim\nRUN pip install x\n',
      'package-cache-in-layer',
    );
    expect(reported).toEqual(['package-cache-in-layer:3']);
  });
});

describe('in a compose file', () => {
  const links = (place: string) =>
    `services:\n  web:\n    image: a:1\n${place}  db:\n    image: b:1\n    links: [web]\n`;

  test('a comment above an entry covers it', async () => {
    const text = links('    # pydock-lint: ignore[deprecated-links] old\n    links:\n      - db\n');
    expect(await compose(text, 'deprecated-links')).toEqual({
      reported: ['deprecated-links:9'],
      suppressed: ['deprecated-links:5'],
    });
  });

  test('a comment behind something covers it', async () => {
    const text = links('    links: # pydock-lint: ignore[deprecated-links]\n      - db\n');
    expect(await compose(text, 'deprecated-links')).toEqual({
      reported: ['deprecated-links:8'],
      suppressed: ['deprecated-links:4'],
    });
  });

  test('a comment above a service covers all of it, and not the next', async () => {
    const text =
      'services:\n  # pydock-lint: ignore[deprecated-links]\n  web:\n    image: a:1\n    links: [db]\n  db:\n    image: b:1\n    links: [web]\n';
    expect(await compose(text, 'deprecated-links')).toEqual({
      reported: ['deprecated-links:8'],
      suppressed: ['deprecated-links:5'],
    });
  });

  test('the first line of the file is an entry like any other', async () => {
    const text =
      '# pydock-lint: ignore[obsolete-version-key]\nversion: "3"\nservices:\n  a:\n    image: a:1\n    links: [a]\n';
    expect(await compose(text, 'obsolete-version-key', 'deprecated-links')).toEqual({
      reported: ['deprecated-links:6'],
      suppressed: ['obsolete-version-key:2'],
    });
  });

  test('a comment covers one item of a list', async () => {
    const text =
      'services:\n  db:\n    image: postgres:17\n    ports:\n      # pydock-lint: ignore[database-published]\n      - "5432:5432"\n      - "5433:5432"\n';
    const { reported, suppressed } = await compose(text, 'database-published');
    expect({ reported, suppressed }).toEqual({
      reported: ['database-published:7'],
      suppressed: ['database-published:6'],
    });
  });

  test('aliases of YAML do not make it slow', async () => {
    // Ten thousand million nodes, if each were looked at: that would not end.
    const levels = Array.from(
      { length: 12 },
      (_, level) => `x-${level}: &l${level} [${`*l${level - 1},`.repeat(9)}]`,
    ).slice(1);
    const text = `x-0: &l0 [a]\n${levels.join('\n')}\nservices:\n  # pydock-lint: ignore[deprecated-links]\n  a:\n    image: a:1\n    links: [a]\n`;
    expect((await compose(text, 'deprecated-links')).suppressed).toEqual(['deprecated-links:17']);
  });
});

describe('in other files', () => {
  const files = (requirements: string) => ({
    Dockerfile: 'FROM python:3.13-slim\nCOPY requirements.txt .\nRUN pip install -r requirements.txt\n',
    'requirements.txt': requirements,
  });

  test('a comment covers its line or the next', async () => {
    const text = 'flask # pydock-lint: ignore[unpinned-requirements]\n';
    expect(shown(await lintFiles(files(text), ['unpinned-requirements']))).toEqual({
      reported: [],
      suppressed: ['unpinned-requirements:1'],
    });
    const above = '# pydock-lint: ignore[unpinned-requirements]\nflask\n';
    expect(shown(await lintFiles(files(above), ['unpinned-requirements'])).suppressed).toEqual([
      'unpinned-requirements:2',
    ]);
  });
});

test('a suppression counts at a related place', async () => {
  const files = {
    Dockerfile:
      'FROM python:3.13-slim\nEXPOSE 9000\n# pydock-lint: ignore[exposed-port-mismatch]\nCMD ["uvicorn", "main:app", "--host", "0.0.0.0", "--port", "8000"]\n',
    'main.py': '',
  };
  const plain = await lintFiles({ ...files, Dockerfile: files.Dockerfile.replace(/#.*\n/, '') }, [
    'exposed-port-mismatch',
  ]);
  expect(plain.diagnostics).toHaveLength(1);
  expect(plain.diagnostics[0]?.related.length).toBeGreaterThan(0);
  const { reported, suppressed } = shown(await lintFiles(files, ['exposed-port-mismatch']));
  expect(reported).toEqual([]);
  expect(suppressed).toHaveLength(1);
});

describe('what is wrong with suppressions', () => {
  const messages = async (text: string, ...select: string[]) => {
    const { diagnostics } = await lintFiles({ Dockerfile: text }, select.length > 0 ? select : ['relative-workdir']);
    return diagnostics.map(({ rule, message, help, at }) => `${rule} at ${at.file.slice(at.span)}: ${message} ${help}`);
  };

  test('a name that silences nothing', async () => {
    expect(await messages('FROM a:1\n# pydock-lint: ignore[relative-workdir]\nWORKDIR /x\n')).toEqual([
      'unused-suppression at relative-workdir: The suppression of `relative-workdir` silences nothing. Remove the comment.',
    ]);
  });

  test('a name of a rule that does not take part is not judged', async () => {
    expect(await messages('FROM a:1\n# pydock-lint: ignore[root-user]\nWORKDIR /x\n')).toEqual([]);
  });

  test('a name that nobody knows', async () => {
    expect(await messages('FROM a:1\n# pydock-lint: ignore[relative-wrkdir]\nWORKDIR x\n')).toEqual([
      'unknown-rule at relative-wrkdir: There is no rule `relative-wrkdir`. Did you mean `relative-workdir`?',
      expect.stringMatching(/^relative-workdir at /),
    ]);
  });

  test('no list of names', async () => {
    expect(await messages('FROM a:1\n# pydock-lint: ignore\nWORKDIR /x\n')).toEqual([
      expect.stringMatching(/^unused-suppression .*`ignore` names no rule/),
    ]);
    expect(await messages('FROM a:1\n# pydock-lint: ignore[]\nWORKDIR /x\n')).toHaveLength(1);
    expect(await messages('FROM a:1\n# pydock-lint: ignore[relative-workdir\nWORKDIR /x\n')).toHaveLength(1);
  });

  test('a misspelt word', async () => {
    expect(await messages('FROM a:1\n# pydock-lint: ingore[relative-workdir]\nWORKDIR /x\n')).toEqual([
      expect.stringMatching(/`ingore` is no suppression/),
    ]);
  });

  test('nothing behind it', async () => {
    expect(await messages('FROM a:1\n# pydock-lint: ignore[relative-workdir]')).toHaveLength(1);
  });

  test('can be silenced themselves', async () => {
    const text =
      'FROM a:1\n# pydock-lint: ignore-file[unused-suppression]\n# pydock-lint: ignore[relative-workdir]\nWORKDIR /x\n';
    expect(await dockerfile(text)).toEqual({ reported: [], suppressed: ['unused-suppression:3'] });
  });

  test.each([
    ['FROM a:1\n# pydock-lint: ignore[relative-workdir] why\nWORKDIR /x\n', 'FROM a:1\nWORKDIR /x\n'],
    [
      'FROM a:1\n# pydock-lint: ignore[relative-workdir, package-cache-in-layer] why\nWORKDIR x\n',
      'FROM a:1\n# pydock-lint: ignore[relative-workdir] why\nWORKDIR x\n',
    ],
    [
      'FROM a:1\n# pydock-lint: ignore[package-cache-in-layer, relative-workdir] why\nWORKDIR x\n',
      'FROM a:1\n# pydock-lint: ignore[relative-workdir] why\nWORKDIR x\n',
    ],
  ])('the fix takes away what is not needed: %j', async (text, fixed) => {
    const report = await lintFiles({ Dockerfile: text }, ['relative-workdir', 'package-cache-in-layer']);
    expect(
      applyEdits(
        text,
        report.diagnostics.flatMap(({ fix }) => fix?.edits ?? []),
      ),
    ).toBe(fixed);
  });

  test('the fix takes away a trailing comment and leaves the line', async () => {
    const text = 'services:\n  a:\n    image: a:1  # pydock-lint: ignore[deprecated-links]\n';
    const report = await lintFiles({ 'compose.yaml': text }, ['deprecated-links']);
    expect(
      applyEdits(
        text,
        report.diagnostics.flatMap(({ fix }) => fix?.edits ?? []),
      ),
    ).toBe('services:\n  a:\n    image: a:1\n');
  });
});

test('a suppression that is of use to another file is not unused', async () => {
  // The finding lies in the compose file, which is not linted here, and its proof in the Dockerfile.
  const files = {
    Dockerfile:
      'FROM python:3.13-slim\n# pydock-lint: ignore[published-port-mismatch]\nCMD ["uvicorn", "main:app", "--host", "0.0.0.0", "--port", "8000"]\n',
    'compose.yaml': 'services:\n  web:\n    build: .\n    ports: ["9000:9000"]\n',
    'main.py': '',
  };
  expect(shown(await lintFiles(files, ['published-port-mismatch'])).suppressed).toHaveLength(1);
  expect(shown(await lintFiles(files, ['published-port-mismatch'], ['Dockerfile']))).toEqual({
    reported: [],
    suppressed: [],
  });
});
