// Which parts of rules are loaded when: all runs need their names and severities, few their documentation. The judgement of rules about compose
// files is needed where there are some, that of rules which are not on by default where somebody turns them on.
import { readFileSync } from 'node:fs';

/** What only documents a rule: no run needs it, and it is half of a rule's text. */
const documentation = new Set(['why', 'examples', 'sources']);
const documentPrefix = '\0rule-documents:';
const wholePrefix = '\0whole-rule:';

/** The nodes that there are only where compose files are. */
const composeNodes = new Set(['document', 'compose', 'service']);

/** Whether an expression names nothing of its module: only such a one can move to another. */
const standsAlone = (node) =>
  node.type !== 'Identifier' &&
  Object.entries(node).every(
    ([name, child]) =>
      (name === 'key' && !node.computed) ||
      typeof child !== 'object' ||
      child === null ||
      (Array.isArray(child) ? child : [child]).every((one) => typeof one?.type !== 'string' || standsAlone(one)),
  );

/** The properties of the rule that a module exports; none for anything else. */
const propertiesOf = (program) =>
  program.body.find((node) => node.type === 'ExportDefaultDeclaration')?.declaration?.arguments?.[0]?.properties ?? [];

const keysOf = (properties) =>
  properties.find(({ key }) => key?.name === 'on')?.value.properties?.map(({ key }) => key.name) ?? [];

/**
 * The chunk for the judgement of a rule, by its parsed module: `compose` if it looks at compose files alone, `strict` if it is not on by default;
 * undefined for one that every run needs, or that says something of itself by more than literals.
 */
export function chunkOfRule(program) {
  const properties = propertiesOf(program);
  const nodes = keysOf(properties);
  const others = properties.filter(({ key }) => key?.name !== 'on' && !documentation.has(key?.name));
  if (nodes.length === 0 || !others.every(({ value }) => standsAlone(value))) return undefined;
  const presets = others.find(({ key }) => key.name === 'presets').value.elements.map(({ value }) => value);
  if (!presets.includes('recommended')) return 'strict';
  return nodes.every((node) => composeNodes.has(node)) ? 'compose' : undefined;
}

/** `why: '…'` becomes `get why() { return documents.why; }`, and the documents are another module. */
function withoutDocuments(code, id, program) {
  const properties = propertiesOf(program).filter(
    ({ key, value }) => documentation.has(key?.name) && standsAlone(value),
  );
  if (properties.length === 0) return null;
  const name = `${documentPrefix}${id}`;
  documents.set(
    name,
    properties.map(({ key, value }) => `export const ${key.name} = ${code.slice(value.start, value.end)};\n`).join(''),
  );
  let changed = code;
  for (const { key, start, end } of properties.toReversed()) {
    changed = `${changed.slice(0, start)}get ${key.name}() { return documents.${key.name}; }${changed.slice(end)}`;
  }
  return { code: `import * as documents from ${JSON.stringify(name)};\n${changed}` };
}

const documents = new Map();

/** A rule that hands every node on to the whole one, which is another module. */
function facade(code, id, program) {
  const parts = propertiesOf(program).map(({ key: { name }, value, start, end }) => {
    if (name === 'on') {
      const judges = keysOf(propertiesOf(program)).map(
        (node) => `${node}(node, context) { whole.default.on.${node}(node, context); }`,
      );
      return `on: { ${judges.join(', ')} }`;
    }
    if (documentation.has(name)) return `get ${name}() { return whole.default.${name}; }`;
    return value ? code.slice(start, end) : '';
  });
  return {
    code: `import * as whole from ${JSON.stringify(wholePrefix + id)};\nexport default { ${parts.join(', ')} };\n`,
  };
}

export const ruleParts = {
  name: 'rule-parts',
  async resolveId(source, importer) {
    if (source.startsWith(documentPrefix) || source.startsWith(wholePrefix)) return source;
    if (!importer?.startsWith(wholePrefix)) return null;
    return (await this.resolve(source, importer.slice(wholePrefix.length)))?.id ?? null;
  },
  load(id) {
    if (id.startsWith(documentPrefix)) return { code: documents.get(id), moduleSideEffects: false };
    if (!id.startsWith(wholePrefix)) return null;
    return { code: readFileSync(id.slice(wholePrefix.length), 'utf8'), moduleType: 'ts', moduleSideEffects: false };
  },
  transform: {
    filter: { id: /\/src\/rules\/[^/]+\/[^/]+\.ts$/ },
    handler(code, id) {
      const program = this.parse(code, { lang: 'ts' });
      if (!id.startsWith(wholePrefix) && chunkOfRule(program)) return facade(code, id, program);
      return withoutDocuments(code, id, program);
    },
  },
};
