import type { Diagnostic, Problem, Report } from '../diagnostic.js';
import { type FileChange, type FixOutcome, lintAndFix } from '../engine/fix.js';
import { type Fixability, fixabilityOf, type FixPolicy, pathsOf, refusalOf } from '../engine/fixable.js';
import { lint } from '../engine/lint.js';
import { overlayFiles } from '../engine/overlay.js';
import { FileWriter } from '../host/write-files.js';
import type { MaskedPlaces } from '../reporters/unified-diff.js';
import { fixPolicy } from './fix-policy.js';
import type { Setup } from './prepare.js';

/** How files are mended. */
export interface MendOptions {
  /** Whether files are written: no for `--diff`. */
  readonly writes: boolean;
  /** Whether a finding is shown: no other is mended. */
  isShown(diagnostic: Diagnostic): boolean;
}

/** What came of mending. */
export interface Mended {
  /** What is left, and what could not be written. */
  readonly report: Report;
  readonly fixed: readonly Diagnostic[];
  readonly changes: readonly FileChange[];
  readonly masked: MaskedPlaces;
  /** What would mend a finding that is left. */
  of(diagnostic: Diagnostic): Fixability | undefined;
  /** Standard input as it is now; undefined without one. */
  readonly text: string | undefined;
}

/** Mends what the command line asks for, and writes the files. */
export async function mend(setup: Setup, { writes, isShown }: MendOptions): Promise<Mended> {
  const { input, host, stdin } = setup;
  const writer = new FileWriter(host);
  const policy = onDisk(fixPolicy(setup), writer, stdin?.path);
  const outcome = await lintAndFix(input, { policy, isShown });
  // Settings that could not be read might have forbidden it.
  if (setup.configurations.problems.length > 0) return nothingMended(setup, outcome.before);
  const problems: Problem[] = [];
  const isWritten = (group: readonly FileChange[]): boolean => {
    const problem = writes ? writer.write(group.filter(({ path }) => path !== stdin?.path)) : undefined;
    if (problem) problems.push(problem);
    return problem === undefined;
  };
  const done = outcome.changes.filter(isWritten).flat();
  const all = outcome.changes.flat();
  const lost = new Set(all.filter((change) => !done.includes(change)).map(({ path }) => path));
  // What was not written is not mended: only the disk counts.
  const after = lost.size === 0 ? outcome.after : await reportWith(setup, done);
  const shown = after.diagnostics.filter(isShown);
  return {
    report: {
      ...after,
      problems: [...after.problems, ...problems],
      notes: [...after.notes, ...droppedNotes(outcome), ...refusedNotes(shown, policy)],
    },
    fixed: outcome.fixed.filter(({ fix }) => fix && !pathsOf(fix).some((path) => lost.has(path))),
    changes: done,
    masked: { before: outcome.before.masked, after: after.masked },
    of: (diagnostic) => (outcome.wasDropped(diagnostic) ? undefined : fixabilityOf(diagnostic, policy)),
    text: stdin && textOf(done.find(({ path }) => path === stdin.path)?.after ?? stdin, stdin.bom),
  };
}

const textOf = ({ text }: { readonly text: string }, bom: boolean): string => (bom ? `\ufeff${text}` : text);

const nothingMended = ({ stdin }: Setup, report: Report): Mended => ({
  report: { ...report, notes: [...report.notes, 'Nothing was mended, because the configuration has faults.'] },
  fixed: [],
  changes: [],
  masked: { before: report.masked, after: report.masked },
  of: () => undefined,
  text: stdin && textOf(stdin, stdin.bom),
});

/** A policy that leaves alone what cannot be written to. Standard input lies nowhere, and nothing is added beside it. */
const onDisk = (policy: FixPolicy, writer: FileWriter, stdin: string | undefined): FixPolicy => ({
  ...policy,
  refuses: (path) => policy.refuses(path) ?? (path === stdin ? undefined : writer.refusal(path)),
});

/** What is found where only some changes were made. */
async function reportWith({ input }: Setup, changes: readonly FileChange[]): Promise<Report> {
  const files = new Map(changes.map(({ path, after }) => [path, after]));
  const { report } = await lint({ ...input, host: overlayFiles(input.host, files) });
  return report;
}

function droppedNotes({ dropped, unsettled }: FixOutcome): readonly string[] {
  const notes = dropped.map(({ diagnostic: { rule, at }, reason }) => {
    const { line } = at.file.positionAt(at.span.start);
    return `${at.file.path}:${line}: the fix of ${rule} was not applied, because ${reason.replace(/\.$/, '')}.`;
  });
  if (unsettled.length === 0) return notes;
  return [...notes, `The fixes of ${unsettled.join(', ')} did not converge after 10 rounds: what they did last stays.`];
}

/** One note for each file that fixes would have changed and must not. */
function refusedNotes(diagnostics: readonly Diagnostic[], policy: FixPolicy): readonly string[] {
  const counts = new Map<string, number>();
  for (const { rule, at, fix } of diagnostics) {
    const isAsked = fix && policy.mends(rule, at.file.path);
    const refusal = isAsked && (fix.safety === 'safe' || policy.allowsUnsafe(at.file.path)) && refusalOf(fix, policy);
    if (!refusal) continue;
    const key = `${refusal.path}: # not applied, because ${refusal.reason}.`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].map(([text, count]) => text.replace('#', count === 1 ? '1 fix was' : `${count} fixes were`));
}
