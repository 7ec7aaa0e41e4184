import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InputError, type Inputs, readInputs } from './inputs.js';
import { addSummary, annotation, setOutputs } from './runner.js';
import { fromWorkspace, insideWorkspace } from './workspace.js';

/** What the action has of the world around it; tests give another one. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The file of the command line program. */
  readonly program: string;
  out(text: string): void;
}

/**
 * Lints as the inputs say, by the program that people run by hand: what it prints is the log, its other reports become annotations, the
 * summary and the outputs. Returns the exit code: 0, 1 or 2; throws only if the runner's files cannot be written.
 */
export function runAction(around: Surroundings): number {
  const { env, out } = around;
  const workspace = env['GITHUB_WORKSPACE'] || process.cwd();
  const temporary = mkdtempSync(join(env['RUNNER_TEMP'] || tmpdir(), 'pydock-lint-'));
  try {
    const inputs = readInputs(env);
    const cwd = insideWorkspace(workspace, inputs.workingDirectory, 'working-directory');
    if (!statSync(cwd, { throwIfNoEntry: false })?.isDirectory())
      throw new InputError(`\`working-directory\` is no folder: \`${inputs.workingDirectory}\`.`);
    const sarif =
      inputs.sarifFile === undefined ? undefined : insideWorkspace(workspace, inputs.sarifFile, 'sarif-file');
    const before = sarif === undefined ? undefined : stamp(sarif);
    const exitCode = lint(around, cwd, argumentsOf(inputs, temporary, sarif));
    const text = (name: string): string | undefined => attempt(() => readFileSync(join(temporary, name), 'utf8'));
    out(text('annotations') ?? '');
    const refused = addSummary(env['GITHUB_STEP_SUMMARY'], text('summary') ?? '');
    if (refused) out(annotation('notice', refused));
    const after = sarif === undefined ? undefined : stamp(sarif);
    setOutputs(env['GITHUB_OUTPUT'], {
      'exit-code': String(exitCode),
      ...countsOf(text('report')),
      // A file that was there before is none that somebody may upload as ours.
      'sarif-file': sarif !== undefined && after !== before ? fromWorkspace(workspace, sarif) : '',
    });
    return exitCode;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    out(annotation('error', error.message));
    setOutputs(env['GITHUB_OUTPUT'], { 'exit-code': '2', ...countsOf(undefined), 'sarif-file': '' });
    return 2;
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** The arguments of the program. What comes from `args` weighs more than the other inputs; nothing in `paths` is an option. */
function argumentsOf(inputs: Inputs, temporary: string, sarif: string | undefined): readonly string[] {
  const report = (format: string, file: string) => `--report=${format}=${file}`;
  return [
    'check',
    '--output-format=text',
    ...(inputs.config === undefined ? [] : [`--config=${inputs.config}`]),
    ...(inputs.failOn === undefined ? [] : [`--fail-on=${inputs.failOn}`]),
    ...inputs.select.map((names) => `--select=${names}`),
    ...inputs.ignore.map((names) => `--ignore=${names}`),
    report('json', join(temporary, 'report')),
    ...(inputs.annotations ? [report('github', join(temporary, 'annotations'))] : []),
    ...(inputs.summary ? [report('markdown', join(temporary, 'summary'))] : []),
    ...(sarif === undefined ? [] : [report('sarif', sarif)]),
    ...inputs.args,
    '--',
    ...inputs.paths,
  ];
}

/** Runs the program, which writes to the log. Returns its exit code; 2 if it came to no end of its own. */
function lint({ env, program, out }: Surroundings, cwd: string, args: readonly string[]): number {
  const { status, signal, error } = spawnSync(process.execPath, [program, ...args], {
    cwd,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== null) return status;
  out(annotation('error', `pydock-lint ended before its time: ${signal ?? error?.message ?? 'unknown'}.`));
  return 2;
}

/** The numbers of the JSON report; empty where there is none. */
function countsOf(report: string | undefined): { readonly findings: string; readonly errors: string } {
  if (report === undefined) return { findings: '', errors: '' };
  const { summary } = JSON.parse(report) as { summary: Readonly<Record<'error' | 'warning' | 'info', number>> };
  return { findings: String(summary.error + summary.warning + summary.info), errors: String(summary.error) };
}

/** What changes when a file is written. */
const stamp = (path: string): string | undefined => {
  const stats = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stats && `${stats.ino} ${stats.mtimeNs} ${stats.ctimeNs}`;
};

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
