/** What lies in the folder of a project and that no image needs. */

/** Folders of caches and of tools, by name, and what they are. Sources: the manuals of the tools that make them. */
const unwantedFolders: ReadonlyMap<string, string> = new Map([
  ['.git', 'the history of the repository'],
  ['__pycache__', 'compiled Python files'],
  ['.pytest_cache', 'a cache'],
  ['.mypy_cache', 'a cache'],
  ['.ruff_cache', 'a cache'],
  ['.ipynb_checkpoints', 'copies of notebooks'],
  ['.tox', 'test environments'],
  ['.nox', 'test environments'],
  ['node_modules', 'installed packages'],
]);

/** What a folder of this name is, where no image needs it. */
export const unwantedFolder = (name: string): string | undefined => unwantedFolders.get(name);

/** Patterns of .dockerignore that are meant for every folder, and written as git reads them, where a name without slash counts everywhere. */
const meantEverywhere: ReadonlySet<string> = new Set([
  ...['__pycache__', '*.pyc', '*.pyo', '*.pyd', '*.py[cod]', '*.py[co]', '*$py.class', '.pytest_cache', '.mypy_cache'],
  ...[
    '.ruff_cache',
    '.ipynb_checkpoints',
    '*.egg-info',
    '.DS_Store',
    'Thumbs.db',
    '*.swp',
    '*.log',
    '.env',
    '.env.*',
    '*.env',
  ],
  ...['node_modules', '.venv', 'venv', '*.sqlite3', '.coverage'],
]);

/** Whether a pattern, without a slash at its end, names what no folder of an image needs. */
export const isMeantEverywhere = (pattern: string): boolean => meantEverywhere.has(pattern);

/**
 * Whether builds and programs read what such a pattern names in the folder that they run in: those of front ends read the `.env` of their own.
 * Source: https://vite.dev/guide/env-and-mode
 */
export const mayBeNeededBelow = (pattern: string): boolean => pattern.startsWith('.env');

/** Whether a name at the top of a project is that of settings, environments, caches or installed packages, as tools give them. */
export const isUnwantedAtTop = (name: string): boolean =>
  name.startsWith('.') || /^(?:venv|env|node_modules|__pycache__)$|\.(?:pyc|sqlite3|log)$/.test(name);

/** Lines of a .dockerignore that belong together. */
export interface UnwantedGroup {
  /** What they are, for a comment above them. */
  readonly title: string;
  /** Patterns that every project gets, for what comes into being sooner or later. */
  readonly always: readonly string[];
  /** Names that get a line where the build context has them at its top. */
  readonly where: readonly string[];
  /** Whether only projects of Python have it. */
  readonly forPython?: true;
  /** Whether virtual environments belong here, whatever their names are. */
  readonly holdsEnvironments?: true;
}

/**
 * What a .dockerignore of a Python project keeps out. No line hits what a build backend or a start command reads: README, LICENSE,
 * `dist` and `build` are not among them. Sources: the manuals of the tools,
 * https://docs.docker.com/build/concepts/context/#dockerignore-files
 */
export const unwantedGroups: readonly UnwantedGroup[] = [
  { title: 'Version control', always: ['.git'], where: ['.gitignore', '.gitattributes', '.gitmodules', '.hg', '.svn'] },
  {
    title: 'Virtual environments and what Python compiles',
    always: ['.venv', 'venv', '**/__pycache__', '**/*.py[cod]'],
    where: ['env', 'ENV', '.direnv', '.eggs'],
    forPython: true,
    holdsEnvironments: true,
  },
  {
    title: 'Caches and reports of tools',
    always: ['**/.pytest_cache', '**/.mypy_cache', '**/.ruff_cache', '.coverage', 'htmlcov'],
    where: ['.tox', '.nox', '.hypothesis', '.ipynb_checkpoints', '.pytype', '.pyre', '.coveragerc', 'coverage.xml'],
    forPython: true,
  },
  { title: 'Installed packages of Node', always: [], where: ['node_modules'] },
  {
    title: 'Editors, desktops and services that watch the repository',
    always: [],
    where: ['.idea', '.vscode', '.DS_Store', '.github', '.gitlab-ci.yml', '.travis.yml', '.circleci', '.editorconfig'],
  },
];

/** Examples of settings, which are no secrets. */
export const isSettingsExample = (name: string): boolean =>
  ['.env.example', '.env.sample', '.env.template', '.env.dist', '.env.default', '.env.defaults'].includes(name);
