// Programs that a container starts and that nothing in its image installs.
import { providersOf } from '../../../knowledge/python-distributions.js';
import { parsePyproject } from '../../../parser/manifest/pyproject.js';
import type { Word } from '../../../parser/word.js';
import type { Located, Note } from '../../../text/location.js';
import { basename, join } from '../../../text/path.js';
import type { Service } from '../../compose.js';
import { stageChain } from '../../dockerfile/stage-chain.js';
import { valueOf } from '../../known.js';
import type { Process } from '../../process.js';
import type { Stage } from '../../stage.js';
import { type Distributions, distributionsOf } from '../installs/distributions.js';
import { installers, isAbsent, isLinked, isMounted, isSystemPackage, type Sought, soughtBy } from './start-place.js';
import type { ImageProcess } from '../program/starts.js';

/** A start command whose program nothing installs. */
export interface MissingProgram extends Located {
  /** What is missing, as in a sentence. */
  readonly what: string;
  readonly why: string;
  readonly help: string;
  readonly related: readonly Note[];
}

/** What a start needs and surely nothing installs; undefined where that is not known. */
export function missingProgram(start: ImageProcess, service?: Service): MissingProgram | undefined {
  const sought = soughtBy(start);
  if (!sought) return undefined;
  const { stage, process, environments } = sought;
  if (
    sought.runner === 'uvx' ||
    sought.runner === 'uv tool run' ||
    process.command.words.some(({ value }) => value?.startsWith('--with'))
  )
    return undefined;
  if (environments.all.some(({ path }) => isMounted(path, service)) || isMounted('/usr/local/bin', service))
    return undefined;
  const distributions = distributionsOf(stage, sought.host);
  // Where nothing at all is installed, the Dockerfile is a sketch, or something else is mounted.
  if (distributions.all.length === 0) return undefined;
  const word = sought.word.value;
  if (word === undefined || (word.includes('/') && !sought.isModule)) return undefined;
  if (service && environments.all.length === 0 && service.mounts.length > 0 && stage.commands.length === 0)
    return undefined;
  return (
    programMissing(sought, distributions) ?? partMissing(sought, distributions) ?? scriptMissing(sought, distributions)
  );
}

function programMissing(sought: Sought, distributions: Distributions): MissingProgram | undefined {
  const { name, stage, process, isModule } = sought;
  const providers = providersOf(name);
  if (providers.length === 0 || installers.has(name)) return undefined;
  if (!isAbsent(providers, distributions) || isSystemPackage(sought, providers)) return undefined;
  const facts = stage.rootBase.kind === 'image' ? stage.rootBase.facts : undefined;
  if (facts?.tools.get(name) || isLinked(name, process, stage) || isCopied(name, stage)) return undefined;
  const at = process.command.programWord.at;
  if (name === 'fastapi') {
    const stub = distributions.get('fastapi');
    if (stub) {
      return {
        at,
        what: 'fastapi',
        why: 'the command fastapi is only there with fastapi[standard]',
        help: 'Install fastapi[standard].',
        related: [stub, stub.by].map((each) => ({ at: each.at, note: 'fastapi is installed without it' })).slice(0, 1),
      };
    }
  }
  const provider = providers[0]!;
  return {
    at,
    what: name,
    why: isModule ? `nothing installs the module ${name}` : `nothing installs the program ${name}`,
    help: `Add ${provider} to what the image installs.`,
    related: installsOf(distributions),
  };
}

/** What a program loads by a word: workers of gunicorn, the subcommand `flower` of celery. */
function partMissing(sought: Sought, distributions: Distributions): MissingProgram | undefined {
  const { name, process } = sought;
  const part = name === 'gunicorn' ? workerOf(process) : name === 'celery' ? subcommandOf(process) : undefined;
  if (!part || valueOf(distributions.has(part.needs)) !== false) return undefined;
  return {
    at: part.word.at,
    what: part.word.value!,
    why: `${name} loads ${part.word.value} from ${part.needs}, which nothing installs`,
    help: `Add ${part.needs} to what the image installs.`,
    related: installsOf(distributions),
  };
}

