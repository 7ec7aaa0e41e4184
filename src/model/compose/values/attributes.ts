import { type DeprecatedAttribute, deprecatedAttributes } from '../../../knowledge/compose-attributes.js';
import type { ComposeEntry, ComposeMap, ComposeNode } from '../../../parser/compose/tree.js';
import type { ComposeDocument } from '../../compose.js';

/** An entry with the mapping that has it. */
interface Placed {
  readonly entry: ComposeEntry;
  readonly parent: ComposeMap;
}

/** The entries of a compose file at a path of keys; `*` stands for any key of a mapping and any item of a list. */
function entriesAt(root: ComposeNode, path: readonly string[]): readonly Placed[] {
  const found: Placed[] = [];
  collect(root, path, 0, found);
  return found;
}

function collect(node: ComposeNode, path: readonly string[], depth: number, found: Placed[]): void {
  const key = path[depth];
  if (key === undefined) return;
  if (node.kind === 'list' && key === '*') for (const item of node.items) collect(item, path, depth + 1, found);
  if (node.kind !== 'map') return;
  const take = (entry: ComposeEntry) => {
    if (depth === path.length - 1) found.push({ entry, parent: node });
    else collect(entry.value, path, depth + 1, found);
  };
  if (key === '*') for (const entry of node.entries.values()) take(entry);
  else {
    const entry = node.entries.get(key);
    if (entry) take(entry);
  }
}

/** A deprecated attribute where a file has it. */
export interface DeprecatedUse extends Placed {
  readonly row: DeprecatedAttribute;
}

/** The deprecated attributes of a file that Compose still reads; what it refuses is an error of the schema. */
export function deprecatedUses(document: ComposeDocument): readonly DeprecatedUse[] {
  const { root, isV1, tree } = document;
  if (!root || isV1 || tree.templated) return [];
  const uses = deprecatedAttributes.flatMap((row) =>
    entriesAt(root, row.path)
      .filter(({ entry: { value } }) => isMeant(row, value))
      .map((placed) => ({ row, ...placed })),
  );
  // Most files have none, and are not compared with the schema as they are written.
  if (uses.length === 0) return uses;
  const refused = new Set(document.schemaErrors.map(({ at }) => at.span.start));
  return uses.filter(({ entry: { key } }) => !refused.has(key.at.span.start));
}

function isMeant({ values, onlyMapping }: DeprecatedAttribute, value: ComposeNode): boolean {
  if (onlyMapping && value.kind !== 'map') return false;
  return !values || (value.kind === 'scalar' && values.includes(value.text));
}
