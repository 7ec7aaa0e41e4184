// Compares our Compose schema with another one, such as the published compose-spec.json: what they say about each
// attribute, and their verdicts on documents.
// Usage: node scripts/check-schema-agreement.mjs OTHER.json [CASES.json | FOLDER]…
//
// CASES.json has `cases`, each with a list `documents` of YAML texts; of a folder every compose file below it counts. What
// differs on purpose stands in test/parser/compose/schema-differences.json with its reason; everything else is printed, and
// the script then ends with 1.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv/dist/2020.js';
import { parseAllDocuments } from 'yaml';

const root = fileURLToPath(new URL('..', import.meta.url));
const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));
const differences = readJson(join(root, 'test/parser/compose/schema-differences.json'));
const [otherPath, ...sources] = process.argv.slice(2);
if (!otherPath) throw new Error('Usage: node scripts/check-schema-agreement.mjs OTHER.json [CASES.json | FOLDER]…');
const schemas = { ours: readJson(join(root, 'schemas/compose.schema.json')), theirs: readJson(otherPath) };

let unexplained = 0;
const used = new Set();

/** Whether a path of names fits a pattern with `*` for one name and `**` for all. */
const fits = (path, pattern) => {
  const parts = pattern.split(/\.|(?=\[\])/);
  const names = path.split(/\.|(?=\[\])/);
  return (
    pattern === '**' || (parts.length === names.length && parts.every((part, i) => part === '*' || part === names[i]))
  );
};

/** The deliberate difference that explains what differs at a path. */
function explanation(what, path, form, names = []) {
  const found = differences.find(
    (one) =>
      one.what === what &&
      one.paths.some((pattern) => fits(path, pattern)) &&
      (one.form === undefined || one.form === form) &&
      (one.names === undefined || names.every((name) => one.names.includes(name))),
  );
  if (found) used.add(found);
  return found;
}

// --- what the schemas say about each attribute

/** The schemas that together say what may stand at a place: references followed, alternatives side by side. */
function alternatives(whole, schema, depth = 0) {
  if (typeof schema !== 'object' || depth > 12) return [];
  const { $ref, oneOf = [], anyOf = [], ...own } = schema;
  const target = $ref
    ?.split('/')
    .slice(1)
    .reduce((node, key) => node[key], whole);
  return [own, ...(target ? [target] : []), ...oneOf, ...anyOf].flatMap((one) =>
    one === own ? [own] : alternatives(whole, one, depth + 1),
  );
}

const limits = ['minimum', 'maximum', 'minItems', 'maxItems', 'minLength', 'maxLength', 'minProperties'];
/** Any name but the empty one, in the ways in which the schemas say so. */
const anyName = new Set(['.', '.+', '^.+$']);

/** What several schemas say together, as sets that can be compared, and the schemas below them. */
function facts(whole, schemasHere) {
  const all = schemasHere.flatMap((schema) => alternatives(whole, schema));
  const texts = (pick) => new Set(all.flatMap(pick).map((value) => String(value)));
  const children = new Map();
  const below = (name, schema) => children.set(name, [...(children.get(name) ?? []), schema]);
  for (const { properties = {}, patternProperties = {}, additionalProperties, items } of all) {
    for (const [name, schema] of Object.entries(properties)) below(`.${name}`, schema);
    for (const [name, schema] of Object.entries(patternProperties)) if (name !== '^x-') below('.*', schema);
    if (typeof additionalProperties === 'object') below('.*', additionalProperties);
    if (items) below('[]', items);
  }
  return {
    children,
    form: all.map((one) => one['x-form']).find(Boolean),
    sets: {
      types: texts(({ type = [] }) => type),
      required: texts(({ required = [] }) => required),
      enum: texts((one) => one.enum ?? ('const' in one ? [one.const] : [])),
      pattern: texts(({ pattern = [] }) => pattern),
      limits: texts((one) => limits.filter((name) => name in one).map((name) => `${name} ${one[name]}`)),
      properties: texts(({ properties = {} }) => Object.keys(properties)),
      extensions: texts(({ type, patternProperties = {} }) =>
        type?.includes('object') && '^x-' in patternProperties ? ['x-'] : [],
      ),
      unique: texts(({ uniqueItems }) => uniqueItems || []),
      names: texts(({ propertyNames, patternProperties = {}, additionalProperties }) =>
        [
          ...(propertyNames ? [propertyNames.pattern] : []),
          ...(additionalProperties === false ? Object.keys(patternProperties).filter((name) => name !== '^x-') : []),
        ].map((name) => (anyName.has(name) ? '.' : name)),
      ),
    },
  };
}

let attributes = 0;
function compareAttributes(path, ours, theirs, depth = 0) {
  attributes++;
  const mine = facts(schemas.ours, ours);
  const other = facts(schemas.theirs, theirs);
  for (const [what, set] of Object.entries(mine.sets)) {
    const more = [...set].filter((value) => !other.sets[what].has(value));
    const less = [...other.sets[what]].filter((value) => !set.has(value));
    const names = [...more, ...less];
    if (names.length === 0 || explanation(what, path || '(root)', mine.form, names)) continue;
    unexplained++;
    console.log(`${path || '(root)'}: ${what}: only ours ${JSON.stringify(more)}, only theirs ${JSON.stringify(less)}`);
  }
  for (const [name, schema] of mine.children) {
    const there = other.children.get(name);
    if (there && depth < 12) compareAttributes(`${path}${name}`.replace(/^\./, ''), schema, there, depth + 1);
  }
}
compareAttributes('', [schemas.ours], [schemas.theirs]);
console.log(`${attributes} attributes compared.`);

