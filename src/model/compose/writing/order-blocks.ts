import type { ComposeList, ComposeMap } from '../../../parser/compose/tree.js';
import { type Edit, type Located, place, replace, textOf } from '../../../text/location.js';
import type { SourceFile, Span } from '../../../text/source.js';

/** A part of a mapping or list that moves as a whole: whole lines with the comments above, or an item in brackets. */
export type Block = Located;

/**
 * The lines of each entry of a mapping by indentation, or of each item of such a list, in the order of the file: with the comments
 * right above, and with deeper ones below. Between the blocks stand only line ends and blank lines, which stay where they are.
 * Undefined where it is not sure what belongs to what.
 */
export function blocksOf(owner: ComposeMap | ComposeList, parts: readonly Located[]): readonly Block[] | undefined {
  const { file } = owner.at;
  const [first] = parts;
  if (!first || parts.some(({ at }) => at.file !== file) || /\r(?!\n)/.test(file.text)) return undefined;
  if (isInBrackets(owner)) return inBrackets(owner, parts);
  const column = first.at.span.start - lineStart(file, first.at.span.start);
  const indicator = owner.kind === 'list' ? listIndicator : mapIndicator;
  const lines = parts.map((part) => linesOf(part, indicator));
  const indent = lines[0]?.indent;
  if (indent === undefined || lines.some((one) => one.indent !== indent) || column < indent) return undefined;
  return withComments(file, lines, indent);
}

