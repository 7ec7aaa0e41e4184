import { describe, expect, test } from 'vitest';
import { type Dialect, type RunShellcheck, shellcheck } from '../../src/engine/shellcheck.js';
import { projectOf } from '../harness.js';

interface Run {
  readonly script: string;
  readonly dialect: Dialect;
}

/** A ShellCheck that complains about every word of a list, with a code for each, and parses nothing that holds `BROKEN`. */
function fake(words: Readonly<Record<string, number>>, runs: Run[] = []): RunShellcheck {
  return (script, dialect) => {
    runs.push({ script, dialect });
    const lines = script.split('\n');
    const find = (word: string, code: number) =>
      lines.flatMap((text, index) => {
        const at = text.indexOf(word);
        const column = Array.from(text.slice(0, at)).length + 1;
        const endColumn = column + Array.from(word).length;
        const place = { line: index + 1, endLine: index + 1, column, endColumn };
        return at === -1 ? [] : [{ ...place, level: 'style', code, message: `About ${word}.` }];
      });
    const broken = find('BROKEN', 1072)[0];
    const found = broken ? [broken] : Object.entries(words).flatMap(([word, code]) => find(word, code));
    return { output: JSON.stringify({ comments: found }) };
  };
}

const check = (text: string, run: RunShellcheck, ignore: readonly string[] = []) =>
  shellcheck(projectOf({ Dockerfile: text }).dockerfiles[0]!, run, { ignore, source: 'pydock-lint.toml' });

/** The findings as `code line:text`. */
const found = (text: string, run: RunShellcheck, ignore?: readonly string[]) => {
  const { diagnostics, problem } = check(text, run, ignore);
  expect(problem).toBeUndefined();
  return diagnostics.map(
    ({ aliases, at: { file, span } }) => `${aliases[0]} ${file.positionAt(span.start).line}:${file.slice(span)}`,
  );
};

const head = 'FROM python:3.13-slim\n';

describe('places', () => {
  test.each([
    ['in one line', 'RUN echo $foo\n', ['SC2086 2:$foo']],
    ['behind a continuation and a comment', 'RUN true && \\\n# no\n    echo $foo\n', ['SC2086 4:$foo']],
    ['of several RUNs', 'RUN echo $foo\nENV A=1\nRUN ls; echo $foo\n', ['SC2086 2:$foo', 'SC2086 4:$foo']],
    ['in a heredoc', 'RUN <<EOF\nls\necho $foo\nEOF\n', ['SC2086 4:$foo']],
    ['behind characters of two units', 'RUN echo "😀é" $foo\n', ['SC2086 2:$foo']],
    ['with flags', 'RUN --mount=type=cache,target=/x echo $foo\n', ['SC2086 2:$foo']],
    ['of a text that ends in a comment', 'RUN echo $foo # all\nRUN echo $foo\n', ['SC2086 2:$foo', 'SC2086 3:$foo']],
  ])('%s', (_, text, expected) => {
    expect(found(head + text, fake({ $foo: 2086 }))).toEqual(expected);
  });

  test.each([
    ['exec form', 'RUN ["echo", "$foo"]\n'],
    ['another interpreter', 'RUN <<EOF\n#!/usr/bin/env python3\nprint("$foo")\nEOF\n'],
    ['a heredoc that a command reads', 'RUN cat > /x <<EOF\n$foo\nEOF\n'],
    ['PowerShell', 'SHELL ["powershell"]\nRUN echo $foo\n'],
    ['a start command', 'CMD echo $foo\n'],
  ])('%s is not read', (_, text) => {
    const runs: Run[] = [];
    expect(found(head + text, fake({ $foo: 2086 }, runs))).toEqual([]);
    expect(runs).toEqual([]);
  });

  test('what is put around the texts is not spoken of', () => {
    expect(found(`${head}ENV foo=1\nRUN ls\n`, fake({ 'export foo': 2269, ')': 2000, '(': 2001 }))).toEqual([]);
  });
});

