import type { Word } from '../../parser/word.js';
import type { Located } from '../../text/location.js';
import type { Command } from '../command.js';
import { secretsInText } from './text.js';
import type { Stage } from '../stage.js';

/** A secret in a RUN. */
export interface RunSecret extends Located {
  /** Part of a sentence, as in `WrittenSecret`. */
  readonly what: string;
}

/** The secrets that the RUNs of a stage hold: in their lines and heredocs, and what they tell `chpasswd`. */
export function secretsInRuns({ steps, commands }: Pick<Stage, 'steps' | 'commands'>): readonly RunSecret[] {
  const written = steps.flatMap(({ instruction }) => {
    if (instruction.name !== 'RUN') return [];
    const texts = [instruction.body, ...instruction.heredocs.map(({ body }) => body)];
    return texts.flatMap((text) =>
      secretsInText(text.text)
        .filter(({ placeholder }) => !placeholder)
        .map(({ start, end, what }) => ({ at: text.locate(start, end), what })),
    );
  });
  return [...written, ...commands.flatMap((command, index) => userPasswords(command, commands[index - 1]))];
}

/** The `user:password` words that `chpasswd` reads from `echo` or from a here string. Hashes (`-e`) are no passwords. */
function userPasswords(command: Command, before: Command | undefined): readonly RunSecret[] {
  if (command.program !== 'chpasswd' || command.has('-e', '--encrypted')) return [];
  const here = (command.shell?.redirects ?? [])
    .filter(({ operator }) => operator === '<<<')
    .map(({ target }) => target);
  const isPiped = command.shell?.joinedBy === '|' && before?.instruction === command.instruction;
  const echoed = isPiped && /^(echo|printf)$/.test(before?.program ?? '') ? before!.arguments : [];
  return [...here, ...echoed]
    .filter((word): word is Word => /^[^:\s]+:\S/.test(word?.value ?? ''))
    .map(({ at }) => ({ at, what: 'the password of a user' }));
}
