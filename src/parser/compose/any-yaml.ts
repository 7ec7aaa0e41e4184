// Reads any YAML with the `yaml` library, which knows all of its grammar and where a text breaks it.
import { Composer, isAlias, isScalar, isSeq, Lexer, Parser } from 'yaml';
import type { Alias, Node, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import type { ComposeScalar } from './tree.js';
import type { YamlDocument, YamlNode } from './yaml-nodes.js';

/** The lexemes of a text and the lexer's own marks, in order and complete. */
export const lexemesOf = (text: string): readonly string[] => [...new Lexer().lex(text)];

/**
 * Builds the documents of a text from its lexemes. It recurses once per level of nesting. Throws where the library does.
 */
export function* readAnyYaml(text: string, lexemes: readonly string[]): Iterable<YamlDocument> {
  const parser = new Parser();
  const tokens = [...lexemes.flatMap((lexeme) => [...parser.next(lexeme)]), ...parser.end()];
  // Duplicate keys are checked by others: the library compares each key with each other one.
  const composer = new Composer({ uniqueKeys: false, logLevel: 'silent' });
  for (const { contents, errors } of composer.compose(tokens, true, text.length)) {
    yield { root: contents ? nodeOf(contents as LibraryNode) : undefined, faults: errors };
  }
}

type LibraryNode = Alias | Scalar | YAMLMap | YAMLSeq;

const styles = new Map<string | undefined, ComposeScalar['style']>([
  ['QUOTE_SINGLE', 'single'],
  ['QUOTE_DOUBLE', 'double'],
  ['BLOCK_LITERAL', 'literal'],
  ['BLOCK_FOLDED', 'folded'],
]);

function nodeOf(node: LibraryNode): YamlNode {
  const start = node.range?.[0] ?? 0;
  const end = node.range?.[1] ?? start;
  if (isAlias(node)) return { kind: 'alias', name: node.source, start, end };
  const { anchor, tag } = node;
  if (isScalar(node)) {
    const style = styles.get(node.type) ?? 'plain';
    return { kind: 'scalar', start, end, anchor, tag, style, text: node.source ?? '' };
  }
  const flow = node.flow === true;
  if (isSeq(node)) {
    const items = (node.items as readonly LibraryNode[]).map(nodeOf);
    return { kind: 'list', start, end, anchor, tag, flow, items };
  }
  const pairs = (node.items as readonly Pair<Node | null, Node | null>[]).map(({ key, value }) => ({
    key: key ? nodeOf(key as LibraryNode) : undefined,
    value: value ? nodeOf(value as LibraryNode) : undefined,
  }));
  return { kind: 'map', start, end, anchor, tag, flow, pairs };
}
