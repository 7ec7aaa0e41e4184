import type { Located } from '../../text/location.js';
import type { SourceFile } from '../../text/source.js';
import { normalizeName } from '../requirements.js';
import { at, parseToml } from '../toml.js';
import { parseDependency, poetrySpecifier, sourceOf } from './dependency.js';
import { tomlPlaces, type TomlPlaces } from './toml-places.js';
import type { Dependency, DependencyGroup, ManifestFile, ProjectManifest } from './tree.js';

/**
 * Reads a `pyproject.toml`: the standard tables, dependency groups, and what Poetry, PDM and uv add. Total: a file that is no TOML has a
 * problem and nothing else. Sources: https://packaging.python.org/en/latest/specifications/pyproject-toml/,
 * https://peps.python.org/pep-0735/, https://python-poetry.org/docs/pyproject/,
 * https://docs.astral.sh/uv/reference/settings/, https://pdm-project.org/latest/reference/pep621/
 */
export function parsePyproject(file: SourceFile): ProjectManifest {
  const { value, problem } = parseToml(file);
  const reading: Reading = { value, places: tomlPlaces(file) };
  const standard = isTable(at(value, 'project'));
  const poetry = at(value, 'tool', 'poetry');
  const isPoetry = isTable(poetry) && !(standard && at(value, 'project', 'dependencies') !== undefined);
  const dynamic = texts(at(value, 'project', 'dynamic'));
  const name = textAt(reading, 'project', 'name') ?? textAt(reading, 'tool', 'poetry', 'name');
  return {
    file,
    kind: 'pyproject',
    name: name && normalizeName(name),
    requiresPython: requiresPython(reading),
    dependencies: isPoetry
      ? poetryDependencies(reading, 'tool', 'poetry', 'dependencies')
      : standardDependencies(reading, 'project', 'dependencies'),
    extras: extrasOf(reading),
    groups: groupsOf(reading),
    open: problem ? 'it is no TOML' : openness(reading, dynamic, standard || isTable(poetry)),
    build: buildOf(reading),
    isPackage: isPackage(reading),
    files: filesOf(reading, dynamic),
    versionFrom: versionFrom(reading, dynamic),
    scripts: scriptsOf(reading),
    packages: packagesOf(reading),
    tools: new Set(Object.keys(isTable(at(value, 'tool')) ? (at(value, 'tool') as object) : {})),
    problems: problem ? [problem] : [],
  };
}

interface Reading {
  readonly value: unknown;
  readonly places: TomlPlaces;
}

type Table = Readonly<Record<string, unknown>>;

const isTable = (value: unknown): value is Table =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);

const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];

const textAt = ({ value }: Reading, ...path: readonly string[]): string | undefined => {
  const found = at(value, ...path);
  return typeof found === 'string' ? found : undefined;
};

const entriesOf = (value: unknown): readonly (readonly [string, unknown])[] =>
  isTable(value) ? Object.entries(value) : [];

function requiresPython(reading: Reading): ProjectManifest['requiresPython'] {
  const text = textAt(reading, 'project', 'requires-python');
  if (text !== undefined)
    return { text: text.replaceAll(/\s+/g, ''), at: reading.places.text(text, 'project', 'requires-python').at };
  const path = ['tool', 'poetry', 'dependencies', 'python'] as const;
  const constraint = textAt(reading, ...path);
  const specifier = constraint === undefined ? undefined : poetrySpecifier(constraint);
  return specifier ? { text: specifier, at: reading.places.key(...path).at } : undefined;
}

const standardDependencies = ({ value, places }: Reading, ...path: readonly string[]): readonly Dependency[] =>
  texts(at(value, ...path)).flatMap((text) => parseDependency(text, places.text(text, ...path)) ?? []);

/** A table of Poetry: names with a constraint, a table, or a list of them. */
function poetryDependencies({ value, places }: Reading, ...path: readonly string[]): readonly Dependency[] {
  return entriesOf(at(value, ...path)).flatMap(([name, constraint]) => {
    if (name === 'python') return [];
    const key = places.key(...path, name);
    return (Array.isArray(constraint) ? constraint : [constraint]).map((one) => poetryDependency(name, one, key));
  });
}

