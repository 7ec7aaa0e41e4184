import { describe, expect, test } from 'vitest';
import { lintAndFix, type FixRequest, mostRounds } from '../../src/engine/fix.js';
import type { FixPolicy } from '../../src/engine/fixable.js';
import { defineRule, type Finding, type Rule, type RuleContext } from '../../src/rule.js';
import { MemoryHost } from '../../src/host/memory.js';
import { prepareRun } from '../../src/host/prepare.js';
import { overlayFiles } from '../../src/engine/overlay.js';
import { rules as allRules } from '../../src/rules/index.js';
import { insertAfter, type Located, place, replace } from '../../src/text/location.js';
import type { SourceFile } from '../../src/text/source.js';
import type { Config } from '../../src/index.js';
import { testDay } from '../harness.js';

interface Given {
  readonly rules?: readonly Rule[];
  readonly config?: Config;
  readonly policy?: Partial<FixPolicy>;
  readonly paths?: readonly string[];
  readonly isShown?: FixRequest['isShown'];
}

/** Mends files in memory, all of them by default, also by unsafe fixes. */
async function mend(files: Readonly<Record<string, string>>, given: Given = {}) {
  const { rules = allRules, config = {}, policy, paths = ['.'], isShown } = given;
  const host = new MemoryHost(Object.entries(files));
  const { input } = prepareRun({ host, rules, paths, config, today: testDay });
  const outcome = await lintAndFix(input, {
    policy: { allowsUnsafe: () => true, mends: () => true, refuses: () => undefined, ...policy },
    ...(isShown && { isShown }),
  });
  const texts = new Map(outcome.changes.flat().map(({ path, after }) => [path, after.text]));
  return { ...outcome, texts: { ...files, ...Object.fromEntries(texts) } };
}

type Report = (node: Located, finding: Finding) => void;

/** A rule that is planted: it looks at the text of a Dockerfile. */
const planted = (
  name: string,
  judge: (file: SourceFile, report: Report, context: RuleContext<Record<never, never>>) => void,
  severity: Rule['severity'] = 'warning',
): Rule =>
  defineRule({
    name,
    category: 'style',
    severity,
    presets: ['recommended'],
    fixable: 'safe',
    since: '0.1.0',
    summary: 'Planted.',
    why: 'It is planted.',
    examples: { bad: 'FROM a\n', good: 'FROM b\n' },
    sources: [],
    on: {
      dockerfile({ file }, context) {
        judge(file, (node, finding) => context.report(node, finding), context);
      },
    },
  });

/** Finds every occurrence of a text, and has a fix that puts another one in its place. */
const replacing = (name: string, found: string, by: string, severity?: Rule['severity']): Rule =>
  planted(
    name,
    (file, report) => {
      for (let at = file.text.indexOf(found); at !== -1; at = file.text.indexOf(found, at + found.length)) {
        const node = { at: place(file, at, at + found.length) };
        report(node, { message: `${found} is here.`, fix: { title: 'Replace it', edits: [replace(node, by)] } });
      }
    },
    severity,
  );

const rulesOf = (list: readonly { readonly rule: string }[]): readonly string[] => list.map(({ rule }) => rule);

