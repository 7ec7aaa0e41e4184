// What wrappers change besides starting a program.

/** Options that change the working directory. Sources: the manual pages, and the tools' references of `wrappers.ts`. */
export const directoryOptions: ReadonlyMap<string, readonly string[]> = new Map([
  ['env', ['-C', '--chdir']],
  ['sudo', ['-D', '--chdir']],
  ['uv', ['--directory']],
  ['uvx', ['--directory']],
  ['poetry', ['-C', '--directory']],
  ['conda', ['--cwd']],
  ['mamba', ['--cwd']],
  ['micromamba', ['--cwd']],
]);

/** Wrappers that set variables from somewhere else, and how a report says so. */
export const environmentChanges: ReadonlyMap<string, string> = new Map([
  ['pdm', 'pdm run may set variables from the project configuration'],
  ['pixi', 'pixi run sets variables of its environment'],
  ['hatch', 'hatch run sets variables of its environment'],
  ['doppler', 'doppler sets variables'],
  ['infisical', 'infisical sets variables'],
  ['chamber', 'chamber sets variables'],
  ['op', 'op sets variables'],
]);

/** Options with which a wrapper reads variables from a file, and how a report says so. */
export const environmentFileOptions: ReadonlyMap<string, readonly string[]> = new Map([
  ['uv', ['--env-file']],
  ['uvx', ['--env-file']],
]);
