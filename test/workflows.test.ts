import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly 'timeout-minutes'?: number;
  readonly steps: readonly Step[];
}
interface Workflow {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

describe.each(readdirSync('.github/workflows'))('%s', (name) => {
  const text = readFileSync(`.github/workflows/${name}`, 'utf8');
  const workflow = parse(text) as Workflow;
  const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);

  test('names actions by commit, and says their versions', () => {
    const uses = [...text.matchAll(/uses: (\S+.*)$/gm)].map(([, action]) => action!);
    expect(uses.filter((one) => one !== './' && !/^[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(one))).toEqual([]);
  });

  test('puts nothing into a shell but its variables', () => {
    expect(steps.filter(({ run }) => run?.includes('${{'))).toEqual([]);
  });

  test('keeps no credentials where it checks out', () => {
    const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    for (const step of checkouts) expect(step.with?.['persist-credentials']).toBe(false);
  });

  test('has few rights and an end', () => {
    expect(['{}', '{"contents":"read"}']).toContain(JSON.stringify(workflow.permissions));
    for (const job of Object.values(workflow.jobs)) expect(job['timeout-minutes']).toBeGreaterThan(0);
  });
});

test('what may publish installs and builds nothing', () => {
  const { jobs } = parse(readFileSync('.github/workflows/release.yml', 'utf8')) as Workflow;
  const publishing = Object.entries(jobs).filter(([, { permissions }]) => permissions?.['id-token'] === 'write');
  expect(publishing.map(([name]) => name)).toEqual(['npm', 'pypi']);
  for (const [, { steps }] of publishing)
    for (const { run } of steps) expect(run ?? '').not.toMatch(/\bnpm (?:ci|install|run|exec)\b|\bnpx\b|\bpip\b|\buv/);
});
