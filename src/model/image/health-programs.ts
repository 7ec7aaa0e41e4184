// What the health checks of images and services run.
import type { ComposeNode, ComposeScalar } from '../../parser/compose/tree.js';
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
  /** The program and its arguments; none where a wrapper comes before them. */
  readonly words: readonly Word[];
  /** How the words are written: as items of an array or list, or in a text with the quotes that it has around it. */
  readonly form: 'items' | 'plain' | 'single' | 'double';
  /** Whether something other than its words stands among them: a redirection. */
  readonly isMixed: boolean;
}

/** The programs of the HEALTHCHECK in force in a stage; none for `NONE`. */
export function healthProgramsOfStage(stage: Stage): readonly HealthProgram[] {
  const instruction = stage.healthcheck?.instruction;
  if (instruction?.name !== 'HEALTHCHECK' || !instruction.command) return [];
  const commands = commandsOf(instruction, stage, stage.final);
  return needed(
    commands.map(({ program, programWord, shell, arguments: behind, wrappers }) => ({
      program,
      word: programWord,
      shell,
      behind,
      wrappers: instruction.command?.exec && shell ? wrappers.slice(1) : wrappers,
    })),
    instruction.command.exec ? 'double' : 'plain',
  );
}

/** The programs of a service's own `healthcheck`. */
export function healthProgramsOfService({ node, project: { interpolation } }: Service): readonly HealthProgram[] {
  const test = child(child(node, 'healthcheck'), 'test');
  if (!test) return [];
  const scalar = shellText(test);
  if (scalar) {
    const { style } = scalar;
    const form = style === 'single' || style === 'double' ? style : 'plain';
    return needed(commandsIn(interpolated(scalar.mapped, interpolation)), form);
  }
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
  return peeled.script ? [] : needed([commandOf(peeled, undefined)], 'plain');
}

/** The text that a shell reads: a lone text, or that behind CMD-SHELL. */
function shellText(test: ComposeNode): ComposeScalar | undefined {
  if (test.kind === 'scalar') return typeof test.value === 'string' ? test : undefined;
  const [kind, text, ...more] = test.kind === 'list' ? test.items : [];
  return scalarText(kind) === 'CMD-SHELL' && text?.kind === 'scalar' && more.length === 0 ? text : undefined;
}

const scalarText = (node: ComposeNode | undefined): string | undefined =>
  node?.kind === 'scalar' ? node.text : undefined;

interface Tested {
  readonly program: string | undefined;
  readonly word: Word;
  readonly shell: ShellCommand | undefined;
  readonly behind: readonly Word[];
  readonly wrappers: readonly string[];
}

const commandOf = (
  { program, programWord, arguments: behind, wrappers }: NonNullable<ReturnType<typeof peel>>,
  shell: ShellCommand | undefined,
): Tested => ({ program, word: programWord, shell, behind, wrappers });

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
function needed(commands: readonly Tested[], form: HealthProgram['form']): readonly HealthProgram[] {
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
  return commands.flatMap(({ program, word, shell, behind, wrappers }) => {
    if (program === undefined || word.value === undefined || shell?.conditional) return [];
    const end = behind.at(-1)?.at.span.end ?? word.at.span.end;
    const isMixed = shell?.redirects.some(({ at }) => at.span.start < end) ?? false;
    const words = wrappers.length > 0 || (shell?.assignments.length ?? 0) > 0 ? [] : [word, ...behind];
    return [{ at: word.at, name: program, words, form: shell ? form : 'items', isMixed }];
  });
}
