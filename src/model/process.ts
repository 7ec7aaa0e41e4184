import type { CodeServer, Server } from '../knowledge/servers.js';
import type { Located, Note } from '../text/location.js';
import type { CommandLine } from './command.js';
import type { Environment } from './environment.js';
import type { ImageFilesystem } from './filesystem.js';
import type { Fact } from './known.js';
import type { ImageReader } from './process/image-file.js';
import type { PythonProgram } from './python/program/program.js';
import type { SourceFile } from '../text/source.js';

/** What starts in a container. */
export interface Process extends Located {
  /** The program that stays: wrappers, shells and start scripts are seen through. */
  readonly command: CommandLine;
  /** `exec`: the program is PID 1; `shell`: a shell is. */
  readonly form: 'exec' | 'shell';
  /** The line of a start script that runs the program without `exec`; undefined also where an init process or a trap minds signals. */
  readonly waiting: WaitingScript | undefined;
  /** The environment it starts in: image, env_file, environment. */
  readonly environment: Environment;
  readonly workdir: Fact<string>;
  readonly user: Fact<string>;
  /** The image's files with the service's mounts laid over. */
  readonly files: ImageFilesystem;
  /** What those of its files are read with that come from the build context. */
  readonly reader: ImageReader;
  /** The server that the command line starts, or that the Python script it runs starts. */
  readonly server: RunningServer | undefined;
  /** The Python file that the command runs (`python app.py`, `flask run`'s app), in the build context. */
  readonly script: Fact<SourceFile>;
  /** The Python code that it starts with, where it looks for modules, and what it imports. */
  readonly program: Fact<PythonProgram>;
  /** How `flask run` finds its application; undefined for all other commands. */
  readonly flaskApp: Fact<FlaskApp> | undefined;
  /** Where the server listens. Unknown when the program is not known; an empty list for workers that listen on nothing. */
  readonly sockets: Fact<readonly ListeningSocket[]>;
}

/** A shell script that stays in front of the program that it starts. `at` is the line that starts it. */
export interface WaitingScript extends Located {
  /** The name of the script. */
  readonly name: string;
  /** Where the script is started. */
  readonly by: Note;
}

/** A server program, or the call in a Python file that starts one. `at` is where a person would look to change it. */
export interface RunningServer extends Located {
  readonly name: string;
  /** From the command line… */
  readonly program: Server | undefined;
  /** …or from a call in Python code. */
  readonly call: CodeServer | undefined;
  /** Whether it is a development server (flask run, runserver, fastapi dev, app.run, reload switched on), and where that shows. */
  readonly development: Fact<Note | undefined>;
  /** Whether debug mode is switched on, and where. */
  readonly debug: Fact<DebugMode | undefined>;
}

/** The place where debug mode is switched on. */
export interface DebugMode extends Note {
  /** Whose it is, at the start of a sentence: `flask run`, `Django`. */
  readonly of: string;
  /** Whether a visitor can run code in it, as in Werkzeug's console. */
  readonly runsCode: boolean;
}

/** A TCP endpoint that a container listens on. */
export interface ListeningSocket extends Located {
  /** As written or the server's default: `127.0.0.1`, `0.0.0.0`, `::`, `localhost`. */
  readonly host: Fact<string>;
  readonly port: Fact<number>;
  /** Known and only reachable from inside the container. */
  readonly loopback: boolean;
}

/** How `flask run` finds its application. */
export type FlaskApp =
  | { readonly found: true; readonly file: SourceFile }
  | {
      readonly found: false;
      /** The paths of the image where it looked. */
      readonly tried: readonly string[];
      /** The one that is there and has no application; undefined where none is there. */
      readonly without: string | undefined;
      /** Modules that do have one. */
      readonly candidates: readonly string[];
    };
