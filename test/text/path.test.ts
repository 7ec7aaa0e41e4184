import { describe, expect, test } from 'vitest';
import {
  basename,
  dirname,
  extensionOf,
  isInside,
  join,
  namesDirectory,
  normalize,
  relativeTo,
} from '../../src/text/path.js';

describe('paths', () => {
  test.each([
    ['a/./b//c', 'a/b/c'],
    ['a/../b', 'b'],
    ['../a/../b', '../b'],
    ['a/../..', '..'],
    ['', '.'],
    ['./', '.'],
    ['/a/../../b', '/b'],
  ])('%j is normalised to %j', (path, expected) => expect(normalize(path)).toBe(expected));

  test.each([
    ['a', 'b', 'a/b'],
    ['a', '../b', 'b'],
    ['.', '../b', '../b'],
    ['a', '/b', '/b'],
    ['..', '..', '../..'],
  ])('%j and %j are joined to %j', (directory, path, expected) => expect(join(directory, path)).toBe(expected));

  test.each([
    ['a/b', 'a'],
    ['a', '.'],
    ['.', '..'],
    ['..', '../..'],
    ['../..', '../../..'],
    ['../a', '..'],
    ['/a', '/'],
    ['/', '/'],
  ])('%j is in %j', (path, expected) => expect(dirname(path)).toBe(expected));

  test('the last segment', () => expect(['a/b', 'a', '/'].map(basename)).toEqual(['b', 'a', '']));

  test.each([
    ['a', 'a/b', true, 'b'],
    ['a', 'a', true, '.'],
    ['a', 'ab', false, undefined],
    ['.', 'a/b', true, 'a/b'],
    ['.', '../a', false, undefined],
    ['..', '../a/b', true, 'a/b'],
    // The working directory lies in the folder above, but nobody knows under which name.
    ['..', 'a', true, undefined],
    ['..', '.', true, undefined],
    ['..', '../../a', false, undefined],
    ['../a', 'b', false, undefined],
    ['/', '/a', true, 'a'],
    ['/a', '/a/b', true, 'b'],
    ['.', '/a', false, undefined],
  ])('%j holds %j: %j, as %j', (directory, path, inside, below) => {
    expect(isInside(directory, path)).toBe(inside);
    expect(relativeTo(directory, path)).toBe(below);
  });

  test.each([
    ['a.tar.GZ', 'gz'],
    ['a.b/.env', 'env'],
    ['a.b/c', ''],
    ['a.', ''],
  ])('%j has the extension %j', (path, expected) => expect(extensionOf(path)).toBe(expected));

  test.each([
    ['', true],
    ['.', true],
    ['/app/', true],
    ['a/..', true],
    ['a/...', false],
    ['a/.b', false],
    ['/app', false],
  ])('%j can only name a directory: %j', (path, expected) => expect(namesDirectory(path)).toBe(expected));
});
