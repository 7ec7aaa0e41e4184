import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pathOfUri, uriOfPath } from '../../src/lsp/uri.js';

test.each([
  ['file:///home/me/Dockerfile', '/home/me/Dockerfile'],
  ['file:///home/me/a%20b%23/%44ockerfile', '/home/me/a b#/Dockerfile'],
  ['FILE:///home/me/caf%C3%A9', '/home/me/café'],
  ['untitled:Untitled-1', undefined],
  ['git:/home/me/Dockerfile?x', undefined],
  ['vscode-notebook-cell:/home/me/x', undefined],
  ['file://server/share/Dockerfile', undefined],
  ['file:///a%2Fb', undefined],
  ['file:///%zz', undefined],
  ['', undefined],
])('%s is %s', (uri, path) => {
  expect(pathOfUri(uri, false)).toBe(path);
});

test.each([
  ['file:///c%3A/Users/x/Dockerfile', 'c:\\Users\\x\\Dockerfile'],
  ['file:///C:/Users/x/Dockerfile', 'C:\\Users\\x\\Dockerfile'],
  ['file://server/share/Dockerfile', '\\\\server\\share\\Dockerfile'],
  ['file:///no/drive', undefined],
])('%s is %s on Windows', (uri, path) => {
  expect(pathOfUri(uri, true)).toBe(path);
});

test('a path survives being a URI', () => {
  const segment = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !/[/\\\0]|^\.\.?$/.test(text));
  fc.assert(
    fc.property(fc.array(segment, { minLength: 1 }), (segments) => {
      const path = `/${segments.join('/')}`;
      expect(pathOfUri(uriOfPath(path, false), false)).toBe(path);
    }),
  );
  expect(pathOfUri(uriOfPath('C:\\a b\\%20', true), true)).toBe('C:\\a b\\%20');
});
