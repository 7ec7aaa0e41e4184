/** Package managers: what installs, which words are packages and which are option values, where caches and locks are. */

import { words } from './words.js';

/** A subcommand that installs or fetches packages. A class, so that the set of options is made when somebody asks: most runs meet two of a hundred. */
export class InstallVerb {
  /** Its words behind the program: `install`; `pip install` for uv. */
  readonly words: readonly string[];
  /** Options whose value is a file of requirements. */
  readonly requirementOptions: readonly string[];
  readonly constraintOptions: readonly string[];
  /** Options whose value is a local project (`-e .`). */
  readonly editableOptions: readonly string[];
  /** Whether operands are packages. False where all comes from the manifests. */
  readonly takesPackages: boolean;
  /** Whether operands are files of requirements (`uv pip sync requirements.txt`). */
  readonly operandsAreFiles: boolean;
  /** Files it reads from the working directory without being told, when no package is named. */
  readonly manifests: readonly string[];
  /** Whether it installs; false for `pip download` and `pip wheel`, which only fetch or build. */
  readonly installs: boolean;
  /** Options with which it refuses to run when the lock is missing or stale. */
  readonly strictOptions: readonly string[];
  /** Whether it does so without any option. */
  readonly strict: boolean;
  /** Whether it installs the project in the working directory too, unless one of `noProjectOptions` says no. */
  readonly installsProject: boolean;
  readonly noProjectOptions: readonly string[];
  /** Whether it brings what is installed to its newest version: `apt-get upgrade`. */
  readonly upgrades: boolean;
  /** Whether only its first operand is a package, and the rest is handed on: `go run`. */
  readonly firstOperandOnly: boolean;
  readonly #valueOptionsText: string;
  #valueOptions: ReadonlySet<string> | undefined;

  /**
   * @param text its words
   * @param valueOptions options that take a value in the next word, but for those that the row names
   */
  constructor(text: string, valueOptions: string, row: VerbRow) {
    this.words = words(text);
    this.requirementOptions = row.requirementOptions ?? [];
    this.constraintOptions = row.constraintOptions ?? [];
    this.editableOptions = row.editableOptions ?? [];
    this.takesPackages = row.takesPackages ?? true;
    this.operandsAreFiles = row.operandsAreFiles ?? false;
    this.manifests = row.manifests ?? [];
    this.installs = row.installs ?? true;
    this.strictOptions = row.strictOptions ?? [];
    this.strict = row.strict ?? false;
    this.installsProject = row.installsProject ?? false;
    this.noProjectOptions = row.noProjectOptions ?? [];
    this.upgrades = row.upgrades ?? false;
    this.firstOperandOnly = row.firstOperandOnly ?? false;
    this.#valueOptionsText = valueOptions;
  }

  /** Options that take a value in the next word; those for requirements, constraints and local projects are among them. */
  get valueOptions(): ReadonlySet<string> {
    return (this.#valueOptions ??= new Set([
      ...words(this.#valueOptionsText),
      ...this.requirementOptions,
      ...this.constraintOptions,
      ...this.editableOptions,
    ]));
  }
}

/** What a row of the tables says of its verb; the rest is as usual. */
type VerbRow = Partial<Omit<InstallVerb, 'words' | 'valueOptions'>>;

/** How a manager is told to keep no download cache. */
export interface NoCache {
  readonly flag: string;
  /** A variable of the same effect. */
  readonly variable: string | undefined;
  /** The first release that knows the flag; undefined where all do that are still in use. */
  readonly since?: string;
}

/** A command that removes caches: the program, its first words, and folders for `rm`. */
export interface CleanCommand {
  readonly program: string;
  readonly words: readonly string[];
}

