import { parseShell } from '../../../src/parser/shell.js';
import type { Word } from '../../../src/parser/word.js';
import { MappedText } from '../../../src/text/mapped-text.js';
import { SourceFile } from '../../../src/text/source.js';

/** A text with the way to a file that holds nothing else. */
export const mapped = (text: string, path = 'Dockerfile'): MappedText =>
  new MappedText(new SourceFile(path, text), [{ text, span: { start: 0, end: text.length } }]);

/** The words of the first command of a shell text. */
export const shellWords = (text: string): readonly Word[] => parseShell(mapped(text)).commands[0]?.words ?? [];

/** The words of a JSON array of strings, as an exec form has them: each stands with its quotes. */
export function execWords(text: string): readonly Word[] {
  const file = new SourceFile('Dockerfile', text);
  const words: Word[] = [];
  for (const { 0: raw, index } of text.matchAll(/"(?:[^"\\]|\\.)*"/g)) {
    const value = JSON.parse(raw) as string;
    words.push({
      at: { file, span: { start: index, end: index + raw.length } },
      raw,
      parts: value === '' ? [] : [{ kind: 'literal', text: value }],
      value,
      quoted: true,
    });
  }
  return words;
}
