import type { Word } from '../../parser/word.js';

/** Whether a word surely names a relative path: it begins with text, and is absolute neither on Linux nor on Windows. */
export function isRelativePath({ parts: [first] }: Word): boolean {
  return first?.kind === 'literal' && !/^(?:[/\\]|[A-Za-z]:)/.test(first.text);
}
