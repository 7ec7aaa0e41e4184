/**
 * What programs of a RUN do to the files of an application. Packages go to system folders, of which nothing is claimed
 * anyway; here it matters whether a program may make files where the application lives.
 * Sources: the programs' manual pages (https://manpages.debian.org, https://pip.pypa.io, https://docs.astral.sh/uv).
 */
export type BuildEffect =
  /** Leaves application folders alone. */
  | 'none'
  /** Its operands become directories. */
  | 'directories'
  /** Its operands become files; with `touches` only those that are not there. */
  | 'files'
  | 'touches'
  /** Its last operand (or `-t`) is a copy of the others; with `moves`, the others are gone. */
  | 'copies'
  | 'moves'
  /** Its operands are gone or changed. */
  | 'changes'
  /** Makes a home folder for its last operand. */
  | 'home'
  /** It writes to the values of its `outputOptions`, and nowhere else. */
  | 'outputs'
  /** It writes there, or else to the folder that it runs in. */
  | 'adds-here';

const harmless = [
  ...[
    'apt-get',
    'apt',
    'apk',
    'dnf',
    'microdnf',
    'yum',
    'zypper',
    'dpkg',
    'rpm',
    'apt-key',
    'add-apt-repository',
    'apt-mark',
    'aptitude',
    'debconf-set-selections',
    'dpkg-reconfigure',
  ],
  ...['pipx', 'gem', 'corepack', 'easy_install', 'ensurepip', 'playwright', 'pyenv'],
  ...[
    'echo',
    'printf',
    'cat',
    'ls',
    'pwd',
    'true',
    'false',
    ':',
    'test',
    '[',
    '[[',
    'date',
    'env',
    'id',
    'whoami',
    'uname',
    'which',
    'command',
    'type',
    'sleep',
    'basename',
    'dirname',
    'tr',
    'cut',
    'head',
    'tail',
    'wc',
    'uniq',
    'grep',
    'egrep',
    'awk',
    'stat',
    'du',
    'df',
    'sha256sum',
    'md5sum',
    'tput',
    'nproc',
    'arch',
    'seq',
    'expr',
    'yes',
    'file',
    'sync',
    'getconf',
  ],
  ...[
    'chmod',
    'chown',
    'chgrp',
    'usermod',
    'userdel',
    'deluser',
    'groupadd',
    'addgroup',
    'groupmod',
    'groupdel',
    'delgroup',
    'passwd',
    'chpasswd',
    'setcap',
    'chsh',
  ],
  ...[
    'export',
    'unset',
    'set',
    'shopt',
    'alias',
    'ulimit',
    'umask',
    'hash',
    'exit',
    'return',
    'trap',
    'wait',
    'read',
    'local',
    'declare',
    'shift',
    'eval',
  ],
  ...[
    'ldconfig',
    'locale-gen',
    'update-locale',
    'localedef',
    'update-ca-certificates',
    'update-alternatives',
    'gpgconf',
    'ssh-keyscan',
    'fc-cache',
    'ldd',
    'a2enmod',
    'a2dissite',
    'a2ensite',
    'crontab',
    'service',
  ],
];

/** Programs by name. One that is not here may make anything anywhere. */
export const buildEffects: ReadonlyMap<string, BuildEffect> = new Map<string, BuildEffect>([
  ...harmless.map((name): [string, BuildEffect] => [name, 'none']),
  ['mkdir', 'directories'],
  ['touch', 'touches'],
  ['tee', 'files'],
  ['cp', 'copies'],
  ['install', 'copies'],
  ['ln', 'copies'],
  ['rsync', 'copies'],
  ['mv', 'moves'],
  ['rm', 'changes'],
  ['rmdir', 'changes'],
  ['truncate', 'changes'],
  ['useradd', 'home'],
  ['adduser', 'home'],
  ['curl', 'outputs'],
  ['sort', 'outputs'],
  ['openssl', 'outputs'],
  ['gpg', 'outputs'],
  ['pip', 'outputs'],
  ['pip3', 'outputs'],
  ['conda', 'outputs'],
  ['mamba', 'outputs'],
  ['micromamba', 'outputs'],
  ['wget', 'adds-here'],
  ['git', 'adds-here'],
  ['tar', 'adds-here'],
  ['unzip', 'adds-here'],
  ['npm', 'adds-here'],
  ['yarn', 'adds-here'],
  ['pnpm', 'adds-here'],
  ['uv', 'adds-here'],
  ['poetry', 'adds-here'],
  ['pdm', 'adds-here'],
  ['pipenv', 'adds-here'],
  ['pip-compile', 'adds-here'],
]);

