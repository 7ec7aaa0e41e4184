import type { Diagnostic, FileKind } from '../diagnostic.js';
import type { Edit } from '../text/location.js';
import { editsFor, type NewComment, preview } from './ignore-edits.js';
import { type IgnorePlace, placesFor, readCommentable } from './ignore-places.js';
import { loadCompose } from './load-languages.js';
import { judgedLast } from './suppressions.js';

/** A comment that silences a finding. */
export interface IgnoreComment {
  readonly edit: Edit;
  /** `here`: it covers the instruction, node or line of the finding; `file`: nothing smaller can be covered. */
  readonly scope: 'here' | 'file';
}

/**
 * The comment that silences one finding, or undefined where none can: `--add-ignore` writes the same for all of them. Whether a comment
 * works is not guessed: the changed text is read, and the comment must cover the finding.
 */
export async function ignoreComment(
  { rule, at }: Pick<Diagnostic, 'rule' | 'at'>,
  kind: FileKind | undefined,
): Promise<IgnoreComment | undefined> {
  // What is wrong with a suppression is mended, not suppressed.
  if (judgedLast.has(rule)) return undefined;
  const { file, span } = at;
  const reading = { kindOf: () => kind, fragment: true, compose: (await loadCompose()).parse };
  const commented = readCommentable(file, reading);
  for (const where of commented ? placesFor(commented, span) : []) {
    const comment: NewComment = { file, place: where, rules: new Set([rule]) };
    if (!preview([comment], reading)(span.start, rule)) continue;
    const [edit] = editsFor(comment, undefined);
    return { edit: edit!, scope: scopeOf(where) };
  }
  return undefined;
}

const scopeOf = (where: IgnorePlace): IgnoreComment['scope'] =>
  ('into' in where ? where.into.covers === undefined : where.word === 'ignore-file') ? 'file' : 'here';
