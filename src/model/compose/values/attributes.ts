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
  const [key, ...rest] = path;
  if (key === undefined) return [];
  if (root.kind === 'list') return key === '*' ? root.items.flatMap((item) => entriesAt(item, rest)) : [];
  if (root.kind !== 'map') return [];
  const entries =
    key === '*' ? [...root.entries.values()] : [root.entries.get(key)].filter((entry) => entry !== undefined);
  if (rest.length === 0) return entries.map((entry) => ({ entry, parent: root }));
  return entries.flatMap((entry) => entriesAt(entry.value, rest));
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
