// The Python environments of an image: which there are, what installs into them, and which one a program belongs to.
import type { BaseImageFacts } from '../../../knowledge/base-images.js';
import { buildEffects } from '../../../knowledge/build-programs.js';
import { pythonBringers } from '../../../knowledge/python-bringers.js';
import { parseToml } from '../../../parser/toml.js';
import type { Located, Note } from '../../../text/location.js';
import { basename, dirname, isInside, join, relativeTo } from '../../../text/path.js';
import type { Command } from '../../command.js';
import { stageChain } from '../../dockerfile/stage-chain.js';
import { expand } from '../../expand.js';
import type { FileHost } from '../../files.js';
import type { ImageFilesystem } from '../../filesystem.js';
import { type Fact, known, unknown, valueOf } from '../../known.js';
import { Remembered } from '../../lazy.js';
import type { Copy, Stage } from '../../stage.js';
import { interpreterOf, interpreterWord, type Prefix, prefixOf, type Surroundings } from './prefix.js';

/** An environment of an image. `at` is where it is made, or the first command that installs into it. */
export interface PythonEnvironment extends Located {
  readonly kind: Prefix['kind'];
  /** Absolute; for `cache` a folder above it. */
  readonly path: string;
  /** The commands that install packages into it, wherever they ran. */
  readonly installs: readonly Command[];
  /** The path that it was made at, which its programs name; another one where it was copied elsewhere. */
  readonly madeAt: string;
  /** The stage that made it. */
  readonly madeIn: Stage;
  /** The Python that it was made with: the prefix of that Python, or why that is not known. */
  readonly python: Fact<Prefix>;
  /** Whether its programs and links survive a move. */
  readonly relocatable: boolean;
  /** The copies that brought it, the last one first. */
  readonly copies: readonly Copy[];
  /** Of one that was copied in parts: those that came, counted from its folder (`lib/python3.13/site-packages`). */
  readonly parts: readonly string[] | undefined;
}

/** The environments of an image at its end. */
export interface PythonEnvironments {
  readonly all: readonly PythonEnvironment[];
  at(path: string): PythonEnvironment | undefined;
  /** Why there may be others, or more in these than is listed. */
  readonly open: string | undefined;
  /** Why copies of other stages or images may bring packages that are not listed. */
  readonly openCopies: string | undefined;
  /** Why commands may install packages without saying so. */
  readonly hidden: string | undefined;
  /** Where an install command of the stage, or of one that it is built on, puts packages; undefined for all other commands. */
  prefixOf(command: Command): Fact<Prefix> | undefined;
  /** The Python that a search path leads to. */
  pythonOn(path: Fact<string | undefined>, files: ImageFilesystem): Fact<Prefix>;
}

/** Why no Python is found where surely none is. */
export const noPython = 'no Python is on PATH';

const remembered = new Remembered<Stage, PythonEnvironments>();

/** Each stage replays those that it is built on: no project has longer chains. */
const longestChain = 20;

/** A Dockerfile of more stages is nobody's, and stages ask for those that they copy from. */
const mostStages = 100;

/** The environments that a stage has at its end. */
export function environmentsOf(stage: Stage, host: FileHost): PythonEnvironments {
  const before = remembered.get(stage);
  if (before) return before;
  const isLong = stage.dockerfile.stages.length > mostStages;
  // Until it is known, and for stages that copy from one another.
  remembered.set(stage, nothingKnown(isLong ? 'there are too many stages' : 'stages copy from one another'));
  if (isLong) return remembered.get(stage)!;
  const found = new Tracker(stage, host).result();
  remembered.set(stage, found);
  return found;
}

const nothingKnown = (because: string): PythonEnvironments => ({
  all: [],
  at: () => undefined,
  open: because,
  openCopies: because,
  hidden: because,
  prefixOf: () => undefined,
  pythonOn: () => unknown(because),
});

/** Images whose Python is in /usr/local. */
const localFamilies: ReadonlySet<string> = new Set(['python', 'uv-python', 'pypy']);
/** Images that bring no Python but what the distribution's package manager installs. */
const plainFamilies: ReadonlySet<string> = new Set(
  'debian ubuntu alpine busybox buildpack-deps node nginx rpm cuda uv-system'.split(' '),
);
const condaFamilies: ReadonlySet<string> = new Set(['conda', 'miniforge', 'micromamba', 'jupyter']);

