import { parseShell } from '../../parser/shell.js';
import type { Word } from '../../parser/word.js';
import { commandForm } from '../command/form.js';
import { peel } from '../command/peel.js';
import { servicesOf } from '../compose/names/services-of-stage.js';
import type { Stage, StartInstruction } from '../stage.js';
import { startWords } from './start-form.js';

/** The first program of a container, behind wrappers. */
export interface StartedProgram {
  /** Where it is named. */
  readonly word: Word;
  /** Without folder. */
  readonly name: string;
}

/**
 * The programs that a stage and the services of its image start with, each where it is written; those of services that mount something
 * are left out, and so are those of a stage that says nothing itself.
 */
export const startedPrograms = (stage: Stage): readonly StartedProgram[] =>
  startsOf(stage).flatMap((words) => {
    const { program: name, programWord: word } = peel(words) ?? {};
    return word && name !== undefined ? [{ word, name }] : [];
  });

/** The same without a look behind wrappers: `uv` of `uv run gunicorn`. */
export const startedWords = (stage: Stage): readonly Word[] => startsOf(stage).flatMap(([first]) => first ?? []);

function startsOf(stage: Stage): readonly (readonly Word[])[] {
  const { entrypoint, command } = stage;
  const own = entrypoint ?? command;
  const isOwn = own !== undefined && stage.steps.some(({ instruction }) => instruction === own.instruction);
  const services = servicesOf(stage).flatMap((service) => {
    const half = service.entrypoint ?? (entrypoint ? undefined : service.command);
    const words = half && startWords({ kind: 'service', command: half, interpolation: service.project.interpolation });
    return words?.known && service.mounts.length === 0 ? [words.value.words] : [];
  });
  return [...(isOwn ? wordsOfInstruction(own) : []), ...services];
}

function wordsOfInstruction({ instruction }: StartInstruction): readonly (readonly Word[])[] {
  const form = commandForm(instruction);
  if (!form) return [];
  if (form.exec) return [form.exec];
  const [first] = parseShell(form.body).commands;
  return first && !first.conditional && !first.tested && first.followedBy !== '||' ? [first.words] : [];
}
