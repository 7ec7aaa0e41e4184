import { type Edit, insertAfter, type Note } from '../../text/location.js';
import { isInside, join } from '../../text/path.js';
import { givenMode, pathIn } from '../command/file-mode.js';
import { expand } from '../expand.js';
import { valueOf } from '../known.js';
import type { Copy, Stage } from '../stage.js';

/** A COPY that gives files to root which the user in force has to change. */
export interface UnwritableCopy {
  readonly copy: Copy;
  readonly user: string;
  /** One of the files, or the folder. */
  readonly path: string;
  /** What shows that the user changes them; undefined where the file's name does. */
  readonly proof: Note | undefined;
  readonly edit: Edit | undefined;
}

/** Database files, which their program writes to as a rule. */
const database = /(?:^|\/)(?:db\.sqlite3?|[^/]+\.sqlite3?|database\.db|app\.db)$/i;

/**
 * The COPYs and ADDs of a stage behind a USER that say nothing of owner and mode, although that user is to write to the files: the file is
 * a database, lies in a VOLUME, or the user changes its mode. COPY gives everything to root, whatever USER says.
 * Source: https://docs.docker.com/reference/dockerfile/#copy---chown---chmod
 */
export function unwritableCopies(stage: Stage): readonly UnwritableCopy[] {
  return stage.copies.flatMap((copy) => {
    const { instruction, step } = copy;
    const user = valueOf(step.before.user);
    if (user === undefined || user === '' || /^(?:root|0+)(?::|$)/.test(user)) return [];
    if (instruction.flags.some(({ name }) => name === 'chown' || name === 'chmod')) return [];
    // Root may give them away later.
    if (stage.commands.some(({ program, at }) => program === 'chown' && at.span.start > copy.at.span.start)) return [];
    const found = changedLater(copy, stage) ?? inVolume(copy, stage) ?? databaseIn(copy);
    if (!found) return [];
    const edit = /^[\w.-]+(?::[\w.-]+)?$/.test(user) ? insertAfter(instruction.keyword, ` --chown=${user}`) : undefined;
    return [{ copy, user, ...found, edit }];
  });
}

type Found = Pick<UnwritableCopy, 'path' | 'proof'>;

/** A chmod by the user: only the owner of a file may do that. */
function changedLater(copy: Copy, { commands }: Stage): Found | undefined {
  for (const command of commands) {
    if (command.program !== 'chmod' || command.wrappers.length > 0 || command.shell?.followedBy === '||') continue;
    if (valueOf(command.state.user) !== valueOf(copy.step.before.user)) continue;
    for (const word of givenMode(command)?.paths ?? []) {
      const path = pathIn(command, word);
      const state = path === undefined ? undefined : command.files.lookup(path);
      if (path === undefined || state?.state !== 'present' || state.kind !== 'file') continue;
      if (state.evidence.at(-1)?.at !== copy.at) continue;
      return { path, proof: { at: command.at, note: 'only its owner may do this' } };
    }
  }
  return undefined;
}

/** A VOLUME that the files are copied into. */
function inVolume({ destination }: Copy, { steps }: Stage): Found | undefined {
  const target = valueOf(destination);
  if (target === undefined) return undefined;
  for (const { instruction, before } of steps) {
    if (instruction.name !== 'VOLUME') continue;
    for (const word of instruction.words) {
      const path = valueOf(expand(word, before.environment));
      if (path?.startsWith('/') && isInside(join('/', path), target)) {
        return { path: target, proof: { at: word.at, note: 'the data of the application' } };
      }
    }
  }
  return undefined;
}

function databaseIn({ step, at }: Copy): Found | undefined {
  const file = step.after.files.copied.find(({ by, path }) => by.at === at && database.test(path));
  return file && { path: file.path, proof: undefined };
}
