#!/usr/bin/env node
'use strict';
// Starts the bundled program; the build copies this file to dist/cli.js. It is plain CommonJS because it runs as it stands.
//
// V8 needs longer to compile the chunks than to run them. Code that it compiled at build time lies in code-cache/, by V8 version,
// platform and architecture: for another Node there is none, or V8 refuses it, and the chunk is compiled as usual. Nothing
// is written at run time. See docs/decisions/shipped-code-cache.md.
const { existsSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const { Script } = require('node:vm');

const chunks = join(__dirname, 'chunks');
const cache = join(__dirname, 'code-cache', `${process.versions.v8}-${process.platform}-${process.arch}`);
const isCached = existsSync(cache);

/** Loaded chunks by `./name.js`. */
const modules = new Map();
/** Their scripts, from which the build makes the cache. */
const scripts = new Map();

// The build escapes what is not ASCII: such a text is read without decoding, and takes half the memory.

/** What `require` is inside the chunks: another chunk for `./name.js`, else a module of Node. */
function load(id) {
  if (!id.startsWith('./')) return require(id);
  const loaded = modules.get(id);
  if (loaded) return loaded.exports;
  const script = new Script(`(function (exports, require, module) {${readFileSync(join(chunks, id), 'latin1')}\n})`, {
    // Not where the file is: the cache keeps the name that the file had when it was built.
    filename: `pydock-lint/${id.slice(2)}`,
    cachedData: isCached ? cached(id) : undefined,
  });
  const module = { exports: {} };
  modules.set(id, module);
  scripts.set(id, script);
  script.runInThisContext()(module.exports, load, module);
  return module.exports;
}

/** The compiled code of a chunk; undefined for one that the build did not come by. */
function cached(id) {
  try {
    return readFileSync(join(cache, `${id}.bin`));
  } catch {
    return undefined;
  }
}

if (require.main === module) load('./main.js');
else module.exports = { cache, load, scripts };
