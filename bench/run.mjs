// Measures whole runs of the built CLI, from the start of the process to its end, against `node -e 0`, and 1,000 Dockerfiles
// also against a program that does nothing but read and parse them (parse-alone.mjs).
// Usage: npm run bench [-- --base REV] [-- --rounds N] [-- --strict]
//   --base REV  builds that commit too and shows what changed since
//   --rounds N  runs of each case (default 15); the medians are shown
//   --strict    a missed target is an error
// Machines differ, so compare ratios and runs of one machine. The cases are interleaved: a slow moment hits all of them.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { rolldown } from 'rolldown';
import { quickSpread } from '../scripts/quick-spread.mjs';
import { parsing, writeInputs } from './inputs.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { values: options } = parseArgs({
  options: {
    base: { type: 'string' },
    rounds: { type: 'string', default: '15' },
    strict: { type: 'boolean', default: false },
  },
});
const rounds = Number(options.rounds);
if (!Number.isInteger(rounds) || rounds < 1)
  throw new Error(`--rounds needs a positive number, not ${options.rounds}.`);

// Node 20 reads this file at every start, which takes longer than everything that is measured here.
const env = { ...process.env };
delete env.NODE_EXTRA_CA_CERTS;

/** Runs Node once; returns its time in ms. */
function time(args, cwd) {
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, args, { cwd, env, stdio: ['ignore', 'ignore', 'pipe'] });
  const milliseconds = Number(process.hrtime.bigint() - start) / 1e6;
  if (status !== 0 && status !== 1) throw new Error(`${args.join(' ')} in ${cwd}: exit code ${status}\n${stderr}`);
  return milliseconds;
}

function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Checks another commit out into a folder and builds it there with the packages that are installed here. */
function buildBase(revision, folder) {
  execFileSync('git', ['worktree', 'add', '--quiet', '--detach', folder, revision], { cwd: root, stdio: 'inherit' });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  const stdio = ['ignore', 'ignore', 'inherit'];
  execFileSync('npm', ['run', '--silent', 'build', '--', '--no-types'], {
    cwd: folder,
    stdio,
    shell: process.platform === 'win32',
  });
  return join(folder, 'dist/cli.js');
}

/** Bundles the parsers of the sources, without anything else of the program, and returns the script's path. */
async function buildParser(folder) {
  const build = await rolldown({
    cwd: root,
    input: join(root, 'bench/parse-alone.mjs'),
    platform: 'node',
    tsconfig: join(root, 'tsconfig.json'),
    plugins: [quickSpread],
  });
  const file = join(folder, 'parse-alone.cjs');
  await build.write({ file, format: 'cjs' });
  await build.close();
  return file;
}

function measure(cases, clis, parser) {
  const runs = [{ key: 'floor', args: ['-e', '0'], cwd: root, times: [] }];
  for (const { name, cwd, parses, args = [] } of cases) {
    if (parses) runs.push({ key: `now ${name}`, args: [parser, '.'], cwd, times: [] });
    else {
      for (const [which, cli] of Object.entries(clis))
        runs.push({ key: `${which} ${name}`, args: [cli, ...args, '.'], cwd, times: [] });
    }
  }
  for (const { args, cwd } of runs) time(args, cwd); // once for the disk cache
  for (let round = 0; round < rounds; round++) {
    for (const run of runs) run.times.push(time(run.args, run.cwd));
  }
  return new Map(runs.map(({ key, times }) => [key, median(times)]));
}

const milliseconds = (number) => `${number.toFixed(1)} ms`;

/** What a case has to reach, and whether it does; undefined without a target. The start of Node is nobody's merit and left out of multiples. */
function judge({ over, total, timesParsing }, whole, medians) {
  const floor = medians.get('floor');
  if (over) return { target: `over <= ${over} ms`, reached: whole - floor <= over };
  if (total) return { target: `whole <= ${total} ms`, reached: whole <= total };
  if (!timesParsing) return undefined;
  const times = (whole - floor) / (medians.get(`now ${parsing}`) - floor);
  return { target: `${times.toFixed(2)} x parsing <= ${timesParsing}`, reached: times <= timesParsing };
}

function table(cases, medians, withBase) {
  const floor = medians.get('floor');
  const rows = [['', 'whole', 'over node -e 0', 'ratio', 'target', ...(withBase ? ['base', 'change'] : [])]];
  rows.push(['node -e 0', milliseconds(floor), '', '1.00', '']);
  let missed = 0;
  for (const one of cases) {
    const whole = medians.get(`now ${one.name}`);
    const judged = judge(one, whole, medians);
    if (judged?.reached === false) missed++;
    const row = [one.name, milliseconds(whole), milliseconds(whole - floor), (whole / floor).toFixed(2)];
    row.push(judged ? `${judged.target} ${judged.reached ? 'ok' : 'MISSED'}` : '');
    const base = medians.get(`base ${one.name}`);
    if (withBase && base !== undefined) {
      row.push(milliseconds(base), `${whole >= base ? '+' : ''}${((whole / base - 1) * 100).toFixed(1)} %`);
    }
    rows.push(row);
  }
  const widths = rows[0].map((_cell, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const lines = rows.map((row) =>
    row.map((cell, column) => (column ? cell.padStart(widths[column]) : cell.padEnd(widths[0]))).join('  '),
  );
  return { text: lines.join('\n'), missed };
}

const folder = mkdtempSync(join(tmpdir(), 'pydock-lint-bench-'));
const base = join(folder, 'base');
try {
  const cases = writeInputs(folder);
  const clis = { now: join(root, 'dist/cli.js') };
  if (options.base) clis.base = buildBase(options.base, base);
  const { text, missed } = table(cases, measure(cases, clis, await buildParser(folder)), Boolean(options.base));
  console.log(`Node ${process.version}, medians of ${rounds} runs\n\n${text}`);
  if (missed > 0 && options.strict) process.exitCode = 1;
} finally {
  if (options.base) spawnSync('git', ['worktree', 'remove', '--force', base], { cwd: root });
  rmSync(folder, { recursive: true, force: true });
}
