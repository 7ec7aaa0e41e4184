import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matcher, parseDockerignore } from '../../src/parser/dockerignore.js';
import { textOf } from '../../src/text/location.js';
import { SourceFile } from '../../src/text/source.js';

const parse = (text: string) => parseDockerignore(new SourceFile('.dockerignore', text));
const excluded = (text: string, paths: readonly string[]): string[] => paths.filter(parse(text).excludes);

describe('parseDockerignore', () => {
  it('reads lines with their places', () => {
    const { patterns } = parse('# c\n\n  a/ \r\n!b\n #d\n');
    expect(patterns.map(({ text, negated }) => [text, negated])).toEqual([
      ['a/', false],
      ['!b', true],
      ['#d', false],
    ]);
    expect(patterns.map(textOf)).toEqual(['a/', '!b', '#d']);
  });
  it.each([
    ['counts from the root', 'a', ['a', 'a/x', 'b/a', 'ab'], ['a', 'a/x']],
    ['means nothing by outer slashes', '/a/', ['a', 'a/x', 'b/a'], ['a', 'a/x']],
    ['cleans paths', './a/../b//c', ['b/c', 'a', 'b'], ['b/c']],
    ['keeps * in one directory', '*.py', ['x.py', 'a/x.py', '.py'], ['x.py', '.py']],
    ['takes one character for ?', 'a?', ['ab', 'a', 'a/b', 'a😀'], ['ab', 'a😀']],
    ['knows classes', '[a-c]x[^0-9]', ['axb', 'dxb', 'ax1'], ['axb']],
    ['crosses directories with **', '**/x', ['x', 'a/x', 'a/b/x', 'ax', 'a/x/y'], ['x', 'a/x', 'a/b/x', 'a/x/y']],
    ['takes **.py for a suffix', '**.py', ['x.py', 'a/x.py', '.py', 'x.pyc'], ['x.py', 'a/x.py', '.py']],
    ['takes a/** for a prefix', 'a/**', ['a', 'a/x', 'a/x/y', 'ab'], ['a/x', 'a/x/y']],
    ['takes a** for a prefix', 'a**', ['a', 'a/x', 'ab/c', 'b/a'], ['a', 'a/x', 'ab/c']],
    ['crosses in the middle', 'a/**/z', ['a/z', 'a/b/z', 'a/b/c/z', 'a/bz', 'z'], ['a/z', 'a/b/z', 'a/b/c/z']],
    ['mixes both stars', '**/*.py?', ['x.pyc', 'a/b/x.pyo', 'x.py'], ['x.pyc', 'a/b/x.pyo']],
    ['takes ** for everything', '**', ['a', 'a/b', '.git'], ['a', 'a/b', '.git']],
    ['reads escapes', '\\*', ['*', 'a'], ['*']],
    ['is particular about case', 'A', ['a', 'A'], ['A']],
    ['lets the last match decide', '*\n!a\nab\n!ab', ['a', 'ab', 'b'], ['b']],
    ['brings single files back', 'a\n!a/keep', ['a', 'a/x', 'a/keep', 'a/keep/y'], ['a', 'a/x']],
    ['takes files away again', '*\n!src\nsrc/*.pyc', ['src', 'src/a.py', 'src/a.pyc', 'x'], ['src/a.pyc', 'x']],
    ['reads blanks behind !', '*\n! a', ['a', 'b'], ['b']],
    ['excludes nothing by .', '.\n', ['a', '.', '.git'], []],
    ['excludes nothing by what is outside', '../a', ['a'], []],
    ['is plain about other characters', 'a+(b)', ['a+(b)', 'aab'], ['a+(b)']],
  ])('%s', (_, text, paths, expected) => {
    expect(excluded(text, paths)).toEqual(expected);
  });
  it.each(['[', '[]', '[a', '[a-]', '[-a]', 'a\\', '!', '! '])('leaves out the malformed %j', (text) => {
    const ignore = parse(`${text}\nb`);
    expect(ignore.patterns.map((pattern) => pattern.text)).toEqual(['b']);
    expect(['a', '[', 'b'].filter(ignore.excludes)).toEqual(['b']);
  });
  it('never excludes the context itself', () => {
    expect(['.', '', '/', './'].filter(parse('**\n*\n.').excludes)).toEqual([]);
    expect(['./a', 'a/', 'a/../b'].filter(parse('a').excludes)).toEqual(['./a', 'a/']);
  });
  it('excludes what is below an excluded directory when nothing is negated', () => {
    const segment = fc.constantFrom('a', 'b', '*', '**', 'a*', '?');
    const lines = fc.array(
      fc.array(segment, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/')),
      { maxLength: 4 },
    );
    const path = fc
      .array(fc.constantFrom('a', 'b', 'ab'), { minLength: 1, maxLength: 3 })
      .map((parts) => parts.join('/'));
    fc.assert(
      fc.property(lines, path, (patterns, directory) => {
        const ignore = parse(patterns.join('\n'));
        if (ignore.excludes(directory)) expect(ignore.excludes(`${directory}/z`)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
  it('takes any text and any path', () => {
    const text = fc.array(
      fc.oneof(fc.constantFrom('!', '**', '*', '[', ']', '\\', '/', '\n', '#', 'a-z'), fc.string()),
    );
    fc.assert(
      fc.property(text, fc.string(), (parts, path) => void parse(parts.join('')).excludes(path)),
      { numRuns: 200 },
    );
  });
});

describe('matcher', () => {
  it.each([
    ['*.txt', ['a.txt', 'b/a.txt', '.txt'], ['a.txt', '.txt']],
    [
      'requirements*.txt',
      ['requirements.txt', 'requirements-dev.txt', 'x'],
      ['requirements.txt', 'requirements-dev.txt'],
    ],
    ['a/?', ['a/b', 'a/', 'a//'], ['a/b']],
    ['key[.]json*', ['key.json', 'key.json.bak', 'keyxjson'], ['key.json', 'key.json.bak']],
    ['[^a]', ['a', 'b'], ['b']],
    ['**', ['a', 'a/b'], ['a']],
    ['a\\*', ['a*', 'ab'], ['a*']],
    ['[', ['['], []],
    ['', ['', 'a'], ['']],
  ])('%s', (pattern, paths, expected) => {
    expect(paths.filter(matcher(pattern))).toEqual(expected);
  });
});