/** Programs that may put a Python, or programs of one, into a folder of the search path. */
const programBringers: ReadonlySet<string> = new Set([
  ...pythonBringers,
  ...['update-alternatives', 'brew', 'spack', 'guix', 'easy_install'],
]);

/** Whether an image has a Python in /usr/local. */
function hasLocalPython({ family }: BaseImageFacts): boolean | 'maybe' {
  if (localFamilies.has(family)) return true;
  return plainFamilies.has(family) || family === 'distroless' ? false : 'maybe';
}

/** Whether an image has the Python of its distribution in /usr. The full images of Debian have one behind that of /usr/local. */
function hasDistributionPython({ family, hasPython, verified, tools }: BaseImageFacts): boolean | 'maybe' {
  if (family === 'distroless') return hasPython ?? 'maybe';
  if (hasPython === false && verified) return false;
  return localFamilies.has(family) && tools.get('gcc') === false ? false : 'maybe';
}

/** Packages of distributions that need no Python. */
const withoutPython =
  /^(?:curl|wget|ca-certificates|git|build-essential|build-base|gcc|g\+\+|make|lib(?!python)[\w.+-]*|bash|tini|gosu|su-exec|dumb-init|tzdata|locales|unzip|zip|xz-utils|bzip2|gnupg2?|procps|netcat[\w-]*|openssl|openssh-client|jq|vim|nano|less|postgresql-client|pkg-config|musl-dev|linux-headers|ffmpeg)$/;

/** Replays the steps of a stage and of those that it is built on. */
class Tracker implements Surroundings {
  readonly #host: FileHost;
  readonly #stage: Stage;
  readonly #environments = new Map<string, PythonEnvironment>();
  readonly #prefixes = new Map<Command, Fact<Prefix>>();
  readonly #settings = new Map<string, Fact<string | undefined>>();
  #open: string | undefined;
  #openCopies: string | undefined;
  #hidden: string | undefined;
  /** Whether the distribution's own Python is in /usr. */
  #distribution: boolean | 'maybe';
  #local: boolean | 'maybe';

  constructor(stage: Stage, host: FileHost) {
    this.#host = host;
    this.#stage = stage;
    const { rootBase } = stage;
    const facts = rootBase.kind === 'image' ? rootBase.facts : undefined;
    const isScratch = rootBase.kind === 'scratch';
    this.#local = isScratch ? false : facts ? hasLocalPython(facts) : 'maybe';
    this.#distribution = isScratch ? false : facts ? hasDistributionPython(facts) : 'maybe';
    if (!facts && !isScratch) this.#open = 'the base image is not known';
    const chain = stageChain(stage);
    if (chain.length > longestChain) this.#open = 'it is built on too many stages';
    else for (const each of chain.toReversed()) this.#replay(each);
  }

  result(): PythonEnvironments {
    const environments = this.#environments;
    return {
      all: [...environments.values()],
      at: (path) => environments.get(path),
      open: this.#open,
      openCopies: this.#openCopies,
      hidden: this.#hidden,
      prefixOf: (command) => this.#prefixes.get(command),
      pythonOn: (path, files) => this.pythonOn(path, files),
    };
  }

