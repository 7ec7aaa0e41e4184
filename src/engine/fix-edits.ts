import type { Fix } from '../diagnostic.js';
import type { Edit } from '../text/location.js';
import { SourceFile, type Span } from '../text/source.js';

/** Files by path as they are to be. */
export type Files = ReadonlyMap<string, SourceFile>;

/** Reads a file as it is now; undefined where none is. */
export type Read = (path: string) => SourceFile | undefined;

/**
 * Why a fix cannot be applied to the files as they are, undefined for most: edits that overlap each other, lie outside of the text, cut a
 * character or a `\r\n` in two, or were made for another text. A fix with such a fault is a defect of its rule.
 */
export function faultOf({ edits, creates = [] }: Fix, read: Read): string | undefined {
  if (edits.length === 0 && creates.length === 0) return 'it changes nothing';
  for (const [path, own] of byPath(edits)) {
    const text = read(path)?.text;
    if (text === undefined || own.some(({ at }) => at.file.text !== text)) return `it was made for another ${path}`;
    let end = 0;
    for (const { at, newText } of own) {
      const { span } = at;
      if (span.start < end || span.end < span.start || span.end > text.length) return 'its edits overlap';
      if ([span.start, span.end].some((offset) => isInsideUnit(text, offset))) return 'it cuts a character in two';
      if (/\p{Cs}/u.test(newText)) return 'it writes half a character';
      end = span.end;
    }
  }
  return undefined;
}

/** Whether an offset lies between the halves of a surrogate pair, or of a `\r\n`. */
function isInsideUnit(text: string, offset: number): boolean {
  const pair = text.slice(offset - 1, offset + 1);
  return offset > 0 && (pair === '\r\n' || /^[\ud800-\udbff][\udc00-\udfff]$/.test(pair));
}

/** Collects fixes whose places are free of one another. Holds the places that are taken. */
export class DisjointFixes {
  readonly #spans = new Map<string, Span[]>();
  readonly #created = new Set<string>();

  /** Takes a fix if all its places are free; says whether it did. */
  take({ edits, creates = [] }: Fix): boolean {
    const isFree =
      edits.every(({ at }) => this.#isFree(at.file.path, at.span)) &&
      creates.every(({ path }) => !this.#created.has(path) && !this.#spans.has(path));
    if (!isFree) return false;
    for (const { at } of edits) {
      const spans = this.#spans.get(at.file.path) ?? [];
      this.#spans.set(at.file.path, spans);
      spans.splice(behind(spans, at.span.start), 0, at.span);
    }
    for (const { path } of creates) this.#created.add(path);
    return true;
  }

  #isFree(path: string, span: Span): boolean {
    const spans = this.#spans.get(path) ?? [];
    const next = behind(spans, span.start);
    return [spans[next - 1], spans[next]].every((other) => !other || !collide(span, other));
  }
}

/** Where in a list of spans by start those begin that start behind an offset. */
function behind(spans: readonly Span[], offset: number): number {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.start <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether two changes meet: of two that touch, an insertion could mean either side. */
function collide(one: Span, other: Span): boolean {
  const isInsertion = one.start === one.end || other.start === other.end;
  return isInsertion
    ? one.start <= other.end && other.start <= one.end
    : one.start < other.end && other.start < one.end;
}

/**
 * The files as they are once some fixes without faults and overlaps are applied: the changed and the new ones only. Edits bring the texts that
 * they were made for, so that nothing depends on what is on the disk by now.
 */
export function applyFixes(fixes: readonly Fix[]): Files {
  const files = new Map<string, SourceFile>();
  for (const [path, edits] of byPath(fixes.flatMap((fix) => fix.edits))) files.set(path, edited(edits));
  for (const { path, text } of fixes.flatMap(({ creates = [] }) => creates))
    files.set(path, new SourceFile(path, text));
  return files;
}

/** A file once edits of it are made, in their order. */
function edited(edits: readonly Edit[]): SourceFile {
  const { file } = edits[0]!.at;
  const insert = inserter(file);
  let text = '';
  let end = 0;
  for (const { at, newText } of edits) {
    text += file.text.slice(end, at.span.start);
    text += insert(newText);
    end = at.span.end;
  }
  return new SourceFile(file.path, text + file.text.slice(end), file.bom);
}

/** What becomes of a text that is inserted into a file: it gets the line ends that most lines of the file have. */
export const inserter = ({ text }: SourceFile): ((newText: string) => string) =>
  hasMostlyCrlf(text) ? (newText) => newText.replace(/\r?\n/g, '\r\n') : (newText) => newText;

/** Whether more lines of a text end in `\r\n` than in `\n`. */
export function hasMostlyCrlf(text: string): boolean {
  const ends = text.split('\n').length - 1;
  return text.split('\r\n').length - 1 > ends / 2;
}

/** Edits by file, in the order of their places; insertions at one place keep the order in which they were given. */
export function byPath(edits: readonly Edit[]): ReadonlyMap<string, readonly Edit[]> {
  const found = new Map<string, Edit[]>();
  for (const edit of edits) {
    const own = found.get(edit.at.file.path);
    if (own) own.push(edit);
    else found.set(edit.at.file.path, [edit]);
  }
  for (const own of found.values()) {
    own.sort(({ at: { span: a } }, { at: { span: b } }) => a.start - b.start || a.end - b.end);
  }
  return found;
}
