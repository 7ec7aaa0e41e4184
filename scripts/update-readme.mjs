// Writes what of the documentation comes from the program: in README.md the example of its output and the overview of the rules, and
// docs/rules/README.md, the table of all of them.
// Usage, after a build: node scripts/update-readme.mjs [--check]; with --check nothing is written, and stale parts are an error.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const readme = join(root, 'README.md');
const table = join(root, 'docs/rules/README.md');

/** A few findings that show what only this linter sees; the whole output would fill the page. */
const shown = ['loopback-bind', 'secret-file-in-image', 'source-copied-before-install', 'deprecated-links'];

const runners = { CI: undefined, GITHUB_ACTIONS: undefined, GITLAB_CI: undefined, TF_BUILD: undefined };

function exampleOutput() {
  const args = ['.', '--select', shown.join(',')];
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'dist/cli.js'), ...args], {
    cwd: join(root, 'examples/tutorial-app'),
    // As a person has it: a CI runner gets more.
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, ...runners },
    encoding: 'utf8',
  });
  if (status !== 1) throw new Error(`The example has no findings (exit code ${status}).\n${stdout}${stderr}`);
  return `\`\`\`\`text\n$ cd examples/tutorial-app\n$ pydock-lint ${args.join(' ')}\n${stdout.trimEnd()}\n\`\`\`\``;
}

/** What most people have never seen a linter say: these need several files at once. */
const loved = [
  'loopback-bind',
  'published-port-mismatch',
  'localhost-in-container',
  'bind-mount-hides-image-content',
  'application-target-missing',
  'database-driver-missing',
  'database-credentials-mismatch',
  'secret-file-in-image',
  'source-copied-before-install',
  'healthcheck-tool-missing',
];

/** What a category is about: the words of CONTRIBUTING.md's table of consequences. */
const consequences = {
  correctness: 'the build or the start fails, or the application is not reachable or does not do what it says',
  security: 'something leaks, or lets somebody in',
  reproducibility: 'two builds differ: pins, lock files, digests, end of life',
  efficiency: 'build cache, image size, build time',
  reliability: 'signals, health checks, start order, lost data',
  modernize: 'what is deprecated or obsolete, with its replacement',
  style: 'taste',
};

const { rules } = createRequire(import.meta.url)(join(root, 'dist/index.js'));
const categories = Object.keys(consequences);
const byName = (a, b) => (a.name < b.name ? -1 : 1);
const inCategory = (category) => rules.filter((rule) => rule.category === category).toSorted(byName);
const cell = (text) => text.replaceAll('|', '\\|');

function overview() {
  const unknown = rules.find(({ category }) => !categories.includes(category));
  if (unknown) throw new Error(`The category ${unknown.category} is not described here.`);
  const counts = categories.map((category) => {
    const all = inCategory(category);
    const recommended = all.filter(({ presets }) => presets.includes('recommended')).length;
    return `| [${category}](docs/rules/README.md#${category}) | ${all.length} | ${recommended} | ${consequences[category]} |`;
  });
  const rows = loved.map((name) => {
    const rule = rules.find((one) => one.name === name);
    if (!rule) throw new Error(`There is no rule ${name}.`);
    return `| [\`${name}\`](docs/rules/${name}.md) | ${cell(rule.summary)} |`;
  });
  return [
    `There are ${rules.length} rules, each with a page: [docs/rules](docs/rules/README.md) lists them all.`,
    `| category | rules | recommended | what goes wrong |\n|---|---|---|---|\n${counts.join('\n')}`,
    'Ten that read more than one file to be sure:',
    `| rule | finds |\n|---|---|\n${rows.join('\n')}`,
  ].join('\n\n');
}

function ruleTables() {
  const links = categories.map((category) => `[${category}](#${category}) (${inCategory(category).length})`).join(', ');
  const tables = categories.map((category) => {
    const rows = inCategory(category).map((rule) => {
      const preset = rule.presets.includes('recommended') ? 'recommended' : (rule.presets[0] ?? 'all');
      const aliases = (rule.aliases ?? []).map((alias) => `\`${alias}\``).join(', ');
      return `| [\`${rule.name}\`](${rule.name}.md) | ${rule.severity} | ${preset} | ${cell(rule.summary)} | ${aliases} |`;
    });
    const about = `${consequences[category][0].toUpperCase()}${consequences[category].slice(1)}.`;
    return `## ${category}\n\n${about}\n\n| rule | severity | from preset | finds | also known as |\n|---|---|---|---|---|\n${rows.join('\n')}`;
  });
  return [
    '# Rules',
    `${rules.length} rules: ${links}.`,
    '`recommended` rules run by default; `--preset strict` adds the strict ones, and `--preset all` every rule. `pydock-lint rule NAME` shows the page of a rule, by the name that another tool has for it, too.',
    ...tables,
  ].join('\n\n');
}

/** Replaces what stands between `<!-- name -->` and `<!-- /name -->`; throws if the marks are not there. */
function replacePart(text, name, content) {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const start = text.indexOf(open);
  const end = text.indexOf(close);
  if (start < 0 || end < start) throw new Error(`README.md has no ${open} … ${close}.`);
  return `${text.slice(0, start + open.length)}\n\n${content}\n\n${text.slice(end)}`;
}

const write = (text, path) => resolveConfig(path).then((config) => format(text, { ...config, filepath: path }));

const before = readFileSync(readme, 'utf8');
const after = replacePart(replacePart(before, 'example-output', exampleOutput()), 'rules', overview());
const pages = [
  [readme, await write(after, readme)],
  [table, await write(ruleTables(), table)],
];

for (const [path, text] of pages) {
  const name = relative(root, path);
  if (existsSync(path) && readFileSync(path, 'utf8') === text) {
    console.log(`${name} is current.`);
  } else if (process.argv.includes('--check')) {
    console.error(`${name} is not current: run \`npm run readme\` and commit it.`);
    process.exitCode = 1;
  } else {
    writeFileSync(path, text);
    console.log(`${name} is written anew.`);
  }
}
