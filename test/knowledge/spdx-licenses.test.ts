import { expect, test } from 'vitest';
import { isSpdxExpression, spdxLicense, spdxLicenses } from '../../src/knowledge/spdx-licenses.js';

test('identifiers are found by any case', () => {
  expect(spdxLicense('apache-2.0')).toBe('Apache-2.0');
  expect(spdxLicense('GPL-3.0-or-later')).toBe('GPL-3.0-or-later');
  expect(spdxLicense('Apache 2')).toBeUndefined();
  expect(spdxLicense('constructor')).toBeUndefined();
});

test('every identifier is one, once', () => {
  const all = spdxLicenses();
  expect(all.length).toBeGreaterThan(600);
  expect(new Set(all).size).toBe(all.length);
  for (const each of all) expect(each).toMatch(/^[A-Za-z0-9][A-Za-z0-9.+-]*$/);
  expect(all.filter((each) => !isSpdxExpression(each))).toEqual([]);
});

test.each(['MIT', 'MIT OR Apache-2.0', '(MIT AND (ISC OR 0BSD))', 'GPL-2.0+', 'LicenseRef-Acme', 'NOASSERTION'])(
  '%s is an expression',
  (text) => expect(isSpdxExpression(text)).toBe(true),
);

test.each([
  '',
  'BSD',
  'MIT OR',
  'OR MIT',
  'MIT Apache-2.0',
  '(MIT',
  'MIT)',
  '()',
  'MIT WITH',
  'MIT, ISC',
  '('.repeat(1e5),
])('%.20s is none', (text) => expect(isSpdxExpression(text)).toBe(false));
