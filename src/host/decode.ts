import { isUtf8 } from 'node:buffer';
import type { Problem } from '../diagnostic.js';
import { SourceFile } from '../text/source.js';

/** A file's text, or why there is none. */
export type Loaded =
  | { readonly file: SourceFile; readonly problem?: undefined }
  | { readonly file?: undefined; readonly problem: Pick<Problem, 'kind' | 'message'> };

/** A reason why a file's bytes are no text that Docker could read. */
const refuse = (message: string): Loaded => ({ problem: { kind: 'parse', message } });

/** Reads bytes as UTF-8, as BuildKit and Compose do; a byte order mark is taken off and remembered. */
export function decode(path: string, bytes: Buffer): Loaded {
  const encoding = otherEncoding(bytes);
  if (encoding) return refuse(`The file is encoded as ${encoding}, which Docker cannot read. Save it as UTF-8.`);
  // Docker reads a NUL, people do not write one.
  if (bytes.includes(0)) return refuse('The file is binary.');
  if (!isUtf8(bytes)) return refuse(`The file is no UTF-8 text: byte ${firstInvalid(bytes)} fits no character.`);
  const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return { file: new SourceFile(path, bytes.toString('utf8', bom ? 3 : 0), bom) };
}

function otherEncoding(bytes: Buffer): string | undefined {
  const mark = bytes.subarray(0, 2).toString('hex');
  return mark === 'fffe' ? 'UTF-16 (little endian)' : mark === 'feff' ? 'UTF-16 (big endian)' : undefined;
}

/** The 0-based offset of the first byte that is not UTF-8, by halving: a text cut inside a character is invalid there only. */
function firstInvalid(bytes: Buffer): number {
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isPrefix(bytes, middle + 1)) low = middle + 1;
    else high = middle;
  }
  // The character that fails begins up to three bytes before the byte that shows it.
  let start = low;
  while (start > 0 && low - start < 3 && !isUtf8(bytes.subarray(0, start))) start--;
  return start;
}

/** Whether the first bytes are UTF-8 that may go on in the middle of a character. */
const isPrefix = (bytes: Buffer, length: number): boolean =>
  [0, 1, 2, 3].some((cut) => cut <= length && isUtf8(bytes.subarray(0, length - cut)));
