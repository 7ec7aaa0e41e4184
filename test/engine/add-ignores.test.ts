import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addIgnores } from '../../src/engine/add-ignores.js';
import type { Config } from '../../src/index.js';
import { MemoryHost } from '../../src/host/memory.js';
import { prepareRun } from '../../src/host/prepare.js';
import { rules } from '../../src/rules/index.js';
import { testDay } from '../harness.js';
import { corpus, type Files } from '../fuzz/corpus.js';

interface Given {
  readonly config?: Config;
  readonly reason?: string;
  readonly paths?: readonly string[];
  readonly refuses?: (path: string) => string | undefined;
}

async function ignore(files: Files, { config = { preset: 'all' }, reason, paths = ['.'], refuses }: Given = {}) {
  const host = new MemoryHost(Object.entries(files));
  const { input } = prepareRun({ host, rules, paths, config, today: testDay });
  const outcome = await addIgnores(input, {
    policy: { refuses: refuses ?? (() => undefined) },
    isShown: () => true,
    reason,
  });
  const written = outcome.changes.map(({ path, after: { bom, text } }) => [path, bom ? `\ufeff${text}` : text]);
  return { ...outcome, files: { ...files, ...Object.fromEntries(written) } as Files };
}

const dockerfile = async (text: string, select: readonly string[], reason?: string) => {
  const { files, left, added } = await ignore(
    { Dockerfile: text },
    { config: { select }, ...(reason !== undefined && { reason }) },
  );
  expect(left).toEqual([]);
  return [files['Dockerfile'], added];
};
const compose = async (text: string, select: readonly string[]) => {
  const { files, left } = await ignore({ 'compose.yaml': text }, { config: { select } });
  expect(left).toEqual([]);
  return files['compose.yaml'];
};

describe('in a Dockerfile', () => {
  const workdir = ['relative-workdir', 'trailing-whitespace'];

  test('a comment stands above the instruction, with all its rules and the reason', async () => {
    expect(await dockerfile('FROM a:1\n  WORKDIR b  \nRUN c\n', workdir, 'old')).toEqual([
      'FROM a:1\n  # pydock-lint: ignore[relative-workdir, trailing-whitespace] old\n  WORKDIR b  \nRUN c\n',
      2,
    ]);
  });

  test('of several lines, and has the line ends of the file', async () => {
    expect(await dockerfile('\ufeffFROM a:1\r\nRUN b \\\r\n  && c  \r\nWORKDIR d', workdir)).toEqual([
      '\ufeffFROM a:1\r\n# pydock-lint: ignore[trailing-whitespace]\r\nRUN b \\\r\n  && c  \r\n# pydock-lint: ignore[relative-workdir]\r\nWORKDIR d',
      2,
    ]);
  });

  test('goes into the one that is there, which keeps its reason', async () => {
    const text = 'FROM a:1\n# pydock-lint: ignore[trailing-whitespace] mine\n# more\nWORKDIR b  \n';
    expect(await dockerfile(text, workdir, 'new')).toEqual([
      text.replace('whitespace]', 'whitespace, relative-workdir]'),
      1,
    ]);
    expect((await dockerfile(text.replace(' mine', ''), workdir, 'new'))[0]).toContain('relative-workdir] new\n');
  });

  test('leaves a description where BuildKit looks for it', async () => {
    const text = 'FROM a:1 AS x\n# what it is\nFROM b:1 as c\n';
    expect(await dockerfile(text, ['undescribed-argument', 'from-as-casing'])).toEqual([
      `# pydock-lint: ignore[undescribed-argument]\n${text.replace('# what', '# pydock-lint: ignore[from-as-casing]\n# what')}`,
      2,
    ]);
  });

  test('is about the whole file where no instruction is, behind its directives', async () => {
    expect(await dockerfile('# syntax=docker/dockerfile:1\n# a  \nFROM a:1\n', ['trailing-whitespace'])).toEqual([
      '# syntax=docker/dockerfile:1\n# pydock-lint: ignore-file[trailing-whitespace]\n# a  \nFROM a:1\n',
      1,
    ]);
  });
});

