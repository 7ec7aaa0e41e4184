import type { FileKind } from '../diagnostic.js';
import type { ComposeNode, ComposeTree } from '../parser/compose/tree.js';
import { definitionComments } from '../model/dockerfile/definition-comment.js';
import { parseDockerfile } from '../parser/dockerfile/parse.js';
import type { DockerfileTree } from '../parser/dockerfile/tree.js';
import { basename } from '../text/path.js';
import type { SourceFile, Span } from '../text/source.js';
import { isYamlName, kindByName } from './file-kinds.js';
import { instructionStarts } from './regions.js';
import { type CommentedFile, type OwnSuppression, ownSuppressions } from './suppressions.js';

/** How files are read, to find out where comments can stand in them. */
export interface Reading {
  kindOf(path: string): FileKind | undefined;
  readonly fragment: boolean;
  /** The parser for compose files. */
  compose(file: SourceFile): ComposeTree;
}

/** Where a suppression goes: into a comment that is there, or onto a line of its own. */
export type IgnorePlace =
  | { readonly into: OwnSuppression }
  | { readonly above: number; readonly indent: string; readonly word: 'ignore' | 'ignore-file' };

/** A file with its structure and the suppressions in it. */
export interface CommentableFile extends CommentedFile {
  readonly own: readonly OwnSuppression[];
  /** How many faults its syntax has. */
  readonly faults: number;
}

/** Reads a file; undefined for a language whose comments are none of ours, and where a line may be no comment. */
export function readCommentable(
  file: SourceFile,
  { kindOf, fragment, compose: parseCompose }: Reading,
): CommentableFile | undefined {
  const kind = kindOf(file.path) ?? kindByName(file.path);
  const withOwn = (commented: CommentedFile, faults: number) => ({
    ...commented,
    own: ownSuppressions(commented),
    faults,
  });
  if (kind === 'dockerfile') {
    const dockerfile = parseDockerfile(file, { fragment });
    return withOwn({ file, dockerfile }, dockerfile.problems.length);
  }
  if (kind === 'compose' || isYamlName(file.path)) {
    const compose = parseCompose(file);
    return withOwn({ file, compose }, compose.problems.length + compose.interpolationProblems.length);
  }
  return hasHashComments.test(basename(file.path)) ? withOwn({ file }, 0) : undefined;
}

/** Files of other kinds in which `#` starts a comment. */
const hasHashComments = /\.(?:pyi?|toml|txt|in|sh|cfg|conf)$|^\.env(?:\.|$)|\.env$|ignore$/i;

/** The places where a suppression may cover what begins a span of a file: the closest first, the whole file last. */
export function placesFor(commented: CommentableFile, { start, end }: Span): readonly IgnorePlace[] {
  const { file, own } = commented;
  const isOurs = commented.dockerfile !== undefined || commented.compose !== undefined;
  if (!isOurs && isInsideText(file, start)) return [];
  // Nothing at the top is the file itself: it stays there when a comment comes above everything else.
  const target = end === 0 ? undefined : targetOf(commented, start);
  const wholeFile = own.find(({ covers }) => !covers);
  const places: IgnorePlace[] = [];
  if (target !== undefined) {
    const line = file.lineSpan(file.positionAt(target).line);
    const into = own.find(({ covers }) => covers && line.start <= covers.start && covers.start <= line.end);
    if (into) places.push({ into });
    const indent = /^[ \t]*/.exec(file.slice(line))![0];
    places.push({ above: aboveDescription(commented, line.start), indent, word: 'ignore' });
  }
  if (wholeFile) return [...places, { into: wholeFile }];
  // The top of a program may be its first line for the kernel, and a comment in it is not worth that.
  if (!isOurs && target !== undefined) return places;
  return [...places, { above: topOf(commented), indent: '', word: 'ignore-file' }];
}

/** Whether a line of a file of another kind may go on with what the line before began: a comment would become part of it. */
function isInsideText(file: SourceFile, offset: number): boolean {
  const before = file.text.slice(0, file.lineSpan(file.positionAt(offset).line).start);
  const quotes = before.match(/"""|'''/g) ?? [];
  return /\\\r?\n$/.test(before) || quotes.length % 2 === 1;
}

/** Whether some comment of ours in a file covers an offset for a rule. */
export const isCovered = ({ own }: CommentableFile, offset: number, rule: string): boolean =>
  own.some(({ covers, names }) => names.includes(rule) && (!covers || (covers.start <= offset && offset < covers.end)));

/** The start of a line, or that of the comment above it where BuildKit reads it as the description of a build argument or a stage. */
function aboveDescription({ file, dockerfile }: CommentableFile, line: number): number {
  const comments = dockerfile ? definitionComments(dockerfile) : [];
  const found = comments.find(({ instruction }) => startOfLine(file, instruction.at.span.start) === line);
  return found ? startOfLine(file, found.comment.at.span.start) : line;
}

const startOfLine = (file: SourceFile, offset: number): number => file.lineSpan(file.positionAt(offset).line).start;

/** The offset of the thing to comment on; undefined where there is none. */
function targetOf({ file, dockerfile, compose }: CommentedFile, offset: number): number | undefined {
  if (dockerfile) return instructionStarts(dockerfile).findLast((start) => start <= offset);
  return compose ? startOfScalar(file, compose, offset) : startOfLine(file, offset);
}

/** An offset, or the start of the value of several lines that its line begins in: there a comment would be a part of the value. */
function startOfScalar(file: SourceFile, { documents }: ComposeTree, offset: number): number {
  const { start } = file.lineSpan(file.positionAt(offset).line);
  const around = documents
    .flatMap((root) => scalarsOf(root, file, new Set()))
    .find((span) => span.start < start && start <= span.end);
  return around?.start ?? offset;
}

/** Where the single values of a tree are written, keys excluded. Each node once: aliases show some again. */
function scalarsOf(node: ComposeNode, file: SourceFile, seen: Set<ComposeNode>): readonly Span[] {
  if (seen.has(node)) return [];
  seen.add(node);
  if (node.kind === 'scalar') return node.at.file === file ? [node.at.span] : [];
  const children = node.kind === 'map' ? [...node.entries.values()].map(({ value }) => value) : node.items;
  return children.flatMap((child) => scalarsOf(child, file, seen));
}

/** Where a comment about the whole file stands: at the top, but behind the directives of a Dockerfile, which end at the first comment. */
function topOf({ file, dockerfile }: CommentedFile): number {
  const last = lastDirective(dockerfile);
  if (last === undefined) return 0;
  const newline = file.text.indexOf('\n', last);
  return newline === -1 ? file.text.length : newline + 1;
}

const lastDirective = (tree: DockerfileTree | undefined): number | undefined => tree?.directives.at(-1)?.at.span.start;
