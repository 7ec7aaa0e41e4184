import { describe, expect, test } from 'vitest';
import { projectOf } from '../../harness.js';

/** The shell in force at each RUN. */
const shells = (text: string) =>
  projectOf({ Dockerfile: text }).dockerfiles[0]!.stages.flatMap(({ steps }) =>
    steps.filter(({ instruction }) => instruction.name === 'RUN').map(({ before }) => before.shell.join(' ')),
  );

describe('a comment that declares the shell', () => {
  test.each<[string, string, readonly string[]]>([
    [
      'counts for what follows',
      'FROM a\nRUN a\n# hadolint shell=bash\nRUN b\nRUN c\n',
      ['/bin/sh -c', 'bash -c', 'bash -c'],
    ],
    [
      'ends with its stage',
      'FROM a\n# hadolint shell=bash # it has it\nRUN b\nFROM a\nRUN c\n',
      ['bash -c', '/bin/sh -c'],
    ],
    [
      'above the first FROM it is about all stages',
      '# hadolint shell=/bin/ash\nFROM a\nRUN b\nFROM a\nRUN c\n',
      ['/bin/ash -c', '/bin/ash -c'],
    ],
    ['SHELL behind it wins', 'FROM a\n# hadolint shell=bash\nSHELL ["zsh", "-c"]\nRUN b\n', ['zsh -c']],
    ['SHELL before it does not', 'FROM a\nSHELL ["zsh", "-c"]\n# hadolint  shell = bash\nRUN b\n', ['bash -c']],
    ['is inherited', 'FROM a AS x\n# hadolint shell=bash\nRUN b\nFROM x\nRUN c\n', ['bash -c', 'bash -c']],
    ['may stand in its instruction', 'FROM a\nRUN b && \\\n# hadolint shell=bash\n  c\n', ['bash -c']],
    [
      'names a shell of Windows',
      'FROM a\n# hadolint shell=PowerShell\nRUN b\n# hadolint shell=cmd\nRUN b\n',
      ['powershell -Command', 'cmd /S /C'],
    ],
    ['may name the default', 'FROM a\n# hadolint shell=sh\nRUN b\n', ['/bin/sh -c']],
    [
      'other comments are none',
      'FROM a\n# hadolint ignore=DL3000\n# shell=bash\n# hadolint shell=\nRUN b\n',
      ['/bin/sh -c'],
    ],
  ])('%s', (_, text, expected) => {
    expect(shells(text)).toEqual(expected);
  });

  test('what is no POSIX shell is not read', () => {
    const [dockerfile] = projectOf({ Dockerfile: 'FROM a\n# hadolint shell=powershell\nRUN sudo x\n' }).dockerfiles;
    expect(dockerfile!.stages[0]!.commands).toEqual([]);
  });
});
