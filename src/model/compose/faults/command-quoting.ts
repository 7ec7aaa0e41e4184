import type { ComposeScalar } from '../../../parser/compose/tree.js';
import type { ComposeProject } from '../../compose.js';
import { hole, type Interpolated } from '../values/interpolate.js';
import { type CommandFault, commandFault } from './command-words.js';
import { containersOf, faultOf, pathOf, readText, scalarsAt, type ValueFault } from './fault.js';

/** Where the commands stand that Compose splits into words when they are one text. */
export const commandPaths = [
  'command',
  'entrypoint',
  'pre_start/*/command',
  'pre_start/*/entrypoint',
  'post_start/*/command',
  'pre_stop/*/command',
  'develop/watch/*/exec/command',
].map(pathOf);

/** A command of one text and what is wrong with it. */
export interface FaultyCommand {
  readonly scalar: ComposeScalar;
  /** After interpolation. */
  readonly item: Interpolated;
  readonly fault: CommandFault;
}

/** The commands of one text that Compose refuses, or of which it drops a part. */
export const faultyCommands = (project: ComposeProject): readonly FaultyCommand[] =>
  containersOf(project).flatMap(({ node }) =>
    commandPaths.flatMap((path) =>
      scalarsAt(node, path).flatMap((scalar) => {
        const item = readText(scalar, project);
        const fault = commandFault(item.text);
        return fault && !mayBeOtherwise(item.text, fault) ? [{ scalar, item, fault }] : [];
      }),
    ),
  );

/** The commands of one text that Compose refuses. */
export const commandFaults = (project: ComposeProject): readonly ValueFault[] =>
  faultyCommands(project).flatMap(({ item, fault: { kind, start, end } }) => {
    if (kind === 'cut') return [];
    const part = item.part(start, end);
    return [describe(kind, item.text.slice(start, end), (...words) => faultOf(part, ...words))];
  });

/** An unknown value before a place may quote it; behind an open quote it may close it. */
const mayBeOtherwise = (text: string, { kind, start }: CommandFault): boolean => {
  const unknown = text.indexOf(hole);
  return unknown !== -1 && (kind === 'unclosed' || unknown < start);
};

function describe(
  kind: Exclude<CommandFault['kind'], 'cut'>,
  text: string,
  fault: (message: string, help: string) => ValueFault,
): ValueFault {
  if (kind === 'parenthesis')
    return fault(
      `Compose refuses ${text} outside of quotes: no shell reads the command.`,
      'Quote it, or run the command with a shell: ["sh", "-c", "…"].',
    );
  return text === '\\'
    ? fault('The command ends with a backslash, which escapes nothing.', 'Write two for a backslash that is meant.')
    : fault(`The command opens ${text} and never closes it.`, 'Close it, or write the command as a list.');
}