/** The package lists that a manager's installs read and never refresh by themselves. */
export interface PackageIndex {
  /** The subcommand that fetches them. */
  readonly update: string;
  /** Options with which an install fetches them first, as far as it knows them. */
  readonly updateOptions: readonly string[];
  readonly directories: readonly string[];
  readonly cleanCommands: readonly CleanCommand[];
  /** The command that a RUN ends with to remove them. */
  readonly removal: string;
  /** Subcommands that do without them. */
  readonly independent: readonly string[];
}

/** How a manager's questions are answered before it asks them. */
export interface Confirmation {
  /** Options of the same effect as the first one, which is the one to recommend. */
  readonly options: readonly string[];
  /** Options before the verb, where the same letter means something else behind it (`zypper -n install`). */
  readonly optionsBeforeVerb: readonly string[];
  /** Options that answer when they are given twice: `-q -q`. */
  readonly optionsTwice: readonly string[];
  /** Texts, in lower case, that stand where a configuration or variable answers. */
  readonly settings: readonly string[];
}

/** A program that installs packages. */
export interface PackageManager {
  readonly name: string;
  /** Program names without folder; versioned pips (`pip3.12`) are found too. */
  readonly programs: readonly string[];
  /** Whether it installs Python packages. */
  readonly forPython: boolean;
  /** Whether it installs packages of the operating system. */
  readonly forSystem: boolean;
  readonly verbs: readonly InstallVerb[];
  readonly noCache: NoCache | undefined;
  /**
   * Whether a kept cache makes the layer larger. uv's does not by much: it links packages out of its cache.
   * Source: https://docs.astral.sh/uv/guides/integration/docker/#caching
   */
  readonly cacheEnlargesLayer: boolean;
  /** The download cache of root, as it stands when no variable moves it; a cache mount belongs here. */
  readonly cacheDirectories: readonly string[];
  /** Variables that move the cache. */
  readonly cacheVariables: readonly string[];
  readonly cleanCommands: readonly CleanCommand[];
  /** The command that a RUN ends with to remove the cache; undefined where a flag of the install is the way. */
  readonly cacheRemoval: string | undefined;
  /** Whether it asks before it installs, and how that is answered; undefined where nothing is asked. */
  readonly confirmation: Confirmation | undefined;
  /** The lists that its installs need; undefined where an install fetches what it needs. */
  readonly index: PackageIndex | undefined;
  /** Files and folders of its configuration. */
  readonly configurationPaths: readonly string[];
  /** Matches a package without version; undefined where that is a matter of requirements. */
  readonly unpinned: RegExp | undefined;
  /** Options that give the version of the packages. */
  readonly versionOptions: readonly string[];
  readonly lockFiles: readonly string[];
  readonly source: string;
}

const verb = (text: string, valueOptions: string, row: VerbRow = {}): InstallVerb =>
  new InstallVerb(text, valueOptions, row);

const clean = (program: string, text: string): CleanCommand => ({ program, words: words(text) });

// Read from pip 26's option parser; older and removed options (`--install-option`, `--global-option`, `-b`) took values too.
const pipValueOptions = `--build-constraint --requirements-from-script -t --target --platform --python-version
  --implementation --abi --root --prefix --src --source --source-dir --source-directory --upgrade-strategy
  --config-settings --config-setting -C --progress-bar --root-user-action --report --group --all-releases --only-final
  --no-binary --only-binary -i --index-url --pypi-url --extra-index-url --refresh-package -f --find-links
  --uploaded-prior-to --python --log --log-file --local-log --keyring-provider --proxy --retries --timeout
  --default-timeout --exists-action --trusted-host --cert --client-cert --cache-dir --use-feature --use-deprecated
  --resume-retries -d --dest --destination-dir --destination-directory -w --wheel-dir --global-option --install-option
  --build-option -b --build --build-dir`;
const pipFiles = {
  requirementOptions: ['-r', '--requirement'],
  constraintOptions: ['-c', '--constraint'],
  editableOptions: ['-e', '--editable'],
} as const;

