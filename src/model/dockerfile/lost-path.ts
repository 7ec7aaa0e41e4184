import { everywhere } from '../../knowledge/system-tools.js';
import { basename } from '../../text/path.js';
import type { Located } from '../../text/location.js';
import { valueOf } from '../known.js';
import type { Stage, Step } from '../stage.js';

/** An ENV after which programs of the system are not found. `at` is the variable's value. */
export interface LostPath extends Located {
  /** The word that stands in place of the variable; undefined where the folders are just left out. */
  readonly word: string | undefined;
  /** A program that is called afterwards and not found; undefined where none is seen. */
  readonly caller: (Located & { readonly program: string }) | undefined;
}

/** What an ENV of PATH takes away: the word `PATH` is written for the variable, or it is left out and a RUN behind it needs it. */
export function lostPath({ instruction, after }: Step, stage: Stage): LostPath | undefined {
  if (instruction.name !== 'ENV') return undefined;
  const pair = instruction.pairs.findLast(({ key }) => key.value === 'PATH');
  const folders = valueOf(after.environment.value('PATH'))?.split(':');
  if (!pair?.value || !folders) return undefined;
  const word = folders.find((folder) => /^[{(%]?PATH[})%]?$/.test(folder));
  const call = isWithoutSystem(folders) ? firstCall(stage, instruction.at.span.end) : undefined;
  const caller = call && { at: call.programWord.at, program: call.program! };
  return word === undefined && !caller ? undefined : { at: pair.value.at, word, caller };
}

const isWithoutSystem = (folders: readonly string[]): boolean =>
  !folders.some((folder) => folder === '' || /^(?:\/usr)?\/bin\/?$/.test(folder));

/** The first program behind an offset that is named without a folder and looked for in vain. */
const firstCall = ({ commands }: Stage, offset: number) =>
  commands.find(
    ({ at, program, programWord, environment }) =>
      at.span.start >= offset &&
      everywhere.has(program ?? '') &&
      basename(programWord.value ?? '/') === programWord.value &&
      isWithoutSystem(valueOf(environment('PATH'))?.split(':') ?? ['']),
  );
