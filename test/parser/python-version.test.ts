import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compareVersions,
  formatVersion,
  fulfils,
  isPreRelease,
  parseSpecifier,
  parseVersion,
  pythonFulfils,
} from '../../src/parser/python-version.js';

const version = (text: string) => parseVersion(text)!;

describe('parseVersion', () => {
  test.each([
    ['1.0', '1.0'],
    ['v1.0', '1.0'],
    [' 1.2.3 ', '1.2.3'],
    ['1.0alpha2', '1.0a2'],
    ['1.0-beta.3', '1.0b3'],
    ['1.0c1', '1.0rc1'],
    ['1.0.preview', '1.0rc0'],
    ['1.0-1', '1.0.post1'],
    ['1.0rev2', '1.0.post2'],
    ['1.0.dev', '1.0.dev0'],
    ['1!2.0RC1.post3.dev4+Ubuntu-1_2', '1!2.0rc1.post3.dev4+ubuntu.1.2'],
    ['2024.01.05', '2024.1.5'],
  ])('%s', (text, normal) => {
    expect(formatVersion(version(text))).toBe(normal);
  });

  test.each(['', 'x', '1.', '.1', '1..2', '1.0-', '1.0+', '^3.11', '1.0 2', '3.11.*', '1'.repeat(300)])(
    '%s is none',
    (text) => {
      expect(parseVersion(text)).toBeUndefined();
    },
  );
});

test('versions in their order', () => {
  const ordered = [
    '1.0.dev1',
    '1.0a1.dev1',
    '1.0a1',
    '1.0a2',
    '1.0b1',
    '1.0rc1',
    '1.0',
    '1.0+abc',
    '1.0+abc.1',
    '1.0+5',
    '1.0.post1.dev1',
    '1.0.post1',
    '1.0.1',
    '1.1.dev1',
    '1.9',
    '1.10',
    '1!0.1',
  ];
  const shuffled = [...ordered].reverse().sort((one, other) => compareVersions(version(one), version(other)));
  expect(shuffled).toEqual(ordered);
});

test('one version in several spellings', () => {
  expect(compareVersions(version('1.0'), version('1'))).toBe(0);
  expect(compareVersions(version('1.0.0'), version('v1'))).toBe(0);
  expect(compareVersions(version('1.0c1'), version('1.0-RC.1'))).toBe(0);
});

describe('fulfils', () => {
  const cases: readonly (readonly [string, string, boolean])[] = [
    ['3.12.1', '>=3.11,<4', true],
    ['3.12.1', '>=3.13', false],
    ['3.12', '', true],
    ['2.2.5', '~=2.2.1', true],
    ['2.3', '~=2.2.1', false],
    ['2.3', '~=2.2', true],
    ['3.0', '~=2.2', false],
    ['1.1', '==1.1.0', true],
    ['1.1.post1', '==1.1', false],
    ['1.1.post1', '==1.1.*', true],
    ['1.1a1', '==1.1.*', true],
    ['1.10', '==1.1.*', false],
    ['1.1.3', '!=1.1.*', false],
    ['1.1+local', '==1.1', true],
    ['1.1+local', '==1.1+other', false],
    ['1.1', '==1.1+local', false],
    ['1.7.0.post1', '>1.7', false],
    ['1.7.1', '>1.7', true],
    ['1.7.0.post2', '>1.7.post1', true],
    ['1.7+local', '>1.7', false],
    ['1.7rc1', '<1.7', false],
    ['1.7rc1', '<1.7rc2', true],
    ['1.6', '<1.7', true],
    ['1.7+local', '<=1.7', true],
    ['1.0', '===1.0', true],
    ['1.0', '===1', false],
    ['1!1.0', '>=2', true],
  ];
  test.each(cases)('%s %s: %s', (text, specifier, expected) => {
    expect(fulfils(version(text), parseSpecifier(specifier)!)).toBe(expected);
  });
});

describe('parseSpecifier', () => {
  test.each(['^3.11', '3.11', '>=3.6.*', '~=3', '>=1.0+x', '>=', '>1 2', '>=1,,<2', '==1.0rc1.*', '>=3.11 <4'])(
    '%s is none',
    (text) => {
      expect(parseSpecifier(text)).toBeUndefined();
    },
  );

  test('blanks and a comma at the end', () => {
    expect(parseSpecifier(' >= 3.11 , < 4 , ')?.map(({ operator, text }) => operator + text)).toEqual(['>=3.11', '<4']);
  });
});

describe('pythonFulfils', () => {
  test.each([
    ['3.11', '>=3.11', true],
    ['3.11', '>=3.11.4', undefined],
    ['3.11.3', '>=3.11.4', false],
    ['3.11.4', '>=3.11.4', true],
    ['3.10', '>=3.11.4', false],
    ['3.12', '<3.12', false],
    ['3.11', '==3.11', undefined],
    ['3.11', '==3.11.*', true],
    ['3.12', '~=3.11', true],
    ['3.12', '~=3.11.0', false],
    ['3.12', '!=3.12.*', false],
    ['3.11', '>3.11', undefined],
    ['3.11', '^3.11', undefined],
    ['three', '>=3', undefined],
  ])('%s %s: %s', (python, specifier, expected) => {
    expect(pythonFulfils(python, specifier)).toBe(expected);
  });
});

const written = fc
  .record({
    epoch: fc.option(fc.nat(3), { nil: undefined }),
    release: fc.array(fc.nat(20), { minLength: 1, maxLength: 4 }),
    pre: fc.option(fc.tuple(fc.constantFrom('a', 'b', 'rc'), fc.nat(3)), { nil: undefined }),
    post: fc.option(fc.nat(3), { nil: undefined }),
    dev: fc.option(fc.nat(3), { nil: undefined }),
    local: fc.option(fc.constantFrom('1', 'x', 'x.2', '2.x'), { nil: undefined }),
  })
  .map(
    ({ epoch, release, pre, post, dev, local }) =>
      `${epoch === undefined ? '' : `${epoch}!`}${release.join('.')}${pre?.join('') ?? ''}` +
      `${post === undefined ? '' : `.post${post}`}${dev === undefined ? '' : `.dev${dev}`}${local === undefined ? '' : `+${local}`}`,
  );

describe('properties', () => {
  test('any text is read or refused', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        parseSpecifier(text);
        const found = parseVersion(text);
        if (found) expect(formatVersion(parseVersion(formatVersion(found))!)).toBe(formatVersion(found));
      }),
    );
  });

  test('the order is total, and the operators agree with it', () => {
    fc.assert(
      fc.property(written, written, written, (a, b, c) => {
        const [one, other, third] = [version(a), version(b), version(c)];
        const order = compareVersions(one, other);
        expect(compareVersions(other, one)).toBe(-order || 0);
        if (order <= 0 && compareVersions(other, third) <= 0)
          expect(compareVersions(one, third)).toBeLessThanOrEqual(0);
        const plain = b.replace(/\+.*/, '');
        const holds = (operator: string) => fulfils(one, parseSpecifier(`${operator}${plain}`)!);
        expect(holds('>=') || holds('<=')).toBe(true);
        expect(holds('>=') && holds('<=')).toBe(holds('=='));
        expect(holds('==')).toBe(!holds('!='));
        if (holds('<')) expect(holds('<=') && !holds('==')).toBe(true);
        if (holds('>')) expect(holds('>=') && !holds('==')).toBe(true);
        if (!isPreRelease(one) && one.post === undefined) expect(holds('<')).toBe(!holds('>='));
      }),
    );
  });
});
