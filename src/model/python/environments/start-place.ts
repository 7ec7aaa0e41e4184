// Whether the program that a container starts is installed, and whether it is found where it is looked for.
import { distributionsOfImport, normalizedName, providersOf } from '../../../knowledge/python-distributions.js';
import type { Word } from '../../../parser/word.js';
import { textOf, type Located, type Note } from '../../../text/location.js';
import { basename, dirname, isInside, join } from '../../../text/path.js';
import type { Command } from '../../command.js';
import type { Service } from '../../compose.js';
import type { Environment } from '../../environment.js';
import { someInChain, stageChain } from '../../dockerfile/stage-chain.js';
import { valueOf } from '../../known.js';
import type { Process } from '../../process.js';
import type { Stage } from '../../stage.js';
import { type Distributions, distributionsIn, isBare } from '../installs/distributions.js';
import { environmentsOf, madeNote, type PythonEnvironment, type PythonEnvironments } from './environments.js';
import { interpreterWord } from './prefix.js';
import type { ImageProcess } from '../program/starts.js';

/** Wrappers that choose the environment of the program themselves. */
const runners =
  /^(?:uv run|uvx|uv tool run|poetry run|pipenv run|pdm run|hatch run|rye run|pixi run|(?:conda|mamba|micromamba) run)$/;

/** Programs that install others: they come by ways of their own. */
export const installers: ReadonlySet<string> = new Set(['uv', 'poetry', 'pdm', 'pipenv', 'conda', 'supervisord']);

/** A program that is looked for on PATH, or a module that is run, with what is known about the image. */
export interface Sought {
  readonly process: Process;
  readonly stage: Stage;
  /** The word that names the program or the interpreter. */
  readonly word: Word;
  /** The program, or the module behind `python -m`. */
  readonly name: string;
  readonly isModule: boolean;
  /** Whether a runner (`uv run`) looks for it. */
  readonly runner: string | undefined;
  readonly environments: PythonEnvironments;
  readonly host: Process['reader']['host'];
}

export function soughtBy({ process, stage }: ImageProcess): Sought | undefined {
  const { command, reader } = process;
  const { program } = command;
  if (!stage || program === undefined || stage.dockerfile.fragment) return undefined;
  const word = interpreterWord(command);
  const isModule = command.wrappers.at(-1)?.endsWith('python -m') === true;
  const runner = command.wrappers.find((wrapper) => runners.test(wrapper));
  const environments = environmentsOf(stage, reader.host);
  return { process, stage, word, name: program, isModule, runner, environments, host: reader.host };
}

/** The folders of PATH; undefined where they are not known. */
export function searchPath(environment: Environment): readonly string[] | undefined {
  const path = valueOf(environment.value('PATH'));
  return path
    ?.split(':')
    .filter((folder) => folder.startsWith('/'))
    .map((folder) => join('/', folder));
}

/** A program or module that a container starts, and that some environments have alone. */
export interface Needed {
  /** The program, or what the code imports. */
  readonly name: string;
  readonly kind: 'program' | 'import';
  readonly environment: PythonEnvironment;
  readonly by: readonly Note[];
}

/** The same of an environment that the container does not look into. */
export interface OffPath extends Needed {
  /** Where the environment has its programs. */
  readonly folder: string;
}

/**
 * What a container starts and finds in no folder of PATH, because it is installed into an environment whose programs are not there.
 * Undefined where the environment may be activated, or what is on PATH may have it, too.
 */
export function offPath(start: ImageProcess, service?: Service): OffPath | undefined {
  const { process, stage } = start;
  const folders = searchPath(process.environment);
  if (!stage || !folders || mayActivate(start, service)) return undefined;
  if (interpreterWord(process.command as Command).value?.includes('/') !== false) return undefined;
  const isOn = ({ path, kind }: PythonEnvironment): boolean =>
    kind === 'cache'
      ? folders.some((folder) => isInside(path, folder))
      : kind === 'prefix' ||
        folders.includes(join(path, 'bin')) ||
        (kind === 'user' && folders.some((folder) => folder.endsWith('/.local/bin')));
  const { all } = environmentsOf(stage, process.reader.host);
  const off = all.filter((environment) => !isOn(environment) && environment.parts === undefined);
  const found = needed(start, off, 'any', service);
  return found && { ...found, folder: join(found.environment.path, 'bin') };
}

