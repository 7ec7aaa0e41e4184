import { describe, expect, test } from 'vitest';
import { knownReleases, releases } from '../../src/knowledge/python-releases.js';
import { compareVersions, parseVersion } from '../../src/parser/python-version.js';
import { normalizeName } from '../../src/parser/requirements.js';

describe.each([...releases.keys()])('%s', (name) => {
  const { rows, last } = knownReleases(name)!;

  test('has its normal name', () => expect(normalizeName(name)).toBe(name));

  test('goes from release to release', () => {
    const versions = [...rows.map(({ from }) => from), ...(last === undefined ? [] : [last])].map((text) =>
      parseVersion(text)!,
    );
    expect(versions.slice(1).filter((version, index) => compareVersions(versions[index]!, version) > 0)).toEqual([]);
  });

  test('is for some Python', () => expect(rows.filter(({ oldest = 0, newest = 99 }) => oldest > newest)).toEqual([]));

  test('tells where its wheels end only where it tells its last release', () => {
    expect(rows.at(-1)!.newest === undefined).toBe(last === undefined);
  });
});

test('names of objects are no distributions', () => {
  expect(knownReleases('constructor')).toBeUndefined();
  expect(knownReleases('')).toBeUndefined();
});
