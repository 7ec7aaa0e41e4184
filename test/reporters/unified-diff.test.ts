import { expect, test } from 'vitest';
import { unifiedDiff } from '../../src/reporters/unified-diff.js';
import { place } from '../../src/text/location.js';
import { SourceFile } from '../../src/text/source.js';

const plain = { colour: false, ci: false };
const none = { before: [], after: [] };
const file = (text: string) => new SourceFile('a b', text);

test('a change stands between three lines of what is around it', () => {
  const before = file('1\n2\n3\n4\n5\n6\n7\n8\n9\n');
  const after = file('1\n2\n3\n4\nfive\n6\n7\n8\n9\n');
  expect(unifiedDiff([{ path: 'a b', before, after }], none, plain)).toBe(
    '--- a b\n+++ a b\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n',
  );
});

test('new files, and missing final line ends', () => {
  expect(unifiedDiff([{ path: 'a b', before: undefined, after: file('x\ny') }], none, plain)).toBe(
    '--- /dev/null\n+++ a b\n@@ -0,0 +1,2 @@\n+x\n+y\n\\ No newline at end of file\n',
  );
  expect(unifiedDiff([{ path: 'a b', before: file('x\r\ny'), after: file('x\r\ny\r\n') }], none, plain)).toBe(
    '--- a b\n+++ a b\n@@ -1,2 +1,2 @@\n x\r\n-y\n\\ No newline at end of file\n+y\r\n',
  );
});

test('secrets are masked where they stand, also where lines move', () => {
  const [before, after] = [file('a: pw\nb: pw\nkey: pw\nline\none\ntwo\n'), file('key: pw\na: pw\nline\none\ntwo\n')];
  const at = (of: SourceFile, start: number, end: number) => place(of, start, end);
  const masked = {
    before: [at(before, 17, 19), at(before, 20, 28)],
    after: [at(after, 5, 7), at(after, 14, 22)],
  };
  expect(unifiedDiff([{ path: 'a b', before, after }], masked, plain)).toBe(
    '--- a b\n+++ a b\n@@ -1,6 +1,5 @@\n-a: pw\n-b: pw\n key: ***\n+a: pw\n ***\n ***\n two\n',
  );
});

test('nothing of a file acts on a terminal or a CI runner', () => {
  const change = { path: 'x\u001b[2J', before: file('::add-mask::\ta\n'), after: file('::add-mask::\tb\u202e\n') };
  expect(unifiedDiff([change], none, { ...plain, ci: true })).toBe(
    '--- x\\u{1b}[2J\n+++ x\\u{1b}[2J\n@@ -1 +1 @@\n-::add-mask::\ta\n+::add-mask::\tb\\u{202e}\n',
  );
  const context = { path: 'a', before: file('::stop-commands::x\na\n'), after: file('::stop-commands::x\nb\n') };
  expect(unifiedDiff([context], none, { ...plain, ci: true })).toContain('\n :\u2060:stop-commands::x\n');
});
