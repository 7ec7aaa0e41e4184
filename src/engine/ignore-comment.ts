import type { Diagnostic, FileKind } from '../diagnostic.js';
import { parseDockerfile } from '../parser/dockerfile/parse.js';
import type { Rule } from '../rule.js';
import { type Edit, type Location, place } from '../text/location.js';
import { basename } from '../text/path.js';
import { SourceFile } from '../text/source.js';
import { loadCompose } from './load-languages.js';
import { type CommentedFile, Suppressions } from './suppressions.js';

/** A comment that silences a finding. */
export interface IgnoreComment {
  readonly edit: Edit;
  /** `here`: it covers the instruction, node or line of the finding; `file`: nothing smaller can be covered. */
  readonly scope: 'here' | 'file';
}

/** The rules about suppressions themselves: those are mended, not silenced. */
const unsuppressible: ReadonlySet<string> = new Set(['unused-suppression', 'unknown-rule']);

/** Files of other kinds in which `#` starts a comment. */
const hasHashComments = /\.(?:py|pyi|toml|txt|in|sh|cfg|conf|ya?ml)$|^\.env(?:\.|$)|\.env$|ignore$/i;

/** Nobody writes values of more lines; a hostile file shall not be parsed for each of its lines. */
const mostLines = 100;

/**
 * The comment that silences a finding, or undefined where none can. It goes on a line of its own above the finding, indented like what
 * follows, or into such a comment that is there already. Whether a comment works is not guessed: the changed text is read, and the
 * comment must cover the finding.
 */
export async function ignoreComment(
  { rule, at }: Pick<Diagnostic, 'rule' | 'at'>,
  kind: FileKind | undefined,
  rules: readonly Rule[],
): Promise<IgnoreComment | undefined> {
  const { file } = at;
  if (unsuppressible.has(rule)) return undefined;
  if (kind === undefined && !hasHashComments.test(basename(file.path))) return undefined;
  const read = await reader(kind);
  const before = read(file);
  const works = (edit: Edit): boolean => {
    const after = read(applied(file, edit));
    const moved = { rule, at: movedBy(edit, at, after.file), related: [] };
    return faultsOf(after) <= faultsOf(before) && new Suppressions(rules, [after]).find(moved) !== undefined;
  };
  for (const line of linesAbove(before, at)) {
    const edit = [merged(file, line, rule), inserted(file, line, `ignore[${rule}]`)].find(
      (one) => one !== undefined && works(one),
    );
    if (edit) return { edit, scope: 'here' };
  }
  const whole = inserted(file, firstFreeLine(before), `ignore-file[${rule}]`);
  return kind !== undefined && works(whole) ? { edit: whole, scope: 'file' } : undefined;
}

/** A function that reads the texts of a kind. */
async function reader(kind: FileKind | undefined): Promise<(file: SourceFile) => CommentedFile> {
  if (kind === 'dockerfile') return (file) => ({ file, dockerfile: parseDockerfile(file, { fragment: true }) });
  if (kind === 'compose') {
    const { parse } = await loadCompose();
    return (file) => ({ file, compose: parse(file) });
  }
  return (file) => ({ file });
}

/** The 1-based lines that a comment may stand above, the best first. */
function linesAbove(commented: CommentedFile, { file, span }: Location): readonly number[] {
  const line = file.positionAt(span.start).line;
  if (commented.dockerfile) {
    const around = commented.dockerfile.instructions.find(
      ({ at }) => at.span.start <= span.start && span.start <= at.span.end,
    );
    return [around ? file.positionAt(around.at.span.start).line : line];
  }
  if (commented.compose) return Array.from({ length: Math.min(line, mostLines) }, (_, index) => line - index);
  return isInsideText(file, line) ? [] : [line];
}

/** Whether a line of a file of another kind may go on with what the line before began: a comment would become part of it. */
function isInsideText(file: SourceFile, line: number): boolean {
  const before = file.text.slice(0, file.lineSpan(line).start);
  const quotes = before.match(/"""|'''/g) ?? [];
  return /\\\r?\n$/.test(before) || quotes.length % 2 === 1;
}

/** Adds a rule to the comment of ours on a line or in the block of comments above it; undefined if there is none. */
function merged(file: SourceFile, line: number, rule: string): Edit | undefined {
  for (let at = line; at >= 1; at--) {
    const { start, end } = file.lineSpan(at);
    const text = file.text.slice(start, end);
    if (at < line && text.trim() !== '' && !text.trimStart().startsWith('#')) return undefined;
    const found = /#\s*pydock-lint\s*:\s*ignore\s*\[[^\]]*[^\]\s,](?=[\s,]*\])/.exec(text);
    if (!found) continue;
    const behind = start + found.index + found[0].length;
    return { at: place(file, behind, behind), newText: `, ${rule}` };
  }
  return undefined;
}

/** Writes a comment of ours on a line of its own above a line, indented like it. */
function inserted(file: SourceFile, line: number, words: string): Edit {
  const { start, end } = file.lineSpan(line);
  const indent = /^[ \t]*/.exec(file.text.slice(start, end))![0];
  const newline = file.text.includes('\r\n') ? '\r\n' : '\n';
  return { at: place(file, start, start), newText: `${indent}# pydock-lint: ${words}${newline}` };
}

/** The first line that is no directive: those must stay at the top. */
function firstFreeLine({ dockerfile }: CommentedFile): number {
  const last = dockerfile?.directives.at(-1);
  return last ? last.at.file.positionAt(last.at.span.end).line + 1 : 1;
}

const applied = ({ path, text, bom }: SourceFile, { at: { span }, newText }: Edit): SourceFile =>
  new SourceFile(path, text.slice(0, span.start) + newText + text.slice(span.end), bom);

/** Where a place is after something was inserted. */
function movedBy({ at, newText }: Edit, { span }: Location, file: SourceFile): Location {
  const by = at.span.start <= span.start ? newText.length : 0;
  return place(file, span.start + by, span.end + by);
}

/** How much of a file cannot be read: a comment must not add to that. */
const faultsOf = ({ dockerfile, compose }: CommentedFile): number =>
  (dockerfile?.problems.length ?? 0) + (compose?.problems.length ?? 0) + (compose?.broken ? 1 : 0);
