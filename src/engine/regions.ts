import type { ComposeNode, ComposeTree } from '../parser/compose/tree.js';
import type { DockerfileTree } from '../parser/dockerfile/tree.js';
import type { MarkdownTree } from '../parser/markdown/tree.js';
import type { SourceFile, Span } from '../text/source.js';

const nothing: Span = { start: 0, end: 0 };

/**
 * What a comment of a Dockerfile covers: the instruction behind it up to the next one, heredocs included, or the one that
 * it stands in between continued lines. A line that could not be read counts as an instruction. Empty behind the last one.
 */
export function dockerfileRegion({ file, instructions, problems }: DockerfileTree, comment: Span): Span {
  const around = instructions.find(({ at }) => at.span.start < comment.start && comment.end <= at.span.end);
  if (around) return around.at.span;
  const [start, end] = instructionStarts({ file, instructions, problems }, comment.end);
  return start === undefined ? nothing : { start, end: end ?? file.text.length + 1 };
}

/** Where the instructions from an offset on begin, in their order; a line that could not be read counts as one. */
export function instructionStarts(
  { file, instructions, problems }: Pick<DockerfileTree, 'file' | 'instructions' | 'problems'>,
  from = 0,
): readonly number[] {
  const inside = (offset: number) => instructions.some(({ at }) => at.span.start <= offset && offset < at.span.end);
  const starts = instructions.map(({ at }) => at.span.start);
  for (const { at } of problems) {
    if (at.span.start >= from && !inside(at.span.start)) starts.push(lineStart(file, at.span.start));
  }
  return starts.filter((offset) => offset >= from).sort((a, b) => a - b);
}

/**
 * What a comment about a stage covers: the stage whose FROM it stands above, or else the stage that it stands in from here on. Empty
 * behind the last instruction.
 */
export function stageRegion({ file, instructions }: DockerfileTree, comment: Span): Span {
  const following = instructions.filter(({ at }) => at.span.start >= comment.end);
  const [first, ...more] = following;
  if (!first) return nothing;
  const start = first.name === 'FROM' ? first.at.span.start : comment.start;
  const next = (first.name === 'FROM' ? more : following).find(({ name }) => name === 'FROM');
  return { start, end: next?.at.span.start ?? file.text.length + 1 };
}

/** How many nodes of one file are looked at: aliases may show the same ones again and again. */
const maximumNodes = 200_000;

/**
 * What a comment of a compose file covers. On a line of its own: the entry or list item that begins on the next line with
 * content. Behind something: the one that begins on its own line. Of several the outermost; none begins inside a
 * multi-line value, where it is the innermost around it. Empty where nothing follows.
 */
export function composeRegion({ file, documents }: ComposeTree, comment: Span): Span {
  const line = contentLine(file, comment);
  if (!line) return nothing;
  const spans: Span[] = [];
  for (const root of documents) collect(file, root, spans, new Set(), 0);
  const starting = spans.filter(({ start }) => line.start <= start && start < line.end);
  const outermost = starting.sort((a, b) => b.end - b.start - (a.end - a.start))[0];
  if (outermost) return { start: line.start, end: Math.max(outermost.end, line.end) };
  const around = spans.filter(({ start, end }) => start < line.start && line.start < end);
  return around.sort((a, b) => a.end - a.start - (b.end - b.start))[0] ?? line;
}

/** How many comments may stand between a comment and the code block that it is about. */
const mostBetween = 20;

/** What a comment of a Markdown file covers: the code block that it stands above, with nothing but blank lines and other comments between. */
export function markdownRegion({ file, blocks }: MarkdownTree, comment: Span): Span {
  const between = /[\s>]*(?:<!--[^\n]*?-->)?/y;
  let reached = comment.end;
  for (let count = 0; count <= mostBetween; count++) {
    between.lastIndex = reached;
    reached += between.exec(file.text)?.[0].length ?? 0;
  }
  const block = blocks.find(({ at }) => at.span.start >= comment.end);
  return block && block.at.span.start <= reached ? block.at.span : nothing;
}

/** What a comment of any other file covers: its own line if something else stands there, or the next line with content. */
export const lineRegion = (file: SourceFile, comment: Span): Span => contentLine(file, comment) ?? nothing;

/** The spans of all entries and list items that are written in this file, nested ones included. */
function collect(file: SourceFile, node: ComposeNode, spans: Span[], seen: Set<ComposeNode>, depth: number): void {
  if (seen.has(node) || depth > 200 || spans.length > maximumNodes) return;
  seen.add(node);
  if (node.kind === 'map') {
    for (const { key, value } of node.entries.values()) {
      const { start } = key.at.span;
      if (key.at.file === file) spans.push({ start, end: Math.max(key.at.span.end, endOf(value, start)) });
      collect(file, value, spans, seen, depth + 1);
    }
  }
  if (node.kind === 'list') {
    for (const item of node.items) {
      const span = writtenAt(item);
      spans.push(span);
      collect(file, item, spans, seen, depth + 1);
    }
  }
}

/** Where a node is written in its list or mapping: for an alias, the alias itself. */
const writtenAt = ({ at, via }: ComposeNode): Span => via[0]?.at.span ?? at.span;

/** Where the value of an entry ends: one that stands before its key came by a merge or an alias. */
function endOf(value: ComposeNode, key: number): number {
  const span = writtenAt(value);
  return span.start >= key ? span.end : key;
}

/** The line with content that a comment speaks of: its own, or the next that is neither empty nor a comment. */
function contentLine(file: SourceFile, comment: Span): Span | undefined {
  const first = file.positionAt(comment.start).line;
  const own = file.lineSpan(first);
  if (file.text.slice(own.start, comment.start).trim() !== '') return withLineEnd(file, own);
  for (let line = first + 1; line <= file.lineCount; line++) {
    const span = file.lineSpan(line);
    const text = file.slice(span).trim();
    if (text !== '' && !text.startsWith('#') && text !== '---') return withLineEnd(file, span);
  }
  return undefined;
}

/** A span that its own end belongs to, so that a finding at the end of the line is covered. */
const withLineEnd = (file: SourceFile, { start, end }: Span): Span => ({
  start,
  end: Math.min(end + 1, file.text.length + 1),
});

const lineStart = (file: SourceFile, offset: number): number => file.lineSpan(file.positionAt(offset).line).start;
