import { isRootUser } from '../../knowledge/system-users.js';
import { type Edit, insertAfter, type Location, type Note } from '../../text/location.js';
import { isInside, join } from '../../text/path.js';
import { givenMode, pathIn } from '../command/file-mode.js';
import { expand } from '../expand.js';
import { valueOf } from '../known.js';
import { lazy } from '../lazy.js';
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
  const lastGift = stage.commands.findLast(({ program }) => program === 'chown')?.at.span.start ?? -1;
  const proofs = lazy(() => ({
    changed: changedModes(stage),
    volumes: volumesOf(stage),
    databases: databasesOf(stage),
  }));
  return stage.copies.flatMap((copy) => {
    const { instruction, step, destination } = copy;
    const user = valueOf(step.before.user);
    if (user === undefined || user === '' || isRootUser(user)) return [];
    if (instruction.flags.some(({ name }) => name === 'chown' || name === 'chmod')) return [];
    // Root may give them away later.
    if (lastGift > copy.at.span.start) return [];
    const { changed, volumes, databases } = proofs();
    const found = changed.get(copy.at) ?? inVolume(valueOf(destination), volumes) ?? databases.get(copy.at);
    if (!found || (found.by !== undefined && found.by !== user)) return [];
    const edit = /^[\w.-]+(?::[\w.-]+)?$/.test(user) ? insertAfter(instruction.keyword, ` --chown=${user}`) : undefined;
    return [{ copy, user, path: found.path, proof: found.proof, edit }];
  });
}

interface Found {
  readonly path: string;
  readonly proof: Note | undefined;
  /** The user who would change it; undefined where that is whoever runs the image. */
  readonly by?: string | undefined;
}

/** The files whose mode a command changes, by the COPY that brought them: only the owner of a file may do that. */
function changedModes({ commands }: Stage): ReadonlyMap<Location, Found> {
  const found = new Map<Location, Found>();
  for (const command of commands) {
    if (command.program !== 'chmod' || command.wrappers.length > 0 || command.shell?.followedBy === '||') continue;
    for (const word of givenMode(command)?.paths ?? []) {
      const path = pathIn(command, word);
      const state = path === undefined ? undefined : command.files.lookup(path);
      const at = state?.state === 'present' && state.kind === 'file' ? state.evidence.at(-1)?.at : undefined;
      if (path === undefined || !at || found.has(at)) continue;
      const proof = { at: command.at, note: 'only its owner may do this' };
      found.set(at, { path, proof, by: valueOf(command.state.user) ?? '' });
    }
  }
  return found;
}

/** The VOLUMEs of a stage with their paths. */
const volumesOf = ({ steps }: Stage): readonly Found[] =>
  steps.flatMap(({ instruction, before }) =>
    instruction.name !== 'VOLUME'
      ? []
      : instruction.words.flatMap((word) => {
          const path = valueOf(expand(word, before.environment));
          const proof = { at: word.at, note: 'the data of the application' };
          return path?.startsWith('/') ? [{ path: join('/', path), proof }] : [];
        }),
  );

function inVolume(target: string | undefined, volumes: readonly Found[]): Found | undefined {
  const volume = target === undefined ? undefined : volumes.find(({ path }) => isInside(path, target));
  return volume && { path: target!, proof: volume.proof };
}

/** The databases that a stage has, by the COPY that brought them. */
const databasesOf = ({ final }: Stage): ReadonlyMap<Location, Found> =>
  new Map(
    final.files.copied
      .filter(({ path }) => database.test(path))
      .map(({ by, path }) => [by.at, { path, proof: undefined }] as const),
  );
