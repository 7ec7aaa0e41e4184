// The edits of what stands at the top level of a compose file.
import type { ComposeEntry, ComposeMap, ComposeTree } from '../../../parser/compose/tree.js';
import {
  type Edit,
  indentOf,
  lineStartOf,
  type Located,
  newlineOf,
  place,
  removeLines,
  textOf,
} from '../../../text/location.js';
import type { ComposeDocument } from '../../compose.js';

/**
 * Writes `services:` above the first key of a file, as far in as that is, and indents all from there on. Undefined where not all that stands in
 * the file are services, and where the key does not begin its line.
 */
export function addServicesKey({ root, tree }: ComposeDocument): Edit | undefined {
  const [first] = root?.entries.values() ?? [];
  return root && first && isMovable(root, tree) ? moved(first) : undefined;
}

/** Whether all that stands in the file are services, so that every line from the first key on may be indented. */
const isMovable = (root: ComposeMap, tree: ComposeTree): boolean =>
  tree.documents.length === 1 &&
  tree.problems.length === 0 &&
  !textOf(root).startsWith('{') &&
  !/^(?:---|\.\.\.|%)/m.test(textOf(root)) &&
  [...root.entries].every(([name, { value }]) => !name.startsWith('x-') && value.kind === 'map');

function moved({ key }: ComposeEntry): Edit | undefined {
  const { file } = key.at;
  const indent = indentOf(key);
  if (indent === undefined) return undefined;
  const rest = place(file, lineStartOf(key), file.text.length);
  const below = file.slice(rest.span).replace(/^(?=[^\S\r\n]*\S)/gm, '  ');
  return { at: rest, newText: `${indent}services:${newlineOf(file)}${below}` };
}

/** Removes the top-level `version` of a file. Undefined where it is all that the file has: Compose refuses an empty one. */
export function removeVersion({ root }: ComposeDocument): Edit | undefined {
  const version = root?.entries.get('version');
  return root && version && root.entries.size > 1 && isWholeLine(version) ? removeLines(version) : undefined;
}

/** Whether a line holds nothing but the key and a simple value: no braces, no anchor that is used elsewhere. */
function isWholeLine({ at: { file, span } }: Located): boolean {
  const line = file.slice(file.lineSpan(file.positionAt(span.start).line));
  return /^["']?version["']?\s*:\s*(?:"[^"]*"|'[^']*'|[\w.]+)\s*(?:#.*)?$/.test(line);
}
