import { type Edit, place } from '../text/location.js';
import type { SourceFile } from '../text/source.js';
import { applyFixes, type Files } from './fix-edits.js';
import { movedBy } from './fix-guard.js';
import { type IgnorePlace, isCovered, readCommentable, type Reading } from './ignore-places.js';

/** A comment that is to be written. */
export interface NewComment {
  readonly file: SourceFile;
  readonly place: IgnorePlace;
  readonly rules: Set<string>;
}

/** The files once edits of them are made. */
export const applied = (edits: readonly Edit[]): Files => applyFixes([{ title: 'Suppress', safety: 'safe', edits }]);

/** What a file is like with its new comments: tells whether a rule is silenced at an offset of the file as it is. */
export function preview(comments: readonly NewComment[], reading: Reading): (offset: number, rule: string) => boolean {
  const { file } = comments[0]!;
  const edits = comments.flatMap((comment) => editsFor(comment, undefined));
  const after = readCommentable(applied(edits).get(file.path)!, reading);
  if (!after || after.faults > readCommentable(file, reading)!.faults) return () => false;
  const moved = movedBy(edits);
  return (offset, rule) => isCovered(after, moved(place(file, offset, offset)).end, rule);
}

/** The edits that write a comment. */
export function editsFor({ file, place: where, rules }: NewComment, reason: string | undefined): readonly Edit[] {
  const names = [...rules].sort().join(', ');
  const insert = (offset: number, newText: string): Edit => ({ at: place(file, offset, offset), newText });
  const behind = reason === undefined ? '' : ` ${reason}`;
  if (!('into' in where)) {
    return [insert(where.above, `${where.indent}# pydock-lint: ${where.word}[${names}]${behind}\n`)];
  }
  const { namesEnd, reason: given, at } = where.into;
  // A reason that is there is somebody's own: it stays the only one.
  const tail = reason !== undefined && given === undefined ? [insert(at.span.end, behind)] : [];
  return [insert(namesEnd, `, ${names}`), ...tail];
}
