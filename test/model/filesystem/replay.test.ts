import fc from 'fast-check';
import { expect, test } from 'vitest';
import { projectOf } from '../../harness.js';
import { apply, baseTree, type Command, Failure, resolve, type State, type Step, type Tree } from './naive-build.js';

const projectFiles = ['a.py', 'b.txt', 'src/main.py', 'src/b.txt', 'src/pkg/mod.py', 'docs/pkg/readme.txt'];
/** What is sent of a project besides. */
const contextFiles = [...projectFiles, 'Dockerfile', '.dockerignore'];

/** Texts of .dockerignore, and what they keep out. */
const ignores: readonly { readonly text: string; readonly excludes: (path: string) => boolean }[] = [
  { text: '', excludes: () => false },
  { text: 'docs\n', excludes: (path) => /^docs(?:\/|$)/.test(path) },
  { text: '*.txt\n', excludes: (path) => /^[^/]*\.txt$/.test(path) },
  { text: '**/*.txt\n', excludes: (path) => path.endsWith('.txt') },
  { text: 'src/*\n!src/pkg\n', excludes: (path) => /^src\/./.test(path) && !/^src\/pkg(?:\/|$)/.test(path) },
];

const contextTree = (excludes: (path: string) => boolean): Tree => {
  const tree: Tree = new Map([['/', 'directory']]);
  for (const file of contextFiles) {
    const parts = file.split('/');
    for (let depth = 1; depth < parts.length; depth++) {
      const folder = parts.slice(0, depth).join('/');
      if (!excludes(folder)) tree.set(`/${folder}`, 'directory');
    }
    if (!excludes(file)) tree.set(`/${file}`, { content: `context ${file}` });
  }
  return tree;
};

const somePath = fc.constantFrom(
  ...[
    'a.py',
    'x',
    'x/b.txt',
    'src',
    'src/main.py',
    'pkg',
    '/app/x/y',
    '/srv/y',
    '/srv/y/pkg',
    '/app/a.py',
    '/srv/z',
    'y/',
  ],
);
const folder = fc.constantFrom('/app', '/srv/y', 'x', '/app/src', '..');
const command: fc.Arbitrary<Command> = fc.oneof(
  fc.record({
    name: fc.constantFrom('mkdir -p', 'touch', 'rm -rf', 'git clone u', 'curl u -o', 'tar xf t.tar -C'),
    path: somePath,
  }),
  fc.record({ name: fc.constantFrom('cp', 'cp -r', 'mv'), from: somePath, to: fc.oneof(somePath, fc.constant('.')) }),
);
const copyOf = (sources: readonly (readonly string[])[], from: boolean): fc.Arbitrary<Step> =>
  fc.record({
    kind: fc.constant('copy' as const),
    from: fc.constant(from),
    flag: fc.constantFrom('', '', '--parents', '--exclude=*.txt', '--exclude=pkg'),
    sources: fc.constantFrom(...sources),
    target: fc.oneof(somePath, fc.constantFrom('.', './', '/srv/y/', 'x/', '/app')),
  });
const ownStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('workdir' as const), path: folder }),
  copyOf([['a.py'], ['b.txt'], ['src'], ['src/pkg'], ['.'], ['a.py', 'b.txt'], ['src', 'docs'], ['docs/pkg']], false),
  fc.record({ kind: fc.constant('run' as const), commands: fc.array(command, { minLength: 1, maxLength: 3 }) }),
);
const laterStep = fc.oneof(
  ownStep,
  copyOf([['/app'], ['/srv/y'], ['/app/a.py'], ['/app/src'], ['/srv'], ['/app/x', '/srv/y']], true),
);

const written = (step: Step): string => {
  if (step.kind === 'workdir') return `WORKDIR ${step.path}`;
  if (step.kind === 'copy')
    return ['COPY', step.from ? '--from=first' : '', step.flag, ...step.sources, step.target].filter(Boolean).join(' ');
  const words = (each: Command) =>
    'from' in each ? `${each.name} ${each.from} ${each.to}` : `${each.name} ${each.path}`;
  return `RUN ${step.commands.map(words).join(' && ')}`;
};

/** Replays steps and keeps those that do not stop the build. */
function build(
  steps: readonly Step[],
  context: Tree,
  first?: Tree,
): { readonly state: State; readonly kept: readonly Step[] } {
  let state: State = { tree: baseTree(), folder: '/' };
  const kept: Step[] = [];
  for (const step of steps) {
    const next: State = { tree: new Map(state.tree), folder: state.folder };
    try {
      apply(step, next, context, first);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      continue;
    }
    state = next;
    kept.push(step);
  }
  return { state, kept };
}

test('what is said of a file holds in a naive build of the same steps', () => {
  const claims = { made: 0, denied: 0 };
  fc.assert(
    fc.property(
      fc.constantFrom(...ignores),
      fc.array(ownStep, { minLength: 1, maxLength: 7 }),
      fc.array(laterStep, { maxLength: 6 }),
      (ignore, one, other) => {
        const context = contextTree(ignore.excludes);
        const first = build(one, context);
        const last = other.length === 0 ? first : build(other, context, first.state.tree);
        const lines = ['FROM python:3.13-slim AS first', ...first.kept.map(written)];
        if (other.length > 0) lines.push('FROM python:3.13-slim', ...last.kept.map(written));
        const text = `${lines.join('\n')}\n`;
        const files = Object.fromEntries(projectFiles.map((path): [string, string] => [path, '']));
        const stage = projectOf({ ...files, Dockerfile: text, '.dockerignore': ignore.text }).dockerfiles[0]!.stages.at(
          -1,
        )!;
        const { tree } = last.state;
        const asked = new Set([
          ...tree.keys(),
          ...['x', 'a.py', 'src', 'y', 'pkg/mod.py'].flatMap((path) => [`/app/${path}`, `/srv/${path}`]),
        ]);
        for (const path of [...asked].filter((each) => /^\/(?:app|srv)(?:\/|$)/.test(each))) {
          const said = stage.final.files.lookup(path);
          const there = tree.get(path);
          const why = `${path} after\n${text}`;
          if (said.state === 'absent') expect(there, why).toBeUndefined();
          if (said.state === 'absent') claims.denied++;
          if (said.state !== 'present') continue;
          claims.made++;
          expect(there === 'directory' ? 'directory' : there && 'file', why).toBe(said.kind);
          if (said.kind === 'file' && said.source !== undefined)
            expect(there, why).toEqual({ content: `context ${said.source}` });
          for (const name of stage.final.files.list(path))
            expect(tree.has(resolve(path, name)), `${name} in ${why}`).toBe(true);
        }
      },
    ),
    { numRuns: 400 },
  );
  // The property would hold of a model that says nothing, too.
  expect(claims.made).toBeGreaterThan(1000);
  expect(claims.denied).toBeGreaterThan(300);
});
