import type { SourceFile, Span } from './source.js';

/** A span of one file. */
export interface Location {
  readonly file: SourceFile;
  readonly span: Span;
}

/** Anything that knows where it is written: every node and every word of every tree. */
export interface Located {
  readonly at: Location;
}

/** A place that explains something, with what there is to see there. */
export interface Note extends Located {
  readonly note: string;
}

/** Replaces a span of a file by a text; an empty span inserts. */
export interface Edit extends Located {
  readonly newText: string;
}

/** The place of a span of a file. */
export const place = (file: SourceFile, start: number, end: number): Location => ({ file, span: { start, end } });

/** Narrows a located thing to a part of it: offsets count from its start. */
export const within = ({ at }: Located, start: number, end: number): Located => ({
  at: place(at.file, at.span.start + start, at.span.start + end),
});

/** The span from the start of one thing to the end of another in the same file. */
export const spanning = (first: Located, last: Located): Located => ({
  at: place(first.at.file, first.at.span.start, last.at.span.end),
});

/** The text that stands at a place. */
export const textOf = ({ at }: Located): string => at.file.slice(at.span);

/**
 * The only place in a thing where a pattern matches; undefined where it matches nowhere or several times.
 * @param pattern with the flag `g`
 */
export function onlyMatch(thing: Located, pattern: RegExp): Located | undefined {
  const [only, ...more] = textOf(thing).matchAll(pattern);
  return only && more.length === 0 ? within(thing, only.index, only.index + only[0].length) : undefined;
}

/** An edit that writes a text behind a thing. */
export const insertAfter = ({ at }: Located, newText: string): Edit => ({
  at: place(at.file, at.span.end, at.span.end),
  newText,
});

/** An edit that writes a text before a thing. */
export const insertBefore = ({ at }: Located, newText: string): Edit => ({
  at: place(at.file, at.span.start, at.span.start),
  newText,
});

/** An edit that puts a text in the place of a thing. */
export const replace = ({ at }: Located, newText: string): Edit => ({ at, newText });

/** How the lines of a file end, for text that is added to it. */
export const newlineOf = ({ text }: SourceFile): '\n' | '\r\n' => (text.includes('\r\n') ? '\r\n' : '\n');

/** The start of the line that a thing begins on. */
export const lineStartOf = ({ at: { file, span } }: Located): number => file.text.lastIndexOf('\n', span.start - 1) + 1;

/** The blanks before a thing; undefined where something else stands before it on its line. */
export function indentOf(node: Located): string | undefined {
  const before = node.at.file.text.slice(lineStartOf(node), node.at.span.start);
  return before.trim() === '' ? before : undefined;
}

/** The start of the comment lines that stand right above a thing, or of its own line. */
export function startWithComments(node: Located): number {
  const { text } = node.at.file;
  let start = lineStartOf(node);
  for (let above = start; above > 0;) {
    above = text.lastIndexOf('\n', start - 2) + 1;
    if (!/^[ \t]*#/.test(text.slice(above, start))) break;
    start = above;
    if (start === 0) break;
  }
  return start;
}

/**
 * An edit that writes lines above a thing and the comments that stand right above it, as far in as it is. Where a blank line sets these comments
 * apart, one follows the lines, so that the comments do not seem to speak of them.
 */
export function insertLinesAbove(node: Located, lines: readonly string[]): Edit {
  const { file } = node.at;
  const start = startWithComments(node);
  const indent = indentOf(node) ?? '';
  const newline = newlineOf(file);
  const isApart = start < lineStartOf(node) && /(?:^|\n)[ \t]*\r?\n$/.test(file.text.slice(0, start));
  const newText = lines.map((line) => indent + line + newline).join('');
  return { at: place(file, start, start), newText: newText + (isApart ? newline : '') };
}

/** An edit that writes lines at the end of a file. */
export function appendLines(file: SourceFile, lines: readonly string[]): Edit {
  const { length } = file.text;
  const newline = newlineOf(file);
  const isApart = length === 0 || file.text.endsWith('\n');
  return {
    at: place(file, length, length),
    newText: (isApart ? '' : newline) + lines.map((line) => line + newline).join(''),
  };
}

/**
 * An edit that deletes whole lines: those that a thing stands on, with their line ends. Where nothing or a gap stands
 * before them, the blank lines behind them go, too; at the end of a file, those before them.
 */
export const removeLines = ({ at }: Located): Edit => {
  const { file, span } = at;
  const start = file.lineSpan(file.positionAt(span.start).line).start;
  const newline = file.text.indexOf('\n', Math.max(span.start, span.end - 1));
  const end = newline === -1 ? file.text.length : newline + 1;
  const above = file.text.slice(file.text.lastIndexOf('\n', start - 2) + 1, start);
  const isFirst = start === 0 || above.trim() === '' || above.trim() === '---';
  const last = isFirst ? behindBlankLines(file.text, end) : end;
  // Of blank lines behind a text that keeps its line ends (`|+`) none may go.
  const isLast = last === file.text.length && newline !== -1 && !/[|>][1-9]?\+/.test(file.text);
  return { at: place(file, isLast ? beforeBlankLines(file.text, start) : start, last), newText: '' };
};

/** The offset of the first line at or behind an offset that is not blank. */
function behindBlankLines(text: string, start: number): number {
  const blank = /(?:[ \t]*\r?\n)*/y;
  blank.lastIndex = start;
  return start + (blank.exec(text)?.[0].length ?? 0);
}

/** The start of the blank lines that stand before the start of a line, or that start. */
function beforeBlankLines(text: string, start: number): number {
  const kept = text.slice(0, start).trimEnd().length;
  return kept === 0 ? 0 : Math.min(start, text.indexOf('\n', kept) + 1);
}
