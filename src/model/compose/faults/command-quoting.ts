import type { ComposeProject } from '../../compose.js';
import { hole } from '../interpolate.js';
import { type CommandFault, commandFault } from './command-words.js';
import { containersOf, faultOf, pathOf, readText, scalarsAt, type ValueFault } from './fault.js';

/** The commands that Compose splits into words when they are one text. */
const commands = [
  'command',
  'entrypoint',
  'pre_start/*/command',
  'pre_start/*/entrypoint',
  'post_start/*/command',
  'pre_stop/*/command',
  'develop/watch/*/exec/command',
].map(pathOf);

/** The commands of one text that Compose refuses, or of which it drops a part. */
export const commandFaults = (project: ComposeProject): readonly ValueFault[] =>
  containersOf(project).flatMap(({ node }) =>
    commands.flatMap((path) =>
      scalarsAt(node, path).flatMap((scalar) => {
        const item = readText(scalar, project);
        const fault = commandFault(item.text);
        if (!fault || mayBeOtherwise(item.text, fault)) return [];
        const part = item.part(fault.start, fault.end);
        return [describe(fault, item.text.slice(fault.start, fault.end), (...words) => faultOf(part, ...words))];
      }),
    ),
  );

/** An unknown value before a place may quote it; behind an open quote it may close it. */
const mayBeOtherwise = (text: string, { kind, start }: CommandFault): boolean => {
  const unknown = text.indexOf(hole);
  return unknown !== -1 && (kind === 'unclosed' || unknown < start);
};

function describe(
  { kind }: CommandFault,
  text: string,
  fault: (message: string, help: string, accepted?: boolean) => ValueFault,
): ValueFault {
  switch (kind) {
    case 'unclosed':
      return text === '\\'
        ? fault('The command ends with a backslash, which escapes nothing.', 'Write two for a backslash that is meant.')
        : fault(`The command opens ${text} and never closes it.`, 'Close it, or write the command as a list.');
    case 'parenthesis':
      return fault(
        `Compose refuses ${text} outside of quotes: no shell reads the command.`,
        'Quote it, or run the command with a shell: ["sh", "-c", "…"].',
      );
    case 'cut':
      return fault(
        `Compose drops the rest of the command from ${text} on: no shell reads it.`,
        'Run the command with a shell: ["sh", "-c", "…"].',
        true,
      );
  }
}
