// Tries the properties of test/fuzz on many more projects than the suite does.
// Usage: npm run fuzz [-- --seed N] [-- --runs N] [-- --minutes N]
//   --seed N     where the generators start (default: the time); a failure names the seed that shows it again
//   --runs N     projects for each property and round (default 1000); each round has the next seed
//   --minutes N  rounds begin until then (default 10; 0 is one round)
// An input that hangs or ends the process is a failure, too: it is shown.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { rolldown } from 'rolldown';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
/** After so long without a new case the process hangs. In milliseconds. */
const patience = 60_000;

const { values: options } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
    runs: { type: 'string', default: '1000' },
    minutes: { type: 'string', default: '10' },
  },
});
for (const [name, value] of Object.entries(options)) {
  if (!/^\d+(?:\.\d+)?$/.test(value)) throw new Error(`--${name} needs a number, not ${value}.`);
}

const folder = mkdtempSync(join(tmpdir(), 'pydock-lint-fuzz-'));
try {
  const bundle = await rolldown({
    cwd: root,
    input: 'test/fuzz/long-run.ts',
    platform: 'node',
    tsconfig: join(root, 'tsconfig.json'),
    onLog() {},
  });
  await bundle.write({ dir: folder, format: 'esm', entryFileNames: 'fuzz.mjs', chunkFileNames: '[name].mjs' });
  await bundle.close();
  console.log(`seed ${options.seed}, ${options.runs} runs, ${options.minutes} minutes, Node ${process.version}`);
  process.exitCode = await watch(join(folder, 'fuzz.mjs'), join(folder, 'case.json'));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Runs the program; returns its exit code, 1 where it hangs or is ended from outside. */
function watch(program, currentCase) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [program, options.seed, options.runs, options.minutes, currentCase], {
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    let hangs = false;
    const timer = setInterval(() => {
      const { mtimeMs = Date.now() } = statSync(currentCase, { throwIfNoEntry: false }) ?? {};
      if (Date.now() - mtimeMs < patience) return;
      hangs = true;
      child.kill('SIGKILL');
    }, 1000);
    child.on('close', (code) => {
      clearInterval(timer);
      if (code === 0 || code === 1) return resolve(code);
      console.log(`${hangs ? 'It hangs' : 'The process ended'} at:\n${readFileSync(currentCase, 'utf8')}`);
      resolve(1);
    });
  });
}