/** Subcommands of programs above that leave the folder alone after all, but for their `outputOptions` and a virtual environment. */
export const harmlessSubcommands: ReadonlyMap<string, readonly string[]> = new Map([
  ['git', ['config', 'lfs', 'describe', 'rev-parse', 'log', 'status', 'ls-remote', '--version']],
  ['uv', ['sync', 'pip', 'venv', 'tool', 'python', 'cache', '--version']],
  ['poetry', ['install', 'config', 'cache', 'self', '--version']],
  ['pdm', ['install', 'sync', 'config', 'cache', '--version']],
  ['pipenv', ['install', 'sync', '--version']],
  ['npm', ['config', 'cache', '--version']],
]);

/** Options whose value is where a program writes. */
export const outputOptions = (program: string): readonly string[] => ownOutputOptions.get(program) ?? usualOptions;

const usualOptions = [
  '-o',
  '--output',
  '--output-file',
  '-C',
  '--directory',
  '-d',
  '--output-dir',
  '--target',
  '--prefix',
];
const pipOptions = ['-t', '--target', '--prefix', '--root', '-d', '--dest', '-w', '--wheel-dir', '--src', '--report'];
const condaOptions = ['-p', '--prefix', '-f', '--file', '-r', '--root-prefix'];

const ownOutputOptions: ReadonlyMap<string, readonly string[]> = new Map([
  ['curl', ['-o', '--output', '--output-dir', '-c', '--cookie-jar', '-D', '--dump-header']],
  ['wget', ['-O', '--output-document', '-P', '--directory-prefix', '-o', '--output-file']],
  ['tar', ['-C', '--directory', '--one-top-level']],
  ['unzip', ['-d']],
  ['sort', ['-o', '--output']],
  ['openssl', ['-out', '-keyout', '-writerand']],
  ['gpg', ['-o', '--output']],
  ['pip', pipOptions],
  ['pip3', pipOptions],
  ['uv', ['-o', '--output-file', '--target', '--prefix', '--install-dir', '--directory', '--project']],
  ['conda', condaOptions],
  ['mamba', condaOptions],
  ['micromamba', condaOptions],
]);

/** Options with which `curl` writes files under their own names, to the folder that it runs in. */
export const curlRemoteNames: readonly string[] = ['-O', '--remote-name', '--remote-name-all'];

/** Variables whose value is the folder of a virtual environment that an install makes. */
export const environmentFolders: readonly string[] = [
  'UV_PROJECT_ENVIRONMENT',
  'POETRY_VIRTUALENVS_PATH',
  'WORKON_HOME',
  'PIP_TARGET',
  'PIP_PREFIX',
];

/** Variables that tell an installer (`curl … | sh`) where to go: POETRY_HOME, CARGO_HOME, UV_INSTALL_DIR, NVM_DIR. */
export const installerFolder =
  /^(?:POETRY|UV|XDG|NVM|CARGO|RUSTUP|PYENV|BUN|DENO|PNPM|VOLTA|RYE|PIXI|HATCH|MISE|ASDF|CONDA|PDM)\w*(?:HOME|DIR|ROOT|PREFIX|INSTALL)$/;

/** Files that a shell reads and that only set variables. */
export const harmlessSource =
  /(?:^|\/)(?:activate|env|\.env|nvm\.sh|conda\.sh|os-release|\.?(?:bash)?rc|\.?profile|\.bashrc|\.profile)$/;
