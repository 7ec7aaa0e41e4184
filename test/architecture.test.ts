import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { expect, test } from 'vitest';

/** What each part of src/ may import: itself and these. Anything else fails. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  text: [],
  knowledge: [],
  'version.ts': [],
  'diagnostic.ts': ['text'],
  parser: ['text', 'yaml', 'unbash', '@lezer/python', '@lezer/common', 'smol-toml', 'micromark'],
  model: ['text', 'knowledge', 'parser'],
  'rule.ts': ['text', 'diagnostic.ts', 'model'],
  rules: ['text', 'knowledge', 'model', 'rule.ts'],
  engine: ['text', 'diagnostic.ts', 'parser', 'model', 'rule.ts'],
  config: ['text', 'knowledge', 'diagnostic.ts', 'rule.ts'],
  // What the JSON reporter wrote is read again.
  reporters: ['text', 'diagnostic.ts', 'parser/json.ts', 'picocolors', 'diff'],
  inspect: ['text', 'model'],
  // Configuration is TOML, baselines are JSON, and the disk is where it lies.
  host: [
    'text',
    'diagnostic.ts',
    'rule.ts',
    'model',
    'parser/toml.ts',
    'parser/json.ts',
    'config',
    'engine',
    'ignore',
    'node:',
  ],
  'index.ts': ['text', 'diagnostic.ts', 'rule.ts', 'model', 'rules', 'config', 'engine', 'host', 'version.ts'],
  // An editor is one more reader of reports, and of the pages of rules.
  lsp: [
    ...[
      'text',
      'diagnostic.ts',
      'rule.ts',
      'engine',
      'host',
      'reporters/reporter.ts',
      'cli/rule-page.ts',
      'version.ts',
    ],
    ...['vscode-languageserver', 'vscode-languageserver-textdocument', 'vscode-jsonrpc/node', 'node:'],
  ],
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
      'inspect',
      'lsp',
      'version.ts',
    ],
    ...['parser/json.ts', 'sade', 'node:'],
  ],
  'cli.ts': ['cli'],
  // It starts the program, and shares one function with it: a small file that loads nothing else.
  action: ['reporters/escape-command.ts', 'node:'],
  'action.ts': ['action', 'node:'],
};

/** Types alone may be named from further away: they are gone when the program runs. */
const allowedTypes: Readonly<Record<string, readonly string[]>> = {
  rules: ['parser'],
  config: ['parser'],
  inspect: ['parser'],
};

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'));

const partOf = (path: string): string => path.split('/')[0]!;

interface Import {
  /** A path below src/, a package, or `node:`. */
  readonly to: string;
  readonly typeOnly: boolean;
}

/** What a file imports, by `import`, `export … from` and `import()`. */
function importsOf(file: string): readonly Import[] {
  const text = readFileSync(`src/${file}`, 'utf8');
  const found = [...text.matchAll(/^(?:import|export|\}).*\bfrom '([^']+)'|\bimport\('([^']+)'\)|^import '([^']+)'/gm)];
  return found.map(([statement, from, dynamic, bare]) => {
    const to = (from ?? dynamic ?? bare)!;
    const typeOnly = /^(?:import|export) type /.test(statement);
    if (to.startsWith('.')) return { to: posix.join(posix.dirname(file), to).replace(/\.js$/, '.ts'), typeOnly };
    return { to: to.startsWith('node:') ? 'node:' : to, typeOnly };
  });
}

function isAllowed(file: string, { to, typeOnly }: Import): boolean {
  const part = partOf(file);
  const names = [...(allowed[part] ?? []), ...(typeOnly ? (allowedTypes[part] ?? []) : [])];
  return partOf(to) === part || names.includes(to) || names.includes(partOf(to));
}

test.each(files)('%s imports only what its layer may', (file) => {
  expect(allowed).toHaveProperty([partOf(file)]);
  expect(importsOf(file).filter((one) => !isAllowed(file, one))).toEqual([]);
});

test('every package has one door', () => {
  const doors = new Map<string, Set<string>>();
  for (const file of files) {
    for (const { to } of importsOf(file)) {
      if (to.endsWith('.ts') || to === 'node:') continue;
      doors.set(to, (doors.get(to) ?? new Set()).add(posix.dirname(file)));
    }
  }
  expect([...doors].filter(([, folders]) => folders.size > 1).map(([name, folders]) => [name, [...folders]])).toEqual(
    [],
  );
});

test('what serves editors is loaded for editors only', () => {
  const loads = (name: string) =>
    files.filter(
      (file) => partOf(file) !== 'lsp' && new RegExp(`from '[^']*${name}`).test(readFileSync(`src/${file}`, 'utf8')),
    );
  expect(loads('/lsp/')).toEqual(['cli/lsp-command.ts']);
  expect(loads('/lsp-command')).toEqual([]);
});

test('a package that is not allowed anywhere is found', () => {
  const value = (to: string) => ({ to, typeOnly: false });
  expect(isAllowed('model/stage.ts', value('yaml'))).toBe(false);
  expect(isAllowed('parser/shell.ts', value('model/stage.ts'))).toBe(false);
  expect(isAllowed('rules/security/root-user.ts', value('engine/run.ts'))).toBe(false);
  expect(isAllowed('rules/security/root-user.ts', value('parser/shell.ts'))).toBe(false);
  expect(isAllowed('rules/security/root-user.ts', { to: 'parser/word.ts', typeOnly: true })).toBe(true);
  expect(isAllowed('host/load-config.ts', value('parser/shell.ts'))).toBe(false);
});
