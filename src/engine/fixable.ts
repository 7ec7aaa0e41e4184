import type { Diagnostic, Fix } from '../diagnostic.js';

/** What the command line and the configuration say about fixes. */
export interface FixPolicy {
  /** Whether fixes that may change what an image or a service does are applied to a file's findings, too. */
  allowsUnsafe(path: string): boolean;
  /** Whether a rule's findings in a file are mended at all. */
  mends(rule: string, path: string): boolean;
  /** Why a file stays as it is, as the end of a sentence behind `because`; undefined for one that may be changed. */
  refuses(path: string): string | undefined;
}

/** What would mend a finding: `--fix`, or only together with `--unsafe-fixes`. */
export type Fixability = 'fixable' | 'hidden';

/** What would mend a finding; undefined for one that nothing mends, or whose fix is not allowed. */
export function fixabilityOf(diagnostic: Diagnostic, policy: FixPolicy): Fixability | undefined {
  const { rule, at, fix } = diagnostic;
  if (!fix || !policy.mends(rule, at.file.path) || refusalOf(fix, policy)) return undefined;
  return fix.safety === 'safe' || policy.allowsUnsafe(at.file.path) ? 'fixable' : 'hidden';
}

/** The first file of a fix that may not be changed, and why. */
export function refusalOf(fix: Fix, policy: FixPolicy): { readonly path: string; readonly reason: string } | undefined {
  for (const path of pathsOf(fix)) {
    const reason = policy.refuses(path);
    if (reason !== undefined) return { path, reason };
  }
  return undefined;
}

/** The files that a fix changes or adds, each once. */
export const pathsOf = ({ edits, creates = [] }: Fix): readonly string[] => [
  ...new Set([...edits.map(({ at }) => at.file.path), ...creates.map(({ path }) => path)]),
];