describe('rounds', () => {
  test('go on until nothing is left to mend', async () => {
    const { texts, fixed, after, dropped, unsettled } = await mend(
      { Dockerfile: 'FROM a\nRUN one one\n' },
      { rules: [replacing('first', 'one', 'two'), replacing('second', 'two', 'three')] },
    );
    expect(texts['Dockerfile']).toBe('FROM a\nRUN three three\n');
    expect(rulesOf(fixed)).toEqual(['first', 'first', 'second', 'second']);
    expect({ after: after.diagnostics, dropped, unsettled }).toEqual({ after: [], dropped: [], unsettled: [] });
  });

  test('let overlapping fixes wait, in the order of places and names', async () => {
    const { texts, fixed } = await mend(
      { Dockerfile: 'FROM a\nRUN abc\n' },
      { rules: [replacing('z-rule', 'abc', 'abc z'), replacing('a-rule', 'abc', 'xyz')] },
    );
    expect(texts['Dockerfile']).toBe('FROM a\nRUN xyz\n');
    expect(rulesOf(fixed)).toEqual(['a-rule']);
  });

  test('mend what several findings have in common once, and count each', async () => {
    const rule = (name: string): Rule =>
      planted(name, (file, report) => {
        if (file.text.endsWith('!\n')) return;
        const end = { at: place(file, file.text.length - 1, file.text.length - 1) };
        report(end, { message: 'No mark.', fix: { title: 'Mark it', edits: [insertAfter(end, '!')] } });
      });
    const { texts, fixed } = await mend({ Dockerfile: 'FROM a\nRUN b\n' }, { rules: [rule('one'), rule('two')] });
    expect(texts['Dockerfile']).toBe('FROM a\nRUN b!\n');
    expect(rulesOf(fixed)).toEqual(['one', 'two']);
  });

  test('let one of two different texts for one place wait', async () => {
    const alias = (name: string): Rule =>
      planted(name, (file, report) => {
        if (file.text.includes(`# ${name}\n`)) return;
        const end = { at: place(file, file.text.length, file.text.length) };
        report(end, { message: name, fix: { title: 'Add it', edits: [insertAfter(end, `# ${name}\n`)] } });
      });
    const tried: string[] = [];
    const watching = planted('watching', ({ text }) => {
      tried.push(text);
    });
    const { texts, fixed } = await mend({ Dockerfile: 'FROM a\n' }, { rules: [alias('one'), alias('two'), watching] });
    expect(tried).toEqual(['FROM a\n', 'FROM a\n# one\n', 'FROM a\n# one\n# two\n']);
    expect(texts['Dockerfile']).toBe(tried.at(-1));
    expect(rulesOf(fixed)).toEqual(['one', 'two']);
  });

  test('let a fix wait of which a part is what another one does', async () => {
    const text = 'FROM a\n# here\nRUN b\nRUN c\n';
    const aliasing = (name: string): Rule =>
      planted(name, (file, report) => {
        const at = file.text.indexOf(`RUN ${name}`);
        if (at === -1) return;
        const node = { at: place(file, at, at + 5) };
        const above = { at: place(file, 7, 7) };
        const edits = [replace(node, `RUN ${name}${name}`.replace('RUN', 'CMD'))];
        if (!file.text.includes('ARG')) edits.unshift(insertAfter(above, 'ARG X\n'));
        report(node, { message: name, fix: { title: 'x', edits } });
      });
    const { texts, fixed } = await mend({ Dockerfile: text }, { rules: [aliasing('b'), aliasing('c')] });
    expect(texts['Dockerfile']).toBe('FROM a\nARG X\n# here\nCMD bb\nCMD cc\n');
    expect(rulesOf(fixed)).toEqual(['b', 'c']);
  });

  test('end after ten for a rule whose fix never comes to rest, and say so', async () => {
    const growing = planted('growing', (file, report) => {
      const end = { at: place(file, file.text.length - 1, file.text.length - 1) };
      report(end, { message: 'Longer!', fix: { title: 'Grow', edits: [insertAfter(end, 'x')] } });
    });
    const { texts, unsettled, fixed } = await mend({ Dockerfile: 'FROM a\nRUN b\n' }, { rules: [growing] });
    expect(texts['Dockerfile']).toBe(`FROM a\nRUN b${'x'.repeat(mostRounds)}\n`);
    expect({ unsettled, fixed: fixed.length }).toEqual({ unsettled: ['growing'], fixed: mostRounds });
  });
});

