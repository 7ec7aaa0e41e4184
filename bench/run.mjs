// Measures whole runs of the built CLI, from the start of the process to its end, against `node -e 0`: start-up, throughput, growth, and the
// same files given to other linters where they are on the path. 1,000 Dockerfiles are also given to a program that does nothing but
// read and parse them (parse-alone.mjs).
// Usage: npm run bench [-- --base REV] [-- --rounds N] [-- --strict] [-- --write]
//   --base REV  builds that commit too and shows what changed since
//   --rounds N  runs of each case (default 15); the medians are shown
//   --strict    a missed target is an error
//   --write     writes docs/benchmarks.md
// Machines differ, so compare ratios and runs of one machine. The cases are interleaved: a slow moment hits all of them.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { rolldown } from 'rolldown';
import { quickSpread } from '../scripts/bundle/quick-spread.mjs';
import { growing, parsing, writeInputs } from './inputs.mjs';
import { measure } from './measure.mjs';
import { installedPeers, peerCommand } from './peers.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { values: options } = parseArgs({
  options: {
    base: { type: 'string' },
    rounds: { type: 'string', default: '15' },
    strict: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});
const rounds = Number(options.rounds);
if (!Number.isInteger(rounds) || rounds < 1)
  throw new Error(`--rounds needs a positive number, not ${options.rounds}.`);

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

const floor = { key: 'floor', command: [process.execPath, '-e', '0'], cwd: root };

function runsOf(cases, clis, parser, peers) {
  const runs = [floor];
  for (const { name, cwd, parses, peer, env, args = [] } of cases) {
    if (parses) runs.push({ key: `now ${name}`, command: [process.execPath, parser, '.'], cwd });
    else {
      for (const [which, cli] of Object.entries(clis))
        runs.push({ key: `${which} ${name}`, command: [process.execPath, cli, ...args, '.'], cwd, env });
    }
    if (peers.has(peer)) runs.push({ key: `peer ${name}`, command: peerCommand(peer, cwd), cwd });
  }
  return runs;
}

const milliseconds = (number) => (number === undefined ? '' : `${number.toFixed(1)} ms`);

/** What a case has to reach, and whether it does; undefined without a target. The start of Node is nobody's merit and left out of multiples. */
function judge({ over, total, timesParsing }, whole, medians) {
  const start = medians.get('floor');
  if (over) return { target: `over <= ${over} ms`, reached: whole - start <= over };
  if (total) return { target: `whole <= ${total} ms`, reached: whole <= total };
  if (!timesParsing) return undefined;
  const times = (whole - start) / (medians.get(`now ${parsing}`) - start);
  return { target: `${times.toFixed(2)} x parsing <= ${timesParsing}`, reached: times <= timesParsing };
}

/** The rows of the table, and how many targets are missed. */
function tableOf(cases, medians, peers) {
  const start = medians.get('floor');
  const rows = [['', 'whole', 'over node -e 0', 'ratio', 'target', 'base', 'change', 'other linter']];
  rows.push(['node -e 0', milliseconds(start), '', '1.00', '', '', '', '']);
  let missed = 0;
  for (const one of cases) {
    const whole = medians.get(`now ${one.name}`);
    const judged = judge(one, whole, medians);
    if (judged?.reached === false) missed++;
    const base = medians.get(`base ${one.name}`);
    const peer = medians.get(`peer ${one.name}`);
    rows.push([
      one.name,
      milliseconds(whole),
      milliseconds(whole - start),
      (whole / start).toFixed(2),
      judged ? `${judged.target} ${judged.reached ? 'ok' : 'MISSED'}` : '',
      milliseconds(base),
      base === undefined ? '' : `${whole >= base ? '+' : ''}${((whole / base - 1) * 100).toFixed(1)} %`,
      peer === undefined
        ? ''
        : `${one.peer} ${peers.get(one.peer)}: ${milliseconds(peer)} (${(peer / whole).toFixed(2)} x ours)`,
    ]);
  }
  return { rows, missed };
}

const sizes = [1000, 2000, 4000, 8000];

/** How the time grows with the input, each once: the times are long. */
function growth(folder, cli) {
  const rows = [['', ...sizes.map(String), 'doubling at most']];
  let missed = 0;
  for (const [name, write] of growing) {
    const runs = sizes.map((size) => {
      const cwd = join(folder, 'growing', name, String(size));
      mkdirSync(cwd, { recursive: true });
      write(cwd, size);
      return { key: size, command: [process.execPath, cli, '--exit-zero', '.'], cwd };
    });
    const medians = measure([floor, ...runs], 1, false);
    const over = sizes.map((size) => medians.get(size) - medians.get('floor'));
    const most = Math.max(...over.slice(1).map((time, index) => time / over[index]));
    if (most > 2.2) missed++;
    rows.push([name, ...over.map(milliseconds), `${most.toFixed(2)} ${most <= 2.2 ? 'ok' : 'MISSED'}`]);
  }
  return { rows, missed };
}

function plain(rows) {
  const used = rows[0].map((_cell, column) => rows.slice(1).some((row) => row[column]));
  const kept = rows.map((row) => row.filter((_cell, column) => column === 0 || used[column]));
  const widths = kept[0].map((_cell, column) => Math.max(...kept.map((row) => row[column].length)));
  return kept
    .map((row) =>
      row.map((cell, column) => (column ? cell.padStart(widths[column]) : cell.padEnd(widths[0]))).join('  '),
    )
    .join('\n');
}

const markdown = (rows) =>
  [rows[0], rows[0].map(() => '---'), ...rows.slice(1)].map((row) => `| ${row.join(' | ')} |`).join('\n');

const machine = () =>
  `Node ${process.version} on ${process.platform} ${process.arch}, ${cpus().length} cores (${cpus()[0].model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GB`;

async function page(table, growth, peers) {
  const others = [...peers].map(([name, version]) => `${name} ${version}`).join(' and ');
  const text = `# Benchmarks

Whole processes, from start to end, medians of ${rounds} interleaved runs: ${machine()}. Written by \`npm run bench -- --write\`;
compare ratios, not milliseconds of other machines.${others ? ` ${others} read the same files in the same run, one process each.` : ''}

${markdown(table.rows.map((row) => [...row.slice(0, 5), row[7]]))}

How the time over \`node -e 0\` grows with the input (one run each):

${markdown(growth.rows)}

Other linters look at one file, line by line; this one builds a model of each project, so the times compare what a user waits for, not the same work.
`;
  const file = join(root, 'docs/benchmarks.md');
  writeFileSync(file, await format(text, { ...(await resolveConfig(file)), filepath: file }));
}

const folder = mkdtempSync(join(tmpdir(), 'pydock-lint-bench-'));
const base = join(folder, 'base');
try {
  const cases = writeInputs(folder);
  const clis = { now: join(root, 'dist/cli.js') };
  if (options.base) clis.base = buildBase(options.base, base);
  const peers = installedPeers();
  const medians = measure(runsOf(cases, clis, await buildParser(folder), peers), rounds);
  const table = tableOf(cases, medians, peers);
  console.log(`${machine()}, medians of ${rounds} runs\n\n${plain(table.rows)}\n`);
  const grown = growth(folder, clis.now);
  console.log(`How the time over node -e 0 grows\n\n${plain(grown.rows)}`);
  if (options.write) await page(table, grown, peers);
  if (table.missed + grown.missed > 0 && options.strict) process.exitCode = 1;
} finally {
  if (options.base) spawnSync('git', ['worktree', 'remove', '--force', base], { cwd: root });
  rmSync(folder, { recursive: true, force: true });
}