const isInBrackets = ({ at }: Located): boolean => /^[[{]/.test(at.file.text.slice(at.span.start, at.span.start + 1));

/** The items of a list in brackets on one line; only they change places, so that commas and blanks stay. */
function inBrackets(owner: ComposeMap | ComposeList, parts: readonly Located[]): readonly Block[] | undefined {
  return owner.kind === 'list' && !/[\n&!*]/.test(textOf(owner)) ? parts : undefined;
}

const lineStart = (file: SourceFile, offset: number): number => file.text.lastIndexOf('\n', offset - 1) + 1;
const lineEnd = (file: SourceFile, offset: number): number => file.lineSpan(file.positionAt(offset).line).end;

/** What stands before a key on its line, and what before an item. */
const mapIndicator = /^( *)$/;
const listIndicator = /^( *)- +(?:[&!][^ ]+ +)*$/;

interface Lines extends Span {
  /** Undefined where the part does not begin its line. */
  readonly indent: number | undefined;
}

function linesOf({ at: { file, span } }: Located, indicator: RegExp): Lines {
  const start = lineStart(file, span.start);
  const [, indent] = indicator.exec(file.text.slice(start, span.start)) ?? [];
  return { start, end: lineEnd(file, Math.max(span.start, span.end - 1)), indent: indent?.length };
}

/** Gives the comments around the parts to them; undefined where one stands for itself. */
function withComments(file: SourceFile, lines: readonly Lines[], indent: number): readonly Block[] | undefined {
  const blocks: Block[] = [];
  let start = leadStart(file, lines[0]!.start, indent);
  if (start === undefined) return undefined;
  for (const [index, { end }] of lines.entries()) {
    const next = lines[index + 1];
    if (next && next.start <= end) return undefined;
    const between = next
      ? divide(file, end, next.start, indent)
      : { trailEnd: trailEnd(file, end, indent), leadStart: 0 };
    if (!between) return undefined;
    blocks.push({ at: place(file, start, between.trailEnd) });
    start = between.leadStart;
  }
  return keepsText(file, blocks) ? blocks : undefined;
}

/** Where the comments right above a line begin. */
function leadStart(file: SourceFile, from: number, indent: number): number | undefined {
  let start = from;
  while (start > 0) {
    const above = lineStart(file, start - 1);
    if (commentIndent(file.text.slice(above, start)) !== indent) break;
    start = above;
  }
  if (start > 0 || start === from) return start;
  // What begins the file is about the file, unless it silences a rule for what follows.
  return /pydock-lint: *ignore\[/.test(file.text.slice(0, from)) ? undefined : from;
}

/** Where the comments end that stand deeper than the parts below the last one. */
function trailEnd(file: SourceFile, from: number, indent: number): number {
  let end = from;
  for (;;) {
    const next = file.text.indexOf('\n', end) + 1;
    if (next === 0 || next >= file.text.length) return end;
    const nextEnd = lineEnd(file, next);
    const comment = commentIndent(file.text.slice(next, nextEnd));
    if (comment === undefined || comment <= indent) return end;
    end = nextEnd;
  }
}

/** Divides what stands between two parts. Undefined where it holds more than comments that touch one of them. */
function divide(
  file: SourceFile,
  from: number,
  to: number,
  indent: number,
): { readonly trailEnd: number; readonly leadStart: number } | undefined {
  let leadStart = to;
  while (leadStart > from) {
    const above = lineStart(file, leadStart - 1);
    if (above <= from || commentIndent(file.text.slice(above, leadStart)) !== indent) break;
    leadStart = above;
  }
  leadStart = behindItems(file, from, leadStart, to);
  let trailEnd = from;
  for (;;) {
    const next = file.text.indexOf('\n', trailEnd) + 1;
    if (next === 0 || next >= leadStart) break;
    const end = lineEnd(file, next);
    if (commentIndent(file.text.slice(next, end)) === undefined) break;
    trailEnd = end;
  }
  return file.text.slice(trailEnd, leadStart).trim() === '' ? { trailEnd, leadStart } : undefined;
}

/** An item of a list that was made a comment. */
const commentedItem = /^[ \t]*#[ \t]*-[ \t]/;

/**
 * Where the comments above a part begin, if those right below another part are not items of its list that were made comments: these
 * belong to it.
 */
function behindItems(file: SourceFile, from: number, leadStart: number, to: number): number {
  if (file.text.slice(from, leadStart).split('\n').length > 2) return leadStart;
  let start = leadStart;
  while (start < to) {
    const end = file.text.indexOf('\n', start) + 1;
    if (!commentedItem.test(file.text.slice(start, end))) break;
    start = end;
  }
  return start;
}

/** How far a line that is a comment is indented. */
function commentIndent(line: string): number | undefined {
  const start = line.search(/\S/);
  return line[start] === '#' ? start : undefined;
}

/** A line that ends with the header of a block scalar, or looks like it. */
const blockScalar = /[|>][-+1-9]*[ \t]*(?:#.*)?\r?$/m;
const keepsLineEnds = /[|>](?:[1-9]?\+|\+[1-9])[ \t]*(?:#.*)?\r?$/m;
const blankLines = /(?:[ \t]*\r?\n)*(?:[ \t]+$)?/y;

/**
 * Whether no block scalar gains or loses text by what stands behind it: one that keeps all line ends (`|+`), one at the end of a
 * file without a line end, and one before lines of blanks, which may belong to it.
 */
function keepsText(file: SourceFile, blocks: readonly Block[]): boolean {
  return blocks.every((block) => {
    const text = textOf(block);
    if (!blockScalar.test(text)) return true;
    const { end } = block.at.span;
    blankLines.lastIndex = end;
    const behind = blankLines.exec(file.text)?.[0] ?? '';
    return !keepsLineEnds.test(text) && end < file.text.length && !/[ \t]/.test(behind);
  });
}

/**
 * The edits that put blocks into another order, `sorted`, without changing what the file means. Undefined where an anchor and
 * what refers to it would change places.
 */
export function moveBlocks(blocks: readonly Block[], sorted: readonly Block[]): readonly Edit[] | undefined {
  const places = new Map(sorted.map((block, index) => [block, index]));
  if (!keepsAnchors(blocks, (index) => places.get(blocks[index]!) ?? index)) return undefined;
  return blocks.flatMap((block, index) => {
    const other = sorted[index];
    return other === undefined || other === block ? [] : [replace(block, textOf(other))];
  });
}

/**
 * Whether blank lines that divide some blocks and not others divide the same ones when they are `sorted`: such groups are meant. Blank
 * lines between all blocks, or none, are only a way to write.
 */
export function keepsGroups(blocks: readonly Block[], sorted: readonly Block[]): boolean {
  const isDivided = blocks.slice(1).map(({ at }, index) => {
    const gap = at.file.text.slice(blocks[index]!.at.span.end, at.span.start);
    return gap.split('\n').length > 2;
  });
  if (new Set(isDivided).size < 2) return true;
  const groups = new Map<Block, number>();
  let group = 0;
  for (const [index, block] of blocks.entries()) {
    if (index > 0 && isDivided[index - 1]) group++;
    groups.set(block, group);
  }
  return blocks.every((block, index) => groups.get(block) === groups.get(sorted[index]!));
}

/** What may be an anchor or an alias: in a text or a comment it only costs a fix. */
const anchors = /(?:^|[\s,[{(:-])([&*])([^\s,[\]{}&*][^\s,[\]{}]*)/g;

/** More pairs than any file has; then nothing moves. */
const maximumPairs = 10_000;

/** Whether every anchor stays on the side of its aliases and of other anchors of its name where it was. */
function keepsAnchors(blocks: readonly Block[], placeOf: (index: number) => number): boolean {
  const defined = new Map<string, Set<number>>();
  const named = new Map<string, Set<number>>();
  const add = (map: Map<string, Set<number>>, name: string, index: number): void => {
    const indexes = map.get(name) ?? new Set();
    map.set(name, indexes.add(index));
  };
  for (const [index, block] of blocks.entries()) {
    for (const [, sign, name = ''] of textOf(block).matchAll(anchors)) {
      add(named, name, index);
      if (sign === '&') add(defined, name, index);
    }
  }
  let pairs = 0;
  for (const [name, definitions] of defined) {
    for (const definition of definitions) {
      for (const other of named.get(name) ?? []) {
        if (++pairs > maximumPairs) return false;
        if (definition < other !== placeOf(definition) < placeOf(other) && definition !== other) return false;
      }
    }
  }
  return true;
}
