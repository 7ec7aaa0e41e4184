/**
 * What the build backends of Python projects do when files of the project are missing. Measured by building a small project with each
 * (hatchling 1, flit-core 3, poetry-core 2, pdm-backend 2, setuptools 80, uv_build 0.13), plain and editable; both end alike.
 */

/** A build backend, or a tool that builds by itself. */
export interface BuildBackend {
  /** As it stands in messages. */
  readonly name: string;
  /** What a build does that finds no module of the project: it fails, or makes a distribution without one. */
  readonly missingModule: 'fails' | 'empty';
  /** What it does without a file that the metadata names: it fails, or leaves it out. */
  readonly missingFile: 'fails' | 'ignored';
  /** Whether a pattern of `license-files` has to match something. */
  readonly licensePatterns: boolean;
  readonly source: string;
}

const backend = (name: string, source: string, row: Partial<BuildBackend> = {}): BuildBackend => ({
  name,
  missingModule: 'fails',
  missingFile: 'fails',
  licensePatterns: true,
  source,
  ...row,
});

const flit = backend('flit', 'https://flit.pypa.io/en/stable/pyproject_toml.html');
const poetry = backend('poetry-core', 'https://python-poetry.org/docs/pyproject/');
const setuptools = backend('setuptools', 'https://setuptools.pypa.io/en/latest/userguide/pyproject_config.html', {
  missingModule: 'empty',
  missingFile: 'ignored',
  licensePatterns: false,
});

const backends: ReadonlyMap<string, BuildBackend> = new Map([
  [
    'hatchling.build',
    backend('hatchling', 'https://hatch.pypa.io/latest/plugins/builder/wheel/', { licensePatterns: false }),
  ],
  ['flit_core.buildapi', flit],
  ['flit.buildapi', flit],
  ['flit_scm:buildapi', flit],
  ['poetry.core.masonry.api', poetry],
  ['poetry.masonry.api', poetry],
  ['poetry_dynamic_versioning.backend', poetry],
  ['pdm.backend', backend('pdm-backend', 'https://backend.pdm-project.org/metadata/', { missingModule: 'empty' })],
  ['uv_build', backend('uv_build', 'https://docs.astral.sh/uv/concepts/build-backend/')],
  ['setuptools.build_meta', setuptools],
  ['setuptools.build_meta:__legacy__', setuptools],
]);

/** What is known of a backend by its entry in `build-backend`; setuptools builds where nothing is written. */
export const buildBackend = (name: string | undefined): BuildBackend | undefined =>
  name === undefined ? setuptools : backends.get(name);

/** Poetry installs the project that it manages by itself, whatever its build system is. */
export const poetryInstall: BuildBackend = { ...poetry, name: 'Poetry' };

/**
 * Distributions that work the version out from git and fail without it. `setuptools-git-versioning` is none: it falls back to 0.0.1.
 * Sources: https://setuptools-scm.readthedocs.io/en/latest/, https://github.com/ofek/hatch-vcs,
 * https://versioningit.readthedocs.io/en/stable/, https://github.com/ninoseki/uv-dynamic-versioning,
 * https://github.com/mtkennerly/poetry-dynamic-versioning, https://gitlab.com/WillDaSilva/flit_scm
 */
export const versionTools: ReadonlySet<string> = new Set([
  'setuptools-scm',
  'hatch-vcs',
  'versioningit',
  'uv-dynamic-versioning',
  'poetry-dynamic-versioning',
  'flit-scm',
]);

/** Names of variables that give these tools the version: `SETUPTOOLS_SCM_PRETEND_VERSION_FOR_APP`, `PDM_BUILD_SCM_VERSION`. */
export const versionVariable = /PRETEND_VERSION|PDM_BUILD_SCM_VERSION|DYNAMIC_VERSIONING_BYPASS|VERSION_OVERRIDE/;
