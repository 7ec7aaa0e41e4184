import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/diagnostic.js';
import { kindByName } from '../../src/engine/file-kinds.js';
import { applied } from '../../src/engine/ignore-edits.js';
import { ignoreComment } from '../../src/engine/ignore-comment.js';
import { MemoryHost } from '../../src/host/memory.js';
import { lint } from '../../src/index.js';
import { place } from '../../src/text/location.js';
import { SourceFile } from '../../src/text/source.js';
import { testDay } from '../harness.js';

const kindOf = (path: string): Parameters<typeof ignoreComment>[1] => {
  const kind = kindByName(path);
  return kind === 'template' ? undefined : kind;
};

/** A text after a rule is ignored at the marked place, or undefined where that cannot be. */
async function ignored(path: string, marked: string, rule: string): Promise<string | undefined> {
  const start = marked.indexOf('[|');
  const text = marked.replace('[|', '').replace('|]', '');
  const at = place(new SourceFile(path, text), start, marked.indexOf('|]') - 2);
  const comment = await ignoreComment({ rule, at }, kindOf(path));
  return comment && applied([comment.edit]).get(path)!.text;
}

describe('in a Dockerfile', () => {
  test('the comment stands above the instruction, whatever line of it is meant', async () => {
    expect(
      await ignored('Dockerfile', 'FROM a:1\nRUN true \\\n    && [|pip|] install x\n', 'package-cache-in-layer'),
    ).toBe('FROM a:1\n# pydock-lint: ignore[package-cache-in-layer]\nRUN true \\\n    && pip install x\n');
    expect(await ignored('Dockerfile', 'FROM a:1\n  RUN <<E\n[|pip|] install x\nE\n', 'package-cache-in-layer')).toBe(
      'FROM a:1\n  # pydock-lint: ignore[package-cache-in-layer]\n  RUN <<E\npip install x\nE\n',
    );
  });

  test('it joins one that is there, and keeps its reason', async () => {
    expect(
      await ignored(
        'Dockerfile',
        'FROM a:1\n# pydock-lint: ignore[root-user] why\n# more\nWORKDIR [|x|]\n',
        'relative-workdir',
      ),
    ).toBe('FROM a:1\n# pydock-lint: ignore[root-user, relative-workdir] why\n# more\nWORKDIR x\n');
    expect(
      await ignored(
        'Dockerfile',
        'FROM a:1\n# pydock-lint: ignore[ root-user , ]\nWORKDIR [|x|]\n',
        'relative-workdir',
      ),
    ).toBe('FROM a:1\n# pydock-lint: ignore[ root-user, relative-workdir , ]\nWORKDIR x\n');
  });

  test('one about another instruction is left alone, as is one that names nothing', async () => {
    expect(
      await ignored(
        'Dockerfile',
        'FROM a:1\n# pydock-lint: ignore[root-user]\nUSER a\nWORKDIR [|x|]\n',
        'relative-workdir',
      ),
    ).toBe('FROM a:1\n# pydock-lint: ignore[root-user]\nUSER a\n# pydock-lint: ignore[relative-workdir]\nWORKDIR x\n');
    expect(await ignored('Dockerfile', 'FROM a:1\n# pydock-lint: ignore[]\nWORKDIR [|x|]\n', 'relative-workdir')).toBe(
      'FROM a:1\n# pydock-lint: ignore[]\n# pydock-lint: ignore[relative-workdir]\nWORKDIR x\n',
    );
  });

  test('what lies in no instruction is ignored in the file, below the directives', async () => {
    expect(await ignored('Dockerfile', '# syntax=[|docker/dockerfile:1|]\nFROM a:1\n', 'root-user')).toBe(
      '# syntax=docker/dockerfile:1\n# pydock-lint: ignore-file[root-user]\nFROM a:1\n',
    );
    expect(await ignored('Dockerfile', '# escape=`\n[|FROM|] a:1\n', 'root-user')).toBe(
      '# escape=`\n# pydock-lint: ignore[root-user]\nFROM a:1\n',
    );
  });

  test('line ends are those of the file', async () => {
    expect(await ignored('Dockerfile', 'FROM a:1\r\nWORKDIR [|x|]\r\n', 'relative-workdir')).toBe(
      'FROM a:1\r\n# pydock-lint: ignore[relative-workdir]\r\nWORKDIR x\r\n',
    );
  });
});

