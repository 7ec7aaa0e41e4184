/**
 * Distributions that are installed to install others: their own release hardly changes an image. Normalised names.
 * Source: https://packaging.python.org/en/latest/key_projects/
 */
export const bootstrapTools: ReadonlySet<string> = new Set([
  ...['pip', 'setuptools', 'wheel', 'virtualenv', 'build', 'pipx', 'pip-tools', 'installer', 'distribute'],
  ...['uv', 'poetry', 'pipenv', 'pdm', 'hatch', 'flit', 'conda-lock', 'micropipenv', 'rye'],
  ...['poetry-core', 'hatchling', 'flit-core', 'pdm-backend', 'setuptools-scm', 'maturin', 'cython', 'scikit-build'],
]);