  #replay(stage: Stage): void {
    const commands = new Map<unknown, Command[]>();
    for (const command of stage.commands) {
      const list = commands.get(command.instruction);
      if (list) list.push(command);
      else commands.set(command.instruction, [command]);
    }
    const copies = new Map<unknown, Copy>(stage.copies.map((copy) => [copy.instruction, copy]));
    for (const { instruction } of stage.steps) {
      const copy = copies.get(instruction);
      if (copy) this.#copy(copy);
      const run = commands.get(instruction) ?? [];
      if (instruction.name === 'RUN' && run.length === 0) this.#open ??= 'a step is not followed';
      for (const command of run) this.#run(command);
    }
  }

  // Commands

  #run(command: Command): void {
    const { program, installer } = command;
    this.#hidden ??= hiddenInstall(command);
    if (program === undefined) return;
    if (installer?.manager.forPython && installer.row.installs) return this.#install(command);
    if (installer?.manager.forSystem) return this.#systemPackages(command);
    if (this.#makes(command)) return;
    if (this.#configures(command)) return;
    if (program === 'uv' && command.arguments[0]?.value === 'python') {
      if (command.has('--default')) this.#local = 'maybe';
    } else if (programBringers.has(program)) {
      if (this.#local === false) this.#local = 'maybe';
    } else if ((program === 'ln' || program === 'cp' || program === 'mv') && touchesPrograms(command)) {
      if (this.#local === false) this.#local = 'maybe';
    }
  }

  /** A Python of the distribution stands behind one in /usr/local, and may come with any package. */
  #systemPackages({ installer }: Command): void {
    if (this.#distribution === true) return;
    const names = installer!.packages.map(({ value }) => value?.replace(/[=:].*$/, ''));
    if (names.some((name) => name !== undefined && /^(?:python3?|python3-.*|py3-.*|python3\.\d+.*)$/.test(name)))
      this.#distribution = true;
    else if (
      installer!.requirementFiles.length > 0 ||
      names.some((name) => name === undefined || !withoutPython.test(name))
    )
      this.#distribution = 'maybe';
  }

  /** `python -m venv x`, `virtualenv x`, `uv venv x`. */
  #makes(command: Command): boolean {
    const { program, wrappers } = command;
    const isModule = (program === 'venv' || program === 'virtualenv') && wrappers.includes('python -m');
    const isUv = program === 'uv' && command.arguments.find(({ value }) => !value?.startsWith('-'))?.value === 'venv';
    if (!isModule && program !== 'virtualenv' && program !== 'pyvenv' && !isUv) return false;
    const takesValue =
      /^(?:-p|--python|--prompt|--upgrade-deps|--seeder|--app-data|--cache-dir|--directory|--project|--index-url|--link-mode|--python-preference)$/;
    const operands: Command['arguments'][number][] = [];
    for (let index = 0; index < command.arguments.length; index++) {
      const word = command.arguments[index]!;
      if (takesValue.test(word.value ?? '')) index++;
      else if (!word.value?.startsWith('-')) operands.push(word);
    }
    const [word] = isUv ? operands.slice(1) : operands;
    const value = word ? expand(word, command.state.environment, 'unknown') : known('.venv');
    if (isUv && !word) {
      const named = command.environment('UV_PROJECT_ENVIRONMENT');
      if (!named.known || named.value) return this.#unsure('where uv makes an environment is not known');
    }
    if (!value.known || !command.workdir.known) return this.#unsure('where an environment is made is not known');
    if (/[~$]/.test(value.value)) return this.#unsure('where an environment is made is not known');
    this.#add({
      at: (word ?? command.programWord).at,
      kind: 'venv',
      path: join(command.workdir.value, value.value),
      python: isUv ? this.#uvPython(command) : this.#interpreter(command),
      relocatable: command.has('--relocatable'),
      stage: command.stage,
    });
    return true;
  }

  #unsure(because: string): true {
    this.#open ??= because;
    return true;
  }

  #interpreter(command: Command): Fact<Prefix> {
    const option = command.option('-p', '--python')?.value;
    if (option) return unknown('an option names its Python');
    const word = interpreterWord(command);
    // `virtualenv` is a program of the Python that it was installed for.
    if (word.value !== undefined && /^python3?\.\d+$/.test(word.value) && this.#local !== true)
      return unknown('which Python that is, is not known');
    return interpreterOf(command, this);
  }

  /** The Python that uv takes: one on PATH that suits the project, or one that it downloads. */
  #uvPython(command: Command): Fact<Prefix> {
    if (command.option('-p', '--python')) return unknown('an option names its Python');
    for (const name of ['UV_PYTHON', 'UV_MANAGED_PYTHON', 'UV_PYTHON_PREFERENCE']) {
      const value = command.environment(name);
      if (command.state.environment.get(name) || (value.known && value.value))
        return unknown(`${name} chooses its Python`);
    }
    return this.pythonOn(command.environment('PATH'), command.files);
  }

  /** `poetry config virtualenvs.create false` and the like. */
  #configures(command: Command): boolean {
    const { program, arguments: words } = command;
    if ((program !== 'poetry' && program !== 'pdm') || words[0]?.value === undefined) return false;
    if (program === 'pdm' && words[0].value === 'use') {
      this.#settings.set('pdm use', unknown('pdm is told which Python to use'));
      return true;
    }
    if (words[0].value !== 'config') return false;
    const [key, value] = words.slice(1).filter((word) => !word.value?.startsWith('-'));
    if (key?.value === undefined) return this.#unsure(`${program} is configured`);
    if (!value) return true;
    const isUnset = command.has('--unset');
    const text = expand(value, command.state.environment, 'unknown');
    this.#settings.set(
      `${program} ${key.value}`,
      isUnset ? known(undefined) : command.shell?.conditional ? unknown('it is configured under a condition') : text,
    );
    return true;
  }

  #install(command: Command): void {
    const { manager, row } = command.installer!;
    if (manager.name === 'pipx' || row.words.join(' ') === 'tool install') return;
    const prefix = prefixOf(command, this);
    this.#prefixes.set(command, prefix);
    if (!prefix.known) {
      this.#open ??= prefix.because;
      return;
    }
    const { kind, path } = prefix.value;
    const before = this.#environments.get(path);
    if (before) {
      // What is installed here brings its programs: what a copy left out is not looked for any more.
      this.#environments.set(path, { ...before, installs: [...before.installs, command], parts: undefined });
      return;
    }
    const python =
      kind === 'system'
        ? known(prefix.value)
        : manager.name === 'pip'
          ? interpreterOf(command, this)
          : this.#uvPython(command);
    this.#add({ at: command.at, kind, path, python, relocatable: false, stage: command.stage, installs: [command] });
  }

  #add(made: {
    readonly at: Located['at'];
    readonly kind: Prefix['kind'];
    readonly path: string;
    readonly python: Fact<Prefix>;
    readonly relocatable: boolean;
    readonly stage: Stage;
    readonly installs?: readonly Command[];
  }): void {
    const { at, kind, path, python, relocatable, stage, installs = [] } = made;
    this.#environments.set(path, {
      at,
      kind,
      path,
      installs,
      madeAt: path,
      madeIn: stage,
      python,
      relocatable,
      copies: [],
      parts: undefined,
    });
  }

  // Copies

  #copy(copy: Copy): void {
    const { from } = copy;
    if (!from) return;
    const destination = valueOf(copy.destination);
    if (destination === undefined || copy.sources.some(({ value }) => !value.known)) {
      this.#openCopies ??= 'what is copied from another stage is not known';
      return;
    }
    if (from.base.kind === 'stage') return this.#copyFromStage(copy, from.base.stage, destination);
    // uv's image has nothing but uv.
    if (isUvImage(copy)) return;
    if (from.base.kind === 'scratch') return;
    for (const { value } of copy.sources) {
      const source = join('/', valueOf(value)!);
      if (
        !/^\/(?:usr(?:\/local)?(?:\/(?:bin|lib)(?:\/.*)?)?|opt(?:\/.*)?)?$/.test(source) &&
        !/python|venv/.test(source)
      )
        continue;
      if (/\/bin\/[\w.-]+$/.test(source) && !/python/.test(source)) continue;
      if (this.#local === false) this.#local = 'maybe';
      this.#openCopies ??= 'packages may be copied from another image';
    }
  }

  #copyFromStage(copy: Copy, stage: Stage, destination: string): void {
    if (stage === this.#stage) return;
    const there = environmentsOf(stage, this.#host);
    const flags = new Set(copy.instruction.flags.map(({ name }) => name));
    const isOdd = flags.has('parents') || flags.has('exclude');
    for (const { value } of copy.sources) {
      const source = join('/', valueOf(value)!);
      if (isOdd || /[*?[]/.test(source)) {
        this.#openCopies ??= 'what is copied from another stage is not known';
        continue;
      }
      if (mayHoldPackages(source)) this.#openCopies ??= there.open ?? there.openCopies ?? there.hidden;
      for (const environment of there.all) this.#bring(environment, source, destination, copy);
      if (
        isInside(source, '/usr/local/bin') &&
        isInside(destination, join(destination, 'python')) &&
        this.#local === false &&
        /^\/usr(?:\/local)?(?:\/bin)?$|^\/$/.test(destination)
      )
        this.#local = 'maybe';
      if (/python/.test(basename(source)) && this.#local === false) this.#local = 'maybe';
    }
  }

  /** Takes over an environment of another stage, or the part of it that a copy brings. */
  #bring(environment: PythonEnvironment, source: string, destination: string, copy: Copy): void {
    const whole = relativeTo(source, environment.path);
    if (whole !== undefined) {
      const path = whole === '.' ? destination : join(destination, whole);
      const before = this.#environments.get(path);
      const isSystem = environment.kind === 'system' || environment.kind === 'prefix';
      const kind =
        environment.kind === 'prefix' && (path === '/usr/local' || path === '/usr') ? 'system' : environment.kind;
      this.#environments.set(path, {
        ...environment,
        kind,
        path,
        installs: before && isSystem ? united(before.installs, environment.installs) : environment.installs,
        copies: united([copy], environment.copies),
      });
      return;
    }
    const part = relativeTo(environment.path, source);
    if (part === undefined || part === '.') return;
    const top = tail(destination, part) ?? tail(join(destination, basename(part)), part);
    if (top === undefined) {
      // Something like /usr/local/lib/python3.12/site-packages to /deps: a folder of packages without programs.
      if (part.endsWith('site-packages'))
        this.#put({
          ...environment,
          kind: 'target',
          path: destination,
          copies: [copy, ...environment.copies],
          parts: undefined,
        });
      return;
    }
    this.#put({ ...environment, path: top.prefix, copies: [copy, ...environment.copies], parts: [top.part] });
  }

  /** Adds a part of an environment to those of the same one that came before; beside one of the stage's own, it is taken for whole. */
  #put(environment: PythonEnvironment): void {
    const before = this.#environments.get(environment.path);
    const isSame = before !== undefined && before.copies.length > 0 && before.madeIn === environment.madeIn;
    const parts =
      before && (!isSame || before.parts === undefined)
        ? undefined
        : [...(before?.parts ?? []), ...(environment.parts ?? [])];
    this.#environments.set(environment.path, {
      ...environment,
      parts: environment.parts === undefined ? undefined : parts,
      installs: before && !isSame ? united(before.installs, environment.installs) : environment.installs,
      copies: isSame ? united(environment.copies, before.copies) : environment.copies,
    });
  }

  // What prefixOf asks for

  at(path: string): PythonEnvironment | undefined {
    return this.#environments.get(path);
  }

  get condaRoot(): string | undefined {
    const { rootBase } = this.#stage;
    return rootBase.kind === 'image' && rootBase.facts && condaFamilies.has(rootBase.facts.family)
      ? '/opt/conda'
      : undefined;
  }

  environmentName(path: string, { files }: Command): string | undefined {
    const state = files.lookup(path);
    const file = state.state === 'present' && state.source !== undefined ? this.#host.read(state.source) : undefined;
    return file && /^name:[ \t]*["']?([\w.-]+)["']?[ \t]*(?:#.*)?\r?$/m.exec(file.text)?.[1];
  }

  setting(tool: string, key: string, command: Command): Fact<string | undefined> {
    const set = this.#settings.get(`${tool} ${key}`);
    if (set && (!set.known || set.value !== undefined)) return set;
    if (!command.workdir.known) return known(undefined);
    if (tool === 'poetry') return this.#inToml(join(command.workdir.value, 'poetry.toml'), key, command);
    return tool === 'uv' ? this.#uvSetting(key, command, command.workdir.value) : known(undefined);
  }

  /** uv reads the nearest uv.toml, or the table of the nearest pyproject.toml: https://docs.astral.sh/uv/concepts/configuration-files/ */
  #uvSetting(key: string, command: Command, workdir: string): Fact<string | undefined> {
    if (command.state.environment.get('UV_CONFIG_FILE') || command.option('--config-file'))
      return unknown('uv reads a configuration that is not looked at');
    for (let folder = workdir; ; folder = dirname(folder)) {
      for (const [name, prefix] of [
        ['uv.toml', ''],
        ['pyproject.toml', 'tool.uv.'],
      ] as const) {
        const value = this.#inToml(join(folder, name), `${prefix}${key}`, command);
        if (!value.known || value.value !== undefined) return value;
      }
      if (folder === '/') break;
    }
    return this.#inToml('/etc/uv/uv.toml', key, command);
  }

  /** A value of a TOML file of the image; undefined where the file or the key is not there. What nobody put there counts as not there. */
  #inToml(path: string, key: string, { files }: Command): Fact<string | undefined> {
    const state = files.lookup(path);
    if (state.state !== 'present') return known(undefined);
    const file = state.source === undefined ? undefined : this.#host.read(state.source);
    if (!file) return unknown(`${path} cannot be read`);
    let value: unknown = parseToml(file).value;
    for (const part of key.split('.'))
      value =
        typeof value === 'object' && value !== null && Object.hasOwn(value, part)
          ? Reflect.get(value, part)
          : undefined;
    return known(value === undefined ? undefined : String(value));
  }

  pythonOn(path: Fact<string | undefined>, files: ImageFilesystem): Fact<Prefix> {
    if (!path.known) return path;
    if (path.value === undefined) return unknown('PATH is not known');
    for (const text of path.value.split(':')) {
      const folder = text.startsWith('/') ? join('/', text) : undefined;
      if (folder === undefined) continue;
      const found = this.#pythonIn(folder, files);
      if (found === undefined) continue;
      return found;
    }
    return unknown(noPython);
  }

  /** The environment whose programs a folder has; undefined where it surely has no Python. */
  #pythonIn(folder: string, files: ImageFilesystem): Fact<Prefix> | undefined {
    const above = dirname(folder);
    const environment = basename(folder) === 'bin' ? this.#environments.get(above) : undefined;
    if (environment && (environment.kind === 'venv' || environment.kind === 'conda')) return known(environment);
    if (folder === '/usr/local/bin') return this.#systemPython(this.#local, '/usr/local');
    if (folder === '/usr/bin' || folder === '/bin') return this.#systemPython(this.#distribution, '/usr');
    // Folders of the system's administration, of tools and of users have programs, but no Python.
    if (
      /^\/(?:usr\/(?:local\/)?)?s?bin$|\/\.local\/bin$|\/\.cargo\/bin$|poetry\/bin$|\/go\/bin$|\/node_modules\/\.bin$/.test(
        folder,
      )
    )
      return undefined;
    const states = ['python', 'python3'].map((name) => files.lookup(join(folder, name)).state);
    if (states.every((state) => state === 'absent')) return undefined;
    return unknown(`${folder} may have a Python`);
  }

  #systemPython(has: boolean | 'maybe', path: string): Fact<Prefix> | undefined {
    if (has === 'maybe') return unknown(`${path} may have a Python`);
    return has ? known({ kind: 'system', path }) : undefined;
  }
}

