import type { Word } from '../../parser/word.js';
import type { Note } from '../../text/location.js';
import type { ServiceCommand } from '../compose.js';
import type { Environment } from '../environment.js';
import type { FileHost } from '../files.js';
import type { ImageFilesystem } from '../filesystem.js';
import { type Fact, known, unknown } from '../known.js';
import type { Languages } from '../languages.js';
import { lazy } from '../lazy.js';
import type { Process } from '../process.js';
import { pythonProgram } from '../python/program/program.js';
import type { ImageReader } from './image-file.js';
import { runningCommand } from './running-command.js';
import { serverFacts } from './running-server.js';
import { type StartForm, startWords, type StartWords } from './start-form.js';

export type { StartForm } from './start-form.js';

/** What an image starts when nobody overrides it. */
export interface ImageStart {
  readonly entrypoint: StartForm | undefined;
  /** The CMD in force; an ENTRYPOINT resets the CMD of images below it, which is for the giver to mind. */
  readonly command: StartForm | undefined;
  /** Why the base image may bring a CMD that is not known, for an image without one of its own. */
  readonly unknownCommand?: string | undefined;
}

/** What a compose service overrides. */
export interface ServiceStart {
  readonly entrypoint: ServiceCommand | undefined;
  readonly command: ServiceCommand | undefined;
  /** The variables that Compose puts into both. */
  readonly interpolation: Environment;
}

/** All that decides what runs in a container. */
export interface ProcessInput {
  readonly image: ImageStart;
  /** Undefined for a stage by itself. */
  readonly service?: ServiceStart | undefined;
  /** Of the container: image, env_file and environment. */
  readonly environment: Environment;
  readonly workdir: Fact<string>;
  readonly user: Fact<string>;
  /** The image's files with the service's mounts laid over. */
  readonly files: ImageFilesystem;
  readonly host: FileHost;
  readonly languages: Languages;
  /** Whether the image has a distribution, by normalised name; without it, that is unknown. */
  readonly isInstalled?: ((distribution: string) => Fact<boolean>) | undefined;
}

/**
 * What starts in a container, and where it listens.
 *
 * A base image's ENTRYPOINT that is not known is taken to run the CMD: it gets `flask run` as words, and nothing else is to be done
 * with them. Unknown where nothing starts, or only the running container knows what. Never throws.
 * Sources: https://docs.docker.com/reference/dockerfile/#understand-how-cmd-and-entrypoint-interact,
 * https://github.com/compose-spec/compose-spec/blob/main/05-services.md#entrypoint.
 */
export function processOf(input: ProcessInput): Fact<Process> {
  const start = effectiveStart(input);
  if (!start.known) return start;
  const { environment, workdir, user, files, host, languages } = input;
  const command = runningCommand(start.value, { environment, workdir }, { files, host });
  if (!command.known) return command;
  const isInstalled = input.isInstalled ?? (() => unknown('what is installed is not known'));
  const reader: ImageReader = { files, host, languages, isInstalled };
  const { line, form, waiting } = command.value;
  const program = lazy(() => pythonProgram({ ...command.value, reader }));
  const facts = {
    at: line.at,
    command: line,
    form,
    waiting,
    environment: command.value.environment,
    workdir: command.value.workdir,
    user,
    files,
    reader,
    ...serverFacts(command.value, reader),
  };
  return known(Object.assign(new StartedProgram(program), facts), ...start.evidence, ...command.value.evidence);
}

/** The program of a process, looked at when somebody asks. A class, because getters in object literals are slow (docs/decisions/quick-spread.md). */
class StartedProgram {
  readonly #program: () => Process['program'];

  constructor(program: () => Process['program']) {
    this.#program = program;
  }

  get program(): Process['program'] {
    return this.#program();
  }
}

/** The words that get executed: ENTRYPOINT and CMD, with what compose says instead. */
function effectiveStart({ image, service }: ProcessInput): Fact<readonly Word[]> {
  const own = { entrypoint: given(service?.entrypoint, service), command: given(service?.command, service) };
  const entrypoint = own.entrypoint ?? image.entrypoint;
  // A new entrypoint does not get the words that were meant for the old one.
  const command = own.command ?? (own.entrypoint ? undefined : image.command);
  const first = entrypoint && startWords(entrypoint);
  if (first && !first.known) return first;
  if (first && first.value.form === 'shell') return executed(first.value, undefined);
  const second = command && startWords(command);
  if (second && !second.known) return second;
  const isEmpty = !first?.value.words.length && !second?.value.words.length;
  if (!isEmpty) return executed(first?.value, second?.value);
  if (first || second) return unknown('Docker and Compose disagree about an empty command');
  return unknown(image.unknownCommand ?? 'nothing says what to start');
}

/** A compose value that is there; `command:` without a value is as good as none. */
function given(command: ServiceCommand | undefined, service: ServiceStart | undefined): StartForm | undefined {
  if (!command || !service) return undefined;
  const { value } = command.entry;
  if (value.kind === 'scalar' && value.value === null) return undefined;
  return { kind: 'service', command, interpolation: service.interpolation };
}

function executed(entrypoint: StartWords | undefined, command: StartWords | undefined): Fact<readonly Word[]> {
  const halves = [entrypoint, command].filter((half) => half !== undefined && half.words.length > 0) as StartWords[];
  const evidence: readonly Note[] = halves.map(({ by }) => by);
  return known(
    halves.flatMap(({ words }) => words),
    ...evidence,
  );
}
