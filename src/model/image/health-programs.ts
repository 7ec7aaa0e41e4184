// What the health checks of images and services run.
import type { ComposeNode } from '../../parser/compose/tree.js';
import { parseShell } from '../../parser/shell.js';
import type { ShellCommand } from '../../parser/shell-tree.js';
import type { Word } from '../../parser/word.js';
import type { Located } from '../../text/location.js';
import type { MappedText } from '../../text/mapped-text.js';
import { commandsOf } from '../command/build-commands.js';
import { peel } from '../command/peel.js';
import { child } from '../compose/values/nodes.js';
import type { Service } from '../compose.js';
import { interpolated, markUnknown } from '../process/interpolated.js';
import type { Stage } from '../stage.js';

/** A program without which a health check fails. `at` is where it is written. */
export interface HealthProgram extends Located {
  readonly name: string;
}

/** The programs of the HEALTHCHECK in force in a stage; none for `NONE`. */
export function healthProgramsOfStage(stage: Stage): readonly HealthProgram[] {
  const instruction = stage.healthcheck?.instruction;
  if (instruction?.name !== 'HEALTHCHECK' || !instruction.command) return [];
  const commands = commandsOf(instruction, stage, stage.final);
  return needed(
    commands.map(({ program, programWord, shell, arguments: behind }) => ({
      program,
      word: programWord,
      shell,
      behind,
    })),
  );
}

/** The programs of a service's own `healthcheck`. */
export function healthProgramsOfService({ node, project: { interpolation } }: Service): readonly HealthProgram[] {
  const test = child(child(node, 'healthcheck'), 'test');
  if (!test) return [];
  const text = shellText(test);
  if (text) return needed(commandsIn(interpolated(text, interpolation)));
  if (test.kind !== 'list' || scalarText(test.items[0]) !== 'CMD') return [];
  const words = test.items.slice(1).flatMap((item): readonly Word[] => {
    if (item.kind !== 'scalar') return [];
    const { text: value } = interpolated(item.mapped, interpolation);
    const parts = value === '' ? [] : [{ kind: 'literal' as const, text: value }];
    return [markUnknown({ at: item.at, raw: item.text, parts, value, quoted: true })];
  });
  const peeled = words.length === test.items.length - 1 ? peel(words) : undefined;
  if (!peeled) return [];
  // `sh -c TEXT`: what is in the text is read only where the list names no shell itself.
  return peeled.script ? [] : needed([commandOf(peeled, undefined)]);
}

/** The text that a shell reads: a lone text, or that behind CMD-SHELL. */
function shellText(test: ComposeNode): MappedText | undefined {
  if (test.kind === 'scalar') return typeof test.value === 'string' ? test.mapped : undefined;
  const [kind, text, ...more] = test.kind === 'list' ? test.items : [];
  return scalarText(kind) === 'CMD-SHELL' && text?.kind === 'scalar' && more.length === 0 ? text.mapped : undefined;
}

const scalarText = (node: ComposeNode | undefined): string | undefined =>
  node?.kind === 'scalar' ? node.text : undefined;

interface Tested {
  readonly program: string | undefined;
  readonly word: Word;
  readonly shell: ShellCommand | undefined;
  readonly behind: readonly Word[];
}

const commandOf = (
  { program, programWord, arguments: behind }: NonNullable<ReturnType<typeof peel>>,
  shell: ShellCommand | undefined,
): Tested => ({ program, word: programWord, shell, behind });

const commandsIn = (text: MappedText): readonly Tested[] =>
  parseShell(text).commands.flatMap((shell) => {
    const peeled = peel(shell.words.map(markUnknown));
    return peeled && !peeled.script ? [commandOf(peeled, shell)] : [];
  });

/** What stands behind `||` and makes the check fail. */
const failures: ReadonlySet<string> = new Set(['exit', 'false', 'kill', 'echo', 'bash', 'sh']);

/**
 * The programs that run in any case and whose failure counts: not those behind `||`, and none at all where another program may take
 * their place or the outcome is made up.
 */
function needed(commands: readonly Tested[]): readonly HealthProgram[] {
  const isReplaced = commands.some(
    ({ program, shell, behind }) =>
      shell?.joinedBy === '||' &&
      (!failures.has(program ?? '') || (program === 'exit' && behind[0]?.value === '0') || program === 'echo'),
  );
  if (isReplaced) return [];
  // Whatever comes last decides: with `;` and line ends, what was before does not count.
  const isSequence = commands.some(
    ({ shell }) => shell?.followedBy === ';' || shell?.followedBy === '\n' || shell?.followedBy === '&',
  );
  if (isSequence) return [];
  return commands.flatMap(({ program, word, shell }) =>
    program === undefined || word.value === undefined || shell?.conditional ? [] : [{ at: word.at, name: program }],
  );
}