// Read from uv 0.13's help.
const uvCommonOptions = `--python-preference --python-fetch --index --default-index -i --index-url --extra-index-url -f --find-links --index-strategy
  --keyring-provider -P --upgrade-package --upgrade-group --resolution --prerelease --prerelease-package --fork-strategy
  --exclude-newer --exclude-newer-package --no-sources-package --reinstall-package --link-mode -C --config-setting
  --config-settings-package --no-build-isolation-package --cache-dir --refresh-package -p --python --color
  --allow-insecure-host --directory --project --config-file --extra --group --python-platform --output-format
  --no-editable-package`;
const uvPipOptions = `${uvCommonOptions} --overrides --override --excludes -b --build-constraints --build-constraint --cert
  -t --target --prefix --only-binary --no-binary --python-version --torch-backend`;
const uvPipFiles = {
  requirementOptions: ['-r', '--requirements', '--requirement'],
  constraintOptions: ['-c', '--constraints', '--constraint'],
  editableOptions: ['-e', '--editable'],
} as const;
const uvProjectOptions = `${uvCommonOptions} --no-extra --no-group --only-group --package --script --no-install-package
  --no-build-package --no-binary-package`;
const uvProject = {
  manifests: ['pyproject.toml', 'uv.lock'],
  strictOptions: ['--locked', '--frozen'],
  installsProject: true,
  noProjectOptions: ['--no-install-project', '--no-install-workspace', '--no-install-local', '--no-sync'],
} as const;

const poetryOptions = '--without --with --only -E --extras -P --project -C --directory';
const poetryProject = {
  takesPackages: false,
  manifests: ['pyproject.toml', 'poetry.lock'],
  installsProject: true,
  noProjectOptions: ['--no-root'],
} as const;
const pdmOptions = `-p --project --override -L --lockfile -k --skip --venv -G --group --with --without --config-setting -C`;
const pdmProject = {
  takesPackages: false,
  manifests: ['pyproject.toml', 'pdm.lock'],
  installsProject: true,
  noProjectOptions: ['--no-self'],
} as const;
const pipenvOptions =
  '--pypi-mirror --python --extra-pip-args --resolver --categories --extras --config-settings -i --index';
const condaOptions = `-c --channel -n --name -p --prefix --repodata-fn --revision --override-channels-from --solver
  --experimental --subdir --platform -r --root-prefix --rc-file --log-level`;
const condaFiles = { requirementOptions: ['-f', '--file'] } as const;
const dnfOptions = `-c --config -e --errorlevel -R --randomwait -d --debuglevel -x --exclude --excludepkgs --installroot
  --enablerepo --disablerepo --repo --repoid --releasever --setopt --forcearch --comment --advisory --nodocs-from`;

const managerDefaults = {
  forPython: false,
  forSystem: false,
  noCache: undefined,
  cacheRemoval: undefined,
  cacheVariables: [],
  confirmation: undefined,
  index: undefined,
  configurationPaths: [],
  unpinned: undefined,
  versionOptions: [],
  lockFiles: [],
} as const;
const manager = (
  row: Omit<PackageManager, keyof typeof managerDefaults> & Partial<PackageManager>,
): PackageManager => ({
  ...managerDefaults,
  ...row,
});

const confirmation = (row: Partial<Confirmation> & Pick<Confirmation, 'options'>): Confirmation => ({
  optionsBeforeVerb: [],
  optionsTwice: [],
  settings: [],
  ...row,
});

const aptOptions =
  '-o --option -c --config-file -t --target-release --default-release -a --host-architecture -P --build-profiles';
const apkOptions = `-t --virtual -X --repository -p --root --repositories-file --keys-dir --cache-dir --cache-max-age --arch
  --wait --timeout`;
const zypperOptions = `-t --type -r --repo -R --root --from --name -C --capability -c --config -D --reposd-dir -p
  --plus-repo --gpg-check-plugins --cache-dir --installroot`;
const npmOptions =
  '--prefix -C --registry --cache -w --workspace --tag --omit --include --loglevel --userconfig --fetch-timeout --before';
