// Builds dist/: the CLI, the programmatic API and its types. Usage: node scripts/build.mjs [--no-types]
//
// The result is CommonJS in lazily loaded chunks, because start-up is a feature: Node starts an ES module about 3 ms later
// than a CommonJS one, and each parser costs 2 to 10 ms, which a run that does not need it should not pay. Every
// `import()` in src/ becomes a chunk of its own. A package.json in dist/ says that it is CommonJS.
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { licences } from './licences.mjs';
import { quickSpread } from './quick-spread.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');

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

/**
 * What becomes a chunk of its own although the sources import it statically: what many runs do not need. No module that is
 * evaluated at the start may use one of ours among them at its top level, only inside functions.
 */
const groups = [
  { name: 'rule-documents', test: /rule-documents:/ },
  // One piece: each of them is small, and a run has one or two.
  {
    name: 'reports',
    test: /src\/reporters\/(?:concise|grouped|markdown|json|sarif|github|gitlab|azure|checkstyle|junit|rdjson|statistics|json-text|fingerprints|xml|utf8)\.ts/,
  },
  // It looks at process.stdout as soon as it is loaded.
  { name: 'colours', test: /node_modules\/picocolors\/|src\/reporters\/terminal-colours/ },
  { name: 'ignore', test: /node_modules\/ignore\/|src\/host\/gitignore/ },
  { name: 'python-grammar', test: /node_modules\/@lezer\// },
  { name: 'shell', test: /node_modules\/unbash\// },
  { name: 'toml', test: /node_modules\/smol-toml\// },
  { name: 'yaml', test: /node_modules\/yaml\// },
  // What rules ask about every stage stays outside.
  {
    name: 'compose',
    test: /src\/model\/(?:connections\/(?!health-ports)|compose\/(?!names\/(?:built-images|services-of-stage)|exposure\/secret-files))|src\/parser\/(?:nginx|caddyfile|cron)/,
  },
  {
    name: 'service-knowledge',
    test: /src\/knowledge\/(?:data-service-images|service-images?|host-\w+|capabilities|devices|security-options|password-options|runtime-sockets|data-logins|python-clients|url-schemes|database-drivers|boolean-attributes|mounted-files)\.ts/,
  },
  {
    name: 'python-model',
    test: /src\/model\/python\/(?:program|application|environments|installs)\/|src\/parser\/(?:manifest\/|python-version)|src\/knowledge\/(?:command-closures|closures|python-stdlib|python-file-readers|foreign-distributions|build-backends|applications|one-shot-commands|native-packages)\.ts/,
  },
  { name: 'other-linters', test: /src\/knowledge\/other-linters\.ts/ },
  { name: 'markdown', test: /node_modules\/micromark|src\/(?:parser|engine)\/markdown\// },
  { name: 'python', test: /src\/parser\/python\/|src\/model\/process\/(?:python-script|flask-app)/ },
  // What every run needs, in one piece: calls inside a chunk are direct. What is imported by `import()` alone stays outside.
  {
    name: 'core',
    test: /src\/(?:text|model|knowledge|rules|engine|config|host)\/(?!shellcheck|from-hadolint|hadolint-config|ignore-comment|markdown)|src\/parser\/(?!compose\/|markdown\/)|src\/(?:diagnostic|rule|version|reporters\/plain-text)\.ts/,
  },
];

/**
 * Loads a chunk when something in it is first used, not when the chunk that names it is loaded: each
 * `const require_x = require("./x.js")` becomes a function, and each use of `require_x` a look whether it is there, or a call. What
 * comes from the core, which is whole before any chunk that it loads, is bound to names of its own. Exports are plain
 * properties: rolldown gives each a getter, and one use in ten would be a call of one.
 */
const quickChunks = {
  name: 'quick-chunks',
  renderChunk(code, { fileName }) {
    const isLoadedByCore = !/main\.js$|index\.js$|core\.js$/.test(fileName);
    const pattern = (name) => `(?<![\\w$])${name.replaceAll('$', '\\$')}(?![\\w$])`;
    const lazyNames = [];
    let lazy = code.replace(/^const (require_[\w$]+) = require\("(\.[^"]+)"\);$/gm, (statement, name, path) => {
      if (path.endsWith('rolldown-runtime.js')) return statement;
      if (path.endsWith('/core.js') && isLoadedByCore) {
        const uses = code.matchAll(new RegExp(`${pattern(name)}\\.([\\w$]+)`, 'g'));
        const used = [...new Set([...uses].map(([, one]) => one))];
        return `const { ${used.map((one) => `${one}: core_${one}`).join(', ')} } = require("${path}");\n/* from core: ${name} */`;
      }
      lazyNames.push(name);
      return `let ${name}_; const ${name} = () => ${name}_ = require("${path}");`;
    });
    for (const name of lazyNames) {
      lazy = lazy.replaceAll(new RegExp(`${pattern(name)}\\.`, 'g'), `(${name}_ ?? ${name}()).`);
      if (new RegExp(`${pattern(name)}(?!\\(\\)| = )`).test(lazy))
        throw new Error(`A use of ${name} in ${fileName} is no call.`);
    }
    for (const [, name] of lazy.matchAll(/\/\* from core: (\S+) \*\//g))
      lazy = lazy.replaceAll(new RegExp(`${pattern(name)}\\.([\\w$]+)`, 'g'), 'core_$1');
    const getter =
      /Object\.defineProperty\(exports, (['"])([\w$]+)\1, \{\s*enumerable: true,\s*get: function \(\) \{\s*return ([\w$]+);\s*\}\s*\}\);/g;
    return lazy.replaceAll(getter, (statement, _quote, name, value) =>
      new RegExp(`^(?:const|(?:async )?function\\*?|var|class) ${value.replaceAll('$', '\\$')}(?![\\w$])`, 'm').test(
        lazy,
      )
        ? `exports.${name} = ${value};`
        : statement,
    );
  },
};

/** What only documents a rule: no run needs it, and it is half of a rule's text. */
const documentation = new Set(['why', 'examples', 'sources']);
const documentPrefix = '\0rule-documents:';

/** Whether an expression names nothing of its module: only such a one can move to another. */
const standsAlone = (node) =>
  node.type !== 'Identifier' &&
  Object.entries(node).every(
    ([name, child]) =>
      (name === 'key' && !node.computed) ||
      typeof child !== 'object' ||
      child === null ||
      (Array.isArray(child) ? child : [child]).every((one) => typeof one?.type !== 'string' || standsAlone(one)),
  );

/**
 * Takes the documentation out of the rules into a chunk of its own: `why: '…'` becomes `get why() { return documents.why; }`,
 * and the chunk is loaded when one is read.
 */
const ruleDocuments = {
  name: 'rule-documents',
  resolveId: (id) => (id.startsWith(documentPrefix) ? id : null),
  load(id) {
    return id.startsWith(documentPrefix) ? { code: documents.get(id), moduleSideEffects: false } : null;
  },
  transform: {
    filter: { id: /\/src\/rules\/[^/]+\/[^/]+\.ts$/ },
    handler(code, id) {
      const rule = this.parse(code, { lang: 'ts' }).body.find(
        (node) => node.type === 'ExportDefaultDeclaration',
      )?.declaration;
      const properties = rule?.arguments?.[0]?.properties.filter(
        ({ key, value }) => documentation.has(key?.name) && standsAlone(value),
      );
      if (!properties?.length) return null;
      const name = `${documentPrefix}${id}`;
      documents.set(
        name,
        properties
          .map(({ key, value }) => `export const ${key.name} = ${code.slice(value.start, value.end)};\n`)
          .join(''),
      );
      let changed = code;
      for (const { key, start, end } of properties.toReversed()) {
        changed = `${changed.slice(0, start)}get ${key.name}() { return documents.${key.name}; }${changed.slice(end)}`;
      }
      return { code: `import * as documents from ${JSON.stringify(name)};\n${changed}` };
    },
  },
};
const documents = new Map();

/** Writes the JavaScript to a folder. */
async function bundle(folder) {
  const build = await rolldown({
    cwd: root,
    input: { cli: 'src/cli.ts', index: 'src/index.ts' },
    platform: 'node',
    tsconfig: join(root, 'tsconfig.json'),
    resolve: { alias: aliases },
    plugins: [withoutSockets, ruleDocuments, quickChunks, quickSpread],
    preserveEntrySignatures: 'allow-extension',
    // Nothing but Node itself may be needed at run time.
    external: (id, importer) => isBuiltin(id) && !isSocket(id, importer),
    onLog(level, log, handler) {
      // How long plugins take says something about a busy machine only.
      if (level === 'warn' && log.code !== 'PLUGIN_TIMINGS') throw new Error(`rolldown: ${log.message}`);
      handler(level, log);
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
    codeSplitting: { groups, includeDependenciesRecursively: false },
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
  copyFileSync(join(root, 'src/launcher.cjs'), join(folder, 'cli.js'));
  chmodSync(join(folder, 'cli.js'), 0o755);
  writeCodeCache(folder);
}

/**
 * Keeps the compiled code of what a Dockerfile alone needs. That of the parsers of YAML and Python, and of what is known of compose
 * projects, would make the package larger than 1.5 MB.
 */
function writeCodeCache(folder) {
  const project = mkdtempSync(join(tmpdir(), 'pydock-lint-project-'));
  try {
    for (const name of ['Dockerfile', '.dockerignore', 'requirements.txt'])
      copyFileSync(join(root, 'examples/healthy-app', name), join(project, name));
    execFileSync(process.execPath, [join(root, 'scripts/write-code-cache.cjs'), folder, project], { stdio: 'inherit' });
  } finally {
    rmSync(project, { recursive: true, force: true });
  }
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
  const folder = mkdtempSync(join(root, '.dist-'));
  const old = `${folder}-old`;
  try {
    await bundle(folder);
    if (!process.argv.includes('--no-types')) declare(folder);
    chmodSync(folder, 0o755);
    if (existsSync(dist)) renameSync(dist, old);
    renameSync(folder, dist);
  } finally {
    rmSync(folder, { recursive: true, force: true });
    rmSync(old, { recursive: true, force: true });
  }
}

await main();