function poetryDependency(name: string, constraint: unknown, key: Located): Dependency {
  const text = (...names: readonly string[]): string | undefined => {
    for (const each of names) {
      const found = at(constraint, each);
      if (typeof found === 'string') return found;
    }
    return undefined;
  };
  const git = text('git');
  const location = git === undefined ? text('url', 'path', 'file') : `git+${git}`;
  const version = typeof constraint === 'string' ? constraint : (text('version') ?? '*');
  return {
    at: key.at,
    name: normalizeName(name),
    extras: texts(at(constraint, 'extras')).map(normalizeName),
    specifier: location === undefined ? (poetrySpecifier(version) ?? '') : '',
    marker:
      text('markers') ??
      (at(constraint, 'python') === undefined && at(constraint, 'platform') === undefined ? undefined : 'python'),
    source: location === undefined ? 'index' : sourceOf(location),
    location,
    editable: at(constraint, 'develop') === true,
  };
}

function extrasOf(reading: Reading): ProjectManifest['extras'] {
  const { value } = reading;
  const standard = entriesOf(at(value, 'project', 'optional-dependencies')).map(
    ([name]) => [normalizeName(name), standardDependencies(reading, 'project', 'optional-dependencies', name)] as const,
  );
  const all = poetryDependencies(reading, 'tool', 'poetry', 'dependencies');
  const poetry = entriesOf(at(value, 'tool', 'poetry', 'extras')).map(([name, members]) => {
    const names = new Set(texts(members).map(normalizeName));
    return [normalizeName(name), all.filter((dependency) => names.has(dependency.name))] as const;
  });
  return new Map([...poetry, ...standard]);
}

function groupsOf(reading: Reading): ProjectManifest['groups'] {
  const { value } = reading;
  const groups = new Map<string, DependencyGroup>();
  const add = (
    name: string,
    dependencies: readonly Dependency[],
    includes: readonly string[] = [],
    optional = false,
  ): void => {
    const before = groups.get(normalizeName(name));
    groups.set(normalizeName(name), {
      dependencies: [...(before?.dependencies ?? []), ...dependencies],
      includes: [...(before?.includes ?? []), ...includes.map(normalizeName)],
      optional: optional || (before?.optional ?? false),
    });
  };
  for (const [name, items] of entriesOf(at(value, 'dependency-groups'))) {
    const included = (Array.isArray(items) ? items : []).map((item) => at(item, 'include-group'));
    add(
      name,
      standardDependencies(reading, 'dependency-groups', name),
      included.filter((item) => typeof item === 'string'),
    );
  }
  add('dev', standardDependencies(reading, 'tool', 'uv', 'dev-dependencies'));
  add('dev', poetryDependencies(reading, 'tool', 'poetry', 'dev-dependencies'));
  for (const [name] of entriesOf(at(value, 'tool', 'pdm', 'dev-dependencies')))
    add(name, standardDependencies(reading, 'tool', 'pdm', 'dev-dependencies', name));
  for (const [name, group] of entriesOf(at(value, 'tool', 'poetry', 'group')))
    add(
      name,
      poetryDependencies(reading, 'tool', 'poetry', 'group', name, 'dependencies'),
      [],
      at(group, 'optional') === true,
    );
  const isNeeded = ({ dependencies, includes }: DependencyGroup): boolean => dependencies.length + includes.length > 0;
  return new Map([...groups].filter(([, group]) => isNeeded(group)));
}

function openness({ value }: Reading, dynamic: readonly string[], isProject: boolean): string | undefined {
  if (dynamic.includes('dependencies')) return 'its dependencies are dynamic';
  if (isProject || isTable(at(value, 'dependency-groups'))) return undefined;
  return 'it does not describe a project';
}

function buildOf(reading: Reading): ProjectManifest['build'] {
  if (!isTable(at(reading.value, 'build-system'))) return undefined;
  return {
    backend: textAt(reading, 'build-system', 'build-backend'),
    requires: standardDependencies(reading, 'build-system', 'requires'),
  };
}

