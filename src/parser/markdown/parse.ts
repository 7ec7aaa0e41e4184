import { parse, postprocess, preprocess } from 'micromark';
import { type Located, place } from '../../text/location.js';
import { MappedText, type Piece } from '../../text/mapped-text.js';
import { SourceFile, type Span } from '../../text/source.js';
import type { CodeBlock, MarkdownTree } from './tree.js';

type Event = ReturnType<typeof postprocess>[number];

/**
 * How far to the right a list or a block quote may begin, in columns, and how many lines a file may have: every line is compared with
 * everything that is open around it. No document that people wrote comes near these.
 */
const mostColumns = 64;
const mostLines = 20_000;

/** How many lines are read at once, unless something is longer. */
const linesOfPart = 500;

/** How many code blocks may stand in code blocks: tools that know more than CommonMark indent what belongs to a tab or a note. */
const mostNested = 3;

/**
 * What may stand inside a paragraph: none of it holds a code block, and not to look for it takes time that grows with the text only.
 * The names are those of https://github.com/micromark/micromark/tree/main/packages/micromark-core-commonmark.
 */
const inline = [
  ...['attention', 'autolink', 'characterEscape', 'characterReference', 'codeText', 'hardBreakEscape', 'htmlText'],
  ...['labelEnd', 'labelStartImage', 'labelStartLink', 'definition'],
];

/**
 * Finds the code blocks and HTML comments of a Markdown file as CommonMark has them: https://spec.commonmark.org/0.31.2/. An indented
 * block that begins with a fence is read once more, because it is the content of a tab or a note for the tools that know such.
 */
export function parseMarkdown(file: SourceFile): MarkdownTree {
  const tooMuch = findTooMuch(file);
  if (tooMuch) return { file, blocks: [], comments: [], problem: tooMuch };
  return { file, ...readAll(file, mostNested), problem: undefined };
}

