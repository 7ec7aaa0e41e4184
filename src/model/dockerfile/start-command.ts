import { basename, dirname, join } from '../../text/path.js';
import type { FileHost } from '../files.js';
import type { CopiedFile } from '../filesystem.js';
import type { Service } from '../compose.js';
import type { Stage } from '../stage.js';

/** Base images whose own start command is a bare interpreter. */
const interpreters: readonly string[] = ['python', 'pypy', 'uv-python'];

/**
 * The first application file of an image that nothing starts: one that is shipped, made on an official Python image, with neither CMD nor
 * ENTRYPOINT, and with a use that gives no command either. Undefined for images that others are built on.
 */
export function fileThatNothingStarts(stage: Stage, host: FileHost): CopiedFile | undefined {
  const { rootBase, role, dockerfile, steps, entrypoint, command } = stage;
  if (!stage.isShipped || role !== 'production' || dockerfile.fragment || entrypoint || command) return undefined;
  if (rootBase.kind !== 'image' || !rootBase.facts || !interpreters.includes(rootBase.facts.family)) return undefined;
  if (steps.some(({ instruction }) => instruction.name === 'ONBUILD')) return undefined;
  if (namesBase(stage.name) || namesBase(basename(dockerfile.file.path))) return undefined;
  const services = dockerfile.services.filter(({ stage: built }) => built?.known && built.value === stage);
  if (dockerfile.services.length > 0 && services.every(hasCommand)) return undefined;
  if (dockerfile.services.length === 0 && isStartedByUnnamed(dirname(dockerfile.file.path), host)) return undefined;
  return stage.final.files.copied.find(
    ({ path, source }) => isApplication(path) && /\S/.test(host.read(source)?.text ?? ''),
  );
}

/**
 * Whether a compose file whose name does not say so (`docker/default.yml`, `docker_compose/app.yaml`) stands in a folder or one below it:
 * a service of it may give the command. Its keys are looked for by their indentation, so that no parser is needed.
 */
function isStartedByUnnamed(folder: string, host: FileHost): boolean {
  const entries = host.list(folder) ?? [];
  const below = entries.filter(({ kind }) => kind === 'directory').map(({ name }) => join(folder, name));
  return [folder, ...below].some((directory) =>
    (host.list(directory) ?? []).some(
      ({ name }) => /\.ya?ml$/i.test(name) && startsServices(host.read(join(directory, name))?.text ?? ''),
    ),
  );
}

const startsServices = (text: string): boolean =>
  /^services:[ \t]*(?:#.*)?$/m.test(text) && /^[ \t]+(?:command|entrypoint):/m.test(text);

const namesBase = (name: string | undefined): boolean =>
  /(?:^|[^a-z])(?:base|build|builder|deps|dependencies|runtime|common|docs|tests?)(?:[^a-z]|$)|base$/i.test(name ?? '');

const hasCommand = ({ command, entrypoint }: Service): boolean => command !== undefined || entrypoint !== undefined;

/** Python code other than what installs, configures or tests a project. */
const isApplication = (path: string): boolean =>
  path.endsWith('.py') &&
  !/(?:^|\/)(?:setup|conftest|noxfile|tasks|__init__|test_[^/]*|[^/]*_test|[^/]*conf(?:ig)?)\.py$/.test(path) &&
  !/\/(?:tests?|docs|scripts|examples|\.github)\//.test(path);
