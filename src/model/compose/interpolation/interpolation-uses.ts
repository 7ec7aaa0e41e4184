import type { ComposeNode, ComposeScalar, ComposeTree } from '../../../parser/compose/tree.js';
import type { Operator, WordPart } from '../../../parser/word.js';
import type { Located } from '../../../text/location.js';
import type { ComposeProject } from '../../compose.js';
import { Remembered } from '../../lazy.js';
import { documentsOf } from '../loading/documents.js';
import { maximumDepth } from '../values/nodes.js';

/** A variable that Compose replaces, where it is written. */
export interface VariableUse extends Located {
  readonly name: string;
  readonly operator: Operator | undefined;
  readonly scalar: ComposeScalar;
  /** The keys that lead to the value, from the top of the file; items of lists have none. */
  readonly path: readonly string[];
}

/** Every variable in the values of a project's files, in the order of the files; what an alias repeats is there once. */
export const variableUses = (project: ComposeProject): readonly VariableUse[] =>
  [...new Set(documentsOf(project))].flatMap(({ tree }) => {
    const known = found.get(tree) ?? usesInTree(tree);
    found.set(tree, known);
    return known;
  });

const found = new Remembered<ComposeTree, readonly VariableUse[]>();

function usesInTree(tree: ComposeTree): readonly VariableUse[] {
  const walk: Walk = { uses: [], seen: new Set(), path: [] };
  for (const root of tree.documents) collect(root, walk);
  return walk.uses;
}

interface Walk {
  readonly uses: VariableUse[];
  /** The entries and items that were looked at: an alias leads to the same ones. */
  readonly seen: Set<object>;
  /** The keys that lead to what is looked at. */
  readonly path: string[];
}

function collect(node: ComposeNode, walk: Walk, depth = 0): void {
  if (depth > maximumDepth) return;
  if (node.kind === 'scalar') {
    if (!node.text.includes('$') || walk.seen.has(node.mapped)) return;
    walk.seen.add(node.mapped);
    walk.uses.push(...variablesIn(node, [...walk.path]));
    return;
  }
  const inner = node.kind === 'map' ? node.entries : node.items;
  if (walk.seen.has(inner)) return;
  walk.seen.add(inner);
  if (node.kind === 'list') {
    for (const item of node.items) collect(item, walk, depth + 1);
    return;
  }
  for (const { key, value } of node.entries.values()) {
    walk.path.push(key.text);
    collect(value, walk, depth + 1);
    walk.path.pop();
  }
}

/** The variables of a scalar, those in defaults included. */
export const variablesIn = (scalar: ComposeScalar, path: readonly string[] = []): readonly VariableUse[] =>
  typeof scalar.value === 'string' ? usesIn(scalar.word.parts, scalar, path, 0) : [];

function usesIn(
  parts: readonly WordPart[],
  scalar: ComposeScalar,
  path: readonly string[],
  depth: number,
): readonly VariableUse[] {
  if (depth > maximumDepth) return [];
  return parts.flatMap((part) => {
    if (part.kind !== 'variable') return [];
    const { at, name, operator, operand } = part;
    return [{ at, name, operator, scalar, path }, ...usesIn(operand, scalar, path, depth + 1)];
  });
}

/** Whether a use stands for nothing where its variable is not set: it has neither a default nor an error message. */
export const needsValue = ({ operator }: VariableUse): boolean => operator === undefined;

/** A key for the place of a use. */
export const placeKey = ({ at: { file, span } }: Located): string => `${file.path}:${span.start}`;
