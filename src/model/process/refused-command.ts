import { refusedWords, type RefusedText } from '../command/refused-text.js';
import type { Service } from '../compose.js';
import { startWords } from './start-form.js';

/** What the shell refuses that a service's `entrypoint` and `command` start with `sh -c TEXT`. */
export function refusedCommand({ entrypoint, command, project }: Service): RefusedText | undefined {
  const words = [entrypoint, command].flatMap((half) => {
    const read = half && startWords({ kind: 'service', command: half, interpolation: project.interpolation });
    return read?.known ? read.value.words : [];
  });
  // What Compose puts into a text may close what is open in it.
  return words.every(({ value }) => value !== undefined) ? refusedWords(words) : undefined;
}
