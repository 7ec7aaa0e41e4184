import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { expect, test } from 'vitest';

/** What each part of src/ may import: itself and these. Anything else fails. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  text: [],
  knowledge: [],
  'version.ts': [],
  'diagnostic.ts': ['text'],
  parser: [
    'text',
    'dockerfile-ast',
    'yaml',
    'unbash',
    '@lezer/python',
    '@lezer/common',
    'smol-toml',
    '@renovatebot/pep440',
  ],
  model: ['text', 'knowledge', 'parser'],
  'rule.ts': ['text', 'diagnostic.ts', 'model'],
  rules: ['text', 'knowledge', 'model', 'rule.ts'],
  engine: ['text', 'diagnostic.ts', 'parser', 'model', 'rule.ts'],
  config: ['text', 'diagnostic.ts', 'rule.ts'],
  reporters: ['text', 'diagnostic.ts', 'picocolors'],
  'inspect.ts': ['text', 'model'],
  // Configuration is TOML, and the disk is where it lies.
  host: ['text', 'diagnostic.ts', 'rule.ts', 'model', 'parser/toml.ts', 'config', 'engine', 'ignore', 'node:'],
  'index.ts': ['text', 'diagnostic.ts', 'rule.ts', 'model', 'rules', 'config', 'engine', 'host', 'version.ts'],
  cli: [
    ...[
      'text',
      'diagnostic.ts',
      'rule.ts',
      'rules',
      'config',
      'engine',
      'host',
      'reporters',
      'inspect.ts',
      'version.ts',
    ],
    ...['sade', 'node:'],
  ],
  'cli.ts': ['cli'],
};

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'));

const partOf = (path: string): string => path.split('/')[0]!;

/** What a file imports, by `import`, `export … from` and `import()`: paths below src/, packages, `node:`. */
function importsOf(file: string): readonly string[] {
  const text = readFileSync(`src/${file}`, 'utf8');
  const found = [...text.matchAll(/^(?:import|export|\}).*\bfrom '([^']+)'|\bimport\('([^']+)'\)|^import '([^']+)'/gm)];
  return found.map(([, from, dynamic, bare]) => {
    const to = (from ?? dynamic ?? bare)!;
    if (to.startsWith('.')) return posix.join(posix.dirname(file), to).replace(/\.js$/, '.ts');
    return to.startsWith('node:') ? 'node:' : to;
  });
}

const isAllowed = (file: string, to: string): boolean =>
  partOf(to) === partOf(file) || [to, partOf(to)].some((name) => allowed[partOf(file)]?.includes(name));

test.each(files)('%s imports only what its layer may', (file) => {
  expect(allowed).toHaveProperty([partOf(file)]);
  expect(importsOf(file).filter((to) => !isAllowed(file, to))).toEqual([]);
});

test('every package has one door', () => {
  const doors = new Map<string, Set<string>>();
  for (const file of files) {
    for (const to of importsOf(file)) {
      if (to.endsWith('.ts') || to === 'node:') continue;
      doors.set(to, (doors.get(to) ?? new Set()).add(posix.dirname(file)));
    }
  }
  expect([...doors].filter(([, folders]) => folders.size > 1).map(([name, folders]) => [name, [...folders]])).toEqual(
    [],
  );
});

test('a package that is not allowed anywhere is found', () => {
  expect(isAllowed('model/stage.ts', 'yaml')).toBe(false);
  expect(isAllowed('parser/shell.ts', 'model/stage.ts')).toBe(false);
  expect(isAllowed('rules/security/root-user.ts', 'engine/run.ts')).toBe(false);
  expect(isAllowed('host/load-config.ts', 'parser/shell.ts')).toBe(false);
});
