import type { Diagnostic, Report } from '../diagnostic.js';
import type { SourceFile } from '../text/source.js';
import type { FileChange } from './fix.js';
import type { Files } from './fix-edits.js';
import type { FixPolicy } from './fixable.js';
import { applied, editsFor, type NewComment, preview } from './ignore-edits.js';
import { type CommentableFile, type IgnorePlace, placesFor, readCommentable, type Reading } from './ignore-places.js';
import { lint } from './lint.js';
import type { LintInput } from './lint-input.js';
import { loadCompose } from './load-languages.js';
import { overlayFiles } from './overlay.js';
import { judgedLast } from './suppressions.js';

/** Which findings are suppressed, and why. */
export interface IgnoreRequest {
  readonly policy: Pick<FixPolicy, 'refuses'>;
  isShown(diagnostic: Diagnostic): boolean;
  /** One line; undefined for none. */
  readonly reason: string | undefined;
}

/** What came of it. Nothing is written yet. */
export interface IgnoreOutcome {
  /** What is found with the comments. */
  readonly after: Report;
  /** How many names of rules were written. */
  readonly added: number;
  /** By path. */
  readonly changes: readonly FileChange[];
  /** Findings that no comment can suppress, or only one in a file that may not be changed. */
  readonly left: readonly Diagnostic[];
}

/** A comment can make another rule speak (of a comment that describes nothing); what goes on is left. */
const mostRounds = 3;

/**
 * Writes comments that suppress all findings: above the instruction or the YAML node that a finding is about, into a comment that stands
 * there, or for the whole file where nothing else covers it. Pure: files are changed in memory.
 */
export async function addIgnores(input: LintInput, request: IgnoreRequest): Promise<IgnoreOutcome> {
  const { report } = await lint(input);
  const { parse: compose } = await loadCompose();
  const kinds = new Map(report.files.map(({ path, kind }) => [path, kind]));
  const reading = { kindOf: (path: string) => kinds.get(path), fragment: input.fragment ?? false, compose };
  const adding: Adding = { input, request, reading, files: new Map(), originals: new Map(), added: 0 };
  const after = await rounds(adding, report, mostRounds);
  const changes = [...adding.files].map(([path, file]) => ({ path, before: adding.originals.get(path), after: file }));
  return {
    after,
    added: adding.added,
    changes: changes.sort((a, b) => (a.path < b.path ? -1 : 1)),
    left: after.diagnostics.filter((one) => request.isShown(one)),
  };
}

interface Adding {
  readonly input: LintInput;
  readonly request: IgnoreRequest;
  readonly reading: Reading;
  files: Files;
  /** The changed files as they were read first. */
  readonly originals: Map<string, SourceFile>;
  added: number;
}

async function rounds(adding: Adding, report: Report, left: number): Promise<Report> {
  const { input, request } = adding;
  // What is wrong with a suppression is mended, not suppressed.
  const findings = report.diagnostics.filter((one) => request.isShown(one) && !judgedLast.has(one.rule));
  const chosen = left === 0 ? [] : [...plan(adding, findings).values()].flatMap((comments) => [...comments.values()]);
  if (chosen.length === 0) return report;
  const edits = chosen.flatMap((comment) => editsFor(comment, request.reason));
  adding.added += chosen.flatMap(({ rules }) => [...rules]).length;
  for (const { file } of chosen) if (!adding.files.has(file.path)) adding.originals.set(file.path, file);
  adding.files = new Map([...adding.files, ...applied(edits)]);
  const next = await lint({ ...input, host: overlayFiles(input.host, adding.files) });
  return rounds(adding, next.report, left - 1);
}

const readNow = ({ files, input }: Adding, path: string): SourceFile | undefined =>
  files.get(path) ?? input.host.read(path);

/** Comments by file and by where they stand. */
type Plan = ReadonlyMap<string, ReadonlyMap<string, NewComment>>;

/** A finding with the places where it could be suppressed, and the one that is tried now. */
interface Pending {
  readonly rule: string;
  readonly candidates: readonly {
    readonly commented: CommentableFile;
    readonly offset: number;
    readonly place: IgnorePlace;
  }[];
  index: number;
}

/** For every finding the first place of a comment that covers it and leaves the syntax alone. */
function plan(adding: Adding, findings: readonly Diagnostic[]): Plan {
  const read = reader(adding);
  const pending = findings.map((one): Pending => ({ rule: one.rule, candidates: candidatesOf(one, read), index: 0 }));
  for (;;) {
    const comments = planOf(pending);
    const afterwards = new Map([...comments].map(([path, own]) => [path, preview([...own.values()], adding.reading)]));
    const failing = pending.filter(({ rule, candidates, index }) => {
      const candidate = candidates[index];
      return candidate && !afterwards.get(candidate.commented.file.path)!(candidate.offset, rule);
    });
    if (failing.length === 0) return comments;
    // Together they break the file, or one of them does not reach its finding: all that fail try their next place.
    for (const one of failing) one.index++;
  }
}

/** Reads each file that may be changed once. */
function reader(adding: Adding): (file: SourceFile) => CommentableFile | undefined {
  const known = new Map<string, CommentableFile | undefined>();
  return (file) => {
    const { path } = file;
    if (!known.has(path)) {
      const isOurs = adding.request.policy.refuses(path) === undefined && readNow(adding, path)?.text === file.text;
      known.set(path, isOurs ? readCommentable(file, adding.reading) : undefined);
    }
    return known.get(path);
  };
}

/** The places for a finding: its own, and those of what it is related to, which count as well. */
const candidatesOf = (
  { at, related }: Diagnostic,
  read: (file: SourceFile) => CommentableFile | undefined,
): Pending['candidates'] =>
  [at, ...related.map((note) => note.at)].flatMap(({ file, span }) => {
    const commented = read(file);
    return commented ? placesFor(commented, span).map((one) => ({ commented, offset: span.start, place: one })) : [];
  });

function planOf(pending: readonly Pending[]): Plan {
  const found = new Map<string, Map<string, NewComment>>();
  for (const { rule, candidates, index } of pending) {
    const candidate = candidates[index];
    if (!candidate) continue;
    const { file } = candidate.commented;
    const comments = found.get(file.path) ?? new Map<string, NewComment>();
    found.set(file.path, comments);
    const where = candidate.place;
    const key = 'into' in where ? `into ${where.into.namesEnd}` : `${where.word} ${where.above}`;
    const same = comments.get(key);
    if (same) same.rules.add(rule);
    else comments.set(key, { file, place: where, rules: new Set([rule]) });
  }
  return found;
}