function readAll(file: SourceFile, nested: number): Pick<MarkdownTree, 'blocks' | 'comments'> {
  const { blocks, comments } = scan(file);
  return {
    comments,
    blocks: blocks.flatMap(({ info, span, pieces }): readonly CodeBlock[] => {
      const text = new MappedText(file, joined(pieces), span.end);
      const block = { at: { file, span }, info, text };
      if (info !== '' || nested === 0 || !/^ {0,3}(?:`{3}|~{3})/.test(text.text)) return [block];
      const inner = new SourceFile(file.path, text.text);
      if (findTooMuch(inner)) return [block];
      return readAll(inner, nested - 1).blocks.map((one) => outward(one, text));
    }),
  };
}

/** A block of a block's text as one of the file. */
function outward({ at, info, text }: CodeBlock, around: MappedText): CodeBlock {
  const { file } = around;
  const locate = ({ start, end }: Span): Span => around.locate(start, end).span;
  // A run of lines may be one piece inside and several in the file.
  const pieces = text.pieces.flatMap((piece) => linesOf(piece).map((line) => ({ ...line, span: locate(line.span) })));
  return { info, at: { file, span: locate(at.span) }, text: new MappedText(file, joined(pieces), locate(at.span).end) };
}

/** The lines of a piece, each with its end; a piece that differs from the file is one line at most. */
function linesOf({ text, span }: Piece): readonly Piece[] {
  if (text.length !== span.end - span.start) return [{ text, span }];
  let { start } = span;
  return (text.match(/[^\n]*\n|[^\n]+$/g) ?? []).map((line) => {
    const piece = { text: line, span: { start, end: start + line.length } };
    start += line.length;
    return piece;
  });
}

/** What follows one another in the file as one piece each. */
function joined(pieces: readonly Piece[]): readonly Piece[] {
  const runs: { readonly texts: string[]; readonly start: number; end: number; readonly isPlain: boolean }[] = [];
  for (const { text, span } of pieces) {
    const last = runs.at(-1);
    const isPlain = text.length === span.end - span.start;
    if (last?.isPlain && isPlain && last.end === span.start) {
      last.texts.push(text);
      last.end = span.end;
    } else runs.push({ texts: [text], ...span, isPlain });
  }
  return runs.map(({ texts, start, end }) => ({ text: texts.join(''), span: { start, end } }));
}

/** A block as it is read: `pieces` are values of lines and line ends. */
interface OpenBlock {
  info: string;
  span: Span;
  readonly pieces: Piece[];
  /** Whether the line with the opening fence is over. */
  inside: boolean;
}

interface Found {
  readonly blocks: OpenBlock[];
  readonly comments: Located[];
}

/**
 * Reads a file in parts of some lines: the parser takes quadratic time for many lists that follow one another. A part ends where something
 * begins at the top level, or an item of a list there: that reads the same whatever stands before it.
 */
function scan(file: SourceFile): Found {
  const found: Found = { blocks: [], comments: [] };
  let start = 0;
  let size = linesOfPart;
  while (start < file.text.length) {
    const end = behindLines(file, start, size);
    const events = eventsOf(file.text.slice(start, end));
    const cut = end === file.text.length ? end : start + lastBeginning(file.text.slice(start, end), events);
    if (cut === start) size *= 2;
    else {
      collect(file, events, { start, end: cut }, found);
      start = cut;
      size = linesOfPart;
    }
  }
  return found;
}

function behindLines(file: SourceFile, start: number, lines: number): number {
  const line = file.positionAt(start).line + lines;
  return line > file.lineCount ? file.text.length : file.lineSpan(line).start;
}

function eventsOf(text: string): readonly Event[] {
  const chunks = preprocess();
  // A byte order mark is passed over at the very start, which is behind the first call, and would not be counted.
  chunks('', undefined, false);
  const document = parse({ extensions: [{ disable: { null: inline } }] }).document();
  return postprocess(document.write(chunks(text, undefined, true)));
}

const blank = new Set(['lineEnding', 'lineEndingBlank', 'linePrefix']);

/** Where the last thing at the top level begins, or the last item of a list there, with its indentation; 0 if it is the first. */
function lastBeginning(text: string, events: readonly Event[]): number {
  let last = 0;
  let depth = 0;
  for (const [what, { type, start }] of events) {
    if (what === 'exit') depth--;
    else if ((depth++ === 0 && !blank.has(type)) || (depth === 2 && type === 'listItemPrefix')) last = start.offset;
  }
  while (last > 0 && /[ \t]/.test(text[last - 1]!)) last--;
  return last;
}

/** Adds what begins in a part of the file; the offsets of the events count from its start. */
function collect(file: SourceFile, events: readonly Event[], part: Span, { blocks, comments }: Found): void {
  const { text } = file;
  let open: OpenBlock | undefined;
  for (const [what, token, context] of events) {
    const span = { start: part.start + token.start.offset, end: part.start + token.end.offset };
    if (what === 'enter') {
      if (token.type !== 'codeFenced' && token.type !== 'codeIndented') continue;
      if (span.start >= part.end) return;
      open = { info: '', span, pieces: [], inside: token.type === 'codeIndented' };
      continue;
    }
    if (token.type === 'htmlFlowData' && span.start < part.end) comments.push(...commentsIn(file, span));
    if (!open) continue;
    switch (token.type) {
      case 'codeFencedFenceInfo':
      case 'codeFencedFenceMeta':
        open.info = `${open.info} ${file.slice(span)}`.trim();
        break;
      case 'codeFlowValue':
        open.pieces.push(...piecesOf(file.slice(span), context.sliceSerialize(token), span));
        break;
      case 'lineEnding':
        if (open.inside) open.pieces.push(lineEnd(text, span.start));
        open.inside = true;
        break;
      case 'codeIndented':
        open.pieces.push(lineEnd(text, span.end));
        blocks.push(open);
        open = undefined;
        break;
      case 'codeFenced':
        blocks.push(open);
        open = undefined;
        break;
      default:
    }
  }
}

/** The value of a line; a tab of which a part belongs to the indentation leaves blanks that are written nowhere. */
function piecesOf(raw: string, value: string, { start, end }: Span): readonly Piece[] {
  const missing = value.length - raw.length;
  const own = { text: raw, span: { start, end } };
  return missing > 0 ? [{ text: ' '.repeat(missing), span: { start, end: start } }, own] : [own];
}

/** The end of a line; empty at the end of the text. */
function lineEnd(text: string, start: number): Piece {
  const end = start + (text.startsWith('\r\n', start) ? 2 : /[\r\n]/.test(text[start] ?? '') ? 1 : 0);
  return { text: text.slice(start, end), span: { start, end } };
}

/** The comments that begin and end on a line of HTML. */
function commentsIn(file: SourceFile, { start, end }: Span): readonly Located[] {
  const comments: Located[] = [];
  const line = file.text.slice(start, end);
  for (let open = line.indexOf('<!--'); open !== -1; open = line.indexOf('<!--', open)) {
    const close = line.indexOf('-->', open + 4);
    if (close === -1) break;
    comments.push({ at: place(file, start + open, start + close + 3) });
    open = close + 3;
  }
  return comments;
}

/** The beginning of a list or block quote behind others on the same line, or behind a deep indentation. */
const containers = /^[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+[ \t>]*)*/;

/** What would take time out of all proportion, if the file has such. */
function findTooMuch(file: SourceFile): MarkdownTree['problem'] {
  const { text, lineCount } = file;
  if (lineCount > mostLines) {
    const at = { file, span: file.lineSpan(mostLines + 1) };
    return { at, message: `The file has more than ${mostLines} lines.`, help: undefined };
  }
  let start = 0;
  for (const line of text.split('\n')) {
    const prefix = containers.exec(line.slice(0, 4 * mostColumns))![0].trimEnd();
    if (prefix.replaceAll('\t', '    ').length > mostColumns) {
      const at = place(file, start, start + prefix.length);
      return { at, message: 'Lists and block quotes are nested too deep here.', help: undefined };
    }
    start += line.length + 1;
  }
  return undefined;
}