/** Each once: stages that copy from one another twice would double them each time. */
const united = <T>(some: readonly T[], others: readonly T[]): readonly T[] => [...new Set([...some, ...others])];

/** Whether a folder of another stage may have packages of Python. */
const mayHoldPackages = (source: string): boolean =>
  /^\/(?:usr|usr\/local|opt|root|home(?:\/[^/]+)?|app|install|deps|wheels)?$|site-packages|venv|\.local|python|packages|install|deps/.test(
    source,
  );

const touchesPrograms = (command: Command): boolean =>
  command.arguments.some(({ value }) => value === undefined || /^\/(?:usr(?:\/local)?\/)?bin/.test(value));

/** Whether a copy takes uv from its own image. */
const isUvImage = ({ from, sources }: Copy): boolean =>
  (from?.base.kind === 'image' && from.base.facts?.family === 'uv-distroless') ||
  sources.every(({ value }) => value.known && /\/?(?:usr\/local\/bin\/|bin\/)?uvx?$/.test(value.value));

/** The prefix of a path that ends in a part: /usr/local for /usr/local/lib/python3.12/site-packages; the Pythons may differ. */
function tail(path: string, part: string): { readonly prefix: string; readonly part: string } | undefined {
  const pattern = part.split('/').map((segment) => (/^python\d/.test(segment) ? /^python\d[\d.]*$/ : segment));
  const segments = path.split('/');
  const end = segments.slice(-pattern.length);
  const fits = pattern.every((wanted, index) =>
    typeof wanted === 'string' ? wanted === end[index] : wanted.test(end[index] ?? ''),
  );
  if (!fits) return undefined;
  return { prefix: segments.slice(0, -pattern.length).join('/') || '/', part: end.join('/') };
}