const gemOptions =
  '-v --version -i --install-dir -n --bindir -P --trust-policy -s --source --platform -p --http-proxy --document';
const goOptions =
  '-C -p -asmflags -buildmode -compiler -gcflags -installsuffix -ldflags -mod -modfile -tags -gccgoflags -overlay -pkgdir -toolexec';

/** What the RPM managers and zypper clean, whichever of them a name is a link to. */
const rpmCaches = ['/var/cache/dnf', '/var/cache/yum', '/var/cache/libdnf5'];
const rpmPrograms = ['dnf', 'dnf5', 'microdnf', 'yum'] as const;
/** `name-1.2` and globs may be a version, `@group` and `/a/file` have none. */
const unpinnedRpm = /^(?!.*-\d)\w[\w.+-]*$/;
const unpinnedNode =
  /^(?:@[\w.~-]+\/)?[\w~-][\w.~-]*(?:@(?:latest|next|lts|canary|beta|alpha|rc|nightly|stable|current))?$/i;

/** Every package manager. */
export const packageManagers: readonly PackageManager[] = [
  manager({
    name: 'pip',
    programs: ['pip', 'pip2', 'pip3'],
    forPython: true,
    verbs: [
      verb('install', pipValueOptions, pipFiles),
      verb('download', pipValueOptions, { ...pipFiles, installs: false }),
      verb('wheel', pipValueOptions, { ...pipFiles, installs: false }),
    ],
    noCache: { flag: '--no-cache-dir', variable: 'PIP_NO_CACHE_DIR' },
    cacheEnlargesLayer: true,
    cacheDirectories: ['/root/.cache/pip'],
    cacheVariables: ['PIP_CACHE_DIR', 'XDG_CACHE_HOME'],
    cleanCommands: [clean('pip', 'cache purge'), clean('pip3', 'cache purge')],
    lockFiles: ['pylock.toml'],
    source: 'https://pip.pypa.io/en/stable/cli/pip_install/',
  }),
  manager({
    name: 'uv',
    programs: ['uv'],
    forPython: true,
    verbs: [
      verb('pip install', uvPipOptions, uvPipFiles),
      verb('pip sync', uvPipOptions, { constraintOptions: uvPipFiles.constraintOptions, operandsAreFiles: true }),
      verb('sync', uvProjectOptions, { ...uvProject, takesPackages: false }),
      verb('add', `${uvProjectOptions} -m --marker --optional --bounds --rev --tag --branch`, {
        ...uvProject,
        requirementOptions: ['-r', '--requirements'],
        constraintOptions: ['-c', '--constraints'],
      }),
      verb('tool install', `${uvCommonOptions} -w --with --with-requirements --with-editable --with-executables-from`, {
        constraintOptions: ['-c', '--constraints'],
      }),
    ],
    noCache: { flag: '--no-cache', variable: 'UV_NO_CACHE' },
    cacheEnlargesLayer: false,
    cacheDirectories: ['/root/.cache/uv'],
    cacheVariables: ['UV_CACHE_DIR', 'XDG_CACHE_HOME'],
    cleanCommands: [clean('uv', 'cache clean'), clean('uv', 'cache prune')],
    lockFiles: ['uv.lock'],
    source: 'https://docs.astral.sh/uv/reference/cli/',
  }),
  manager({
    name: 'pipx',
    programs: ['pipx'],
    forPython: true,
    verbs: [
      verb(
        'install',
        '--include-resources-from --upgrade-strategy --suffix --python --fetch-python --preinstall --app --lock --index-url -i --pip-args --cooldown --backend --output',
      ),
      verb('inject', '-r --requirement --index-url -i --pip-args --suffix'),
    ],
    noCache: { flag: '--pip-args=--no-cache-dir', variable: 'PIP_NO_CACHE_DIR' },
    cacheEnlargesLayer: true,
    cacheDirectories: ['/root/.cache/pip'],
    cacheVariables: ['PIP_CACHE_DIR', 'XDG_CACHE_HOME'],
    cleanCommands: [clean('pip', 'cache purge')],
    lockFiles: [],
    source: 'https://pipx.pypa.io/stable/docs/',
  }),
  manager({
    name: 'poetry',
    programs: ['poetry'],
    forPython: true,
    verbs: [
      verb('install', poetryOptions, poetryProject),
      verb('sync', poetryOptions, poetryProject),
      verb('add', `${poetryOptions} -G --group --optional --python --platform --markers --source`, {
        manifests: ['pyproject.toml', 'poetry.lock'],
      }),
    ],
    // https://github.com/python-poetry/poetry/pull/5519
    noCache: { flag: '--no-cache', variable: undefined, since: '1.2.0' },
    cacheEnlargesLayer: true,
    cacheDirectories: ['/root/.cache/pypoetry'],
    cacheVariables: ['POETRY_CACHE_DIR', 'XDG_CACHE_HOME'],
    cleanCommands: [clean('poetry', 'cache clear')],
    lockFiles: ['poetry.lock'],
    source: 'https://python-poetry.org/docs/cli/',
  }),
  manager({
    name: 'pdm',
    programs: ['pdm'],
    forPython: true,
    verbs: [
      verb('install', pdmOptions, { ...pdmProject, strictOptions: ['--frozen-lockfile', '--no-lock', '--check'] }),
      verb('sync', pdmOptions, { ...pdmProject, strict: true }),
      verb('add', pdmOptions, {
        manifests: pdmProject.manifests,
        editableOptions: ['-e', '--editable'],
        noProjectOptions: ['--no-self'],
      }),
    ],
    noCache: undefined,
    cacheEnlargesLayer: true,
    cacheDirectories: ['/root/.cache/pdm'],
    cacheVariables: ['PDM_CACHE_DIR', 'XDG_CACHE_HOME'],
    cleanCommands: [clean('pdm', 'cache clear')],
    cacheRemoval: 'pdm cache clear',
    lockFiles: ['pdm.lock'],
    source: 'https://pdm-project.org/en/latest/reference/cli/',
  }),
  manager({
    name: 'pipenv',
    programs: ['pipenv'],
    forPython: true,
    verbs: [
      verb('install', pipenvOptions, {
        requirementOptions: ['-r', '--requirements'],
        editableOptions: ['-e', '--editable'],
        manifests: ['Pipfile', 'Pipfile.lock'],
        strictOptions: ['--deploy', '--ignore-pipfile'],
      }),
      verb('sync', pipenvOptions, { takesPackages: false, manifests: ['Pipfile', 'Pipfile.lock'], strict: true }),
    ],
    // --clear of an install is for its resolver only (pipenv/routines); alone it empties the caches.
    cacheRemoval: 'pipenv --clear',
    cacheEnlargesLayer: true,
    cacheDirectories: ['/root/.cache/pipenv', '/root/.cache/pip'],
    cacheVariables: ['PIPENV_CACHE_DIR', 'PIP_CACHE_DIR', 'XDG_CACHE_HOME'],
    cleanCommands: [clean('pipenv', '--clear')],
    lockFiles: ['Pipfile.lock'],
    source: 'https://pipenv.pypa.io/en/latest/commands.html',
  }),
  ...(['conda', 'mamba', 'micromamba'] as const).map((name) =>
    manager({
      name,
      programs: [name],
      forPython: true,
      verbs: [
        verb('env create', condaOptions, { ...condaFiles, takesPackages: false, manifests: ['environment.yml'] }),
        verb('env update', condaOptions, { ...condaFiles, takesPackages: false, manifests: ['environment.yml'] }),
        verb('install', condaOptions, condaFiles),
        verb('create', condaOptions, condaFiles),
        verb('update', condaOptions, condaFiles),
      ],
      cacheEnlargesLayer: true,
      cacheDirectories: ['/opt/conda/pkgs'],
      cacheVariables: ['CONDA_PKGS_DIRS'],
      cleanCommands: [clean('conda', 'clean'), clean('mamba', 'clean'), clean('micromamba', 'clean')],
      cacheRemoval: `${name} clean --all --yes`,
      // They take the default, yes, where nobody answers: an empty line of input counts as it (`prompt` of conda/plugins).
      configurationPaths: ['/root/.condarc', '/opt/conda/.condarc', '/opt/conda/condarc.d', '/etc/conda'],
      lockFiles: ['conda-lock.yml'],
      source: 'https://docs.conda.io/projects/conda/en/stable/commands/install.html',
    }),
  ),
  manager({
    name: 'apt-get',
    programs: ['apt-get', 'apt', 'aptitude'],
    forSystem: true,
    verbs: [
      verb('install', aptOptions),
      ...['upgrade', 'dist-upgrade', 'full-upgrade', 'safe-upgrade'].map((word) =>
        verb(word, aptOptions, { upgrades: true }),
      ),
    ],
    cacheEnlargesLayer: true,
    cacheDirectories: ['/var/cache/apt', '/var/lib/apt'],
    cleanCommands: [clean('apt-get', 'clean'), clean('apt', 'clean')],
    // `-q -q` implies `-y`: https://manpages.debian.org/stable/apt/apt-get.8.en.html#q
    confirmation: confirmation({
      options: [
        ...['-y', '--yes', '--assume-yes', '-qq', '-q=2', '--quiet=2', '--force-yes'],
        ...['-s', '--simulate', '--just-print', '--dry-run', '--recon', '--no-act', '--print-uris', '--assume-no'],
      ],
      optionsTwice: ['-q', '--quiet'],
      settings: ['get::assume-yes', 'assume-yes "', "assume-yes '"],
    }),
    index: {
      update: 'update',
      // Since apt 2.9 (Debian 13): https://manpages.debian.org/trixie/apt/apt-get.8.en.html
      updateOptions: ['--update', '-U'],
      directories: ['/var/lib/apt/lists'],
      cleanCommands: [
        clean('apt-get', 'distclean'),
        clean('apt-get', 'dist-clean'),
        clean('apt', 'distclean'),
        clean('apt', 'dist-clean'),
      ],
      removal: 'rm -rf /var/lib/apt/lists/*',
      independent: ['update', 'clean', 'autoclean', 'autoremove', 'distclean', 'dist-clean', 'remove', 'purge'],
    },
    configurationPaths: ['/etc/apt'],
    // `name=1.2`, `name/bookworm-backports` and globs are something else, and so is `name-`, which removes.
    unpinned: /^[a-z0-9](?:[a-z0-9.+:-]*[a-z0-9+])?$/i,
    source: 'https://manpages.debian.org/stable/apt/apt-get.8.en.html',
  }),
  manager({
    name: 'apk',
    programs: ['apk'],
    forSystem: true,
    verbs: [verb('add', apkOptions), verb('upgrade', apkOptions, { upgrades: true })],
    noCache: { flag: '--no-cache', variable: undefined },
    cacheEnlargesLayer: true,
    cacheDirectories: ['/var/cache/apk', '/etc/apk/cache'],
    cleanCommands: [clean('apk', 'cache clean'), clean('apk', 'cache purge')],
    configurationPaths: ['/etc/apk'],
    // `name=1.2`, `name~1`, `name>1`, `name@repository` and `!name` are something else.
    unpinned: /^[a-z0-9_][\w.+:/-]*$/i,
    source: 'https://wiki.alpinelinux.org/wiki/Alpine_Package_Keeper',
  }),
  ...(['dnf', 'microdnf', 'yum'] as const).map((name) =>
    manager({
      name,
      programs: name === 'dnf' ? ['dnf', 'dnf5'] : [name],
      forSystem: true,
      verbs: [
        ...['install', 'localinstall', 'reinstall'].map((word) => verb(word, dnfOptions)),
        verb('groupinstall', dnfOptions, { takesPackages: false }),
        ...['update', 'upgrade', 'distro-sync'].map((word) => verb(word, dnfOptions, { upgrades: true })),
      ],
      cacheEnlargesLayer: true,
      cacheDirectories: rpmCaches,
      cleanCommands: rpmPrograms.map((program) => clean(program, 'clean')),
      cacheRemoval: `${name} clean all`,
      // microdnf always assumes yes: https://github.com/rpm-software-management/microdnf/blob/main/dnf/dnf-main.c
      confirmation:
        name === 'microdnf'
          ? undefined
          : confirmation({
              options: ['-y', '--assumeyes', '--assumeno', '--downloadonly'],
              settings: ['assumeyes=', 'assumeyes ='],
            }),
      configurationPaths: ['/etc/dnf', '/etc/yum.conf', '/etc/yum'],
      unpinned: unpinnedRpm,
      source: 'https://dnf.readthedocs.io/en/latest/command_ref.html',
    }),
  ),
  manager({
    name: 'zypper',
    programs: ['zypper'],
    forSystem: true,
    verbs: [
      ...['install', 'in'].map((word) => verb(word, zypperOptions)),
      ...['update', 'up', 'dist-upgrade', 'dup'].map((word) => verb(word, zypperOptions, { upgrades: true })),
    ],
    cacheEnlargesLayer: true,
    cacheDirectories: ['/var/cache/zypp'],
    cleanCommands: [clean('zypper', 'clean'), clean('zypper', 'cc')],
    cacheRemoval: 'zypper clean --all',
    confirmation: confirmation({
      options: ['-y', '--no-confirm', '--dry-run'],
      optionsBeforeVerb: ['-n', '--non-interactive'],
    }),
    configurationPaths: ['/etc/zypp'],
    unpinned: unpinnedRpm,
    source: 'https://en.opensuse.org/SDB:Zypper_manual',
  }),
  manager({
    name: 'npm',
    programs: ['npm'],
    verbs: ['install', 'i', 'add', 'ci'].map((word) =>
      verb(word, npmOptions, {
        takesPackages: word !== 'ci',
        manifests: ['package.json', 'package-lock.json'],
        strict: word === 'ci',
      }),
    ),
    cacheEnlargesLayer: true,
    cacheDirectories: ['/root/.npm'],
    cacheVariables: ['npm_config_cache', 'NPM_CONFIG_CACHE'],
    cleanCommands: [clean('npm', 'cache clean'), clean('npm', 'cache rm')],
    cacheRemoval: 'npm cache clean --force',
    unpinned: unpinnedNode,
    lockFiles: ['package-lock.json', 'npm-shrinkwrap.json'],
    source: 'https://docs.npmjs.com/cli/commands/npm-install',
  }),
  manager({
    name: 'yarn',
    programs: ['yarn'],
    verbs: [
      verb('global add', '--registry --cwd --cache-folder --prefix --network-timeout'),
      verb('add', '--registry --cwd --cache-folder --network-timeout'),
      verb('install', '--registry --cwd --cache-folder --modules-folder --network-timeout --network-concurrency', {
        takesPackages: false,
        manifests: ['package.json', 'yarn.lock'],
        strictOptions: ['--frozen-lockfile', '--immutable'],
      }),
    ],
    cacheEnlargesLayer: true,
    cacheDirectories: ['/usr/local/share/.cache/yarn'],
    cacheVariables: ['YARN_CACHE_FOLDER'],
    cleanCommands: [clean('yarn', 'cache clean')],
    cacheRemoval: 'yarn cache clean',
    unpinned: unpinnedNode,
    lockFiles: ['yarn.lock'],
    source: 'https://classic.yarnpkg.com/en/docs/cli/',
  }),
  manager({
    name: 'gem',
    programs: ['gem'],
    verbs: ['install', 'i'].map((word) => verb(word, gemOptions)),
    cacheEnlargesLayer: false,
    cacheDirectories: ['/root/.gem'],
    cleanCommands: [],
    unpinned: /^[\w.-]+$/,
    versionOptions: ['-v', '--version'],
    lockFiles: ['Gemfile.lock'],
    source: 'https://guides.rubygems.org/command-reference/#gem-install',
  }),
  manager({
    name: 'go',
    programs: ['go'],
    verbs: [
      verb('install', goOptions),
      verb('get', goOptions),
      verb('run', `${goOptions} -exec`, { installs: false, firstOperandOnly: true }),
    ],
    cacheEnlargesLayer: false,
    cacheDirectories: ['/root/.cache/go-build', '/go/pkg/mod'],
    cacheVariables: ['GOCACHE', 'GOMODCACHE'],
    cleanCommands: [clean('go', 'clean')],
    // Without `@`, go.mod has the version.
    unpinned: /@(?:latest|upgrade|patch|master|main|HEAD)$/,
    lockFiles: ['go.sum'],
    source: 'https://pkg.go.dev/cmd/go',
  }),
];

