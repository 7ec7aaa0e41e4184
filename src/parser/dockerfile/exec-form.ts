// The JSON form of RUN, CMD, ENTRYPOINT, SHELL, HEALTHCHECK CMD, COPY, ADD and VOLUME.
import { MappedText, type Piece } from '../../text/mapped-text.js';
import type { Span } from '../../text/source.js';
import { skipSpace } from './blank.js';

/** One string of the array: where it stands with its quotes (offsets of the text), and what it says. */
export interface JsonItem extends Span {
  readonly value: string;
}

/**
 * Reads `[from, to)` as BuildKit does: an array of strings is the exec form; any other text is the shell form
 * (undefined); a valid JSON array with anything else in it fails the build (`not-strings`).
 */
export function readExecForm(text: string, from: number, to: number): readonly JsonItem[] | 'not-strings' | undefined {
  const start = skipSpace(text, from, to);
  if (text[start] !== '[' || start >= to) return undefined;
  const values = parseArray(text.slice(start, to));
  if (!values) return undefined;
  if (!values.every((value) => typeof value === 'string')) return 'not-strings';
  let at = start;
  return values.map((value) => {
    const open = text.indexOf('"', at);
    at = endOfString(text, open);
    return { start: open, end: at, value };
  });
}

function parseArray(text: string): readonly unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The offset behind the closing quote of a valid JSON string that opens at an offset. */
function endOfString(text: string, open: number): number {
  let at = open + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}

/** The decoded text of an item with the way back to the file, for the instructions that expand variables in it. */
export function decodeItem(mapped: MappedText, { start, end }: Span): MappedText {
  const pieces: Piece[] = [];
  let at = start + 1;
  while (at < end - 1) {
    const length = mapped.text[at] !== '\\' ? 1 : mapped.text[at + 1] === 'u' ? 6 : 2;
    const raw = mapped.text.slice(at, at + length);
    const text = length === 1 ? raw : (JSON.parse(`"${raw}"`) as string);
    pieces.push({ text, span: mapped.locate(at, at + length).span });
    at += length;
  }
  return new MappedText(mapped.file, pieces, mapped.locate(start + 1, start + 1).span.start);
}
