// Edits that add to lists and mappings as they are written: in blocks or in brackets.
import type { ComposeEntry, ComposeList, ComposeMap, ComposeNode } from '../../../parser/compose/tree.js';
import { type Edit, indentOf, insertAfter, lineStartOf, newlineOf, place } from '../../../text/location.js';

/** A value to write: a text as YAML reads it, a list, or a mapping; null for none. */
export type Written = string | null | readonly string[] | { readonly [key: string]: Written };

/** Whether a list or mapping is written in brackets or braces. */
export const isFlow = ({ at }: ComposeNode): boolean => /[[{]/.test(at.file.text[at.span.start] ?? '');

/** A value in braces and brackets. */
export function inFlow(value: Written): string {
  if (value === null || typeof value === 'string') return value ?? 'null';
  if (isList(value)) return `[${value.join(', ')}]`;
  return `{${Object.entries(value)
    .map(([key, each]) => `${key}: ${inFlow(each)}`)
    .join(', ')}}`;
}

const isList = (value: Written): value is readonly string[] => Array.isArray(value);

/** The lines of a mapping in blocks, two blanks for each level. */
export function inBlock(value: { readonly [key: string]: Written }): readonly string[] {
  return Object.entries(value).flatMap(([key, each]) => {
    if (each === null || typeof each === 'string') return [each === null ? `${key}:` : `${key}: ${each}`];
    const below = isList(each) ? each.map((item) => `- ${item}`) : inBlock(each);
    return [`${key}:`, ...below.map((line) => `  ${line}`)];
  });
}

/** The offset behind the last line of a node, where a comment may stand; undefined where more stands on it. */
function lineEndBehind({ at: { file, span } }: ComposeNode): number | undefined {
  // What a block scalar keeps of its last line end is not a line of its own.
  const last = file.text.slice(span.start, span.end).trimEnd().length + span.start;
  const { end } = file.lineSpan(file.positionAt(last).line);
  return /^[ \t]*(?:#.*)?$/.test(file.text.slice(last, end)) ? end : undefined;
}

/** Adds an item to a list that has some; undefined where it is written in a way that this cannot follow. */
export function appendItem(list: ComposeList, text: string): Edit | undefined {
  const last = list.items.at(-1);
  if (!last || list.items.some((item) => item.via.length > 0) || list.tag) return undefined;
  if (isFlow(list)) return insertAfter(last, `, ${text}`);
  const { file, span } = last.at;
  const dash = /^[ \t]*-[ \t]+$/.exec(file.text.slice(lineStartOf(last), span.start));
  const end = lineEndBehind(last);
  if (!dash || end === undefined) return undefined;
  return { at: place(file, end, end), newText: newlineOf(file) + dash[0].replace(/[ \t]+$/, ' ') + text };
}

/** Adds entries to a mapping that has some of its own; undefined where it is written in a way that this cannot follow. */
export function appendEntries(map: ComposeMap, entries: { readonly [key: string]: Written }): Edit | undefined {
  const own = [...map.entries.values()].filter(({ key, value }) => isInside(map, key) && value.via.length === 0);
  const last = own.at(-1);
  if (!last || map.via.length > 0 || map.tag) return undefined;
  if (isFlow(map)) {
    const text = inFlow(entries).slice(1, -1);
    return last.value.at.span.end >= last.key.at.span.end ? insertAfter(last.value, `, ${text}`) : undefined;
  }
  const indent = indentOf(own[0]!.key);
  const end = lineEndBehind(
    last.value.at.span.end > last.key.at.span.end ? last.value : { ...last.value, at: last.key.at },
  );
  if (indent === undefined || end === undefined) return undefined;
  const { file } = last.key.at;
  return {
    at: place(file, end, end),
    newText: inBlock(entries)
      .map((line) => newlineOf(file) + indent + line)
      .join(''),
  };
}

const isInside = (map: ComposeMap, { at }: ComposeEntry['key']): boolean =>
  at.file === map.at.file && at.span.start >= map.at.span.start && at.span.end <= map.at.span.end;
