import type { Located } from '../../../text/location.js';
import type { ComposeProject, FileReference, LoadFault } from '../../compose.js';

/** A file that is named and missing. */
export type MissingFile = Extract<LoadFault, { kind: 'missing-file' }>;

/** A ring of files that include, or services that extend, one another. */
export type Ring = Extract<LoadFault, { kind: 'cycle' }>;

/**
 * The files that certain references of a project name and that are missing: of the places in one file that name the same
 * one, the first, with the others.
 */
export function fileFaults(
  { faults }: ComposeProject,
  by: readonly FileReference[],
): readonly (MissingFile & { readonly others: readonly Located[] })[] {
  const groups = new Map<string, MissingFile[]>();
  for (const fault of faults) {
    if (fault.kind !== 'missing-file' || !by.includes(fault.by)) continue;
    const key = `${fault.at.file.path}\0${fault.path}`;
    groups.set(key, [...(groups.get(key) ?? []), fault]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first, ...others] = group.sort((a, b) => a.at.span.start - b.at.span.start);
    return first ? [{ ...first, others }] : [];
  });
}

/** What to do about a missing file. */
export const fileHelp = ({ near, isDirectory }: MissingFile): string | undefined =>
  isDirectory ? 'Name the compose file in it.' : near === undefined ? undefined : `Did you mean ${near}?`;

/** The rings of a project. */
export const ringsOf = ({ faults }: ComposeProject, by: Ring['by']): readonly Ring[] =>
  faults.filter((fault) => fault.kind === 'cycle').filter((fault) => fault.by === by);

/** A ring as a way that comes back: `a → b → a`. */
export const wayOf = ({ ring }: Ring): string => [...ring, ring[0]!].map(({ name }) => name).join(' → ');
