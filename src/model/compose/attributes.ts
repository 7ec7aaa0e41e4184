import type { ComposeEntry, ComposeNode } from '../../parser/compose/tree.js';

/** The entries of a compose file at a path of keys; `*` stands for any key of a mapping and any item of a list. */
export function entriesAt(root: ComposeNode, path: readonly string[]): readonly ComposeEntry[] {
  const [key, ...rest] = path;
  if (key === undefined) return [];
  if (root.kind === 'list') return key === '*' ? root.items.flatMap((item) => entriesAt(item, rest)) : [];
  if (root.kind !== 'map') return [];
  const entries =
    key === '*' ? [...root.entries.values()] : [root.entries.get(key)].filter((entry) => entry !== undefined);
  return rest.length === 0 ? entries : entries.flatMap((entry) => entriesAt(entry.value, rest));
}
