/**
 * Programs that run none of the files that a project brings into a build: only what their words name, and what an installer reads by itself,
 * counts. Fewer than the programs that leave a folder alone (`buildEffects`): `awk` and `env` change no file, and run what they are given.
 * Sources: the programs' manual pages (https://manpages.debian.org, https://pip.pypa.io, https://docs.astral.sh/uv).
 */
export const indifferentPrograms: ReadonlySet<string> = new Set([
  ...['pip', 'uv', 'poetry', 'pdm', 'pipenv', 'venv', 'virtualenv'],
  ...['apt-get', 'apt', 'apk', 'dnf', 'microdnf', 'yum'],
  ...['useradd', 'adduser', 'groupadd', 'addgroup'],
  ...['cd', 'rm', 'mkdir', 'chmod', 'chown', 'set', 'export', 'echo', 'true'],
]);
