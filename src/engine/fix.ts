import type { Diagnostic, Fix, Report } from '../diagnostic.js';
import { dirname } from '../text/path.js';
import type { SourceFile } from '../text/source.js';
import { applyFixes, DisjointFixes, faultOf, type Files } from './fix-edits.js';
import { newError, newSyntaxFault } from './fix-guard.js';
import { fixabilityOf, type FixPolicy, pathsOf } from './fixable.js';
import { lint } from './lint.js';
import type { LintInput } from './lint-input.js';
import { overlayFiles } from './overlay.js';

/** How often fixes are applied and everything is linted again: what has not come to rest by then never does. */
export const mostRounds = 10;

/** How findings are mended. */
export interface FixRequest {
  readonly policy: FixPolicy;
  /** Whether a finding is one of those that the user is shown: no other is mended. All of them by default. */
  isShown?(diagnostic: Diagnostic): boolean;
}

/** A file that fixes change; `before` is undefined for a new one. */
export interface FileChange {
  readonly path: string;
  readonly before: SourceFile | undefined;
  readonly after: SourceFile;
}

/** A finding whose fix was not applied, and why. */
export interface DroppedFix {
  readonly diagnostic: Diagnostic;
  /** The end of a sentence behind `because`. */
  readonly reason: string;
}

/** What came of mending. Nothing is written yet. */
export interface FixOutcome {
  /** What was found before anything was mended. */
  readonly before: Report;
  /** What is left. */
  readonly after: Report;
  /** The findings that were mended, by round and place; places are those of their round. */
  readonly fixed: readonly Diagnostic[];
  /** Files that must be written together or not at all, because one fix changes them: the groups share no file. By path. */
  readonly changes: readonly (readonly FileChange[])[];
  readonly dropped: readonly DroppedFix[];
  /** Whether a finding's fix was dropped, in this round or an earlier one. */
  wasDropped(diagnostic: Diagnostic): boolean;
  /** The rules that would have gone on for ever; empty if all came to rest. */
  readonly unsettled: readonly string[];
}

/**
 * Lints, applies the fixes that a policy allows, and lints again, for ten rounds at most. Fixes that overlap wait for the next round. A fix
 * that breaks the syntax of a file, or that brings an error, is dropped alone. Pure: files are changed in memory.
 */
export async function lintAndFix(input: LintInput, request: FixRequest): Promise<FixOutcome> {
  const { report: before } = await lint(input);
  const mending = new Mending(input, request, before);
  const rest = await rounds(mending, before, mostRounds);
  return { before, ...rest, ...mending.outcome() };
}

/** Mends until nothing is left to mend, or for some rounds. */
async function rounds(
  mending: Mending,
  report: Report,
  left: number,
): Promise<Pick<FixOutcome, 'after' | 'unsettled'>> {
  const waiting = mending.waiting(report);
  if (waiting.length === 0) return { after: report, unsettled: [] };
  const rules = new Set(waiting.flatMap(({ diagnostics }) => diagnostics.map(({ rule }) => rule)));
  if (left === 0) return { after: report, unsettled: [...rules].sort() };
  return rounds(mending, await mending.round(report, waiting), left - 1);
}

/** A fix with the findings that it mends: several may carry the same one. */
interface Candidate {
  readonly fix: Fix;
  readonly diagnostics: readonly Diagnostic[];
}

/** The state of the files between rounds. */
class Mending {
  readonly #input: LintInput;
  readonly #request: FixRequest;
  #files: Files = new Map();
  /** The files that are changed as they were read first: the host may look anew at any time. */
  readonly #originals = new Map<string, SourceFile>();
  readonly #kinds: ReadonlyMap<string, Report['files'][number]['kind']>;
  readonly #fixed: Candidate[] = [];
  readonly #dropped = new Map<string, DroppedFix>();

  constructor(input: LintInput, request: FixRequest, { files }: Report) {
    this.#input = input;
    this.#request = request;
    this.#kinds = new Map(files.map(({ path, kind }) => [path, kind]));
  }

