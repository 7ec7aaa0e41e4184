/** A half-open range of UTF-16 offsets into a file's text, both 0-based. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A place as people count it: line and column 1-based, the column in UTF-16 units. Only reporters make these. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/**
 * The text of one file and the way from offsets to lines.
 *
 * Only `\n` ends a line (the `\r` of a `\r\n` belongs to the line that it ends), as BuildKit and Compose count them.
 * A byte order mark is not part of the text: the host strips it and says so in `bom`.
 */
export class SourceFile {
  /** Where the file is, relative to the working directory, with `/`; also how reports name it. */
  readonly path: string;
  /** The decoded text without a byte order mark. */
  readonly text: string;
  /** Whether the file on disk starts with a UTF-8 byte order mark. */
  readonly bom: boolean;
  #lineStarts: readonly number[] | undefined;

  constructor(path: string, text: string, bom = false) {
    this.path = path;
    this.text = text;
    this.bom = bom;
  }

  /** The span of the whole text. */
  get span(): Span {
    return { start: 0, end: this.text.length };
  }

  /** How many lines the text has; an empty text has one. */
  get lineCount(): number {
    return this.#starts().length;
  }

  /** The position of a 0-based UTF-16 offset; an offset past the end gives the end. */
  positionAt(offset: number): Position {
    const starts = this.#starts();
    const bounded = Math.max(0, Math.min(offset, this.text.length));
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= bounded) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: bounded - starts[low]! + 1 };
  }

  /** The 0-based offset of a position; a line or column outside the text gives the nearest offset inside. */
  offsetAt({ line, column }: Position): number {
    const { start, end } = this.lineSpan(line);
    return Math.min(start + Math.max(0, column - 1), end);
  }

  /** The span of a 1-based line without its line end; a line outside the text gives the nearest one. */
  lineSpan(line: number): Span {
    const starts = this.#starts();
    const index = Math.max(0, Math.min(line - 1, starts.length - 1));
    const start = starts[index]!;
    const next = starts[index + 1];
    let end = next === undefined ? this.text.length : next - 1;
    if (next !== undefined && end > start && this.text.charCodeAt(end - 1) === 13) end--;
    return { start, end };
  }

  /** The text of a span. */
  slice({ start, end }: Span): string {
    return this.text.slice(start, end);
  }

  #starts(): readonly number[] {
    if (!this.#lineStarts) {
      const starts = [0];
      for (let at = this.text.indexOf('\n'); at !== -1; at = this.text.indexOf('\n', at + 1)) starts.push(at + 1);
      this.#lineStarts = starts;
    }
    return this.#lineStarts;
  }
}
