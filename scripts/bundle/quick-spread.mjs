import { parseAst } from 'rolldown/parseAst';

/**
 * Writes `{ ...a, b }` as `{ ...null, ...a, b }`, which means the same. V8 (seen in Node 20) copies the first spread of a literal by a
 * short cut, and what is added to such a copy costs it 20 times as much as otherwise, and garbage that outlives many collections. See
 * docs/decisions/quick-spread.md. It works on what is written, because a minifier would take the `...null` out.
 */
export const quickSpread = {
  name: 'quick-spread',
  generateBundle(_options, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk') continue;
      let code = chunk.code;
      for (const start of slowSpreads(parseAst(code)).toSorted((a, b) => b - a)) {
        code = `${code.slice(0, start)}...null,${code.slice(start)}`;
      }
      chunk.code = code;
    }
  },
};

/** Where the object literals of a syntax tree have a spread first and more behind it. */
function slowSpreads(tree) {
  const found = [];
  const open = [tree];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const [first, second] = node.type === 'ObjectExpression' ? node.properties : [];
    if (second && first.type === 'SpreadElement') found.push(first.start);
    for (const child of Object.values(node)) if (typeof child === 'object' && child !== null) open.push(child);
  }
  return found;
}
