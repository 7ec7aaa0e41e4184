import { providersOf } from '../../knowledge/python-distributions.js';
import { shells, wrappersOf } from '../../knowledge/wrappers.js';
import type { Word } from '../../parser/word.js';
import type { Located, Note } from '../../text/location.js';
import { basename } from '../../text/path.js';
import { commandLine } from '../command/command-line.js';
import type { Service, ServiceCommand } from '../compose.js';
import { valueOf } from '../known.js';
import type { Stage } from '../stage.js';
import { imageOf, startOfStage } from './containers.js';
import { type StartForm, startWords, type StartWords } from './start-form.js';

/** A command that its entrypoint makes something else of than is written. `at` is the command's keyword or key. */
export interface StartConflict extends Located {
  /**
   * `ignored`: the entrypoint runs a shell with a text of its own; `first-word`: it is `sh -c`, which takes one word; `shell-text`: the
   * command is in shell form, so that `/bin/sh -c …` become arguments; `program-twice`: it names the program that the entrypoint starts
   * already; `entrypoint-twice`: it repeats the whole entrypoint, whose program may ignore that.
   */
  readonly kind: 'ignored' | 'first-word' | 'shell-text' | 'program-twice' | 'entrypoint-twice';
  /** The entrypoint, as short as one can name it. */
  readonly entrypoint: string;
  /** The first word of the command. */
  readonly first: string;
  readonly related: readonly Note[];
}

/** The conflict between the CMD and the ENTRYPOINT of a stage, where the stage itself writes one of them. */
export function conflictOfStage(stage: Stage): StartConflict | undefined {
  const { entrypoint, command, steps } = stage;
  const isOwn = steps.some(
    ({ instruction }) => instruction === command?.instruction || instruction === entrypoint?.instruction,
  );
  const image = startOfStage(stage);
  return isOwn && command ? conflict(image.entrypoint, image.command) : undefined;
}

/** The conflict between the command of a service and the entrypoint that gets it, its own or that of its image. */
export function conflictOfService(service: Service): StartConflict | undefined {
  const command = formOf(service.command, service);
  if (!command) return undefined;
  const entrypoint = formOf(service.entrypoint, service) ?? valueOf(imageOf(service))?.start.entrypoint;
  return conflict(entrypoint, command);
}

const formOf = (command: ServiceCommand | undefined, { project }: Service): StartForm | undefined =>
  command && { kind: 'service', command, interpolation: project.interpolation };

function conflict(entrypoint: StartForm | undefined, command: StartForm | undefined): StartConflict | undefined {
  const before = entrypoint && valueOf(startWords(entrypoint));
  const after = command && valueOf(startWords(command));
  const [start] = before?.words ?? [];
  const [first] = after?.words ?? [];
  if (!before || !after || start?.value === undefined || first?.value === undefined) return undefined;
  const kind = kindOf(before, after, entrypoint?.kind === 'instruction' && command?.kind === 'instruction');
  return (
    kind && {
      at: after.by.at,
      kind,
      entrypoint: nameOf(before),
      first: first.value,
      related: [{ at: before.by.at, note: 'the entrypoint that gets it' }],
    }
  );
}

function kindOf(before: StartWords, after: StartWords, areInstructions: boolean): StartConflict['kind'] | undefined {
  const shell = shellKind(before, after);
  // Two instructions of which the first is in shell form are another rule's matter.
  if (shell) return shell === 'ignored' && before.form === 'shell' && areInstructions ? undefined : shell;
  if (before.form === 'shell') return undefined;
  const line = commandLine(before.words);
  if (!line || line.program === undefined || !isPythonProgram(line.program)) return undefined;
  const { arguments: behind, program, wrappers } = line;
  if (after.form === 'shell') return behind.some((word) => word.value === '-c') ? undefined : 'shell-text';
  if (isRepeated(before.words, after.words))
    return keepsItsWords(line.words, program) ? 'entrypoint-twice' : 'program-twice';
  const isBare = behind.every(({ value }) => value !== undefined && value.startsWith('-') && value !== '-c');
  return isBare && wrappers.length === 0 && programOf(after.words[0]!) === program ? 'program-twice' : undefined;
}

/** What a shell as the entrypoint does with the command. */
function shellKind({ words }: StartWords, after: StartWords): 'ignored' | 'first-word' | undefined {
  const [program, flag, text, ...more] = words.map(({ value }) => value);
  if (program === undefined || !shells.has(basename(program)) || !/^-\w*c$/.test(flag ?? '')) return undefined;
  if (words.length === 2) return after.words.length > 1 && isPlain(after.words[0]!) ? 'first-word' : undefined;
  // The shell gets the words of the command as `$0`, `$1` and so on.
  return text === undefined || more.length > 0 || /\$(?:[@*\d]|\{[@*#\d])/.test(text) ? undefined : 'ignored';
}

/** A word that no shell makes more of. */
const isPlain = ({ value }: Word): boolean => value !== undefined && /^[\w./-]+$/.test(value);

/** Whether a program is Python or a command that Python packages bring, and no wrapper such as `uv`, which may stand twice. */
const isPythonProgram = (program: string): boolean =>
  program === 'python' || (providersOf(program).length > 0 && wrappersOf(program).length === 0);

const programOf = ({ value = '' }: Word): string => basename(value).replace(/^(python)[\d.]+$/, '$1');

/** Whether the command begins with all words of an entrypoint of more than one. */
const isRepeated = (entrypoint: readonly Word[], command: readonly Word[]): boolean =>
  entrypoint.length > 1 &&
  entrypoint.every(({ value }, index) => value !== undefined && value === command[index]?.value);

/** Whether a program hands words that it does not need to a script of the project, or drops them. */
const keepsItsWords = (words: readonly Word[], program: string): boolean =>
  ['python', 'streamlit', 'gunicorn'].includes(program) &&
  !words.some(({ value }) => /(?:^|\/)manage\.py$/.test(value ?? ''));

const nameOf = ({ form, words }: StartWords): string =>
  form === 'shell'
    ? 'an entrypoint in shell form'
    : words
        .map(({ value }) => value ?? '…')
        .slice(0, 2)
        .join(' ');
