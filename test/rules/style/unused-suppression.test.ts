import { expect, test } from 'vitest';
import { MemoryHost } from '../../../src/host/memory.js';
import { lint } from '../../../src/index.js';
import { applyEdits, testDay } from '../../harness.js';

const linted = async (text: string) =>
  (
    await lint({
      host: new MemoryHost([['Dockerfile', text]]),
      config: { select: ['relative-workdir', 'root-user', 'unused-suppression'] },
      today: testDay,
    })
  ).diagnostics;

/** The texts at the places of the findings. */
const unused = async (text: string): Promise<string[]> =>
  (await linted(text)).filter(({ rule }) => rule === 'unused-suppression').map(({ at }) => at.file.slice(at.span));

test.each([
  ['of use', '# pydock-lint: ignore[relative-workdir] the base sets it\nWORKDIR app', []],
  ['of use by an alias', '# pydock-lint: ignore[DL3000]\nWORKDIR app', []],
  ['of use in another case', '# pydock-lint: ignore[Relative-Workdir]\nWORKDIR app', []],
  ['of no use', '# pydock-lint: ignore[relative-workdir]\nWORKDIR /app', ['relative-workdir']],
  ['of no use by an alias', '# pydock-lint: ignore[dl3000]\nWORKDIR /app', ['dl3000']],
  ['of use in part', '# pydock-lint: ignore[relative-workdir, root-user]\nWORKDIR app', ['root-user']],
  ['at another place', '# pydock-lint: ignore[relative-workdir]\nUSER app\nWORKDIR app', ['relative-workdir']],
  ['of a rule that does not take part', '# pydock-lint: ignore[deprecated-image]\nWORKDIR /app', []],
  ['for another tool', '# hadolint ignore=DL3000\nWORKDIR /app', []],
  ['for BuildKit', '# check=skip=WorkdirRelativePath\nWORKDIR /app', []],
  ['only spoken of', '# see "pydock-lint: ignore[relative-workdir]" in the manual\nWORKDIR /app', []],
])('a suppression %s', async (_, text, expected) => {
  expect(await unused(`FROM python:3.13-slim\n${text}\nUSER app\n`)).toEqual(expected);
});

test('is fixed until nothing is left to fix', async () => {
  const text =
    'FROM python:3.13-slim\nUSER app\n# pydock-lint: ignore[relative-workdir, root-user] why\nWORKDIR /app\n';
  let fixed = text;
  for (let round = 0; round < 3; round++) {
    fixed = applyEdits(
      fixed,
      (await linted(fixed)).flatMap(({ fix }) => fix?.edits ?? []),
    );
  }
  expect(fixed).toBe('FROM python:3.13-slim\nUSER app\nWORKDIR /app\n');
});
