import type { SourceFile } from '../../text/source.js';
import { join } from '../../text/path.js';
import { at, parseToml } from '../toml.js';

/** What a `pyproject.toml` says to its build backend and to uv beyond what every tool reads. */
export interface BuildSettings {
  /**
   * Where the backend looks for the project's code, counted from the manifest's folder: it needs one of the paths, or all of them.
   * Undefined where it finds code on its own, or is told in a way that is not followed here.
   */
  readonly modules: { readonly paths: readonly string[]; readonly need: 'one' | 'all' } | undefined;
  /** The file of `project.license`; the patterns of `license-files` are another matter. */
  readonly licenseFile: string | undefined;
  /** The file of a hook that hatchling runs, counted from the manifest's folder. */
  readonly hookFile: string | undefined;
  /** Whether the version has a value for builds without version control. */
  readonly hasFallbackVersion: boolean;
  /** The groups that uv installs unasked: `dev` where nothing is written. */
  readonly uvDefaultGroups: 'all' | readonly string[];
}

/**
 * Reads those settings. Total: a file that is no TOML has none.
 * @param builder who builds: `poetry install` does by itself, whatever the backend is
 *
 * Sources: https://hatch.pypa.io/latest/plugins/builder/wheel/,
 * https://flit.pypa.io/en/stable/pyproject_toml.html, https://python-poetry.org/docs/pyproject/#packages,
 * https://docs.astral.sh/uv/reference/settings/, https://setuptools.pypa.io/en/latest/userguide/package_discovery.html
 */
export function parseBuildSettings(file: SourceFile, builder: 'poetry' | 'backend'): BuildSettings {
  const { value } = parseToml(file);
  const groups = at(value, 'tool', 'uv', 'default-groups');
  return {
    modules: modulesOf(value, builder),
    licenseFile: text(at(value, 'project', 'license', 'file')),
    hookFile: hookFile(value),
    hasFallbackVersion: hasFallbackVersion(value),
    uvDefaultGroups: groups === 'all' ? 'all' : Array.isArray(groups) ? texts(groups) : ['dev'],
  };
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];

/** Source: https://hatch.pypa.io/latest/plugins/build-hook/custom/ */
function hookFile(value: unknown): string | undefined {
  const hook =
    at(value, 'tool', 'hatch', 'build', 'hooks', 'custom') ??
    at(value, 'tool', 'hatch', 'build', 'targets', 'wheel', 'hooks', 'custom');
  return hook === undefined ? undefined : (text(at(hook, 'path')) ?? 'hatch_build.py');
}

/** The keys of the tools by which a build without version control is told what to do. */
const fallbackKeys = /^(?:fallback[-_]version|default-version|fallback[-_]root|default-tag)$/;

function hasFallbackVersion(value: unknown): boolean {
  const tables = [
    at(value, 'tool', 'setuptools_scm'),
    at(value, 'tool', 'setuptools-scm'),
    at(value, 'tool', 'vcs-versioning'),
    at(value, 'tool', 'hatch', 'version'),
    at(value, 'tool', 'hatch', 'version', 'raw-options'),
    at(value, 'tool', 'pdm', 'version'),
    at(value, 'tool', 'versioningit'),
    at(value, 'tool', 'hatch', 'version', 'default-version'),
    at(value, 'tool', 'uv-dynamic-versioning'),
    at(value, 'tool', 'poetry-dynamic-versioning'),
  ];
  return tables.some(
    (table) => typeof table === 'object' && table !== null && Object.keys(table).some((key) => fallbackKeys.test(key)),
  );
}

function modulesOf(value: unknown, builder: 'poetry' | 'backend'): BuildSettings['modules'] {
  const named = text(at(value, 'project', 'name')) ?? text(at(value, 'tool', 'poetry', 'name'));
  const name = named?.replaceAll(/[-.]/g, '_');
  if (name === undefined || !/^\w+$/.test(name)) return undefined;
  const backend = text(at(value, 'build-system', 'build-backend'));
  if (builder === 'poetry' || backend?.startsWith('poetry'))
    return poetryModules(at(value, 'tool', 'poetry', 'packages'), name);
  if (backend === 'hatchling.build') return hatchModules(value, name);
  if (backend === 'uv_build') return uvModules(at(value, 'tool', 'uv', 'build-backend'), name);
  if (backend?.startsWith('flit')) {
    const module = text(at(value, 'tool', 'flit', 'module', 'name')) ?? named!.replaceAll('-', '_');
    return /^\w+$/.test(module) ? { paths: places(module), need: 'one' } : undefined;
  }
  return backend === undefined || backend.startsWith('setuptools.') ? setuptoolsModules(value) : undefined;
}

/** A module or package of a name, beside the manifest or in `src`; some backends write names in lower case first. */
const places = (name: string): readonly string[] => [
  ...new Set([name, name.toLowerCase()].flatMap((each) => [each, `src/${each}`, `${each}.py`, `src/${each}.py`])),
];

/** Wherever the table selects files, a build that finds none of them makes an empty wheel. */
function hatchModules(value: unknown, name: string): BuildSettings['modules'] {
  const tables = [
    at(value, 'tool', 'hatch', 'build'),
    at(value, 'tool', 'hatch', 'build', 'targets', 'wheel'),
    at(value, 'tool', 'hatch', 'build', 'targets', 'editable'),
  ];
  const selects = /^(?:packages|include|only-include|force-include|artifacts|sources|bypass-selection|only-packages)$/;
  const isSelected = tables.some(
    (table) => typeof table === 'object' && table !== null && Object.keys(table).some((key) => selects.test(key)),
  );
  return isSelected ? undefined : { paths: places(name), need: 'one' };
}

/** `packages` with `include` and `from`; every one of them has to match. */
function poetryModules(packages: unknown, name: string): BuildSettings['modules'] {
  if (packages === undefined) return { paths: places(name), need: 'one' };
  if (!Array.isArray(packages)) return undefined;
  const paths = packages.map((item) => {
    const include = text(at(item, 'include')) ?? text(item);
    // One for the source archive only is not looked for here.
    if (include === undefined || /[*?[]/.test(include) || at(item, 'format') !== undefined) return undefined;
    return join(text(at(item, 'from')) || '.', include);
  });
  return paths.every((path) => path !== undefined) && paths.length > 0 ? { paths, need: 'all' } : undefined;
}

function uvModules(table: unknown, name: string): BuildSettings['modules'] {
  const module = at(table, 'module-name') ?? name.toLowerCase();
  const modules = typeof module === 'string' ? [module] : texts(module);
  const root = (text(at(table, 'module-root')) ?? 'src') || '.';
  if (at(table, 'namespace') === true || modules.length === 0 || !modules.every((one) => /^\w+$/.test(one)))
    return undefined;
  return { paths: modules.map((one) => join(root, one)), need: 'all' };
}

/** A list of packages has to be there; setuptools makes an empty distribution where it looks for them on its own. */
function setuptoolsModules(value: unknown): BuildSettings['modules'] {
  const packages = at(value, 'tool', 'setuptools', 'packages');
  const folders = at(value, 'tool', 'setuptools', 'package-dir');
  const roots = typeof folders === 'object' && folders !== null ? Object.entries(folders) : [];
  const [root] = roots;
  if (!Array.isArray(packages) || roots.length > 1 || (root && (root[0] !== '' || typeof root[1] !== 'string')))
    return undefined;
  const paths = texts(packages).map((name) => join(root ? String(root[1]) || '.' : '.', name.replaceAll('.', '/')));
  return paths.length > 0 ? { paths, need: 'all' } : undefined;
}
