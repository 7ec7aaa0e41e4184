import type { Requirement } from '../../parser/requirements.js';

/** Operators that let a requirement move by at most a patch release. */
const pinning: readonly string[] = ['==', '===', '~='];

/**
 * Whether a line of a requirements file always installs the same release, or nearly so: `==`, `===`, `~=`, a hash, a URL, or
 * a local path. Lines with variables count as pinned, because the variable may hold the pin.
 */
export const isPinned = ({ source, clauses, hashes, variable }: Requirement): boolean =>
  variable || source !== 'index' || hashes.length > 0 || clauses.some(({ operator }) => pinning.includes(operator));

/** The same for a word of an install command. */
export const isPinnedPackage = (text: string): boolean => /[~=]=|@|[/\\]|\.whl$/.test(text);
