import { expect, test } from 'vitest';
import { place, removeLines } from '../../src/text/location.js';
import { SourceFile } from '../../src/text/source.js';

test.each([
  ['first', 'x\na\n', 'a\n'],
  ['last', 'a\nx', 'a\n'],
  ['between others', 'a\nx\nb\n', 'a\nb\n'],
  ['over several lines', 'a\nx\nx\nb\n', 'a\nb\n'],
  ['last, with a gap before', 'a\n\n \nx\n', 'a\n'],
  ['last, with gaps around', 'a\n\nx\n\n', 'a\n'],
  ['last, in line ends of Windows', 'a\r\n\r\nx\r\n', 'a\r\n'],
  ['alone', '\nx\n', ''],
  ['indented', 'a:\n  x\n  b\n', 'a:\n  b\n'],
  ['first, with a gap behind', 'x\n\n \na\n', 'a\n'],
  ['in a gap of its own', 'a\n\nx\n\nb\n', 'a\n\nb\n'],
  ['at the end of a paragraph', 'a\nx\n\nb\n', 'a\n\nb\n'],
  ['behind the start of a document', '---\nx\n\na\n', '---\na\n'],
  ['with line ends of Windows', 'x\r\n\r\na\r\n', 'a\r\n'],
])('lines are removed: %s', (_, text, expected) => {
  const file = new SourceFile('a.yaml', text);
  const { at, newText } = removeLines({ at: place(file, text.indexOf('x'), text.lastIndexOf('x') + 1) });
  expect(text.slice(0, at.span.start) + newText + text.slice(at.span.end)).toBe(expected);
});
