import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { compareDiagnostics, run, selectDefault } from '../../src/engine/run.js';
import { defineRule, type Finding, type Rule } from '../../src/rule.js';
import { place, within } from '../../src/text/location.js';
import { projectOf } from '../harness.js';

const ruleOf = (name: string, on: Rule['on'], more: Partial<Rule> = {}): Rule => ({
  ...defineRule({
    name,
    category: 'style',
    severity: 'warning',
    presets: [],
    fixable: false,
    since: '0.1.0',
    summary: 'S.',
    why: 'W.',
    examples: { bad: '', good: '' },
    sources: [],
    on,
  }),
  ...more,
});

const finding: Finding = { message: 'Here.' };
const select = (...rules: readonly Rule[]) => rules.map(selectDefault);

test('every kind of node is visited, in the order of the model', () => {
  const project = projectOf({
    Dockerfile: 'FROM python:3.13-slim AS one\nRUN pip install -r requirements.txt && echo\nFROM one\nCOPY . .\n',
    'requirements.txt': 'flask\n',
    'compose.yaml': 'services:\n  a:\n    build: .\n  b:\n    image: x\n',
  });
  const seen: string[] = [];
  const note = (kind: string) => () => void seen.push(kind);
  const kinds = [
    'project',
    'dockerfile',
    'stage',
    'step',
    'command',
    'document',
    'compose',
    'service',
    'requirements',
  ] as const;
  run(project, select(ruleOf('all', Object.fromEntries(kinds.map((kind) => [kind, note(kind)])))));
  const counts = Object.fromEntries(kinds.map((kind) => [kind, seen.filter((one) => one === kind).length]));
  expect(counts).toMatchObject({ project: 1, dockerfile: 1, stage: 2, step: 2, document: 1, compose: 1, service: 2 });
  expect(counts.command).toBe(2);
  expect(seen[0]).toBe('project');
});

test('jobs are shown to the rules about services, behind those', () => {
  const job = 'jobs:\n  nightly:\n    image: x\n    triggers: {manual: true}\n';
  const project = projectOf({ 'compose.yaml': `${job}services:\n  web:\n    image: x\n` });
  const seen: string[] = [];
  run(project, select(ruleOf('a', { service: ({ kind, name }) => void seen.push(`${kind} ${name}`) })));
  expect(seen).toEqual(['service web', 'job nightly']);
});

test('a rule reports a place once: of two as grave, the first counts', () => {
  const twice = ruleOf('twice', {
    dockerfile(dockerfile, { report }) {
      report(dockerfile, finding);
      report(dockerfile, finding);
      report(dockerfile, { message: 'Other.' });
    },
  });
  const { diagnostics } = run(projectOf({ Dockerfile: 'FROM a:1\n' }), select(twice));
  expect(diagnostics.map(({ message }) => message)).toEqual(['Here.']);
});

describe('a rule that throws', () => {
  const broken = ruleOf('broken', {
    stage({ index }) {
      if (index === 0) throw new TypeError('no such thing');
    },
  });
  const fine = ruleOf('fine', { stage: (stage, { report }) => report(stage, finding) });
  const project = projectOf({ Dockerfile: 'FROM a:1\nFROM b:1\n', 'b/Dockerfile': 'FROM a:1\n' });

  test('gives one problem for each file and costs nobody else anything', () => {
    const { diagnostics, problems } = run(project, select(broken, fine));
    expect(diagnostics).toHaveLength(3);
    expect(problems).toEqual([
      { kind: 'internal', path: 'Dockerfile', message: 'The rule broken failed: TypeError: no such thing' },
      { kind: 'internal', path: 'b/Dockerfile', message: 'The rule broken failed: TypeError: no such thing' },
    ]);
  });

  test('gives one problem together with others that fail by the same error', () => {
    const boom = () => {
      throw new RangeError('the same');
    };
    const { problems } = run(
      project,
      select(ruleOf('b', { stage: boom }), ruleOf('a', { stage: boom }), broken, ruleOf('p', { project: boom })),
    );
    expect(problems.map(({ path, message }) => [path, message])).toEqual([
      ['.', 'The rule p failed: RangeError: the same'],
      ['Dockerfile', 'The rule broken failed: TypeError: no such thing'],
      ['Dockerfile', 'The rules a, b failed: RangeError: the same'],
      ['b/Dockerfile', 'The rule broken failed: TypeError: no such thing'],
      ['b/Dockerfile', 'The rules a, b failed: RangeError: the same'],
    ]);
  });

  test('shows its stack only when asked', () => {
    expect(run(project, select(broken), { verbose: true }).problems[0]?.message).toContain('run.test.ts');
  });

  test('may throw anything', () => {
    const odd = ruleOf('odd', {
      project() {
        // oxlint-disable-next-line no-throw-literal -- whatever a defect throws must be survived
        throw 'text';
      },
    });
    expect(run(project, select(odd)).problems).toEqual([
      { kind: 'internal', path: '.', message: 'The rule odd failed: text' },
    ]);
  });
});

