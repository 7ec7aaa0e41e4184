import { shells } from '../../knowledge/wrappers.js';
import type { CommandInstruction, HealthcheckInstruction } from '../../parser/dockerfile/tree.js';
import { parseShell } from '../../parser/shell.js';
import type { ShellCommand } from '../../parser/shell-tree.js';
import type { Word } from '../../parser/word.js';
import type { MappedText } from '../../text/mapped-text.js';
import { basename } from '../../text/path.js';
import type { ParsedCommand as Command } from '../command.js';
import type { Environment } from '../environment.js';
import { lazy } from '../lazy.js';
import type { Stage, StageState } from '../stage.js';
import { lineOf } from './command-line.js';
import { installerOf } from './installer.js';
import { peel, type Peeled } from './peel.js';
import { assignedVariables, ShellState, type ShellVariables, valueInShell, withVariables } from './shell-variables.js';

/** How deep `sh -c "sh -c …"` is followed. */
const deepestShell = 5;

interface Surroundings {
  readonly instruction: CommandInstruction | HealthcheckInstruction;
  readonly stage: Stage;
  readonly state: StageState;
}

/**
 * The commands of a RUN, or of a HEALTHCHECK's test, in the order of the text: shell form, exec form, heredocs that are
 * scripts, and the texts of `sh -c` in all of them.
 *
 * None for shells that are no POSIX shell (SHELL with PowerShell or cmd), and for heredocs that another interpreter reads.
 * Never throws. Source: https://docs.docker.com/reference/dockerfile/#run and …/#here-documents.
 */
export function commandsOf(
  instruction: CommandInstruction | HealthcheckInstruction,
  stage: Stage,
  state: StageState,
): readonly Command[] {
  const around: Surroundings = { instruction, stage, state };
  const form = instruction.name === 'HEALTHCHECK' ? instruction.command : instruction;
  if (!form) return [];
  if (form.exec) return execCommands(form.exec, around);
  const variables = new ShellState(state.environment);
  return shellTexts(instruction, form.body, state.shell).flatMap((text) => shellCommands(text, variables, around, 0));
}

/** The texts of a shell form that a POSIX shell reads, heredocs that are scripts included; none where SHELL names another one. */
export function shellTexts(
  instruction: CommandInstruction | HealthcheckInstruction,
  body: MappedText,
  shell: readonly string[],
): readonly MappedText[] {
  if (!isPosixShell(shell)) return [];
  return instruction.heredocs.length > 0 ? scriptsIn(instruction, body) : [body];
}

/** Whether the words of a SHELL start a shell that this reads: `conda run -n x /bin/bash -c` does. */
export function isPosixShell(words: readonly string[]): boolean {
  return words.length === 0 || words.some((word) => shells.has(basename(word)));
}

function execCommands(words: readonly Word[], around: Surroundings): readonly Command[] {
  const peeled = peel(words);
  if (!peeled) return [];
  const environment = around.state.environment;
  const variables: ShellVariables = { visible: environment, exported: environment };
  const inner = peeled.script && innerCommands(peeled.script, new ShellState(environment), around, 0);
  return inner ?? [commandOf(words, peeled, undefined, variables, around)];
}

/**
 * The texts that a shell reads when an instruction has heredocs. `RUN <<EOF` gives its body to the shell, unless a `#!` line
 * names another interpreter. Before `<<EOF` can stand a command that reads the body: it is script text only for shells.
 */
function scriptsIn(instruction: CommandInstruction | HealthcheckInstruction, body: MappedText): readonly MappedText[] {
  const [first] = instruction.heredocs;
  const command = body.text.replace(/\d*<<-?\s*["']?[\w.-]+["']?/g, '').trim();
  if (command === '') return instruction.heredocs.length === 1 && isShellText(first!.body.text) ? [first!.body] : [];
  const program = /^(?:exec\s+)?(\S+)((?:\s+-\S+)*)$/.exec(command);
  const readsBody = program !== null && shells.has(basename(program[1]!)) && !/\s-\w*c/.test(program[2]!);
  return readsBody && first ? [body, first.body] : [body];
}

/** Whether a script's first line leaves it to a POSIX shell. */
export function isShellText(text: string): boolean {
  const interpreter = /^\s*#!\s*(\S+)(?:[ \t]+(\S+))?(?:[ \t]+(\S+))?/.exec(text);
  if (!interpreter) return true;
  const [, path, first, second] = interpreter;
  if (basename(path!) !== 'env') return shells.has(basename(path!));
  return shells.has(basename((first === '-S' ? second : first) ?? ''));
}

function shellCommands(text: MappedText, state: ShellState, around: Surroundings, depth: number): readonly Command[] {
  const commands: Command[] = [];
  for (const command of parseShell(text).commands) {
    const variables = state.variables;
    state.run(command);
    const { visible } = variables;
    const peeled = peel(command.words, (word) => valueInShell(word, visible, command.conditional));
    if (!peeled) continue;
    const inner =
      peeled.script && depth < deepestShell && innerOf(peeled.script, command, peeled, variables, around, depth);
    if (inner) commands.push(...inner);
    else commands.push(commandOf(command.words, peeled, command, variables, around));
  }
  return commands;
}

function innerOf(
  script: MappedText,
  command: ShellCommand,
  peeled: Peeled,
  variables: ShellVariables,
  around: Surroundings,
  depth: number,
): readonly Command[] | undefined {
  const inner = innerCommands(script, new ShellState(environmentOf(command, peeled, variables)), around, depth + 1);
  if (!inner) return undefined;
  const outer = [...peeled.wrappers, `${peeled.program!} -c`];
  const wrapped = inner.map((each) => ({ ...each, wrappers: [...outer, ...each.wrappers] }));
  // A text of one command stands where its shell stands: `sh -c "pip install x" && y`.
  const [first, second] = wrapped;
  if (!first || second) return wrapped;
  const redirects = [...(first.shell?.redirects ?? []), ...command.redirects];
  return [{ ...first, shell: { ...command, redirects } }];
}

function innerCommands(
  script: MappedText,
  state: ShellState,
  around: Surroundings,
  depth: number,
): readonly Command[] | undefined {
  const commands = shellCommands(script, state, around, depth);
  return commands.length > 0 ? commands : undefined;
}

/** What a program sees: the shell's exported variables, and the assignments before it and its wrappers. */
function environmentOf(command: ShellCommand | undefined, peeled: Peeled, variables: ShellVariables): Environment {
  const assignments = [...(command?.assignments ?? []), ...peeled.assignments];
  return withVariables(variables.exported, assignedVariables(assignments, variables.visible), peeled.environmentChange);
}

function commandOf(
  words: readonly Word[],
  peeled: Peeled,
  shell: ShellCommand | undefined,
  variables: ShellVariables,
  { instruction, stage, state }: Surroundings,
): Command {
  const environment = lazy(() => environmentOf(shell, peeled, variables));
  return {
    ...lineOf(words, peeled),
    stage,
    instruction,
    state,
    shell,
    environment: (name) => environment().value(name),
    installer: installerOf(peeled),
  };
}