/** uv's and Poetry's switches; without them, Poetry installs what it manages, and uv what has a build system. */
function isPackage({ value }: Reading): boolean | undefined {
  const uv = at(value, 'tool', 'uv', 'package');
  if (typeof uv === 'boolean') return uv;
  const poetry = at(value, 'tool', 'poetry', 'package-mode');
  if (typeof poetry === 'boolean') return poetry;
  const pdm = at(value, 'tool', 'pdm', 'distribution');
  return typeof pdm === 'boolean' ? pdm : undefined;
}

function filesOf({ value, places }: Reading, dynamic: readonly string[]): readonly ManifestFile[] {
  const files: ManifestFile[] = [];
  const add = (path: unknown, use: ManifestFile['for'], ...keys: readonly string[]): void => {
    if (typeof path === 'string') files.push({ at: places.text(path, ...keys).at, path, for: use });
  };
  const readme = at(value, 'project', 'readme');
  add(typeof readme === 'string' ? readme : at(readme, 'file'), 'readme', 'project', 'readme');
  add(at(value, 'project', 'license', 'file'), 'license', 'project', 'license');
  for (const path of texts(at(value, 'project', 'license-files'))) add(path, 'license', 'project', 'license-files');
  const poetry = at(value, 'tool', 'poetry', 'readme');
  for (const path of typeof poetry === 'string' ? [poetry] : texts(poetry))
    add(path, 'readme', 'tool', 'poetry', 'readme');
  if (dynamic.includes('version'))
    add(at(value, 'tool', 'hatch', 'version', 'path'), 'version', 'tool', 'hatch', 'version');
  for (const [field, use] of [
    ['readme', 'readme'],
    ['dependencies', 'dependencies'],
    ['version', 'version'],
  ] as const) {
    if (!dynamic.includes(field)) continue;
    const from = at(value, 'tool', 'setuptools', 'dynamic', field, 'file');
    for (const path of typeof from === 'string' ? [from] : texts(from)) add(path, use, 'tool', 'setuptools', 'dynamic');
  }
  return files;
}

/** Tools that read the version from git: their table, or their name among what the build requires. */
const scmTools = [
  'setuptools-scm',
  'setuptools-git-versioning',
  'hatch-vcs',
  'versioningit',
  'poetry-dynamic-versioning',
  'dunamai',
  'uv-dynamic-versioning',
  'pdm-scm',
  'flit-scm',
];

function versionFrom(reading: Reading, dynamic: readonly string[]): ProjectManifest['versionFrom'] {
  const { value } = reading;
  if (at(value, 'tool', 'poetry-dynamic-versioning', 'enable') === true) return 'scm';
  if (!dynamic.includes('version')) return 'static';
  const required = new Set((buildOf(reading)?.requires ?? []).map(({ name }) => name));
  if (scmTools.some((name) => required.has(name))) return 'scm';
  return at(value, 'tool', 'pdm', 'version', 'source') === 'scm' ? 'scm' : 'other';
}

const scriptsOf = ({ value }: Reading): ProjectManifest['scripts'] =>
  new Map(
    [at(value, 'tool', 'poetry', 'scripts'), at(value, 'project', 'scripts')].flatMap((table) =>
      entriesOf(table).map(([name, target]) => [name, typeof target === 'string' ? target : ''] as const),
    ),
  );

/** What the manifest itself names: `packages` of setuptools, Poetry, hatch and uv. */
function packagesOf({ value }: Reading): readonly string[] | undefined {
  const setuptools = at(value, 'tool', 'setuptools', 'packages');
  if (Array.isArray(setuptools)) return texts(setuptools);
  const poetry = at(value, 'tool', 'poetry', 'packages');
  if (Array.isArray(poetry))
    return poetry.map((item) => at(item, 'include')).filter((item) => typeof item === 'string');
  const hatch = at(value, 'tool', 'hatch', 'build', 'targets', 'wheel', 'packages');
  return Array.isArray(hatch) ? texts(hatch).map((path) => path.slice(path.lastIndexOf('/') + 1)) : undefined;
}