describe('findings', () => {
  test('have the severity of their level, and an address', () => {
    const [finding] = check(`${head}RUN echo $foo\n`, fake({ $foo: 2086 })).diagnostics;
    expect(finding).toMatchObject({
      rule: 'shellcheck/SC2086',
      severity: 'info',
      message: 'About $foo.',
      help: 'See https://www.shellcheck.net/wiki/SC2086',
    });
  });

  test.each([
    ['error', 'error'],
    ['warning', 'warning'],
    ['info', 'info'],
    ['style', 'info'],
    ['another', 'warning'],
    [undefined, 'warning'],
  ])('of level %j', (level, severity) => {
    const comment = { line: 2, endLine: 2, column: 1, endColumn: 2, level, code: 1, message: 'm' };
    const run: RunShellcheck = () => ({ output: JSON.stringify({ comments: [comment] }) });
    expect(check('FROM scratch\nRUN x\n', run).diagnostics[0]?.severity).toBe(severity);
  });

  test('may be left out by their codes', () => {
    expect(found(`${head}RUN echo $foo ls\n`, fake({ $foo: 2086, ls: 2012 }), ['sc2086'])).toEqual(['SC2012 2:ls']);
  });

  test('about files of the image and about subshells are left out', () => {
    expect(found(`${head}RUN . /x && echo $foo\n`, fake({ '/x': 1091, $foo: 2031 }))).toEqual([]);
  });

  test('unset variables count only where all are known', () => {
    const run = fake({ $foo: 2154 });
    expect(found('FROM debian:12\nRUN echo $foo\n', run)).toEqual(['SC2154 2:$foo']);
    expect(found('FROM example.com/own\nRUN echo $foo\n', run)).toEqual([]);
  });
});

describe('the script', () => {
  const scripts = (text: string) => {
    const runs: Run[] = [];
    found(text, fake({}, runs));
    return runs;
  };

  test('sets the variables of the build, and keeps RUNs apart', () => {
    const [{ script } = { script: '' }] = scripts('FROM scratch\nARG version=1\nRUN a\nRUN b\n');
    expect(script).toBe('export version="$version"\n(\na\n)\n(\nb\n)\n');
  });

  test.each<[string, readonly Dialect[]]>([
    ['FROM debian:12\nRUN a\nRUN b\n', ['dash']],
    ['FROM alpine:3.22\nRUN a\n', ['dash']],
    ['FROM example.com/own\nRUN a\n', ['bash']],
    ['FROM debian:12\nRUN a\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN b\n', ['dash', 'bash']],
    ['FROM debian:12\nSHELL ["ksh", "-c"]\nRUN b\n', ['ksh']],
    ['FROM debian:12\n# hadolint shell=ash\nRUN b\n', ['dash']],
  ])('is of the dialect of its shell: %j', (text, dialects) => {
    expect(scripts(text).map(({ dialect }) => dialect)).toEqual(dialects);
  });

  test('one RUN that cannot be read does not hide the others', () => {
    const runs: Run[] = [];
    const text = `${head}RUN echo $foo\nRUN BROKEN\nRUN echo $foo\n`;
    expect(found(text, fake({ $foo: 2086 }, runs))).toEqual(['SC1072 3:BROKEN', 'SC2086 2:$foo', 'SC2086 4:$foo']);
    expect(runs).toHaveLength(2);
  });

  test('many RUNs that cannot be read end the search', () => {
    const runs: Run[] = [];
    expect(found(head + 'RUN BROKEN\n'.repeat(20), fake({}, runs))).toHaveLength(5);
    expect(runs).toHaveLength(5);
  });
});

describe('outputs', () => {
  test.each(['', 'null', '[]', '{"comments": 1}', '{'])('%j is a problem', (output) => {
    expect(check(`${head}RUN a\n`, () => ({ output })).problem).toEqual({
      kind: 'config',
      path: 'pydock-lint.toml',
      message: 'What shellcheck prints is not of the format json1.',
    });
  });

  test.each([
    [{ comments: [null, 1, {}, { code: 2086, message: 'm', line: 1.5, column: 1, endLine: 1, endColumn: 1 }] }],
    [{ comments: [{ code: 2086, message: 'm', line: -1, column: -5, endLine: 1e9, endColumn: 1e9 }] }],
    [{ comments: [{ code: 2086, message: 'm', line: 1e9, column: 1e9, endLine: 1e9, endColumn: 1e9 }] }],
    [{ comments: [{ code: 2086, message: 'm', line: 99, column: 1, endLine: 99, endColumn: 2 }] }],
  ])('%j says nothing about the file', (output) => {
    expect(found(`${head}RUN a\n`, () => ({ output: JSON.stringify(output) }))).toEqual([]);
  });

  test('a place that goes on behind its text ends with it', () => {
    const output = { comments: [{ code: 2086, message: 'm', line: 9, column: 1, endLine: 99, endColumn: 9 }] };
    const lines = (script: string) => script.split('\n').indexOf('abc') + 1;
    const run: RunShellcheck = (script) => ({
      output: JSON.stringify({ comments: [{ ...output.comments[0], line: lines(script) }] }),
    });
    expect(found(`${head}RUN abc\n`, run)).toEqual(['SC2086 2:abc']);
  });

  test('why it cannot be run is a problem', () => {
    expect(check(`${head}RUN a\n`, () => ({ failure: 'No.' })).problem?.message).toBe('No.');
  });
});
