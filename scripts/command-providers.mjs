// Writes src/knowledge/command-closures.ts: which distributions bring others that install a command, or that code imports most.
// Run by hand:
//
//   node scripts/command-providers.mjs FOLDER
//
// FOLDER holds lock files of projects (uv.lock, poetry.lock; any name that ends so) and reports of
// `pip install --dry-run --ignore-installed --report x.json …`. What several of them say about one distribution is united, so that
// a distribution "brings" what any of its releases needs, on any platform. One that needs something that no file describes is left out:
// of those nothing is known.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'smol-toml';

const folder = process.argv[2];
if (!folder) throw new Error('usage: node scripts/command-providers.mjs FOLDER');

const normalized = (name) => name.toLowerCase().replace(/[-_.]+/g, '-');
const node = (name, extra) => (extra ? `${normalized(name)}[${normalized(extra)}]` : normalized(name));

/** Node to the nodes that it needs; a node is a distribution, or one with an extra in brackets. */
const needs = new Map();
const add = (from, targets) => {
  const known = needs.get(from) ?? new Set();
  needs.set(from, known);
  for (const target of targets) known.add(target);
};
const withExtras = (name, extras = []) => [node(name), ...extras.map((extra) => node(name, extra))];

function readUv({ package: packages = [] }) {
  const targets = (list = []) => list.flatMap(({ name, extra }) => withExtras(name, extra));
  for (const { name, dependencies, 'optional-dependencies': optional = {}, source } of packages) {
    if (source?.virtual || source?.editable) continue;
    add(node(name), targets(dependencies));
    for (const [extra, list] of Object.entries(optional)) add(node(name, extra), targets(list));
  }
}

function readPoetry({ package: packages = [] }) {
  for (const { name, dependencies = {}, extras = {} } of packages) {
    for (const [extra, list] of Object.entries(extras))
      add(
        node(name, extra),
        list.map((text) => node(/^[\w.-]+/.exec(text)[0])),
      );
    const entries = Object.entries(dependencies).flatMap(([dependency, constraint]) =>
      (Array.isArray(constraint) ? constraint : [constraint]).flatMap((one) =>
        one.optional ? [] : withExtras(dependency, one.extras),
      ),
    );
    add(node(name), entries);
  }
}

/** Whether a requirement is for another system only. */
const isElsewhere = (line) =>
  /(?:sys_platform|platform_system)\s*==\s*['"](?:emscripten|win32|windows|darwin|cygwin)['"]/i.test(line) &&
  !/\bor\b/.test(line);

function readReport({ install }) {
  for (const { metadata } of install) {
    const { name, requires_dist: lines = [], provides_extra: extras = [] } = metadata;
    add(node(name), []);
    for (const extra of extras) add(node(name, extra), []);
    for (const line of lines.filter((text) => !isElsewhere(text))) {
      const [, dependency, asked = ''] = /^([\w.-]+)\s*(?:\[([^\]]*)\])?/.exec(line);
      const targets = withExtras(
        dependency,
        asked
          .split(',')
          .map((one) => one.trim())
          .filter(Boolean),
      );
      const named = [...line.matchAll(/extra\s*==\s*['"]([^'"]+)['"]/g)].map(([, extra]) => extra);
      if (named.length === 0) add(node(name), targets);
      for (const extra of named) add(node(name, extra), targets);
    }
  }
}

for (const file of readdirSync(folder).sort()) {
  const text = readFileSync(join(folder, file), 'utf8');
  if (file.endsWith('uv.lock')) readUv(parse(text));
  else if (file.endsWith('poetry.lock')) readPoetry(parse(text));
  else if (file.endsWith('.json')) readReport(JSON.parse(text));
}

