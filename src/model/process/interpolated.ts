import { parseInterpolation } from '../../parser/interpolation.js';
import type { Word, WordPart } from '../../parser/word.js';
import { literalValue } from '../../parser/word.js';
import { MappedText, type Piece } from '../../text/mapped-text.js';
import type { Environment } from '../environment.js';
import { evaluate, hole } from '../compose/values/interpolate.js';

/**
 * The text that Compose makes of a value: variables replaced, `$$` become `$`. What a variable puts in stands where the
 * variable is written; one without a known value leaves a hole, for {@link markUnknown}.
 */
export function interpolated(source: MappedText, environment: Environment): MappedText {
  if (!source.text.includes('$')) return source;
  const { text } = source;
  const pieces: Piece[] = [];
  const add = (piece: string, start: number, end: number): void => {
    pieces.push({ text: piece, span: source.locate(start, end).span });
  };
  let at = 0;
  for (const part of parseInterpolation(source).parts) {
    if (part.kind === 'literal') {
      // A `$` is written as `$$`, or alone where no variable can follow. It is a piece of its own, as each line is, which may be indented in the
      // file: so all around them keeps its places.
      for (const stretch of part.text.split(/(?<=\n)|(?=\$)|(?<=\$)/)) {
        const length = stretch === '$' && text.startsWith('$$', at) ? 2 : stretch.length;
        add(stretch, at, at + length);
        at += length;
      }
      continue;
    }
    const end = endOfVariable(text, at);
    const value = part.kind === 'opaque' ? undefined : evaluate(wordOf(part), environment);
    add(value?.known ? value.value : hole, at, end);
    at = end;
  }
  return new MappedText(source.file, pieces, source.at.span.start);
}

const wordOf = (part: Extract<WordPart, { kind: 'variable' }>): Word => ({
  at: part.at,
  raw: '',
  parts: [part],
  value: undefined,
  quoted: false,
});

/** The end of the `$NAME` or `${…}` at an offset. */
function endOfVariable(text: string, start: number): number {
  const name = /^\$[A-Za-z_][A-Za-z0-9_]*/.exec(text.slice(start, start + 300));
  if (name) return start + name[0].length;
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    if (text.startsWith('${', at)) depth++;
    if (text[at] === '}' && --depth <= 0) return at + 1;
  }
  return text.length;
}

/** A word with the holes of {@link interpolated} as opaque parts. */
export function markUnknown(word: Word): Word {
  if (!word.parts.some((part) => part.kind === 'literal' && part.text.includes(hole))) return word;
  const parts = word.parts.flatMap((part): readonly WordPart[] => {
    if (part.kind !== 'literal') return [part];
    return part.text
      .split(/(\uFFFC)/)
      .filter((text) => text !== '')
      .map((text) => (text === hole ? { kind: 'opaque', at: word.at } : { kind: 'literal', text }));
  });
  return { ...word, parts, value: literalValue(parts) };
}
