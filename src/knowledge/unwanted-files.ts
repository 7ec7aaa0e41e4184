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
