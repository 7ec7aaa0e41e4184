/** Python distributions that no Linux can install: all of their files are for another system. */

/** The system that a distribution is for. */
export interface ForeignDistribution {
  readonly system: 'Windows' | 'macOS';
  /** The marker that keeps it there; undefined where the line has to go. */
  readonly marker: string | undefined;
}

const windows: ForeignDistribution = { system: 'Windows', marker: 'sys_platform == "win32"' };
const macos: ForeignDistribution = { system: 'macOS', marker: 'sys_platform == "darwin"' };

/**
 * By normalised name. `pip install` of each was run on Linux in November 2026: it finds no file for Linux, or cannot build the one it finds.
 * Sources: https://pypi.org/project/pywin32/#files, https://pypi.org/project/pyobjc-core/#files and the like
 */
const foreign: ReadonlyMap<string, ForeignDistribution> = new Map([
  ...[
    ...['pywin32', 'pypiwin32', 'pywinpty', 'windows-curses', 'win10toast', 'twisted-iocpsupport', 'winrt-runtime'],
  ].map((name) => [name, windows] as const),
  ...['pyobjc', 'pyobjc-core', 'tensorflow-macos', 'tensorflow-metal', 'jax-metal'].map(
    (name) => [name, macos] as const,
  ),
]);

/** What a distribution is for when that is not Linux. */
export const foreignDistribution = (name: string): ForeignDistribution | undefined =>
  foreign.get(name) ?? (name.startsWith('pyobjc-framework-') ? macos : undefined);

/**
 * Where conda and other machines build: `pip freeze` writes these paths into requirements, and no image has them. `/work/` and `/build/`
 * are folders of conda's build machines as well, but an image may have them.
 * Source: https://docs.conda.io/projects/conda-build/en/stable/user-guide/environment-variables.html
 */
export const foreignPath =
  /^\/*(?:[A-Za-z]:[/\\]|(?:croot|Users|private|feedstock_root|opt\/conda\/conda-bld|opt\/concourse|home\/(?:conda|ktietz|task_\w+|builder)|tmp\/(?:build|abs_\w+)|b\/abs_\w+|Builds|croots|work\/ci_\w+)\/)/;
