// Measures the memory of whole runs of the built CLI over many files: the largest resident set, as the system counts it.
// Usage: npm run bench:memory [-- --files N] [-- --strict]
//   --files N  how many files of each kind (default 10000)
//   --strict   more than the target is an error
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { composeFile, dockerfile } from './inputs.mjs';

const cli = join(dirname(dirname(fileURLToPath(import.meta.url))), 'dist/cli.js');
/** In megabytes, for 10,000 files. */
const target = 250;

const { values: options } = parseArgs({
  options: { files: { type: 'string', default: '10000' }, strict: { type: 'boolean', default: false } },
});
const count = Number(options.files);
const folder = mkdtempSync(join(tmpdir(), 'pydock-lint-memory-'));
/** Loaded before the CLI: says its largest resident set at the end, in kilobytes. */
const preload = join(folder, 'preload.cjs');
writeFileSync(
  preload,
  "process.on('exit', () => require('fs').writeSync(2, '\\nmaxRSS ' + process.resourceUsage().maxRSS));\n",
);

try {
  for (const [name, files] of [
    ['Dockerfiles', (number) => ({ Dockerfile: dockerfile(number) })],
    ['compose files', (number) => ({ 'compose.yaml': composeFile(number) })],
  ]) {
    const root = join(folder, name);
    for (let number = 0; number < count; number++) {
      const project = join(root, `service-${number}`);
      mkdirSync(project, { recursive: true });
      for (const [path, text] of Object.entries(files(number))) writeFileSync(join(project, path), text);
    }
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--require', preload, cli, '.', '--output-format=json'],
      {
        cwd: root,
        stdio: ['ignore', 'pipe', 'pipe'],
        encoding: 'utf8',
        maxBuffer: 1 << 30,
      },
    );
    const kilobytes = Number(/maxRSS (\d+)/.exec(stderr)?.[1]);
    if (!(status === 0 || status === 1) || !kilobytes) throw new Error(`exit code ${status}\n${stderr}`);
    const { summary } = JSON.parse(stdout);
    if (summary.files !== count) throw new Error(`${summary.files} files were linted, not ${count}`);
    const megabytes = Math.round(kilobytes / 1024);
    console.log(`${count} ${name}: ${megabytes} MB`);
    if (options.strict && megabytes > target) process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
