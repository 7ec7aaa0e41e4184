// Runs the built program once and keeps what V8 compiled, for Nodes of this V8 version, platform and architecture.
// Usage: node scripts/write-code-cache.cjs DIST FOLDER (the folder to lint: it should start what most runs need, and no more)
'use strict';
const { mkdirSync, writeFileSync } = require('node:fs');
const { join, resolve } = require('node:path');

const [dist, folder] = process.argv.slice(2).map((path) => resolve(path));
const { cache, load, scripts } = require(join(dist, 'cli.js'));
process.argv.splice(
  2,
  Infinity,
  folder,
  '--isolated',
  '--exit-zero',
  '--output-file',
  process.platform === 'win32' ? 'NUL' : '/dev/null',
);
// Functions that the run has compiled are in the cache, so that it is made when the run has ended.
process.on('exit', () => {
  mkdirSync(cache, { recursive: true });
  for (const [id, { script }] of scripts) writeFileSync(join(cache, `${id}.bin`), script.createCachedData());
});
load('./main.js');