// --- what they say about documents

const compile = (schema) => new Ajv({ allErrors: true, strict: false, verbose: true }).compile(schema);
const validators = { ours: compile(schemas.ours), theirs: compile(schemas.theirs) };

/** What an error is about, in the words of the differences. */
const subjects = new Map([
  ['type', 'types'],
  ['additionalProperties', 'properties'],
  ['uniqueItems', 'unique'],
  ['minimum', 'limits'],
  ['maximum', 'limits'],
]);
/** They only sum up the errors of the branches. */
const summaries = new Set(['oneOf', 'anyOf', 'if']);

/** The path of a value with `*` for what people name. */
function pathOf(pointer) {
  const names = pointer
    .split('/')
    .slice(1)
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));
  const sections = new Set(['services', 'jobs', 'networks', 'volumes', 'secrets', 'configs', 'models']);
  const shown = names.map((name, index) =>
    /^\d+$/.test(name)
      ? '[]'
      : (index === 1 && sections.has(names[0])) || names[index - 1] === 'depends_on'
        ? '*'
        : name,
  );
  return shown.join('.').replaceAll('.[]', '[]') || '(root)';
}

/** The pointer to what an error is about: for an unknown attribute, that attribute. */
const pointerOf = ({ instancePath, params }) =>
  params.additionalProperty === undefined ? instancePath : `${instancePath}/${params.additionalProperty}`;

const isBelow = (pointer, above) => pointer === above || pointer.startsWith(`${above}/`);

/** The errors of one validator that neither the other has nor a listed difference explains. */
function surplus(errors, others) {
  const known = others.map(pointerOf);
  const odd = errors.filter((error) => !summaries.has(error.keyword) && !known.includes(pointerOf(error)));
  const explained = odd.filter(({ instancePath, keyword, parentSchema, params }) => {
    const names = params.additionalProperty ? [params.additionalProperty] : [];
    return explanation(subjects.get(keyword) ?? keyword, pathOf(instancePath), parentSchema['x-form'], names);
  });
  // Where one form of a value has an error, the other forms have errors of type; below an attribute that the other schema
  // does not know, there is nothing to compare.
  const pointers = explained.map(pointerOf);
  return odd.filter(
    (error) =>
      !explained.includes(error) &&
      !pointers.some((pointer) => error.keyword === 'type' && isBelow(pointer, error.instancePath)) &&
      !known.some((pointer) => isBelow(error.instancePath, pointer)),
  );
}

/** A value without what `!reset` and `!override` stand for. */
const tags = ['!reset', '!override'].map((tag) => ({ tag, resolve: () => undefined }));

function compareDocument(label, value) {
  const [ours, theirs] = ['ours', 'theirs'].map((name) => (validators[name](value) ? [] : validators[name].errors));
  const odd = [
    ...surplus(ours, theirs).map((one) => ['ours', one]),
    ...surplus(theirs, ours).map((one) => ['theirs', one]),
  ];
  for (const [who, { instancePath, message }] of odd.slice(0, 3))
    console.log(`${label}: only ${who}: ${instancePath} ${message}`);
  if (odd.length > 0) unexplained++;
  verdicts[ours.length > 0 === theirs.length > 0 ? 'same' : 'explained']++;
}
const verdicts = { same: 0, explained: 0 };
let unreadable = 0;

function compareText(label, text) {
  let documents;
  try {
    documents = parseAllDocuments(text, {
      merge: true,
      logLevel: 'silent',
      customTags: (known) => [...known, ...tags],
    });
    if (documents.some(({ errors }) => errors.length > 0)) throw new Error('YAML');
    documents = documents.map((document) => document.toJS());
  } catch {
    unreadable++;
    return;
  }
  for (const value of documents) if (value !== null) compareDocument(label, value);
}

function* composeFiles(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !['.git', '.github', 'node_modules'].includes(entry.name)) yield* composeFiles(path);
    else if (entry.isFile() && /compose.*\.ya?ml$/i.test(entry.name)) yield path;
  }
}

for (const { example, ours, reason } of differences) {
  const verdict = Object.fromEntries(Object.entries(validators).map(([name, validate]) => [name, validate(example)]));
  if (verdict.ours === (ours === 'looser') && verdict.theirs === (ours === 'stricter')) continue;
  unexplained++;
  console.log(`Not ${ours} any more: ${reason}`);
}
for (const source of sources) {
  if (source.endsWith('.json')) {
    for (const { id, documents } of readJson(source).cases) for (const text of documents) compareText(id, text);
  } else for (const path of composeFiles(source)) compareText(path, readFileSync(path, 'utf8'));
}
for (const one of differences) {
  if (used.has(one)) continue;
  unexplained++;
  console.log(`Listed, but it does not differ: ${one.reason}`);
}
console.log(
  `${verdicts.same} documents judged alike, ${verdicts.explained} differently for a listed reason, ${unreadable} that YAML cannot read.`,
);
process.exitCode = unexplained > 0 ? 1 : 0;