/** Backports and what only other systems need: small distributions that install no command of ours, and that few locks describe. */
const leaves = new Set(
  `appnope async-timeout backports-asyncio-runner backports-tarfile backports-zoneinfo cffi colorama contextvars dataclasses
   eval-type-backport exceptiongroup graphlib-backport greenlet importlib-metadata importlib-resources legacy-cgi pycparser
   pyobjc-core pyreadline3 pywin32 pywin32-ctypes pywinpty setuptools standard-imghdr taskgroup tomli typing-extensions tzdata
   uvloop wheel win32-setctime winloop zipp`.split(/\s+/),
);

/** The nodes that are reached from one, or undefined where something on the way is not described. */
function closure(start) {
  const reached = new Set([start]);
  for (const at of reached) {
    const next = needs.get(at);
    if (next) for (const target of next) reached.add(target);
    else if (!leaves.has(at)) return undefined;
  }
  return reached;
}

const table = readFileSync(new URL('../src/knowledge/python-distributions.ts', import.meta.url), 'utf8');
const commands = /const commandProviders[\s\S]*?\}\)\.map/.exec(table)[0];
const providers = new Set([
  ...[...commands.matchAll(/^\s+'?[\w.-]+'?: '([^']+)',$/gm)].flatMap(([, text]) => text.split(' ')),
  // What workers of gunicorn and subcommands need.
  ...['flower', 'uvicorn-worker', 'gevent', 'eventlet', 'tornado'],
  // What code imports most.
  ...`requests redis sqlalchemy psycopg2 psycopg2-binary psycopg pymongo motor pymysql mysqlclient mysql-connector-python asyncpg aiohttp
   httpx beautifulsoup4 boto3 numpy pandas openai discord-py python-telegram-bot aiogram opencv-python opencv-python-headless
   scikit-learn torch tensorflow python-dotenv loguru apscheduler openpyxl selenium paho-mqtt pika flask-sqlalchemy flask-cors
   flask-login flask-migrate djangorestframework fastapi pillow matplotlib joblib pyjwt passlib python-jose lxml pyyaml
   bs4 jwt discord discord-py-self py-cord telegram sklearn mysql-python psycopg2cffi psycopg-binary pillow-simd opencv-contrib-python opencv-contrib-python-headless`.split(
    /\s+/,
  ),
]);

const bringing = [];
const plain = [];
for (const start of [...needs.keys()].sort()) {
  // Nobody asks for these extras in an image.
  if (
    /\[(?:.*-)?(?:test|tests|testing|dev|develop|development|doc|docs|lint|cover|coverage|check|type|types|typing|benchmark\w*|pytest|build|profiling|enabler|rtd)(?:-.*)?\]$/.test(
      start,
    )
  )
    continue;
  const reached = closure(start);
  if (!reached) continue;
  const own = start.replace(/\[.*/, '');
  const brought = [...reached].filter((name) => providers.has(name) && name !== own).sort();
  if (brought.length > 0) bringing.push(`${start}: ${brought.join(' ')}`);
  else plain.push(start);
}

const lines = (items) => items.map((item) => `\n  ${item}`).join('');
const paragraph = (names) => {
  const rows = [''];
  for (const name of names) {
    if (`${rows.at(-1)} ${name}`.length > 114) rows.push('');
    rows.push(`${rows.pop()} ${name}`.trim());
  }
  return lines(rows);
};
writeFileSync(
  new URL('../src/knowledge/command-closures.ts', import.meta.url),
  `/**
 * Which distributions bring others that install a command or that code imports most, with all that they need in turn. Written by
 * scripts/command-providers.mjs from lock files of public projects and from reports of pip; one that is not here is not known.
 */

/** One in each line, with an extra in brackets: what it brings along. */
export const closuresWithCommands = \`${lines(bringing)}
\`;

/** Those that bring none. */
export const closuresWithoutCommands = \`${paragraph(plain)}
\`;
`,
);
console.log(
  `${bringing.length} bring a command, ${plain.length} bring none, ${needs.size - bringing.length - plain.length} are not known`,
);
