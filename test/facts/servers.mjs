// Installs servers, starts each with its defaults on this machine, and writes down where it listens: the proof behind
// src/knowledge/servers.ts and code-servers.ts. Run by hand, on Linux, where PyPI answers and `uv` is on the PATH:
//   node test/facts/servers.mjs [name…]
// Without names every row is measured anew; with names only those, and the others stay as they are in servers.json.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cases } from './server-cases.mjs';

/** A version of Python, or the path of one. */
const python = process.env['FACTS_PYTHON'] ?? '3.12';
const folder = process.env['FACTS_FOLDER'] ?? join(tmpdir(), 'server-facts');
const table = join(dirname(fileURLToPath(import.meta.url)), 'servers.json');
/** How long a server may take until it listens, and stays unchanged, in milliseconds. */
const longest = 90_000;
const settles = 1500;

const sleep = (time) => new Promise((resolve) => setTimeout(resolve, time));

/** The folder of the environment that has some distributions. */
function environmentWith(packages, version) {
  const home = join(folder, [...packages, version].join('+').replaceAll(/[^\w.+-]/g, '_'));
  if (existsSync(join(home, 'installed'))) return home;
  execFileSync('uv', ['venv', '--quiet', '--clear', '--python', version, home], { stdio: 'inherit' });
  execFileSync('uv', ['pip', 'install', '--quiet', '--python', join(home, 'bin/python'), ...packages], {
    stdio: 'inherit',
  });
  writeFileSync(join(home, 'installed'), '');
  return home;
}

function versionOf(home, distribution) {
  const code = `import importlib.metadata as m; print(m.version(${JSON.stringify(distribution)}))`;
  return execFileSync(join(home, 'bin/python'), ['-c', code], { encoding: 'utf8' }).trim();
}

/** The processes of a group: servers start workers, and a test must end all of them. */
function processesOf(group) {
  return readdirSync('/proc').filter((name) => {
    if (!/^\d+$/.test(name)) return false;
    try {
      const fields = readFileSync(`/proc/${name}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ');
      return Number(fields[2]) === group && fields[0] !== 'Z';
    } catch {
      return false;
    }
  });
}

/** The inodes of the sockets that some processes have open. */
function socketsOf(processes) {
  const inodes = new Set();
  for (const id of processes) {
    try {
      for (const descriptor of readdirSync(`/proc/${id}/fd`)) {
        const inode = /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${id}/fd/${descriptor}`))?.[1];
        if (inode) inodes.add(inode);
      }
    } catch {
      // It has ended meanwhile.
    }
  }
  return inodes;
}

const listening = '0A';

/** `127.0.0.1`, `0.0.0.0`, `::1`, `::` of the hexadecimal words of /proc/net/tcp. */
function hostOf(hex) {
  const bytes = hex.match(/../g).map((byte) => Number.parseInt(byte, 16));
  if (bytes.length === 4) return bytes.reverse().join('.');
  if (bytes.every((byte) => byte === 0)) return '::';
  return bytes.slice(0, 12).every((byte) => byte === 0) && bytes[12] === 1 ? '::1' : hex;
}

/** The TCP endpoints on which the processes of a group listen, sorted. */
function endpointsOf(group) {
  const inodes = socketsOf(processesOf(group));
  const endpoints = new Set();
  for (const file of ['/proc/net/tcp', '/proc/net/tcp6']) {
    for (const line of readFileSync(file, 'utf8').split('\n').slice(1)) {
      const fields = line.trim().split(/\s+/);
      if (fields[3] !== listening || !inodes.has(fields[9])) continue;
      const [host, port] = fields[1].split(':');
      endpoints.add(JSON.stringify({ host: hostOf(host), port: Number.parseInt(port, 16) }));
    }
  }
  return [...endpoints].sort().map((text) => JSON.parse(text));
}

const end = (group) => {
  try {
    process.kill(-group, 'SIGKILL');
  } catch {
    // All of it has ended.
  }
};

/** Runs a command and says where it listens; undefined ports never get a socket. */
async function measure(home, { files = {}, setup = [], listensNot = false }, { command, variables = {} }) {
  const work = join(folder, `work-${Math.random().toString(36).slice(2)}`);
  mkdirSync(join(work, 'home'), { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(work, name)), { recursive: true });
    writeFileSync(join(work, name), text);
  }
  const env = { PATH: `${home}/bin:/usr/bin:/bin`, HOME: join(work, 'home'), LANG: 'C.UTF-8', ...variables };
  for (const [program, ...words] of setup) execFileSync(join(home, 'bin', program), words, { cwd: work, env });
  const [program, ...words] = command;
  const child = spawn(join(home, 'bin', program), words, { cwd: work, env, detached: true, stdio: 'pipe' });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data));
  let ended;
  child.on('exit', (code) => (ended = code ?? 'killed'));
  child.on('error', (error) => (ended = error.message));
  const start = Date.now();
  let [endpoints, since] = [[], start];
  while (Date.now() - start < (listensNot ? 8000 : longest)) {
    await sleep(250);
    const now = child.pid ? endpointsOf(child.pid) : [];
    if (JSON.stringify(now) !== JSON.stringify(endpoints)) [endpoints, since] = [now, Date.now()];
    if (endpoints.length > 0 && Date.now() - since > settles) break;
    if (ended !== undefined && endpoints.length === 0) break;
  }
  if (child.pid) end(child.pid);
  if (endpoints.length > 0 || listensNot) return endpoints;
  throw new Error(`${command.join(' ')} listens on nothing (${ended ?? 'still running'}):\n${output.slice(-2000)}`);
}

async function measureCase(one) {
  const home = environmentWith(one.packages, one.python ?? python);
  const [distribution] = one.packages;
  const name = distribution.replace(/[[=<>~].*$/, '');
  const runs = {};
  for (const [kind, run] of Object.entries({ default: { command: one.command }, ...one.runs })) {
    const full = { command: [...one.command, ...(run.options ?? [])], ...run };
    const sockets = await measure(home, one, full);
    runs[kind] = { ...(run.options && { options: run.options }), ...(run.variables && { variables: run.variables }) };
    if (run.code) runs[kind].code = run.code;
    runs[kind].sockets = sockets;
  }
  const { table, row, command, files } = one;
  return { table, row, distribution: name, version: versionOf(home, name), files, command, runs };
}

mkdirSync(folder, { recursive: true });
const asked = process.argv.slice(2);
const before = existsSync(table) ? JSON.parse(readFileSync(table, 'utf8')).servers : [];
const results = new Map(before.map((result) => [result.row, result]));
for (const one of cases) {
  if (asked.length > 0 && !asked.includes(one.row)) continue;
  try {
    const result = await measureCase(one);
    results.set(one.row, result);
    const places = result.runs.default.sockets.map(({ host, port }) => `${host}:${port}`).join(' ');
    process.stdout.write(`${one.row} ${result.version}: ${places || 'nothing'}\n`);
  } catch (error) {
    process.exitCode = 1;
    process.stderr.write(`${one.row}: ${error.message}\n`);
  }
  const rows = cases.map(({ row }) => results.get(row)).filter((result) => result !== undefined);
  const about = 'Where servers listen, measured by test/facts/servers.mjs.';
  writeFileSync(table, `${JSON.stringify({ about, servers: rows }, undefined, 2)}\n`);
}
