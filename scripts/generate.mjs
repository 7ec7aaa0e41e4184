// Writes the generated sources anew. Usage: node scripts/generate.mjs
import { existsSync } from 'node:fs';

const validators = new URL('build-validators.mjs', import.meta.url);
if (existsSync(validators)) await import(validators.href);