interface Part {
  readonly word: Word;
  readonly needs: string;
}

/** https://docs.gunicorn.org/en/stable/settings.html#worker-class */
function workerOf({ command }: Process): Part | undefined {
  const word = command.option('-k', '--worker-class')?.value;
  const needs = word?.value === undefined ? undefined : workerNeeds(word.value);
  return word && needs ? { word, needs } : undefined;
}

function workerNeeds(worker: string): string | undefined {
  if (worker.startsWith('uvicorn.workers.')) return 'uvicorn';
  if (worker.startsWith('uvicorn_worker.')) return 'uvicorn-worker';
  return ['gevent', 'eventlet', 'tornado'].find((name) => worker === name);
}

function subcommandOf({ command }: Process): Part | undefined {
  const word = command.arguments.find(({ value }) => value === 'flower');
  const before = word && command.arguments[command.arguments.indexOf(word) - 1]?.value;
  return word && !/^(?:-A|--app|-b|--broker)$/.test(before ?? '') ? { word, needs: 'flower' } : undefined;
}

/** A console script of the project, where the build leaves the project out. */
function scriptMissing(sought: Sought, distributions: Distributions): MissingProgram | undefined {
  const { name, isModule, process, stage, host, environments } = sought;
  if (isModule || providersOf(name).length > 0 || distributions.open !== undefined) return undefined;
  const installs = environments.all.flatMap((each) => each.installs);
  if (
    installs.length === 0 ||
    installs.some(({ installer }) => !installer || installer.paths.length + installer.addresses.length > 0)
  )
    return undefined;
  const left = installs.findLast(({ installer }) => installer!.row.installsProject);
  if (!left || left.installer!.packages.length > 0 || !valueOf(left.workdir)) return undefined;
  const path = join(valueOf(left.workdir)!, 'pyproject.toml');
  const state = left.files.lookup(path);
  const file = state.state === 'present' && state.source !== undefined ? host.read(state.source) : undefined;
  const manifest = file && parsePyproject(file);
  if (!manifest || !manifest.scripts.has(name) || isLinked(name, process, stage) || isCopied(name, stage))
    return undefined;
  const isLeftOut = installs.every(
    (command) =>
      !command.installer!.row.installsProject ||
      command.has(...command.installer!.row.noProjectOptions) ||
      (command.installer!.manager.name === 'uv' &&
        (manifest.isPackage === false || (manifest.isPackage === undefined && !manifest.build))),
  );
  if (!isLeftOut || (sought.runner === 'uv run' && manifest.build && manifest.isPackage !== false)) return undefined;
  const option = left.installer!.row.noProjectOptions.find((each) => left.has(each));
  return {
    at: process.command.programWord.at,
    what: name,
    why: option
      ? `it is a script of the project, which ${option} leaves out`
      : 'it is a script of the project, which uv does not install without a build system',
    help: option
      ? 'Install the project itself once its files are in the image.'
      : 'Add a [build-system] table to pyproject.toml.',
    related: [{ at: left.installer!.verb.at, note: 'installed without the project here' }],
  };
}

/** Whether a copy may bring a program of a name. */
const isCopied = (name: string, stage: Stage): boolean =>
  stageChain(stage).some(({ copies }) =>
    copies.some(
      ({ sources, destination }) =>
        basename(valueOf(destination) ?? name) === name ||
        sources.some(({ value }) => basename(valueOf(value) ?? name) === name),
    ),
  );

/** The places where most is installed. */
function installsOf({ all }: Distributions): readonly Note[] {
  const notes = new Map<string, Note>();
  for (const { command } of all) {
    const verb = command.installer?.verb;
    if (verb) notes.set(`${verb.at.file.path}:${verb.at.span.start}`, { at: verb.at, note: 'this installs others' });
  }
  return [...notes.values()].slice(0, 3);
}