describe('in a compose file', () => {
  test('a comment stands above the node', async () => {
    expect(
      await compose('services:\n  a:\n    image: postgres\n    ports:\n      - 5000:22\n', [
        'unpinned-service-image',
        'base-sixty-port',
      ]),
    ).toBe(
      'services:\n  a:\n    # pydock-lint: ignore[unpinned-service-image]\n    image: postgres\n    ports:\n      # pydock-lint: ignore[base-sixty-port]\n      - 5000:22\n',
    );
  });

  test('never inside a value of several lines', async () => {
    const text =
      'services:\n  a:\n    image: postgres\n    command: |\n      sh -c "\n      for i in 1 2; do echo $i; done"\n';
    expect(await compose(text, ['variable-interpolated-by-compose'])).toBe(
      text.replace('    command', '    # pydock-lint: ignore[variable-interpolated-by-compose]\n    command'),
    );
  });

  test('is about the whole file where the finding is', async () => {
    const text = 'volumes:\n  a:\n';
    const { files, left } = await ignore({ 'docker-compose.yml': text }, { config: { select: ['legacy-file-name'] } });
    expect(files['docker-compose.yml']).toBe(`# pydock-lint: ignore-file[legacy-file-name]\n${text}`);
    expect(left).toEqual([]);
  });

  test('goes into the one behind the node', async () => {
    const text = 'services:\n  a:\n    image: postgres # pydock-lint: ignore[root-user] why\n';
    expect(await compose(text, ['unpinned-service-image'])).toBe(
      text.replace('root-user]', 'root-user, unpinned-service-image]'),
    );
  });
});

test('other files have comments, too', async () => {
  const files = {
    Dockerfile: 'FROM python:3.13\nCOPY requirements.txt .\nRUN pip install -r requirements.txt\n',
    'requirements.txt': 'a==1\nflask\n',
  };
  const config = { select: ['unpinned-requirements'] };
  const { files: after } = await ignore(files, { config });
  expect(after['requirements.txt']).toContain('# pydock-lint: ignore[unpinned-requirements]\n');
  const refused = await ignore(files, { config, refuses: (path) => (path === 'Dockerfile' ? undefined : 'no') });
  expect(refused.files['requirements.txt']).toBe(files['requirements.txt']);
});

test('what is wrong with a suppression is left', async () => {
  const { changes, left } = await ignore(
    { Dockerfile: 'FROM a:1\n# pydock-lint: ignore[root-user, nothing]\nWORKDIR /a\n' },
    { config: { select: ['unused-suppression', 'unknown-rule', 'root-user'] } },
  );
  expect(changes).toEqual([]);
  expect(left.map(({ rule }) => rule)).toEqual(['unused-suppression', 'unknown-rule']);
});

const examples = fc.record({ files: fc.constantFrom(...corpus), crlf: fc.boolean(), bom: fc.boolean() });

test('everything is suppressed, files stay what they are, and a second time changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(examples, async ({ files: plain, crlf, bom }) => {
      const files = Object.fromEntries(
        Object.entries(plain).map(([path, text]) => [
          path,
          `${bom ? '\ufeff' : ''}${crlf ? text.replace(/\r?\n/g, '\r\n') : text}`,
        ]),
      );
      const first = await ignore(files);
      const judged = new Set(['unused-suppression', 'unknown-rule']);
      const left = first.left.filter(({ rule }) => !judged.has(rule));
      // A comment cannot say that there is no file.
      for (const { rule, at } of left)
        expect([rule, at.file.path]).toEqual([rule, expect.not.stringMatching(/ockerfile$|ya?ml$/)]);
      for (const { path, before, after } of first.changes) {
        expect(after.bom).toBe(before!.bom);
        // Without the comments that were written the file is the one that it was.
        const lines = after.text.split('\n').filter((line) => !/^\s*# pydock-lint: ignore(-file)?\[/.test(line));
        if (!before!.text.includes('pydock-lint')) expect([path, lines.join('\n')]).toEqual([path, before!.text]);
      }
      // Nothing was written that is of no use.
      const unused = ({ rule }: { readonly rule: string }) => rule === 'unused-suppression';
      if (!Object.values(files).some((text) => text.includes('ignore'))) expect(first.left.filter(unused)).toEqual([]);
      const second = await ignore(first.files);
      expect(second.changes).toEqual([]);
    }),
    { numRuns: 60, seed: 3 },
  );
}, 60_000);