/**
 * What a container starts that some of the environments have and the others surely have not. Undefined where that is not known.
 * @param kind `program`: only what is found by PATH; `any`: what Python imports, too
 */
export function needed(
  start: ImageProcess,
  some: readonly PythonEnvironment[],
  kind: 'program' | 'any',
  service?: Service,
): Needed | undefined {
  const sought = soughtBy(start);
  if (!sought || some.length === 0 || sought.runner !== undefined || sought.word.value === undefined) return undefined;
  const { environments, stage, host, word } = sought;
  if (environments.open !== undefined || environments.openCopies !== undefined || environments.hidden !== undefined)
    return undefined;
  if (!isBare(stage) || environments.all.some(({ path }) => isMounted(path, service))) return undefined;
  if (word.value!.includes('/')) {
    const environment = some.find(({ path }) => dirname(word.value!) === join(path, 'bin'));
    return environment && { name: basename(word.value!), kind: 'program', environment, by: [madeNote(environment)] };
  }
  const others = distributionsIn(
    environments.all.filter((environment) => !some.includes(environment)),
    host,
  );
  const program = sought.isModule && kind === 'program' ? undefined : programOff(sought, some, others);
  return program ?? (kind === 'any' ? importOff(sought, some, others) : undefined);
}

function programOff(sought: Sought, some: readonly PythonEnvironment[], others: Distributions): Needed | undefined {
  const { name, isModule, process, stage, host } = sought;
  const providers = providersOf(name);
  if (providers.length === 0 || installers.has(name)) return undefined;
  if (!isAbsent(providers, others) || isSystemPackage(sought, providers)) return undefined;
  if (!isModule && isLinked(name, process, stage)) return undefined;
  for (const environment of isModule ? some.filter(({ kind }) => isClosed(kind)) : some) {
    const distributions = distributionsIn([environment], host);
    const has = providers.map((each) => distributions.has(each)).find((fact) => valueOf(fact));
    if (!has?.known) continue;
    if (isModule && seesPackagesOf(environment, process)) return undefined;
    return { name, kind: isModule ? 'import' : 'program', environment, by: has.evidence };
  }
  return undefined;
}

/** `python app.py` with the Python of the system, whose code imports what only the environment has. */
function importOff(sought: Sought, some: readonly PythonEnvironment[], others: Distributions): Needed | undefined {
  const { name, process, host, environments } = sought;
  if (name !== 'python') return undefined;
  const python = environments.pythonOn(process.environment.value('PATH'), process.files);
  const program = valueOf(process.program);
  if (!python.known || python.value.kind !== 'system' || !program) return undefined;
  for (const environment of some.filter(({ kind }) => isClosed(kind))) {
    if (seesPackagesOf(environment, process)) return undefined;
    const distributions = distributionsIn([environment], host);
    for (const { name: module, guarded, lookup, statement } of program.reachable.imports) {
      if (guarded || lookup.kind !== 'absent' || module.startsWith('.')) continue;
      const top = module.split('.')[0]!;
      const providers = distributionsOfImport(top);
      const distribution = providers
        .map((each) => distributions.get(each))
        .find((each) => each && each.marker === undefined);
      if (!distribution || !providers.every((each) => isLikelyAbsent(each, others))) continue;
      const by: Note = { at: statement.at, note: `${top} is imported here` };
      return { name: top, kind: 'import', environment, by: [distribution.by, by] };
    }
  }
  return undefined;
}

