#!/usr/bin/env node
'use strict';
// Starts the bundled program; the build copies this file to dist/cli.js. It is plain CommonJS because it runs as it stands.
//
// V8 needs longer to compile the chunks than to run them. Code that it compiled at build time lies in code-cache/, by V8 version,
// platform and architecture: for another Node there is none, or V8 refuses it, and the chunk is compiled as usual. Nothing
// is written at run time, unless PYDOCK_LINT_COMPILE_CACHE names a folder: then the code of every chunk that a run used is kept there.
// See docs/decisions/compiled-code.md.
const { existsSync, lstatSync, mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const { join, resolve } = require('node:path');
const { Script } = require('node:vm');

// Most runs are short. V8 compiles a pattern for its first use and once more for its second: once is enough. And each of the first
// collections of garbage copies what the start has made: let there be one. A V8 that does not know a flag complains to the user, so they
// are set where they were tried: Node 20 to 26.
const v8 = Number.parseInt(process.versions.v8, 10);
if (v8 >= 11 && v8 <= 14) {
  const { setFlagsFromString } = require('node:v8');
  setFlagsFromString('--no-regexp-tier-up');
  setFlagsFromString('--semi-space-growth-factor=16');
}

/** Names the contents of the chunks; the build writes it. */
const build = '%BUILD%';

const chunks = join(__dirname, 'chunks');
const engine = `${process.versions.v8}-${process.platform}-${process.arch}`;
const shipped = join(__dirname, 'code-cache', engine);
const isShipped = existsSync(shipped);
const asked = process.env.PYDOCK_LINT_COMPILE_CACHE;
const own = asked ? join(resolve(asked), `pydock-lint-${build}-${engine}`) : undefined;
const isOwn = own !== undefined && isMine(own, 'isDirectory');

/** Loaded chunks by `./name.js`. */
const modules = new Map();
/** Their scripts, and whether their compiled code came from the user's folder. */
const scripts = new Map();

// The build escapes what is not ASCII: such a text is read without decoding, and takes half the memory.

/** What `require` is inside the chunks: another chunk for `./name.js`, else a module of Node. */
function load(id) {
  if (!id.startsWith('./')) return require(id);
  const loaded = modules.get(id);
  if (loaded) return loaded.exports;
  const fromOwn = isOwn ? cached(own, id) : undefined;
  const script = new Script(`(function (exports, require, module) {${readFileSync(join(chunks, id), 'latin1')}\n})`, {
    // Not where the file is: the cache keeps the name that the file had when it was built.
    filename: `pydock-lint/${id.slice(2)}`,
    cachedData: fromOwn ?? (isShipped ? cached(shipped, id) : undefined),
  });
  const module = { exports: {} };
  modules.set(id, module);
  scripts.set(id, { script, isKept: fromOwn !== undefined && !script.cachedDataRejected });
  script.runInThisContext()(module.exports, load, module);
  return module.exports;
}

/** The compiled code of a chunk; undefined where there is none that may be used. */
function cached(folder, id) {
  const file = join(folder, `${id}.bin`);
  try {
    return folder === own && !isMine(file, 'isFile') ? undefined : readFileSync(file);
  } catch {
    return undefined;
  }
}

/**
 * Whether a file or folder of the user's cache belongs to the user and to nobody else. V8 runs what it finds there as it is, so that
 * another's file would be another's program. Windows keeps neither owner nor mode where Node can see them.
 */
function isMine(path, kind) {
  let stats;
  try {
    stats = lstatSync(path);
  } catch {
    return false;
  }
  if (!stats[kind]()) return false;
  return process.getuid === undefined || (stats.uid === process.getuid() && (stats.mode & 0o077) === 0);
}

/** Keeps what V8 compiled, where the user asked for it. Whatever goes wrong costs the next run some time and this one nothing. */
function keep() {
  const fresh = [...scripts].filter(([, { isKept }]) => !isKept);
  if (fresh.length === 0) return;
  try {
    mkdirSync(own, { recursive: true, mode: 0o700 });
    if (!isMine(own, 'isDirectory')) return;
    for (const [id, { script }] of fresh) {
      const file = join(own, `${id}.bin`);
      const beside = `${file}.${process.pid}.tmp`;
      writeFileSync(beside, script.createCachedData(), { mode: 0o600, flag: 'wx' });
      renameSync(beside, file);
    }
  } catch {
    // A full disk, a folder that may not be written to.
  }
}

if (require.main === module) {
  // Functions that the run has compiled are kept, so that it has to have ended.
  if (own !== undefined) process.on('exit', keep);
  load('./main.js');
} else module.exports = { cache: shipped, load, scripts };
