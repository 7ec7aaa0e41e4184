// Files that a container's program writes at its start where its user may not.
import type { Word } from '../../parser/word.js';
import type { Note } from '../../text/location.js';
import { dirname, isInside, join } from '../../text/path.js';
import { pathIn } from '../command/file-mode.js';
import type { Command } from '../command.js';
import { stageChain } from '../dockerfile/stage-chain.js';
import { isNeutralProgram } from '../../knowledge/system-tools.js';
import { isRootUser, mayBeRoot } from '../../knowledge/system-users.js';
import { valueOf } from '../known.js';
import type { FileHost } from '../files.js';
import type { Process } from '../process.js';
import type { Stage } from '../stage.js';

/** A file that the user of a process surely cannot make. */
export interface UnwritableFile {
  /** What writes it: `celery beat`. */
  readonly program: string;
  readonly path: string;
  readonly folder: string;
  readonly user: string;
  /** Where the program, or the option with the path, is written. */
  readonly word: Word;
  /** Where the folder is made by root. */
  readonly owner: Note;
}

/** The file that the program of a stage writes when it starts, in a folder that root made and gave to nobody. */
export function unwritableAtStart(stage: Stage, host: FileHost): UnwritableFile | undefined {
  const process = valueOf(stage.process);
  const user = process && valueOf(process.user);
  if (!process || user === undefined || mayBeRoot(user) || stage.dockerfile.fragment) return undefined;
  if (process.command.wrappers.some((name) => /sudo|gosu|su-exec|setpriv/.test(name))) return undefined;
  const written = writtenFile(process, host);
  if (!written) return undefined;
  const folder = dirname(written.path);
  const owner = rootOwned(folder, stage);
  return owner && { ...written, folder, user, owner };
}

/**
 * What a program writes in any case: the schedule of celery beat, the PID file of gunicorn. Both were seen to end with "Permission denied"
 * in a folder of root (celery 5, gunicorn 26).
 */
function writtenFile(process: Process, host: FileHost): Pick<UnwritableFile, 'program' | 'path' | 'word'> | undefined {
  const { command } = process;
  const at = (word: Word, value: string | undefined, program: string) => {
    if (value === undefined || value === '' || (!value.startsWith('/') && !process.workdir.known)) return undefined;
    const path = value.startsWith('/') ? join('/', value) : join(valueOf(process.workdir)!, value);
    return { program, path, word };
  };
  if (command.program === 'gunicorn') {
    const option = command.option('-p', '--pid');
    return option?.value && at(option.value, option.value.value, 'gunicorn');
  }
  const runsBeat = command.program === 'celery' && command.has('beat');
  if (!runsBeat || command.option('-S', '--scheduler') || choosesSchedule(process, host)) return undefined;
  const option = command.option('-s', '--schedule', '--schedule-filename');
  return option?.value
    ? at(option.value, option.value.value, 'celery beat')
    : at(command.programWord, 'celerybeat-schedule', 'celery beat');
}

const settings = /beat_schedule_filename|beat_scheduler|CELERY_?BEAT_SCHEDULE(?:R|_FILENAME)/;

/** More files than a project of a container has; then nothing is said. */
const mostFiles = 1000;

/** Whether the project's own code may name another schedule file or scheduler. */
function choosesSchedule({ files }: Process, host: FileHost): boolean {
  const sources = files.copied.filter(({ path }) => path.endsWith('.py')).map(({ source }) => source);
  return (
    sources.length === 0 ||
    sources.length > mostFiles ||
    sources.some((source) => settings.test(host.read(source)?.text ?? 'beat_scheduler'))
  );
}

/** Where root made a folder that nothing gives away or opens; undefined where that is not sure. */
function rootOwned(folder: string, stage: Stage): Note | undefined {
  // Homes belong to their users, and everybody may write to the folders for what is there for a while.
  if (['/home', '/tmp', '/var/tmp', '/dev', '/run'].some((open) => isInside(open, folder))) return undefined;
  const chain = stageChain(stage);
  const steps = chain.flatMap((each) => each.steps);
  const maker = steps.find(
    ({ instruction, before, after }) =>
      instruction.name === 'WORKDIR' && valueOf(after.workdir) === folder && isRoot(valueOf(before.user)),
  );
  if (!maker) return undefined;
  const isTouched =
    chain.some(({ commands }) => commands.some((command) => mayGive(command, folder))) ||
    chain.some(({ copies }) =>
      copies.some(({ instruction, destination }) => {
        const target = valueOf(destination);
        const isNear = target === undefined || isInside(target, folder) || isInside(folder, target);
        return isNear && instruction.flags.some(({ name }) => name === 'chown' || name === 'chmod');
      }),
    ) ||
    steps.some(({ instruction }) => instruction.name === 'VOLUME' || instruction.name === 'ONBUILD');
  return isTouched ? undefined : { at: maker.instruction.at, note: 'root makes the folder here' };
}

const isRoot = (user: string | undefined): boolean => user !== undefined && isRootUser(user);

/** Whether a command may give a folder to somebody, or open it. */
function mayGive(command: Command, folder: string): boolean {
  const { program, arguments: words, installer } = command;
  if (program === undefined) return true;
  if (/^(?:chown|chmod|chgrp|install|setfacl|mkdir|rm|mv|cp)$/.test(program)) {
    return words.some((word) => {
      if (word.raw.startsWith('-')) return false;
      const path = pathIn(command, word);
      return path === undefined || isInside(path, folder);
    });
  }
  if (/^(?:useradd|adduser|usermod|find|xargs)$/.test(program)) {
    return words.some((word) => word.value === undefined || word.value.includes(folder) || program === 'find');
  }
  return installer === undefined && !isNeutralProgram(program) && !/^(?:apt-get|apt|apk|curl|wget|tar)$/.test(program);
}