describe('a fix is dropped alone', () => {
  const good = replacing('good', 'abc', 'xyz');
  const dockerfile = { Dockerfile: 'FROM a\nRUN abc\nRUN bad\nRUN abc\n' };

  test('when it breaks the syntax', async () => {
    const { texts, dropped, fixed, after } = await mend(dockerfile, {
      rules: [good, replacing('breaking', 'RUN bad', 'RUNN bad')],
    });
    expect(texts['Dockerfile']).toBe('FROM a\nRUN xyz\nRUN bad\nRUN xyz\n');
    expect(rulesOf(fixed)).toEqual(['good', 'good']);
    expect(dropped.map(({ diagnostic, reason }) => [diagnostic.rule, reason.replace(/:.*/, '')])).toEqual([
      ['breaking', 'it breaks the syntax'],
    ]);
    expect(rulesOf(after.diagnostics)).toEqual(['breaking']);
  });

  test('when it breaks a compose file or TOML', async () => {
    const inFiles = (name: string, path: string, found: string, by: string): Rule =>
      planted(name, (file, report, { project }) => {
        const other = project.host.read(path)!;
        const at = other.text.indexOf(found);
        if (at === -1) return;
        const fix = { title: 'x', edits: [{ at: place(other, at, at + found.length), newText: by }] };
        report({ at: place(file, 0, 4) }, { message: `${found} in ${path}.`, fix });
      });
    const { texts, dropped } = await mend(
      {
        Dockerfile: 'FROM a\n',
        'compose.yaml': 'services:\n  a:\n    image: b\n',
        'pyproject.toml': '[project]\nname = "a"\n',
      },
      {
        rules: [
          inFiles('breaks-yaml', 'compose.yaml', 'image: b', 'image: "b'),
          inFiles('breaks-schema', 'compose.yaml', 'services', 'servises'),
          inFiles('breaks-toml', 'pyproject.toml', '"a"', '"a'),
        ],
      },
    );
    expect(rulesOf(dropped.map(({ diagnostic }) => diagnostic)).toSorted()).toEqual([
      'breaks-schema',
      'breaks-toml',
      'breaks-yaml',
    ]);
    expect(texts['compose.yaml']).toBe('services:\n  a:\n    image: b\n');
  });

  test('when it brings an error', async () => {
    const { texts, dropped, fixed } = await mend(dockerfile, {
      rules: [good, replacing('harmful', 'bad', 'worse'), replacing('grave', 'worse', 'gone', 'error')],
    });
    expect(texts['Dockerfile']).toBe('FROM a\nRUN xyz\nRUN bad\nRUN xyz\n');
    expect(rulesOf(fixed)).toEqual(['good', 'good']);
    expect(dropped.map(({ reason }) => reason)).toEqual(['it brings another error: grave: worse is here.']);
  });

  test('but not for an error that was there and only moves, or a finding that is no error', async () => {
    const moved = planted(
      'moved',
      (file, report) => {
        const at = file.text.indexOf('RUN bad');
        report({ at: place(file, at, at + 3) }, { message: `At ${at}.` });
      },
      'error',
    );
    const { texts, dropped } = await mend(dockerfile, {
      rules: [replacing('longer', 'abc', 'xdef12'), moved, replacing('mild', 'xdef', 'y')],
    });
    expect(dropped).toEqual([]);
    expect(texts['Dockerfile']).toBe('FROM a\nRUN y12\nRUN bad\nRUN y12\n');
  });

  test('when it was not made for the text at hand', async () => {
    const stale = planted('stale', (file, report) => {
      report(
        { at: place(file, 0, 4) },
        { message: 'x', fix: { title: 'x', edits: [{ at: place(file, 0, 9999), newText: '' }] } },
      );
    });
    const { texts, dropped } = await mend(dockerfile, { rules: [good, stale] });
    expect(texts['Dockerfile']).toContain('xyz');
    expect(rulesOf(dropped.map(({ diagnostic }) => diagnostic))).toEqual(['stale']);
  });

  test('and each of many, whatever the others do', async () => {
    const text = `FROM a\n${'RUN abc\nRUN bad\n'.repeat(20)}`;
    const { texts, dropped } = await mend(
      { Dockerfile: text },
      { rules: [good, replacing('breaking', 'RUN bad', 'RUNN bad')] },
    );
    expect(texts['Dockerfile']).toBe(text.replaceAll('abc', 'xyz'));
    // They say and do the same: one note is enough.
    expect(dropped).toHaveLength(1);
  });
});

