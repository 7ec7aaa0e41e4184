// Writes the parts of README.md that come from the program: the example of its output and the table of rules.
// Usage, after a build: node scripts/update-readme.mjs [--check]; with --check nothing is written, and stale parts are an error.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const readme = join(root, 'README.md');

/** A few findings that show what only this linter sees; the whole output would fill the page. */
const shown = ['loopback-bind', 'secret-file-in-image', 'source-copied-before-install', 'deprecated-links'];

function exampleOutput() {
  const args = ['.', '--select', shown.join(',')];
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'dist/cli.js'), ...args], {
    cwd: join(root, 'examples/tutorial-app'),
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, GITHUB_ACTIONS: undefined },
    encoding: 'utf8',
  });
  if (status !== 1) throw new Error(`The example has no findings (exit code ${status}).\n${stdout}${stderr}`);
  return `\`\`\`\`text\n$ cd examples/tutorial-app\n$ pydock-lint ${args.join(' ')}\n${stdout.trimEnd()}\n\`\`\`\``;
}

function ruleTable() {
  const { rules } = createRequire(import.meta.url)(join(root, 'dist/index.js'));
  const categories = [...new Set(rules.map(({ category }) => category))];
  return categories
    .map((category) => {
      const rows = rules
        .filter((rule) => rule.category === category)
        .toSorted((a, b) => (a.name < b.name ? -1 : 1))
        .map((rule) => {
          const preset = rule.presets.includes('recommended') ? 'recommended' : (rule.presets[0] ?? 'all');
          const aliases = (rule.aliases ?? []).map((alias) => `\`${alias}\``).join(', ');
          const summary = rule.summary.replaceAll('|', '\\|');
          return `| [\`${rule.name}\`](docs/rules/${rule.name}.md) | ${rule.severity} | ${preset} | ${summary} | ${aliases} |`;
        });
      return `### ${category}\n\n| rule | severity | from preset | finds | also known as |\n|---|---|---|---|---|\n${rows.join('\n')}`;
    })
    .join('\n\n');
}

/** Replaces what stands between `<!-- name -->` and `<!-- /name -->`; throws if the marks are not there. */
function replacePart(text, name, content) {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const start = text.indexOf(open);
  const end = text.indexOf(close);
  if (start < 0 || end < start) throw new Error(`README.md has no ${open} … ${close}.`);
  return `${text.slice(0, start + open.length)}\n\n${content}\n\n${text.slice(end)}`;
}

const before = readFileSync(readme, 'utf8');
let after = replacePart(before, 'example-output', exampleOutput());
after = replacePart(after, 'rules', ruleTable());
after = await format(after, { ...(await resolveConfig(readme)), filepath: readme });

if (after === before) {
  console.log('README.md is current.');
} else if (process.argv.includes('--check')) {
  console.error('README.md is not current: run `npm run readme` and commit it.');
  process.exitCode = 1;
} else {
  writeFileSync(readme, after);
  console.log('README.md is written anew.');
}
