import { expect, test } from 'vitest';
import { MemoryHost } from '../../../src/host/memory.js';
import { lint } from '../../../src/index.js';
import { testDay } from '../../harness.js';

const unknown = async (path: string, text: string): Promise<string[]> => {
  const { diagnostics } = await lint({
    host: new MemoryHost([[path, text]]),
    config: { select: ['unknown-rule'] },
    today: testDay,
  });
  return diagnostics.map(({ at, message, help }) => `${at.file.slice(at.span)}: ${message} ${help}`);
};

test.each([
  ['relative-workdir', []],
  ['DL3000', []],
  ['RELATIVE-WORKDIR', []],
  ['relative-work-dir', ['relative-work-dir: There is no rule `relative-work-dir`. Did you mean `relative-workdir`?']],
  [
    'DL9999, relative-workdir',
    ['DL9999: There is no rule `DL9999`. Name rules as `pydock-lint rule --all` lists them.'],
  ],
  ['__proto__', ['__proto__: There is no rule `__proto__`. Name rules as `pydock-lint rule --all` lists them.']],
])('ignore[%s]', async (names, expected) => {
  expect(await unknown('Dockerfile', `FROM python:3.13\n# pydock-lint: ignore[${names}] why\nWORKDIR app\n`)).toEqual(
    expected,
  );
});

test('in a compose file', async () => {
  const text = 'services:\n  web:\n    # pydock-lint: ignore[deprecated-link]\n    links: [db]\n';
  expect(await unknown('compose.yaml', text)).toEqual([
    'deprecated-link: There is no rule `deprecated-link`. Did you mean `deprecated-links`?',
  ]);
});

test("other tools' rules are theirs", async () => {
  expect(await unknown('Dockerfile', '# check=skip=Nothing\nFROM a:1\n# hadolint ignore=DL9999\nRUN true\n')).toEqual(
    [],
  );
});