  /** The fixes of a report that may be applied and were not dropped before, by the places of their findings. */
  waiting({ diagnostics }: Report): readonly Candidate[] {
    const { policy, isShown = () => true } = this.#request;
    const found = new Map<string, { readonly fix: Fix; readonly diagnostics: Diagnostic[] }>();
    for (const diagnostic of diagnostics) {
      const { fix } = diagnostic;
      if (!fix || !isShown(diagnostic) || fixabilityOf(diagnostic, policy) !== 'fixable') continue;
      if (this.#dropped.has(nameOf(diagnostic))) continue;
      const key = contentOf(fix);
      const same = found.get(key);
      if (same) same.diagnostics.push(diagnostic);
      else found.set(key, { fix, diagnostics: [diagnostic] });
    }
    return [...found.values()];
  }

  /** Applies the fixes that fit together. Gives what is found then. */
  async round(report: Report, waiting: readonly Candidate[]): Promise<Report> {
    const places = new DisjointFixes();
    const chosen = waiting.filter((candidate) => {
      const fault = this.#faultOf(candidate.fix);
      if (fault !== undefined) this.#drop(candidate, fault);
      return fault === undefined && places.take(candidate.fix);
    });
    const settled: Settled = { accepted: [], files: this.#files, report };
    await this.#settle(chosen, report, settled);
    for (const { at } of settled.accepted.flatMap(({ fix }) => fix.edits)) {
      const { file } = at;
      if (!this.#files.has(file.path)) this.#originals.set(file.path, file);
    }
    this.#files = settled.files;
    this.#fixed.push(...settled.accepted);
    return settled.report;
  }

  outcome(): Pick<FixOutcome, 'fixed' | 'changes' | 'dropped' | 'wasDropped'> {
    return {
      fixed: this.#fixed.flatMap(({ diagnostics }) => diagnostics),
      changes: grouped(this.#fixed.map(({ fix }) => fix))
        .map((paths) => paths.flatMap((path) => this.#changeOf(path) ?? []))
        .filter((group) => group.length > 0),
      dropped: [...this.#dropped.values()],
      wasDropped: (diagnostic) => this.#dropped.has(nameOf(diagnostic)),
    };
  }

  readonly #read = (path: string): SourceFile | undefined => this.#files.get(path) ?? this.#input.host.read(path);

  /** What became of a file; undefined where fixes have taken each other back. */
  #changeOf(path: string): FileChange | undefined {
    const [before, after] = [this.#originals.get(path), this.#files.get(path)!];
    return before?.text === after.text ? undefined : { path, before, after };
  }

  #faultOf(fix: Fix): string | undefined {
    const fault = faultOf(fix, this.#read);
    if (fault !== undefined) return fault;
    const host = overlayFiles(this.#input.host, this.#files);
    for (const { path } of fix.creates ?? []) {
      if (host.kindOf(path) !== undefined) return `it would write over ${path}`;
      if (host.kindOf(dirname(path)) !== 'directory') return `there is no folder for ${path}`;
    }
    return undefined;
  }

  /** Takes as many fixes as do no harm: all of them, or those of each half; one that does harm alone is dropped. */
  async #settle(chosen: readonly Candidate[], base: Report, settled: Settled): Promise<void> {
    if (chosen.length === 0) return;
    const fixes = [...settled.accepted, ...chosen].map(({ fix }) => fix);
    const files = new Map([...this.#files, ...applyFixes(fixes)]);
    const harm = await this.#try(files, fixes, base);
    if (typeof harm !== 'string') {
      settled.accepted.push(...chosen);
      settled.files = files;
      settled.report = harm;
    } else if (chosen.length === 1) this.#drop(chosen[0]!, harm);
    else {
      const half = chosen.length >> 1;
      await this.#settle(chosen.slice(0, half), base, settled);
      await this.#settle(chosen.slice(half), base, settled);
    }
  }

  /** What is found in changed files, or what harm the change does. */
  async #try(files: Files, fixes: readonly Fix[], base: Report): Promise<Report | string> {
    const { host, fragment = false } = this.#input;
    const touched = new Map(fixes.flatMap(pathsOf).map((path) => [path, files.get(path)!]));
    const before = new Map(fixes.flatMap(({ edits }) => edits).map(({ at: { file } }) => [file.path, file]));
    const fault = await newSyntaxFault(touched, (path) => before.get(path), {
      kindOf: (path) => this.#kinds.get(path),
      fragment,
    });
    if (fault !== undefined) return `it breaks the syntax: ${fault}`;
    const { report } = await lint({ ...this.#input, host: overlayFiles(host, files) });
    const error = newError(
      base,
      report,
      fixes.flatMap(({ edits }) => edits),
    );
    return error === undefined ? report : `it brings another error: ${error}`;
  }

  #drop({ diagnostics }: Candidate, reason: string): void {
    for (const diagnostic of diagnostics) this.#dropped.set(nameOf(diagnostic), { diagnostic, reason });
  }
}

/** What a round has come to so far. */
interface Settled {
  readonly accepted: Candidate[];
  files: Files;
  report: Report;
}

/** What a fix does, to tell two that do the same. */
const contentOf = ({ edits, creates = [] }: Fix): string =>
  JSON.stringify([edits.map(({ at, newText }) => [at.file.path, at.span.start, at.span.end, newText]), creates]);

/** A finding by what it says and writes, wherever earlier rounds have moved it. */
const nameOf = ({ rule, at, message, fix }: Diagnostic): string =>
  JSON.stringify([rule, at.file.path, message, fix?.edits.map((edit) => [edit.at.file.path, edit.newText])]);

/** The files of fixes in groups: two are in one if a fix changes both. By path. */
function grouped(fixes: readonly Fix[]): readonly (readonly string[])[] {
  const groups = new Map<string, Set<string>>();
  for (const fix of fixes) {
    const paths = pathsOf(fix);
    const group = new Set([...paths, ...paths.flatMap((path) => [...(groups.get(path) ?? [])])]);
    for (const path of group) groups.set(path, group);
  }
  return [...new Set(groups.values())].map((group) => [...group].sort()).sort((a, b) => (a[0]! < b[0]! ? -1 : 1));
}
