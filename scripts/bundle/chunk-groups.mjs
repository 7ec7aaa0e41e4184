// Which modules make which chunk of the bundle.
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseAst } from 'rolldown/parseAst';
import { isComposeRule } from './rule-parts.mjs';

/** The model of compose projects, but for what rules ask about every stage. */
const composeModel =
  /src\/model\/(?:connections\/(?!health-ports)|compose\/(?!names\/(?:built-images|services-of-stage)|exposure\/secret-files))|src\/parser\/(?:nginx|caddyfile|cron)/;

/**
 * What becomes a chunk of its own although the sources import it statically: what many runs do not need. No module that is
 * evaluated at the start may use one of ours among them at its top level, only inside functions.
 */
const groups = (isForCompose, isForAll) => [
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
  // With all that only the rules about compose files need.
  { name: 'compose', test: (id) => id.includes('compose-rule:') || composeModel.test(id) || isForCompose(id) },
  {
    name: 'python-model',
    test: /src\/model\/python\/(?:program|application|environments|installs)\/|src\/parser\/(?:manifest\/|python-version)|src\/knowledge\/(?:command-closures|closures|python-stdlib|python-file-readers|foreign-distributions|build-backends|applications|one-shot-commands|native-packages)\.ts/,
  },
  { name: 'other-linters', test: /src\/knowledge\/other-linters\.ts/ },
  { name: 'markdown', test: /node_modules\/micromark|src\/(?:parser|engine)\/markdown\// },
  { name: 'python', test: /src\/parser\/python\/|src\/model\/process\/(?:python-script|flask-app)/ },
  { name: 'fixing', test: /src\/engine\/(?:fix(?:-\w+)?|add-ignores|ignore-places)\.ts|src\/host\/write-files/ },
  // What every run needs, in one piece: calls inside a chunk are direct.
  { name: 'core', test: (id) => !/\/src\/(?:cli|inspect|reporters\/(?!plain-text))/.test(id) && isForAll(id) },
];

/** The groups for the sources in a folder. */
export function chunkGroups(src) {
  const entries = [join(src, 'cli.ts'), join(src, 'index.ts')];
  const fixed = reachable(entries, (file) => importsOf(file).fixed);
  const all = reachable(entries, (file) => Object.values(importsOf(file)).flat());
  return groups(
    (id) => /\/src\/(?:knowledge|model)\//.test(id) && !all.has(id),
    (id) => fixed.has(id),
  );
}

/** What is reached from modules, by a function that gives what each imports. */
function reachable(entries, importsOf) {
  const found = new Set();
  const waiting = [...entries];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (found.has(file)) continue;
    found.add(file);
    waiting.push(...importsOf(file));
  }
  return found;
}

/**
 * What a module imports of ours when it is loaded (`fixed`) and later, types aside; nothing for what only runs with compose files go into.
 */
function importsOf(file) {
  if (composeModel.test(file)) return { fixed: [], later: [] };
  const text = readFileSync(file, 'utf8');
  const program = parseAst(text, { lang: 'ts' });
  if (/\/rules\/[^/]+\//.test(file) && isComposeRule(program)) return { fixed: [], later: [] };
  const ours = (paths) =>
    paths
      .filter((path) => path.startsWith('.') && !path.endsWith('.generated.js'))
      .map((path) => resolve(dirname(file), path.replace(/\.js$/, '.ts')));
  const fixed = program.body.flatMap((node) => {
    if (!node.source || node.importKind === 'type' || node.exportKind === 'type') return [];
    const isType = node.specifiers?.length > 0 && node.specifiers.every((one) => one.importKind === 'type');
    return isType ? [] : [node.source.value];
  });
  return { fixed: ours(fixed), later: ours([...text.matchAll(/\bimport\('(\.[^']+)'\)/g)].map(([, path]) => path)) };
}