/** Environments whose packages only their own Python sees. */
const isClosed = (kind: PythonEnvironment['kind']): boolean => kind === 'venv' || kind === 'conda' || kind === 'cache';

/** On PATH nothing but tools is installed, so that a library surely is not. */
const isLikelyAbsent = (name: string, on: Distributions): boolean =>
  valueOf(on.has(name)) === false || (on.open === undefined && on.all.length === 0);

export const isAbsent = (providers: readonly string[], distributions: Distributions): boolean =>
  providers.every((provider) => valueOf(distributions.has(provider)) === false);

/** Whether PYTHONPATH leads into an environment. */
function seesPackagesOf({ path }: PythonEnvironment, { environment }: Process): boolean {
  const value = environment.value('PYTHONPATH');
  if (!value.known) return true;
  const home = environment.get('PYTHONHOME');
  return (
    home !== undefined ||
    (value.value ?? '').split(':').some((folder) => isInside(path, folder) || isInside(folder || '-', path))
  );
}

/** Whether a package of the distribution may bring a program: Debian has gunicorn, too. */
export function isSystemPackage({ stage, name }: Sought, providers: readonly string[]): boolean {
  return stageChain(stage).some(({ commands }) =>
    commands.some(
      ({ installer }) =>
        installer?.manager.forSystem === true &&
        (installer.requirementFiles.length > 0 ||
          installer.packages.some(
            ({ value }) =>
              value === undefined ||
              [name, ...providers].some((each) => normalizedName(value).split(/[-=]/).join('-').includes(each)),
          )),
    ),
  );
}

/** Whether a step puts a program of a name somewhere: a link, a file of its own. */
export function isLinked(name: string, { files, environment }: Process, stage: Stage): boolean {
  const folders = searchPath(environment) ?? [];
  if (folders.some((folder) => files.lookup(join(folder, name)).state === 'present')) return true;
  if (files.copied.some(({ path }) => basename(path) === name)) return true;
  return hasLinks(stage);
}

const hasLinks = someInChain(({ commands }) => commands.some((command) => putsPrograms(command)));

const putsPrograms = ({ program, arguments: words, shell }: Command): boolean =>
  /^(?:ln|cp|mv|install|rsync|update-alternatives)$/.test(program ?? '')
    ? words.some(({ value }) => value === undefined || /(?:^|\/)bin(?:\/|$)/.test(value))
    : (shell?.redirects ?? []).some(({ target }) => /(?:^|\/)bin\//.test(target?.value ?? ''));

/** Whether a service mounts something over a path, or over a folder above it. */
export const isMounted = (path: string, service: Service | undefined): boolean =>
  service?.mounts.some(({ target }) => {
    const folder = valueOf(target);
    return folder === undefined || isInside(folder, path) || isInside(path, folder);
  }) ?? false;

/** Whether what starts the program may activate an environment: a start script that does so, a shell that reads a profile. */
export function mayActivate({ process, stage }: ImageProcess, service?: Service): boolean {
  const starts: readonly (Located | undefined)[] = [
    stage?.entrypoint,
    stage?.command,
    service?.command?.entry,
    service?.entrypoint?.entry,
    process.command,
  ];
  const texts = starts.flatMap((each) => (each ? [textOf(each)] : []));
  if (texts.some((text) => activates(text))) return true;
  const { host } = process.reader;
  return process.files.copied.some(({ path, source }) => {
    const name = basename(path);
    if (!/\.(?:sh|bash)$/.test(name) && name.includes('.')) return false;
    if (!texts.some((text) => text.includes(name))) return false;
    const file = host.read(source);
    return !file || activates(file.text);
  });
}

const activators = [
  'activate',
  'bashrc',
  'bash_profile',
  'bashprofile',
  '--login',
  'site-packages',
  '$(poetry',
  'poetry env',
];

const activates = (text: string): boolean =>
  activators.some((word) => text.includes(word)) || /\b(?:PATH=|conda\b|sys\.path)|bash["',\s]+-l/.test(text);