describe('in a compose file', () => {
  const rule = 'obsolete-version-key';

  test('the comment stands above the entry or item, indented like it', async () => {
    expect(
      await ignored('compose.yaml', 'services:\n  a:\n    ports:\n      - "80:80"\n      - [|"81:81"|]\n', rule),
    ).toBe(`services:\n  a:\n    ports:\n      - "80:80"\n      # pydock-lint: ignore[${rule}]\n      - "81:81"\n`);
  });

  test('it never becomes part of a text', async () => {
    expect(await ignored('compose.yaml', 'services:\n  a:\n    command: |\n      one\n      [|two|]\n', rule)).toBe(
      `services:\n  a:\n    # pydock-lint: ignore[${rule}]\n    command: |\n      one\n      two\n`,
    );
    expect(await ignored('compose.yaml', 'services:\n  a:\n    command: "one\n      [|two|]"\n', rule)).toBe(
      `services:\n  a:\n    # pydock-lint: ignore[${rule}]\n    command: "one\n      two"\n`,
    );
    expect(await ignored('compose.yaml', 'services:\n  a:\n    command: one\n      [|two|]\n', rule)).toBe(
      `services:\n  a:\n    # pydock-lint: ignore[${rule}]\n    command: one\n      two\n`,
    );
  });

  test('it joins one above, or behind on the line', async () => {
    expect(
      await ignored(
        'compose.yaml',
        'services:\n  # pydock-lint: ignore[root-user] why\n  [|a|]:\n    image: b\n',
        rule,
      ),
    ).toBe(`services:\n  # pydock-lint: ignore[root-user, ${rule}] why\n  a:\n    image: b\n`);
    expect(
      await ignored('compose.yaml', 'services:\n  a:\n    image: [|b|] # pydock-lint: ignore[root-user]\n', rule),
    ).toBe(`services:\n  a:\n    image: b # pydock-lint: ignore[root-user, ${rule}]\n`);
  });
});

describe('in other files', () => {
  test('it stands on the line above', async () => {
    expect(await ignored('requirements.txt', 'a==1\n[|flask|]\n', 'unpinned-requirements')).toBe(
      'a==1\n# pydock-lint: ignore[unpinned-requirements]\nflask\n',
    );
    expect(await ignored('app.py', 'def f():\n    [|run|]()\n', 'loopback-bind')).toBe(
      'def f():\n    # pydock-lint: ignore[loopback-bind]\n    run()\n',
    );
  });

  test('there is none where it would become part of a text, and where the language has no comments', async () => {
    expect(await ignored('app.py', 'x = """\n[|run|]\n"""\n', 'loopback-bind')).toBeUndefined();
    expect(await ignored('app.py', 'x = 1 + \\\n  [|y|]\n', 'loopback-bind')).toBeUndefined();
    expect(await ignored('package.json', '{\n"a": [|1|]\n}\n', 'loopback-bind')).toBeUndefined();
  });
});

test('suppressions are mended, not suppressed', async () => {
  expect(await ignored('Dockerfile', '# pydock-lint: ignore[[|x|]]\nFROM a:1\n', 'unknown-rule')).toBeUndefined();
  expect(
    await ignored('Dockerfile', '[|# pydock-lint: ignore[root-user]|]\nFROM a:1\n', 'unused-suppression'),
  ).toBeUndefined();
});

test('whatever is found can be ignored, and nothing else changes', { timeout: 60_000 }, async () => {
  const run = async (files: Readonly<Record<string, string>>) =>
    (await lint({ host: new MemoryHost(Object.entries(files)), config: { preset: 'all' }, today: testDay }))
      .diagnostics;
  const name = ({ rule, at }: Diagnostic): string => `${rule} ${at.file.path} ${at.file.slice(at.span)}`;
  const lines = fc.constantFrom(
    'WORKDIR app',
    'RUN apt-get update && \\\n  # a comment\n  apt-get install curl',
    'RUN <<EOF\npip install flask\nEOF',
    'ADD a b',
    'MAINTAINER me',
    '# pydock-lint: ignore[root-user]',
    '',
  );
  const values = fc.constantFrom(
    'image: redis',
    'privileged: true',
    'ports: ["80:80"]',
    'command: |\n      one\n      two',
    'links: [b]',
    '# pydock-lint: ignore[root-user]\n    restart: always',
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(lines, { maxLength: 5 }),
      fc.uniqueArray(values, { maxLength: 4 }),
      async (some, more) => {
        const files: Record<string, string> = {
          Dockerfile: ['FROM python:3.13', ...some, ''].join('\n'),
          'compose.yaml': `version: "3"\nservices:\n  a:\n    build: .\n${more.map((value) => `    ${value}\n`).join('')}`,
        };
        const before = await run(files);
        for (const finding of before) {
          const { path } = finding.at.file;
          const comment = await ignoreComment(finding, kindOf(path));
          if (!comment) continue;
          const after = await run({ ...files, [path]: applied([comment.edit]).get(path)!.text });
          const own = (list: readonly Diagnostic[]) =>
            list.filter(({ rule }) => rule !== 'unused-suppression' && rule !== finding.rule).map(name);
          expect(own(after)).toEqual(own(before));
          const same = (list: readonly Diagnostic[]) => list.map(name).filter((one) => one === name(finding)).length;
          expect(same(after)).toBeLessThan(same(before));
        }
      },
    ),
    { numRuns: 6 },
  );
});
