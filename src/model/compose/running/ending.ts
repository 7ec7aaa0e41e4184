// Services whose command surely ends by itself.
import { oneShotOf } from '../../../knowledge/one-shot-commands.js';
import { shells } from '../../../knowledge/wrappers.js';
import type { Note } from '../../../text/location.js';
import { basename } from '../../../text/path.js';
import { operandsOf } from '../../command/options.js';
import type { CommandLine } from '../../command.js';
import type { Service } from '../../compose.js';
import { valueOf } from '../../known.js';
import { dependentsOf } from '../names/dependencies.js';

/** Why a container ends, as the rest of a sentence that begins with the service's name, and what proves it. */
export interface Ending {
  readonly why: string;
  readonly evidence: readonly Note[];
}

/** Why the containers of a service surely end by themselves; undefined where they may stay. */
export function endingOf(service: Service): Ending | undefined {
  const { attribute, process: fact } = service;
  if (attribute('stdin_open') || attribute('tty')) return undefined;
  const process = valueOf(fact);
  if (process && fact.known) {
    const why = endingOfCommand(process.command);
    if (why !== undefined) return { why, evidence: [{ at: process.command.at, note: 'it starts here' }] };
  }
  const waiting = dependentsOf(service).find(({ condition }) => condition === 'service_completed_successfully');
  return (
    waiting && {
      why: `is meant to complete before ${waiting.service.name} starts`,
      evidence: [{ at: waiting.at, note: 'this waits until it has completed' }],
    }
  );
}

function endingOfCommand(line: CommandLine): string | undefined {
  const { program, programWord, arguments: behind, wrappers } = line;
  if (program === undefined || behind.some(({ value }) => value === undefined)) return undefined;
  const isInteractive =
    (shells.has(program) || interpreters.has(program)) && wrappers.every((name) => passing.has(name));
  if (isInteractive && behind.every(({ value }) => /^-[^cms]+$/.test(value!) && !/^-[a-z]*[cms]/.test(value!)))
    return `starts ${programWord.value ?? program}, which ends at once without a terminal`;
  const script = program === 'python' ? behind.findIndex(({ value }) => basename(value!) === 'manage.py') : -1;
  const [name, words] = script === -1 ? [program, behind] : ['manage.py', behind.slice(script + 1)];
  const operands = operandsOf(words, () => undefined).map(({ value }) => value);
  const oneShot = oneShotOf(name, operands);
  return oneShot && `runs ${oneShot}, which ends`;
}

/** Interpreters that read from the terminal when they are given nothing. */
const interpreters: ReadonlySet<string> = new Set(['python', 'ipython', 'pypy', 'node']);

/** Wrappers that hand the terminal on. */
const passing: ReadonlySet<string> = new Set(['exec', 'tini', 'dumb-init', 'docker-init', 'env', 'gosu', 'su-exec']);
