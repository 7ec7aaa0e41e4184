import type { Located, Location } from './location.js';
import type { SourceFile, Span } from './source.js';

/** A piece of a text and where it is written; the two differ in length where an escape was resolved. */
export interface Piece {
  readonly text: string;
  readonly span: Span;
}

/**
 * A text put together from pieces of a file, with the way back: the logical line behind continuations and comments, or
 * the value of a YAML scalar. Offsets are UTF-16 and 0-based on both sides.
 */
export class MappedText implements Located {
  readonly text: string;
  readonly file: SourceFile;
  readonly at: Location;
  readonly #pieces: readonly (Piece & { readonly offset: number })[];

  constructor(file: SourceFile, pieces: readonly Piece[], emptyAt = 0) {
    let text = '';
    const kept = [];
    for (const { text: part, span } of pieces) {
      if (part === '') continue;
      // Every scalar and every instruction has some: written out, they are made quickest.
      kept.push({ text: part, span, offset: text.length });
      text += part;
    }
    this.file = file;
    this.text = text;
    this.#pieces = kept;
    this.at = {
      file,
      span: { start: kept[0]?.span.start ?? emptyAt, end: kept.at(-1)?.span.end ?? emptyAt },
    };
  }

  /** The pieces that are not empty, in their order. */
  get pieces(): readonly Piece[] {
    return this.#pieces;
  }

  /** The place in the file of a range of the text; an empty range gives an empty span. */
  locate(start: number, end: number): Location {
    const from = this.#sourceOf(start, 'start');
    return {
      file: this.file,
      span: { start: from, end: end > start ? Math.max(from, this.#sourceOf(end, 'end')) : from },
    };
  }

  /** The file offset of an offset of the text; at a seam, `end` gives the end of the piece before. */
  #sourceOf(offset: number, side: 'start' | 'end'): number {
    const pieces = this.#pieces;
    let low = 0;
    let high = pieces.length - 1;
    if (high < 0) return this.at.span.start;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (side === 'start' ? pieces[middle]!.offset <= offset : pieces[middle]!.offset < offset) low = middle;
      else high = middle - 1;
    }
    const { text, span, offset: begin } = pieces[low]!;
    const inside = Math.min(offset - begin, text.length);
    if (text.length === span.end - span.start) return span.start + inside;
    return side === 'start' && inside < text.length ? span.start : span.end;
  }
}
