// Which modules make which chunk of the bundle.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseAst } from 'rolldown/parseAst';
import { chunkOfRule } from './rule-parts.mjs';

/** The model of compose projects, but for what rules ask about every stage. */
const composeModel =
  /src\/model\/(?:connections\/(?!health-ports)|compose\/(?!names\/(?:built-images|services-of-stage)|exposure\/secret-files))|src\/parser\/(?:nginx|caddyfile|cron)/;

/**
 * What becomes a chunk of its own although the sources import it statically: what many runs do not need. No module that is
 * evaluated at the start may use one of ours among them at its top level, only inside functions.
 */
const groups = (chunkOf, isForAll) => [
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
  // The judgement of some rules, with all that nothing else needs.
  { name: 'compose', test: (id) => chunkOf(id) === 'compose' },
  { name: 'strict', test: (id) => chunkOf(id) === 'strict' },
  {
    name: 'python-model',
    test: /src\/model\/python\/(?:program|application|environments|installs)\/|src\/parser\/(?:manifest\/|python-version)|src\/knowledge\/(?:command-closures|closures|python-stdlib|python-file-readers|foreign-distributions|build-backends|applications|one-shot-commands|native-packages)\.ts/,
  },
  { name: 'other-linters', test: /src\/knowledge\/other-linters\.ts/ },
  { name: 'markdown', test: /node_modules\/micromark|src\/(?:parser|engine)\/markdown\// },
  { name: 'python', test: /src\/parser\/python\/|src\/model\/process\/(?:python-script|flask-app)/ },
  { name: 'fixing', test: /src\/engine\/(?:fix(?:-\w+)?|add-ignores|ignore-places)\.ts|src\/host\/write-files/ },
  // What every run needs, in one piece: calls inside a chunk are direct.
  {
    name: 'core',
    test: (id) => !/\/src\/(?:cli|index\.ts|inspect|reporters\/(?!plain-text))/.test(id) && isForAll(id),
  },
];

/** The groups for the sources in a folder. */
export function chunkGroups(src) {
  const entries = [join(src, 'cli.ts'), join(src, 'index.ts')];
  const all = (file) => Object.values(importsOf(file)).flat();
  const forAll = reachable(entries, (file) => (isApart(file) ? [] : importsOf(file).fixed));
  const needed = reachable(entries, (file) => (isApart(file) ? [] : all(file)));
  const forCompose = reachable(
    filesIn(src).filter((file) => composeModel.test(file) || ruleChunk(file) === 'compose'),
    (file) => (ruleChunk(file) === 'strict' ? [] : all(file)),
  );
  const chunkOf = (id) => {
    const [, rule] = /whole-rule:(.*)/.exec(id) ?? [];
    if (rule !== undefined) return ruleChunk(rule);
    if (composeModel.test(id)) return 'compose';
    if (!/\/src\/(?:knowledge|model)\//.test(id) || needed.has(id)) return undefined;
    return forCompose.has(id) ? 'compose' : 'strict';
  };
  return groups(chunkOf, (id) => forAll.has(id));
}

const filesIn = (folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => join(folder, path));

const ruleChunk = (file) => (/\/rules\/[^/]+\//.test(file) ? chunkOfRule(parsed(file).program) : undefined);

/** Whether a module is in a chunk that most runs do without. */
const isApart = (file) => composeModel.test(file) || ruleChunk(file) !== undefined;

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

/** What a module imports of ours when it is loaded (`fixed`) and later, types aside. */
function importsOf(file) {
  const { text, program } = parsed(file);
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

const modules = new Map();

function parsed(file) {
  let found = modules.get(file);
  if (!found) {
    const text = readFileSync(file, 'utf8');
    modules.set(file, (found = { text, program: parseAst(text, { lang: 'ts' }) }));
  }
  return found;
}
