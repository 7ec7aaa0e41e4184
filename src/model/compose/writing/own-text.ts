import type { ComposeEntry, ComposeNode } from '../../../parser/compose/tree.js';
import { type Edit, type Located, place, removeLines, replace, textOf } from '../../../text/location.js';
import type { Service } from '../../compose.js';
import { valueOf } from '../../known.js';
import { mapChild } from '../values/nodes.js';

// Edits of what a service writes itself. What comes from an anchor, from another service or from another file may be used
// elsewhere, too: there is no edit for it.

/** Whether a thing stands inside another one. */
export const isWithin = (outer: Located, { at }: Located): boolean =>
  at.file === outer.at.file && at.span.start >= outer.at.span.start && at.span.end <= outer.at.span.end;

/** Whether a service writes a value itself, where it stands. */
export const isOwn = ({ entry }: Service, node: ComposeNode): boolean => node.via.length === 0 && isWithin(entry, node);

/** Whether a thing stands in a service as one of the project's own files writes it: an anchor outside may be used by others. */
export const isWrittenBy = ({ project, entry, name }: Service, node: Located): boolean =>
  isWithin(entry, node) ||
  project.documents.some(({ root }) => {
    const own = mapChild(root, 'services')?.entries.get(name);
    return own !== undefined && isWithin(own, node);
  });

/** Whether a thing stands in a service itself, or in the Dockerfile that its image is built from. */
export const isOfContainer = ({ entry, stage }: Service, node: Located): boolean =>
  isWithin(entry, node) || node.at.file === valueOf(stage)?.dockerfile.file;

/** Writes a word in the place of one that a service writes itself; undefined where it has quotes or comes from a variable. */
export const replaceWord = (service: Service, node: ComposeNode, word: string): Edit | undefined =>
  isOwn(service, node) && /^[\w-]+$/.test(textOf(node)) ? replace(node, word) : undefined;

const lineOf = ({ at: { file, span } }: Located, offset = span.start) => file.lineSpan(file.positionAt(offset).line);

/** What stands before a thing on its line. */
const before = (node: Located): string => node.at.file.text.slice(lineOf(node).start, node.at.span.start);

/** Whether behind a thing its line has nothing but a comment. */
const endsLine = (node: Located): boolean => {
  const { file, span } = node.at;
  return /^[ \t]*(?:#.*)?$/.test(file.text.slice(span.end, lineOf(node, span.end).end));
};

const hasAnchor = ({ key, value }: ComposeEntry): boolean =>
  key.at.file.text.slice(key.at.span.end, value.at.span.start).includes('&');

/** An edit that removes an attribute of a service; undefined where it does not stand on lines of its own. */
export function removeAttribute(service: Service, name: string): Edit | undefined {
  const entry = service.attribute(name);
  if (!entry || service.node.entries.size < 2 || !isWithin(service.entry, entry.key)) return undefined;
  if (!isOwn(service, entry.value) || hasAnchor(entry) || before(entry.key).trim() !== '') return undefined;
  return endsLine(entry.value)
    ? removeLines({ at: place(entry.at.file, entry.key.at.span.start, entry.value.at.span.end) })
    : undefined;
}

/** An edit that removes an item of a list of a service, and the list with its last one. */
export function removeItem(service: Service, name: string, item: Located): Edit | undefined {
  const list = service.attribute(name)?.value;
  if (list?.kind !== 'list' || !isOwn(service, list)) return undefined;
  const own = list.items.filter((other) => isOwn(service, other));
  if (!own.some(({ at }) => at === item.at)) return undefined;
  if (own.length === 1) return removeAttribute(service, name);
  return /^[ \t]*-[ \t]+$/.test(before(item)) && endsLine(item) ? removeLines(item) : undefined;
}

/** The attributes behind which a service may go on, in the order in which people look for them. */
const anchorPoints = ['image', 'build', 'container_name', 'restart', 'command'] as const;

/**
 * An edit that writes attributes into a service, behind one that has a single line.
 * @param lines without indentation but that below the service's attributes
 */
export function addAttributes(service: Service, lines: readonly string[]): Edit | undefined {
  for (const name of anchorPoints) {
    const entry = service.attribute(name);
    if (entry?.value.kind !== 'scalar' || !isWithin(service.entry, entry.key) || !isOwn(service, entry.value)) continue;
    const { file, span } = entry.value.at;
    const line = lineOf(entry.key);
    const indent = before(entry.key);
    if (indent.trim() !== '' || indent === '' || span.end > line.end || !endsLine(entry.value)) continue;
    const newline = file.text[line.end] === '\r' ? '\r\n' : '\n';
    return { at: place(file, line.end, line.end), newText: lines.map((text) => newline + indent + text).join('') };
  }
  return undefined;
}
