/** The files of an install that no word of its command line names. */

/**
 * Variables by which an installer reads or writes files.
 * Sources: https://pip.pypa.io/en/stable/topics/configuration/#environment-variables, https://docs.astral.sh/uv/reference/environment/
 */
export const installerFileVariables: readonly string[] = [
  ...['PIP_REQUIREMENT', 'PIP_CONSTRAINT', 'PIP_BUILD_CONSTRAINT', 'PIP_CONFIG_FILE', 'PIP_FIND_LINKS', 'PIP_TARGET'],
  ...['UV_CONSTRAINT', 'UV_OVERRIDE', 'UV_BUILD_CONSTRAINT', 'UV_CONFIG_FILE', 'UV_FIND_LINKS', 'UV_PROJECT'],
];

/** Files that a package manager reads beside its manifests, where they are there, by its name. Sources: the manuals of the managers. */
const settingsFiles: ReadonlyMap<string, readonly string[]> = new Map([
  ['uv', ['uv.toml', '.python-version']],
  ['poetry', ['poetry.toml']],
  ['pdm', ['pdm.toml', '.python-version', '.pdm-python']],
]);

/** The files beside its manifests that a package manager of this name reads, where they are there. */
export const settingsFilesOf = (manager: string): readonly string[] => settingsFiles.get(manager) ?? [];
