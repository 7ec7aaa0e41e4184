/** Scripts of the network that install something, and what else installs it. */

/** What to do instead of running the script that a host answers with. */
const alternatives: ReadonlyMap<string, string> = new Map([
  // https://docs.astral.sh/uv/guides/integration/docker/#installing-uv
  ['astral.sh', 'Copy the program from its image: COPY --from=ghcr.io/astral-sh/uv:<version> /uv /uvx /bin/.'],
  // https://python-poetry.org/docs/#installation
  ['install.python-poetry.org', 'Install it by its version: pip install poetry==<version>.'],
  // https://pip.pypa.io/en/stable/installation/
  ['bootstrap.pypa.io', 'Run python -m ensurepip, which is part of Python.'],
  // https://github.com/nodejs/docker-node
  ['deb.nodesource.com', 'Copy Node.js from its image, or build in a stage of its own: FROM node:<version>.'],
  // https://hub.docker.com/_/rust
  ['sh.rustup.rs', 'Build in a stage of its own: FROM rust:<version>.'],
]);

/** What to do instead of running what a host answers; undefined where nothing is known. */
export const alternativeTo = (host: string): string | undefined => alternatives.get(host);
