import type { InstallVerb, PackageManager } from '../knowledge/package-managers.js';
import type { CommandInstruction, HealthcheckInstruction } from '../parser/dockerfile/tree.js';
import type { ShellCommand } from '../parser/shell-tree.js';
import type { Word } from '../parser/word.js';
import type { Located } from '../text/location.js';
import type { RunMount } from './dockerfile/mounts.js';
import type { ImageFilesystem } from './filesystem.js';
import type { Fact } from './known.js';
import type { Stage, StageState } from './stage.js';

/** An option of a command: `--port 80`, `--port=80`, `-p80`. `at` spans the whole of it. */
export interface Option extends Located {
  /** With its dashes. */
  readonly name: string;
  readonly value: Word | undefined;
}

/** A command line after its wrappers (`exec`, `env A=b`, `sudo`, `sh -c`, `python -m`, `uv run`…) are peeled off. */
export interface CommandLine extends Located {
  /** The name without folders: `pip` for `/opt/venv/bin/pip`, `pip3`, and `python -m pip`; undefined when it is not known. */
  readonly program: string | undefined;
  /** Where the program is written. */
  readonly programWord: Word;
  /** Everything behind the program, options and operands. */
  readonly arguments: readonly Word[];
  /** All words from the first wrapper on. */
  readonly words: readonly Word[];
  /** The names of the peeled wrappers, outermost first. */
  readonly wrappers: readonly string[];
  /** The last option of one of these names (`--host`, `-h`). */
  option(...names: readonly string[]): Option | undefined;
  /** Every option of these names, in order. */
  options(...names: readonly string[]): readonly Option[];
  /** Whether one of these words is an argument. */
  has(...words: readonly string[]): boolean;
}

/** A command of a RUN or of a health check, as it is written. */
export interface ParsedCommand extends CommandLine {
  readonly stage: Stage;
  readonly instruction: CommandInstruction | HealthcheckInstruction;
  /** What holds when the instruction starts. */
  readonly state: StageState;
  /** How it stands among its neighbours; undefined for the exec form. */
  readonly shell: ShellCommand | undefined;
  /**
   * The value of a variable that the program sees: `A=b` before it and what the same RUN exported win over ENV and ARG.
   * Known and undefined where it is surely unset.
   */
  environment(name: string): Fact<string | undefined>;
  /** Set when it installs packages. */
  readonly installer: Installer | undefined;
}

/** A command that a RUN runs, with what it finds: earlier commands of the same RUN count. */
export interface Command extends ParsedCommand {
  /** The folder that it runs in: WORKDIR, or where `cd` went. */
  readonly workdir: Fact<string>;
  readonly files: ImageFilesystem;
  /** The mounts of its RUN. */
  readonly mounts: readonly RunMount[];
}

/** A command that installs packages: `pip install`, `uv sync`, `apt-get install`. */
export interface Installer {
  readonly manager: PackageManager;
  /** What the tables say about this way of installing. */
  readonly row: InstallVerb;
  /** The word that says so: `install`, `sync`. */
  readonly verb: Word;
  /** Packages named on the command line; files, URLs and option values are not among them. */
  readonly packages: readonly Word[];
  /** Local folders and files named as packages: `.`, `./lib`, `dist/app.whl`, and the values of `-e`. */
  readonly paths: readonly Word[];
  /** Packages named by URL, version control included, and the values of `-e` that are such. */
  readonly addresses: readonly Word[];
  /** The values of `-r`. */
  readonly requirementFiles: readonly Word[];
  /** The values of `-c`. */
  readonly constraintFiles: readonly Word[];
}
