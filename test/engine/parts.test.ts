import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kindByName } from '../../src/engine/file-kinds.js';
import { independentParts } from '../../src/engine/parts.js';
import { MemoryHost } from '../../src/host/memory.js';
import { lint } from '../../src/index.js';

/** The parts of some files, each as its paths; every compose file was asked for. */
function partsOf(files: Readonly<Record<string, string>>, size?: number): readonly (readonly string[])[] {
  const host = new MemoryHost(Object.entries(files));
  const sources = Object.keys(files)
    .filter((path) => kindByName(path) !== undefined)
    .sort()
    .map((path) => host.read(path)!);
  const compose = sources.filter(({ path }) => kindByName(path) === 'compose');
  const linted = sources.map((file) => ({ file }));
  return independentParts(linted, compose, host, size).map((part) => part.linted.map(({ file }) => file.path));
}

const areTied = (files: Readonly<Record<string, string>>, one: string, other: string): boolean =>
  partsOf(files, 1).some((part) => part.includes(one) && part.includes(other));

const image = (name: string): string => `services:\n  web:\n    image: ${name}\n`;

describe('files that know of each other are one part', () => {
  test.each<[string, Readonly<Record<string, string>>, string, string, boolean]>([
    ['beside it', { 'a/compose.yaml': image('x:1'), 'a/Dockerfile': '' }, 'a/compose.yaml', 'a/Dockerfile', true],
    ['below it', { 'compose.yaml': image('x:1'), 'a/b/Dockerfile': '' }, 'compose.yaml', 'a/b/Dockerfile', true],
    ['elsewhere', { 'a/compose.yaml': image('x:1'), 'b/Dockerfile': '' }, 'a/compose.yaml', 'b/Dockerfile', false],
    [
      'where .. leads to',
      { 'a/b/compose.yaml': 'services: {web: {build: ../../c}}', 'c/Dockerfile': '' },
      'a/b/compose.yaml',
      'c/Dockerfile',
      true,
    ],
    [
      'further up than .. leads',
      { 'a/b/compose.yaml': 'services: {web: {build: ../c}}', 'd/Dockerfile': '' },
      'a/b/compose.yaml',
      'd/Dockerfile',
      false,
    ],
    [
      'where .. of .env leads to',
      { 'a/compose.yaml': 'services: {web: {build: "${C}"}}', 'a/.env': 'C=../c\n', 'c/Dockerfile': '' },
      'a/compose.yaml',
      'c/Dockerfile',
      true,
    ],
    [
      'what an included file may build',
      { 'a/b/compose.yaml': 'include: [x/web.yml]\n', 'a/b/x/web.yml': '', 'c/Dockerfile': '' },
      'a/b/compose.yaml',
      'c/Dockerfile',
      true,
    ],
    [
      'the image that a service builds',
      {
        'a/compose.yaml': 'services:\n  web:\n    build: .\n    image: "own/base:1"\n',
        'b/Dockerfile': 'FROM own/base\n',
      },
      'a/compose.yaml',
      'b/Dockerfile',
      true,
    ],
    [
      'an image of a service beside one that is built',
      {
        'a/compose.yaml': 'services:\n  web:\n    build: .\n  db:\n    image: own/base\n',
        'b/Dockerfile': 'FROM own/base\n',
      },
      'a/compose.yaml',
      'b/Dockerfile',
      false,
    ],
    [
      'two compose files, one above',
      { 'compose.yaml': image('x:1'), 'a/compose.yaml': image('y:1') },
      'compose.yaml',
      'a/compose.yaml',
      true,
    ],
  ])('%s', (_name, files, one, other, tied) => expect(areTied(files, one, other)).toBe(tied));

  test('small groups share a part', () => {
    const files = Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((name) => [`${name}/Dockerfile`, 'FROM x:1\n']));
    expect(partsOf(files).map((part) => part.length)).toEqual([4, 1]);
  });
});

const folder = fc.constantFrom('.', 'a', 'a/b', 'c', 'c/d');
const context = fc.constantFrom('.', '..', '../..', '../c', './b', 'b', '../../c/d');
const name = fc.constantFrom('own/base', 'own/web', 'python:3.13-slim');
const dockerfile = fc
  .tuple(name, fc.constantFrom('', 'CMD ["python", "app.py"]\n', 'USER app\n'))
  .map(([base, end]): [string, string] => ['Dockerfile', `FROM ${base}\nWORKDIR /srv\nCOPY . .\n${end}`]);
const compose = fc
  .record({ context, name, target: name, builds: fc.boolean() })
  .map((given): [string, string] => [
    'compose.yaml',
    `services:\n  web:\n    ${given.builds ? `build: ${given.context}\n    ` : ''}image: ${given.name}\n    command: python app.py\n  other:\n    image: ${given.target}\n`,
  ]);
const tree = fc.array(fc.tuple(folder, fc.oneof(dockerfile, compose)), { minLength: 1, maxLength: 8 });

/** Ties everything together: what it includes could build anything. */
const tie: readonly [string, string] = ['compose.zz.yaml', 'include: [nothing.yml]\n'];

/** So many files without meaning in each folder that no part has room for another group. */
const fillers = ['.', 'a', 'a/b', 'b', 'c', 'c/d'].flatMap((where) =>
  ['1', '2', '3'].map((number): [string, string] => [`${where}/Dockerfile.zz${number}`, 'FROM scratch\n']),
);

async function findings(files: Iterable<readonly [string, string]>): Promise<readonly string[]> {
  const report = await lint({ host: new MemoryHost([...files, ...fillers]), config: { preset: 'all' } });
  return report.diagnostics.flatMap(({ rule, at, message }) =>
    at.file.path.includes('.zz') ? [] : [`${rule} ${at.file.path} ${message}`],
  );
}

test('parts find what the whole finds', () =>
  fc.assert(
    fc.asyncProperty(tree, async (entries) => {
      const files = new Map(entries.map(([where, [file, text]]) => [`${where}/${file}`, text]));
      expect(await findings(files)).toEqual(await findings([...files, tie]));
    }),
    { numRuns: 60 },
  ));