test('a rule that takes too long costs the rest of its file, and that is said', () => {
  let now = 0;
  const clock = vi.spyOn(Date, 'now').mockImplementation(() => now);
  onTestFinished(() => clock.mockRestore());
  const slow = ruleOf('slow', {
    stage: (stage) => void (now += stage.at.file.path === 'Dockerfile' ? 40 : 0),
  });
  const fine = ruleOf('fine', { step: (step, { report }) => report(step.instruction, finding) });
  const project = projectOf({ Dockerfile: 'FROM a:1\nUSER b\n', 'b/Dockerfile': 'FROM a:1\nUSER b\n' });
  const { diagnostics, problems } = run(project, select(slow, fine), { budget: 20 });
  expect(diagnostics.map(({ at }) => at.file.path)).toEqual(['b/Dockerfile']);
  expect(problems).toEqual([
    {
      kind: 'internal',
      path: 'Dockerfile',
      message: 'It took longer than 0.02 s, so not all rules looked at all of it.',
    },
  ]);
});

test('severity: the configuration, then the finding, then the rule', () => {
  const rule = ruleOf('level', {
    dockerfile(dockerfile, { report }) {
      report(dockerfile, finding);
      report(within(dockerfile, 0, 1), { message: 'Mild.', severity: 'info' });
    },
  });
  const severities = (severity: 'error' | undefined) =>
    run(projectOf({ Dockerfile: 'FROM a:1\n' }), [{ rule, severity, options: {} }]).diagnostics.map(
      (one) => one.severity,
    );
  expect(severities(undefined)).toEqual(['info', 'warning']);
  expect(severities('error')).toEqual(['error', 'error']);
});

test('a fix takes its safety from the rule, and a rule without fixes has none', () => {
  const on: Rule['on'] = {
    dockerfile: (node, { report }) => report(node, { ...finding, fix: { title: 'T', edits: [] } }),
  };
  const project = projectOf({ Dockerfile: 'FROM a:1\n' });
  expect(run(project, select(ruleOf('with', on, { fixable: 'unsafe' }))).diagnostics[0]?.fix?.safety).toBe('unsafe');
  expect(run(project, select(ruleOf('without', on))).diagnostics[0]?.fix).toBeUndefined();
});

test('spans are cut to the file, and the order is that of places', () => {
  const rule = ruleOf('wild', {
    dockerfile(dockerfile, { report }) {
      report({ at: place(dockerfile.file, 5, 1000) }, { message: 'b' });
      report(within(dockerfile, 0, 2), { message: 'a' });
      report({ at: place(dockerfile.file, -5, -9) }, { message: 'c' });
    },
  });
  const { diagnostics } = run(projectOf({ Dockerfile: 'FROM a:1\n' }), select(rule));
  expect(diagnostics.map(({ message, at: { span } }) => [message, span.start, span.end])).toEqual([
    ['c', 0, 0],
    ['a', 0, 2],
    ['b', 5, 9],
  ]);
  expect([...diagnostics].reverse().sort(compareDiagnostics)).toEqual(diagnostics);
});
