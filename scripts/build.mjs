// Builds dist/: the CLI, the programmatic API and its types. Usage: node scripts/build.mjs [--no-types] [--out FOLDER]
//
// The result is CommonJS in lazily loaded chunks, because start-up is a feature: Node starts an ES module about 3 ms later
// than a CommonJS one, and each parser costs 2 to 10 ms, which a run that does not need it should not pay. Every
// `import()` in src/ becomes a chunk of its own. A package.json in dist/ says that it is CommonJS.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { rolldown } from 'rolldown';
import { chunkGroups } from './bundle/chunk-groups.mjs';
import { quickChunks } from './bundle/quick-chunks.mjs';
import { quickSpread } from './bundle/quick-spread.mjs';
import { ruleParts } from './bundle/rule-parts.mjs';
import { licences } from './licences.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { values: options } = parseArgs({ options: { 'no-types': { type: 'boolean' }, out: { type: 'string' } } });
const dist = resolve(options.out ?? join(root, 'dist'));

/** Packages that are replaced by something smaller that does the same for us. */
const aliases = {
  // The browser entry is the same code without the Node-only parts: 18 KB less.
  yaml: join(root, 'node_modules/yaml/browser/dist/index.js'),
  // The names of HTML's character references, 32 KB: src/parser/markdown has them switched off.
  'decode-named-character-reference': join(root, 'scripts/no-character-references.mjs'),
};

/**
 * What the package that reads and writes the messages of editors brings for sockets: it is left out, so that no part of the program names a
 * module that could reach the network (scripts/check-confined.mjs). Editors are served over standard input and output only.
 */
const isSocket = (id, importer) =>
  /^(?:node:)?net$/.test(id) && /node_modules[\\/]vscode-jsonrpc[\\/]/.test(importer ?? '');
const withoutSockets = {
  name: 'without-sockets',
  resolveId: (id, importer) => (isSocket(id, importer) ? '\0no-sockets' : null),
  load: (id) => (id === '\0no-sockets' ? 'export {};\n' : null),
};

/** Writes the JavaScript to a folder. */
async function bundle(folder) {
  const build = await rolldown({
    cwd: root,
    input: { cli: 'src/cli.ts', index: 'src/index.ts', action: 'src/action.ts' },
    platform: 'node',
    tsconfig: join(root, 'tsconfig.json'),
    resolve: { alias: aliases },
    plugins: [withoutSockets, ruleParts, quickChunks, quickSpread],
    preserveEntrySignatures: 'allow-extension',
    // Nothing but Node itself may be needed at run time.
    external: (id, importer) => isBuiltin(id) && !isSocket(id, importer),
    onLog(level, log, handler) {
      // How long plugins take says something about a busy machine only, and what the API loads late the program may load at once.
      const isFine = ['PLUGIN_TIMINGS', 'INEFFECTIVE_DYNAMIC_IMPORT'].includes(log.code);
      if (level === 'warn' && !isFine) throw new Error(`rolldown: ${log.message}`);
      if (!isFine) handler(level, log);
    },
  });
  const { output } = await build.write({
    dir: folder,
    format: 'cjs',
    exports: 'named',
    // The program's own entry is a chunk like the others; cli.js is the launcher.
    entryFileNames: ({ name }) => (name === 'cli' ? 'chunks/main.js' : '[name].js'),
    chunkFileNames: 'chunks/[name].js',
    comments: { legal: true, annotation: false, jsdoc: false },
    codeSplitting: { groups: chunkGroups(join(root, 'src')), includeDependenciesRecursively: false },
    // Function names are kept, so that a stack trace in a defect report says where.
    minify: {
      compress: true,
      mangle: { keepNames: { function: true, class: true } },
      codegen: { removeWhitespace: true },
    },
  });
  await build.close();
  for (const { fileName, type } of output) if (type === 'chunk') escapeNonAscii(join(folder, fileName));
  writeFileSync(join(folder, 'package.json'), '{ "type": "commonjs" }\n');
  writeFileSync(join(folder, 'THIRD-PARTY-LICENSES.txt'), licences('pydock-lint', output));
  const texts = output.map(({ fileName }) => readFileSync(join(folder, fileName)));
  const launcher = readFileSync(join(root, 'src/launcher.cjs'), 'utf8');
  writeFileSync(join(folder, 'cli.js'), launcher.replace('%BUILD%', digest(texts)));
  chmodSync(join(folder, 'cli.js'), 0o755);
  writeCodeCache(folder);
}

/** A short name for some contents. */
function digest(contents) {
  const hash = createHash('sha256');
  for (const content of contents) hash.update(content);
  return hash.digest('hex').slice(0, 16);
}

/** Keeps the compiled code of what the two projects of examples/ need: Dockerfiles, compose files and Python, with findings and without. */
function writeCodeCache(folder) {
  const writer = join(root, 'scripts/write-code-cache.cjs');
  execFileSync(process.execPath, [writer, folder, join(root, 'examples')], { stdio: 'inherit' });
}

/** Writes `…` as \\u2026: minified code has such characters in strings, templates and patterns only, where that means the same. */
function escapeNonAscii(file) {
  const escaped = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  writeFileSync(file, readFileSync(file, 'utf8').replace(/[^\0-\x7f]/g, escaped));
}

/** Writes the declarations to a folder: those that index.d.ts needs, and no others. */
function declare(folder) {
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  execFileSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.build.json'), '--outDir', folder], {
    stdio: 'inherit',
  });
  const needed = new Set();
  const visit = (file) => {
    if (needed.has(file)) return;
    needed.add(file);
    for (const [, to] of readFileSync(file, 'utf8').matchAll(/(?:from |import\()['"]([^'"]+)['"]/g)) {
      if (!to.startsWith('.'))
        throw new Error(`${relative(folder, file)} imports ${to}, which the package does not bring.`);
      visit(resolve(dirname(file), to.replace(/\.js$/, '.d.ts')));
    }
  };
  visit(join(folder, 'index.d.ts'));
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = join(folder, name);
    if (name.endsWith('.d.ts') && !needed.has(file)) rmSync(file);
  }
  removeEmptyFolders(folder);
}

function removeEmptyFolders(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) removeEmptyFolders(join(folder, entry.name));
  }
  if (readdirSync(folder).length === 0) rmSync(folder, { recursive: true });
}

/** The new dist/ takes the old one's place only when it is complete. */
async function main() {
  const folder = mkdtempSync(join(dirname(dist), '.dist-'));
  const old = `${folder}-old`;
  try {
    await bundle(folder);
    if (!options['no-types']) declare(folder);
    chmodSync(folder, 0o755);
    if (existsSync(dist)) renameSync(dist, old);
    renameSync(folder, dist);
  } finally {
    rmSync(folder, { recursive: true, force: true });
    rmSync(old, { recursive: true, force: true });
  }
}

await main();
