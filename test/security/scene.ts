import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { main } from '../../src/cli/main.js';
import { lint, MemoryHost } from '../../src/index.js';
import { testDay } from '../harness.js';

/** What a lint of files in memory says: `rule path:line`, and the messages. */
export async function judge(files: Readonly<Record<string, string>>, select?: readonly string[]) {
  const report = await lint({
    host: new MemoryHost(Object.entries(files)),
    config: select ? { select } : { preset: 'recommended' },
    today: testDay,
  });
  return {
    report,
    found: report.diagnostics.map(
      ({ rule, at }) => `${rule} ${at.file.path}:${at.file.positionAt(at.span.start).line}`,
    ),
    messages: report.diagnostics.map(({ message }) => message),
    problems: report.problems.map(({ kind, path, message }) => `${kind} ${path}: ${message}`),
  };
}

/** A Dockerfile alone. */
export const judgeDockerfile = (text: string, select?: readonly string[]) => judge({ Dockerfile: text }, select);

/** A compose file alone. */
export const judgeCompose = (text: string, select?: readonly string[]) => judge({ 'compose.yaml': text }, select);

interface Surroundings {
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
  /** The working directory, below the repository. */
  readonly from?: string;
}

/** A temporary repository for each test, and the program in it. */
export function scene() {
  let base = '';
  let root = '';
  beforeEach(() => {
    base = realpathSync(mkdtempSync(join(tmpdir(), 'pydock-lint-')));
    root = join(base, 'repo');
    mkdirSync(join(root, '.git'), { recursive: true });
  });
  afterEach(() => rmSync(base, { recursive: true, force: true }));
  return {
    path: (...names: readonly string[]) => join(root, ...names),
    write(files: Readonly<Record<string, string | Uint8Array>>): void {
      for (const [path, content] of Object.entries(files)) {
        mkdirSync(dirname(join(root, path)), { recursive: true });
        writeFileSync(join(root, path), content);
      }
    },
    async run(args: readonly string[] = [], { env = {}, stdin = '', from = '.' }: Surroundings = {}) {
      let [out, err] = ['', ''];
      const code = await main(args, {
        cwd: join(root, from),
        env: { PYDOCK_LINT_TODAY: testDay, ...env },
        isTty: false,
        out: (text) => void (out += text),
        err: (text) => void (err += text),
        readInput: () => Buffer.from(stdin),
      });
      return { code, out, err };
    },
  };
}

/** A Dockerfile with one finding, and the option that leaves only that one. */
export const relative = 'FROM python:3.13-slim\nWORKDIR app\n';
export const onlyRelative = ['--select', 'relative-workdir'];
export const fine = 'FROM python:3.13-slim\nWORKDIR /app\n';
