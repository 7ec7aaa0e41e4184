import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { lint } from '../src/index.js';
import { parseDockerignore } from '../src/parser/dockerignore.js';
import { SourceFile } from '../src/text/source.js';
import { testDay } from './harness.js';

const dockerfile = readFileSync('Dockerfile', 'utf8');
const ignored = parseDockerignore(new SourceFile('.dockerignore', readFileSync('.dockerignore', 'utf8')));
const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' })
  .trim()
  .split('\n');
/** What the build stage takes from the context: all but the last word of each COPY without `--from`. */
const sources = [...dockerfile.matchAll(/^COPY (?!--)(.+) \S+$/gm)].flatMap(([, words]) => words!.split(' '));

test('the image of the linter has no findings of the linter', async () => {
  const { diagnostics, suppressed, problems } = await lint({
    paths: ['Dockerfile'],
    config: { preset: 'all' },
    isolated: true,
    today: testDay,
  });
  expect([diagnostics.map(({ rule }) => rule), suppressed, problems]).toEqual([[], [], []]);
});

test('its build context has what the build copies, and nothing else', () => {
  const copied = (path: string) => sources.some((source) => path === source || path.startsWith(`${source}/`));
  expect(tracked.filter((path) => !ignored.excludes(path))).toEqual(tracked.filter(copied));
  for (const source of sources)
    expect(tracked.some((path) => path === source || path.startsWith(`${source}/`))).toBe(true);
  const others = ['.git/config', 'dist/cli.js', 'node_modules/yaml/package.json', 'src/parser/x.generated.js', '.env'];
  expect(others.filter((path) => !ignored.excludes(path))).toEqual([]);
});

test('it runs as nobody in particular, and says so by number', () => {
  const [, ...final] = dockerfile.split(/^FROM /m).slice(1);
  expect(final).toHaveLength(2);
  for (const stage of final) expect(stage).toMatch(/^USER [1-9]\d+$/m);
});