describe('fixes of several files', () => {
  const both = planted('both', (file, report, { project }) => {
    if (!file.text.includes('old')) return;
    const other = project.host.read('.dockerignore')!;
    const at = file.text.indexOf('old');
    const edits = [
      { at: place(file, at, at + 3), newText: 'new' },
      { at: place(other, 0, 0), newText: 'x\n' },
    ];
    report({ at: place(file, at, at + 3) }, { message: 'Old.', fix: { title: 'x', edits } });
  });
  const creating = (path: string): Rule =>
    planted(`creating`, (file, report, { project }) => {
      if (project.host.read(path)?.text === 'made\n') return;
      report(
        { at: place(file, 0, 4) },
        { message: 'Missing.', fix: { title: 'x', edits: [], creates: [{ path, text: 'made\n' }] } },
      );
    });

  test('belong together', async () => {
    const { changes } = await mend(
      { Dockerfile: 'FROM a\nRUN old\n', '.dockerignore': 'y\n', 'b.Dockerfile': 'FROM a\nRUN abc\n' },
      { rules: [both, replacing('good', 'abc', 'xyz')] },
    );
    expect(changes.map((group) => group.map(({ path }) => path))).toEqual([
      ['.dockerignore', 'Dockerfile'],
      ['b.Dockerfile'],
    ]);
  });

  test('are refused whole where one of the files may not be changed', async () => {
    const { changes, after } = await mend(
      { Dockerfile: 'FROM a\nRUN old\n', '.dockerignore': 'y\n' },
      { rules: [both], policy: { refuses: (path) => (path === '.dockerignore' ? 'it is not ours' : undefined) } },
    );
    expect(changes).toEqual([]);
    expect(rulesOf(after.diagnostics)).toEqual(['both']);
  });

  test('add files', async () => {
    const { changes, after } = await mend({ Dockerfile: 'FROM a\n' }, { rules: [creating('new.txt')] });
    expect(changes).toMatchObject([[{ path: 'new.txt', before: undefined, after: { text: 'made\n' } }]]);
    expect(after.diagnostics).toEqual([]);
  });

  test('never write over what is there', async () => {
    const { changes, dropped } = await mend(
      { Dockerfile: 'FROM a\n', 'new.txt': 'mine\n' },
      { rules: [creating('new.txt')] },
    );
    expect(changes).toEqual([]);
    expect(dropped.map(({ reason }) => reason)).toEqual(['it would write over new.txt']);
    for (const path of ['none/new.txt', '../new.txt']) {
      expect((await mend({ Dockerfile: 'FROM a\n' }, { rules: [creating(path)] })).changes).toEqual([]);
    }
  });
});

describe('not mended is', () => {
  const text = 'FROM python:3.13-slim\nWORKDIR /app   \n';
  const only = { select: ['trailing-whitespace'] };

  test('what a comment or setting suppresses', async () => {
    const commented = text.replace('WORKDIR', '# pydock-lint: ignore[trailing-whitespace]\nWORKDIR');
    expect((await mend({ Dockerfile: commented }, { config: only })).changes).toEqual([]);
    const silenced = { ...only, perFileIgnores: [['Dockerfile', ['trailing-whitespace']]] as const };
    expect((await mend({ Dockerfile: text }, { config: silenced })).changes).toEqual([]);
    expect((await mend({ Dockerfile: text }, { config: only })).changes).toHaveLength(1);
  });

  test('a file that was not asked for', async () => {
    const files = { Dockerfile: text, 'other/Dockerfile': text };
    const { changes } = await mend(files, { config: only, paths: ['other'] });
    expect(changes.flat().map(({ path }) => path)).toEqual(['other/Dockerfile']);
  });

  test('what is not shown, or may not be', async () => {
    expect((await mend({ Dockerfile: text }, { config: only, isShown: () => false })).changes).toEqual([]);
    expect((await mend({ Dockerfile: text }, { config: only, policy: { mends: () => false } })).changes).toEqual([]);
  });

  test('what is unsafe, unless that is asked for', async () => {
    const files = { Dockerfile: 'FROM python:3.13-slim\nWORKDIR app\n' };
    const config = { select: ['relative-workdir'] };
    expect((await mend(files, { config, policy: { allowsUnsafe: () => false } })).changes).toEqual([]);
    expect((await mend(files, { config })).texts['Dockerfile']).toBe('FROM python:3.13-slim\nWORKDIR /app\n');
  });
});

