import { verifies } from '../command/verification.js';
import { valueOf } from '../known.js';
import type { Copy, Stage } from '../stage.js';
import { type RemoteSource, remoteSource } from './add-source.js';

/** An address that ADD reads. */
export interface UncheckedAddress {
  readonly source: Copy['sources'][number];
  readonly remote: RemoteSource;
}

/**
 * Answers that are fetched because they change, so that the steps behind run again: nobody could know their checksum.
 * Source: https://docs.github.com/en/rest/git/refs
 */
const changing = /^(?:api\.|www\.random\.org$|worldtimeapi\.org$)/;

/** The addresses that a stage ADDs with neither a checksum nor a commit, where no later command checks files. */
export function uncheckedAddresses({ copies, commands }: Stage): readonly UncheckedAddress[] {
  const lastCheck = commands.findLast(verifies)?.at.span.start ?? -1;
  return copies.flatMap(({ instruction, sources }) => {
    if (instruction.name !== 'ADD' || instruction.flags.some(({ name }) => name === 'checksum')) return [];
    if (lastCheck > instruction.at.span.start) return [];
    return sources.flatMap((source) => {
      const address = valueOf(source.value);
      const remote = address === undefined ? undefined : remoteSource(address);
      return !remote || remote.pinned || changing.test(remote.host) ? [] : [{ source, remote }];
    });
  });
}
