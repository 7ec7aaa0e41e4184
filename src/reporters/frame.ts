import type { Location } from '../text/location.js';
import type { Span } from '../text/source.js';
import { columnsOf, visible } from './plain-text.js';

/** A line of a file as it is shown, and what to underline in it. */
export interface FrameLine {
  /** 1-based. */
  readonly number: number;
  readonly text: string;
  /** The columns before the underline, and its length, at least 1. */
  readonly indent: number;
  readonly length: number;
}

/** A line wider than this is cut around what is underlined. */
const widest = 120;
/** What is shown of a cut line before the underline begins. */
const before = 40;
const tabWidth = 4;
const ellipsis = '…';

/**
 * The first line of a place, fit for a terminal: tabs as blanks, unsafe characters escaped, masked places as asterisks, long lines cut.
 * A place of several lines is underlined to the end of its first one.
 */
export function frameLine({ file, span }: Location, masked: readonly Span[]): FrameLine {
  const { line } = file.positionAt(span.start);
  const bounds = file.lineSpan(line);
  const shown = render(file.text, bounds, masked);
  const start = shown.columns[span.start - bounds.start] ?? shown.width;
  const end = shown.columns[Math.max(span.start, Math.min(span.end, bounds.end)) - bounds.start] ?? shown.width;
  return cut({ number: line, text: shown.text, indent: start, length: Math.max(1, end - start) }, shown.width);
}

/** A line's text as shown, and the column that each of its UTF-16 units begins at; one more for the end. */
interface Rendered {
  readonly text: string;
  readonly columns: readonly number[];
  readonly width: number;
}

function render(text: string, line: Span, masked: readonly Span[]): Rendered {
  const columns: number[] = [];
  let shown = '';
  let width = 0;
  const masks = masked.filter(({ start, end }) => start < line.end && line.start < end);
  for (let offset = line.start; offset < line.end;) {
    const character = String.fromCodePoint(text.codePointAt(offset)!);
    const at = offset;
    const piece = masks.some(({ start, end }) => start <= at && at < end)
      ? '*'
      : character === '\t'
        ? ' '.repeat(tabWidth - (width % tabWidth))
        : visible(character);
    for (let unit = 0; unit < character.length; unit++) columns.push(width);
    shown += piece;
    width += piece === character ? columnsOf(character) : piece.length;
    offset += character.length;
  }
  columns.push(width);
  return { text: shown, columns, width };
}

/** Cuts a line that is too wide, so that the start of the underline is seen. */
function cut(line: FrameLine, width: number): FrameLine {
  if (width <= widest) return line;
  const from = Math.max(0, Math.min(line.indent - before, width - widest));
  let text = from > 0 ? ellipsis : '';
  let column = 0;
  let used = text.length;
  for (const character of line.text) {
    if (column >= from + (from > 0 ? 1 : 0) && used < widest) {
      text += character;
      used += columnsOf(character);
    }
    column += columnsOf(character);
  }
  const indent = line.indent - from;
  return {
    ...line,
    text: from + widest < width ? `${text}${ellipsis}` : text,
    indent,
    length: Math.max(1, Math.min(line.length, widest - indent)),
  };
}