/** Programs that install no Python packages, whatever they are told. */
const bystanders: ReadonlySet<string> = new Set(
  `apt-get apt npm npx yarn pnpm node go cargo rustup composer php gem bundle java mvn gradle dotnet playwright nltk spacy django-admin flask alembic
   git curl wget ssh ssh-keygen tini gosu su-exec nginx supervisorctl sed awk psql mysql redis-cli pg_config gcc g++ cc cmake ninja
   pip-compile uv poetry pdm pipenv conda mamba micromamba pip virtualenv venv compileall locale python3-config
   dpkg-divert gpg gpg2 openssl zip unzip xz bzip2 bsdtar jq yq npm-run-all corepack bun deno tailwindcss sass
   setcap capsh sysctl mkfifo mknod mktemp split join paste iconv dos2unix strip objdump patch diff cmp xxd od base64 rev tac`.split(
    /\s+/,
  ),
);

/** Why a command may install packages that its words do not show: a script, make, `setup.py install`. */
function hiddenInstall(command: Command): string | undefined {
  const { program, installer, arguments: words, shell, programWord } = command;
  if (installer) return undefined;
  if (program === undefined) return 'a command that is not known may install packages';
  if (/^(?:ba|da|a|z|k)?sh$/.test(program)) {
    const readsPipe = shell?.joinedBy === '|';
    return readsPipe ? pipedInstaller(command) : 'a script may install packages';
  }
  if (program === 'python') {
    const script = words.find(({ value }) => !value?.startsWith('-'));
    if (words.some(({ value }) => value === '-c') || /^(?:--version|-V+)$/.test(words[0]?.value ?? ''))
      return undefined;
    if (shell?.joinedBy === '|') return pipedInstaller(command);
    if (script?.value !== undefined && /(?:^|\/)manage\.py$/.test(script.value)) return undefined;
    const name = script?.value ?? '';
    return /setup|install|bootstrap|get-pip|deps|require/i.test(basename(name))
      ? `${name} may install packages`
      : undefined;
  }
  if (command.wrappers.includes('python -m')) return undefined;
  if (program === '.' || program === 'source') return undefined;
  if (programWord.value?.includes('/') && !/^\/(?:usr\/(?:local\/)?)?s?bin\/|\/bin\//.test(programWord.value))
    return `${programWord.value} may install packages`;
  if (buildEffects.has(program) && program !== 'easy_install' && program !== 'pyenv') return undefined;
  return bystanders.has(program) ? undefined : `${program} may install packages`;
}

/** The installers of tools put them into environments of their own. */
function pipedInstaller(command: Command): string | undefined {
  const { stage } = command;
  const index = stage.commands.indexOf(command);
  const before = stage.commands[index - 1];
  const text = before?.arguments.map(({ value }) => value ?? '').join(' ') ?? '';
  return /astral\.sh\/uv|install\.python-poetry\.org|nodesource|sh\.rustup\.rs|pdm-project\.org|bun\.sh|deno\.land/.test(
    text,
  )
    ? undefined
    : 'a script of the network may install packages';
}

/** Where an environment shows itself, for the related places of findings. */
export const madeNote = ({ at, kind, installs }: PythonEnvironment): Note => ({
  at: installs[0]?.installer?.verb.at ?? at,
  note: kind === 'user' ? 'installed for the user here' : 'installed here',
});
