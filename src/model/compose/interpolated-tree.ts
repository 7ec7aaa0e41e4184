import type { ComposeEntry, ComposeNode, ComposeScalar } from '../../parser/compose/tree.js';
import type { Environment } from '../environment.js';
import { evaluate } from './interpolate.js';
import { maximumDepth } from './nodes.js';

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
  let changed = false;
  const read = (child: ComposeNode): ComposeNode => {
    const value = visit(child);
    changed ||= value !== child;
    return value;
  };
  if (node.kind === 'list') {
    const items = node.items.map(read);
    return changed ? { ...node, items } : node;
  }
  const entries = new Map<string, ComposeEntry>();
  for (const [key, entry] of node.entries) {
    const value = read(entry.value);
    entries.set(key, value === entry.value ? entry : { ...entry, value });
  }
  return changed ? { ...node, entries } : node;
}

/** A scalar with variables is a text after interpolation, whatever it looks like. */
function interpolatedScalar(scalar: ComposeScalar, environment: Environment): ComposeScalar {
  if (scalar.word.value !== undefined || typeof scalar.value !== 'string') return scalar;
  const fact = evaluate(scalar.word, environment);
  if (!fact.known) return scalar;
  const { value } = fact;
  return { ...scalar, value, text: value, word: { ...scalar.word, value } };
}
