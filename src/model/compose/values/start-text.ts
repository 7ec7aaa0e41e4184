import type { Service } from '../../compose.js';
import { type Fact, known, unknown } from '../../known.js';
import { startWords } from '../../process/start-form.js';

/** The words of a service's `command`, variables replaced; undefined for one without a command. */
export function commandWords({ command, project }: Service): Fact<readonly string[] | undefined> {
  if (!command) return known(undefined);
  const read = startWords({ kind: 'service', command, interpolation: project.interpolation });
  if (!read.known) return read;
  const words = read.value.words.map(({ value }) => value);
  return words.every((word) => word !== undefined) ? known(words) : unknown('a word of its command is not known');
}