describe('unused suppressions are removed', () => {
  test.each([
    ['FROM a:1\n# pydock-lint: ignore[relative-workdir] why\nWORKDIR /a\n', 'FROM a:1\nWORKDIR /a\n'],
    [
      'FROM a:1\r\n# pydock-lint: ignore[relative-workdir, exec-form-one-string]\r\nWORKDIR a\r\n',
      'FROM a:1\r\n# pydock-lint: ignore[relative-workdir]\r\nWORKDIR a\r\n',
    ],
    [
      'FROM a:1\n# pydock-lint: ignore[exec-form-one-string, relative-workdir, loopback-bind] x\nWORKDIR a\n',
      'FROM a:1\n# pydock-lint: ignore[relative-workdir] x\nWORKDIR a\n',
    ],
    // All of its names at once: the last of them takes the comment with it.
    ['FROM a:1\n# pydock-lint: ignore[exec-form-one-string, loopback-bind]\nWORKDIR /a\n', 'FROM a:1\nWORKDIR /a\n'],
    ['FROM a:1\nWORKDIR /a\n# pydock-lint: ignore[loopback-bind]', 'FROM a:1\nWORKDIR /a\n'],
  ])('%j', async (before, after) => {
    const config = { select: ['unused-suppression', 'relative-workdir', 'exec-form-one-string', 'loopback-bind'] };
    const {
      texts,
      dropped,
      unsettled,
      after: left,
    } = await mend({ Dockerfile: before }, { config, policy: { mends: (rule) => rule === 'unused-suppression' } });
    expect(texts['Dockerfile']).toBe(after);
    expect({ dropped, unsettled, left: left.diagnostics }).toEqual({ dropped: [], unsettled: [], left: [] });
  });

  test('in YAML also behind something', async () => {
    const before = 'services:\n  a:\n    image: b:1 # pydock-lint: ignore[unpinned-service-image]\n';
    const { texts } = await mend(
      { 'compose.yaml': before },
      { config: { select: ['unused-suppression', 'unpinned-service-image'] } },
    );
    expect(texts['compose.yaml']).toBe('services:\n  a:\n    image: b:1\n');
  });
});

test('a file that is looked at anew is the one that was read first, or left alone', async () => {
  const memory = new MemoryHost([['Dockerfile', 'FROM a\nRUN abc\n']]);
  let reads = 0;
  const changed = new MemoryHost([['Dockerfile', 'FROM a\nRUN abc, and more\n']]);
  // Somebody saves the file while it is linted.
  const host = {
    ...overlayFiles(memory, new Map()),
    read: (path: string) => (path === 'Dockerfile' && reads++ > 3 ? changed : memory).read(path),
  };
  const { input } = prepareRun({ host, rules: [replacing('good', 'abc', 'xyz')], paths: ['.'], today: testDay });
  const outcome = await lintAndFix(input, {
    policy: { allowsUnsafe: () => true, mends: () => true, refuses: () => undefined },
  });
  expect(outcome.changes.length + outcome.dropped.length).toBeGreaterThan(0);
  for (const { before, after } of outcome.changes.flat())
    expect(after.text).toBe(before!.text.replaceAll('abc', 'xyz'));
});
