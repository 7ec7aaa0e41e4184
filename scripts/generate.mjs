// Writes the generated sources if one is missing or older than what it is made of. Usage: node scripts/generate.mjs [--force]
import { readFileSync, readdirSync, statSync } from 'node:fs';

const root = new URL('../', import.meta.url);
const script = 'scripts/build-validators.mjs';

/** When a file was last written, in ms; 0 if there is none. */
const changed = (path) => statSync(new URL(path, root), { throwIfNoEntry: false })?.mtimeMs ?? 0;

// The script says itself what it writes.
const targets = [...readFileSync(new URL(script, root), 'utf8').matchAll(/'(src\/[^']+\.generated\.js)'/g)].map(
  ([, path]) => path,
);
const schemas = readdirSync(new URL('schemas', root)).map((name) => `schemas/${name}`);
const sources = [script, 'package-lock.json', ...schemas];

const stale = Math.min(...targets.map(changed)) <= Math.max(...sources.map(changed));
if (stale || process.argv.includes('--force')) await import(new URL(script, root).href);
