import type { ComposeEntry, ComposeNode, ComposeScalar } from '../../../parser/compose/tree.js';
import type { Environment } from '../../environment.js';
import { evaluate } from '../values/interpolate.js';
import { maximumDepth } from '../values/nodes.js';

/**
 * A tree with the values that its variables have, as far as they are known: Compose compares it with the schema so. Each
 * value keeps its place. The same tree where nothing changes.
 */
export function interpolatedTree(root: ComposeNode, environment: Environment): ComposeNode {
  const seen = new Map<object, ComposeNode>();
  const visit = (node: ComposeNode, depth: number): ComposeNode => {
    if (node.kind === 'scalar') return interpolatedScalar(node, environment);
    if (depth > maximumDepth) return node;
    // What aliases share is read once; each alias keeps its own way to it.
    const shared = node.kind === 'map' ? node.entries : node.items;
    const known = seen.get(shared);
    const read = known ?? collection(node, (child) => visit(child, depth + 1));
    if (!known) seen.set(shared, read);
    if (read.kind === 'map' && node.kind === 'map')
      return read.entries === node.entries ? node : { ...node, entries: read.entries };
    if (read.kind === 'list' && node.kind === 'list')
      return read.items === node.items ? node : { ...node, items: read.items };
    return node;
  };
  return visit(root, 0);
}

function collection(
  node: Exclude<ComposeNode, ComposeScalar>,
  visit: (child: ComposeNode) => ComposeNode,
): ComposeNode {
  if (node.kind === 'list') {
    let changed = false;
    const items = node.items.map((item) => {
      const value = visit(item);
      changed ||= value !== item;
      return value;
    });
    return changed ? { ...node, items } : node;
  }
  // Most mappings have no variables: they are not copied.
  let entries: Map<string, ComposeEntry> | undefined;
  for (const [key, entry] of node.entries) {
    const value = visit(entry.value);
    if (value === entry.value) continue;
    entries ??= new Map(node.entries);
    entries.set(key, { ...entry, value });
  }
  return entries ? { ...node, entries } : node;
}

/** A scalar with variables is a text after interpolation, whatever it looks like. */
function interpolatedScalar(scalar: ComposeScalar, environment: Environment): ComposeScalar {
  if (scalar.word.value !== undefined || typeof scalar.value !== 'string') return scalar;
  const fact = evaluate(scalar.word, environment);
  if (!fact.known) return scalar;
  const { value } = fact;
  return { ...scalar, value, text: value, word: { ...scalar.word, value } };
}