/** Where package lists lie that installs do not fetch by themselves. */
export const indexDirectories: readonly string[] = packageManagers.flatMap(({ index }) => index?.directories ?? []);

const byProgram = new Map(packageManagers.flatMap((row) => row.programs.map((program) => [program, row] as const)));

/** The package manager of a program name without folder; `pip3.12` and `pip-3.12` are pip. */
export const packageManagerOf = (program: string): PackageManager | undefined =>
  byProgram.get(program) ?? (/^pip-?[23](?:\.[0-9]+)?$/.test(program) ? byProgram.get('pip') : undefined);

/** An install command found in a command line. */
export interface InstallCommand {
  readonly manager: PackageManager;
  readonly verb: InstallVerb;
  /** Index into the arguments of the verb's last word (`install` of `uv pip install`), 0-based. */
  readonly verbIndex: number;
}

/**
 * The install command that a command line is, or undefined. Options may stand before the verb (`apt-get -y install`).
 * @param program its name without folders; the module for `python -m pip`
 * @param args its arguments; undefined where a value is not known
 */
export function installCommandOf(program: string, args: readonly (string | undefined)[]): InstallCommand | undefined {
  const manager = packageManagerOf(program);
  if (!manager) return undefined;
  for (const row of manager.verbs) {
    const verbIndex = lastIndexOf(row, args);
    if (verbIndex !== undefined) return { manager, verb: row, verbIndex };
  }
  // A lone `yarn` installs what package.json says; it has no verb to point to, and no rule needs it.
  return undefined;
}

function lastIndexOf(row: InstallVerb, args: readonly (string | undefined)[]): number | undefined {
  let index = 0;
  for (const [position, expected] of row.words.entries()) {
    if (position > 0) index += 1;
    while (args[index]?.startsWith('-')) index += row.valueOptions.has(args[index] as string) ? 2 : 1;
    if (args[index] !== expected) return undefined;
  }
  return index;
}

/** Subcommands of apt that apt-get has, by its name for them. Source: https://manpages.debian.org/stable/apt/apt-get.8.en.html */
const aptGetSubcommands: ReadonlyMap<string, string> = new Map([
  ...[
    ...[
      'update',
      'upgrade',
      'install',
      'reinstall',
      'remove',
      'purge',
      'autoremove',
      'autopurge',
      'clean',
      'autoclean',
    ],
    ...['dist-upgrade', 'build-dep', 'source', 'download', 'satisfy', 'distclean'],
  ].map((name): [string, string] => [name, name]),
  ['full-upgrade', 'dist-upgrade'],
]);

/** What apt-get calls a subcommand of apt; undefined for one that it does not have. */
export const aptGetSubcommand = (name: string): string | undefined => aptGetSubcommands.get(name);
