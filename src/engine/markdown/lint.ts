import type { Diagnostic, Fix, Problem } from '../../diagnostic.js';
import { parseMarkdown } from '../../parser/markdown/parse.js';
import type { MarkdownTree } from '../../parser/markdown/tree.js';
import type { Edit, Located, Location, Note } from '../../text/location.js';
import type { SourceFile } from '../../text/source.js';
import type { FileSettings, LintInput, LintResult } from '../lint-input.js';
import type { LintHost } from '../lint-host.js';
import { loadCompose } from '../load-languages.js';
import { selectedByName, toDiagnostic } from '../run.js';
import { Suppressions } from '../suppressions.js';
import { type Listing, listingOf } from './listing.js';
import { withoutRepeats } from './repeats.js';

/** What was found in the code blocks of a Markdown file, at the places of that file. */
export interface MarkdownOutcome {
  readonly diagnostics: readonly Diagnostic[];
  readonly problems: readonly Problem[];
  readonly secrets: readonly Located[];
}

/** How many code blocks of a file are linted: no document comes near it. */
const mostListings = 500;

/**
 * Lints the code blocks of a Markdown file that show Dockerfiles and compose files. Each is a file of its own with nothing around it, and what is found
 * is brought to its place in the document only here: parsers, model and rules know nothing of Markdown.
 * @param lint the linter of files
 */
export async function lintMarkdown(
  file: SourceFile,
  input: LintInput,
  lint: (input: LintInput) => Promise<LintResult>,
): Promise<MarkdownOutcome> {
  const tree = parseMarkdown(file);
  const problems: Problem[] = [];
  if (tree.problem) problems.push(problemAt(tree.problem.at, tree.problem.message));
  const { parse } = await loadCompose();
  const all = tree.blocks.map((block) => listingOf(block, parse)).filter((listing) => listing !== undefined);
  const listings = all.slice(0, mostListings);
  const ignored = all[mostListings];
  if (ignored)
    problems.push(problemAt(ignored.block.at, `Code blocks behind the first ${mostListings} are not looked at.`));
  const settings = input.settingsFor(file.path);
  const found =
    listings.length > 0
      ? await lintListings(listings, { ...input, settingsFor: () => forBlocks(settings, file.path) }, lint)
      : nothing;
  const diagnostics = withoutRepeats(found.diagnostics, listings).map((one) => outward(one, listings));
  return {
    diagnostics: input.inline === false ? diagnostics : suppressed(diagnostics, tree, input.rules, settings),
    problems: [...problems, ...found.problems.map((problem) => problemOutward(problem, listings, file))],
    secrets: found.secrets.map((secret) => locatedOutward(secret, listings)),
  };
}

const nothing: MarkdownOutcome = { diagnostics: [], problems: [], secrets: [] };

const problemAt = ({ file, span }: Location, message: string): Problem => ({
  kind: 'parse',
  path: file.path,
  line: file.positionAt(span.start).line,
  message,
});

/** The settings of the Markdown file for its blocks, whose paths are no paths of the project. */
function forBlocks(settings: FileSettings, path: string): FileSettings {
  const silenced = settings.silencedIn(path);
  return { ...settings, excludes: () => false, silencedIn: () => silenced };
}

async function lintListings(
  listings: readonly Listing[],
  input: LintInput,
  lint: (input: LintInput) => Promise<LintResult>,
): Promise<MarkdownOutcome> {
  const { settingsFor } = input;
  const settings = settingsFor('.');
  const { report, project } = await lint({
    ...input,
    host: hostOf(listings),
    paths: [],
    texts: listings.map(({ file: { path }, kind }) => ({ path, kind, detached: true })),
    fragment: true,
    settingsFor: () => settings,
    keepsModel: true,
    // The document is in this part of the run, with all of its blocks.
    shard: undefined,
    onFiles: undefined,
    onProgress: undefined,
  });
  return {
    diagnostics: [...report.diagnostics, ...report.suppressed],
    problems: report.problems,
    secrets: project?.secrets ?? [],
  };
}

/** Holds the listings; everything else is out of sight, so that nothing can be said to be missing. */
function hostOf(listings: readonly Listing[]): LintHost {
  const files = new Map(listings.map(({ file }) => [file.path, file]));
  return {
    kindOf: (path) => (files.has(path) ? 'file' : 'outside'),
    list: () => undefined,
    read: (path) => files.get(path),
    modeOf: () => undefined,
    isGitIgnored: () => false,
    rootOf: () => '.',
  };
}

// --- from the places of a block to those of the document

const listingAt = (path: string, listings: readonly Listing[]): Listing | undefined =>
  listings.find(({ file }) => file.path === path);

function placeOutward({ file, span }: Location, listings: readonly Listing[]): Location {
  const listing = listingAt(file.path, listings);
  return listing ? listing.block.text.locate(span.start, span.end) : { file, span };
}

const locatedOutward = ({ at }: Located, listings: readonly Listing[]): Located => ({ at: placeOutward(at, listings) });

function outward(one: Diagnostic, listings: readonly Listing[]): Diagnostic {
  return {
    ...one,
    at: placeOutward(one.at, listings),
    related: one.related.map((note): Note => ({ ...note, at: placeOutward(note.at, listings) })),
    fix: one.fix && fixOutward(one.fix, listings),
  };
}

/** A fix as one of the document, if each edit changes what stands in one piece there; whole lines have their prefix. */
function fixOutward(fix: Fix, listings: readonly Listing[]): Fix | undefined {
  if (fix.creates && fix.creates.length > 0) return undefined;
  const edits = fix.edits.map((edit) => editOutward(edit, listings));
  return edits.every((edit) => edit !== undefined) ? { ...fix, edits } : undefined;
}

function editOutward({ at, newText }: Edit, listings: readonly Listing[]): Edit | undefined {
  const listing = listingAt(at.file.path, listings);
  if (!listing) return undefined;
  const { text } = listing.block;
  const place = text.locate(at.span.start, at.span.end);
  const old = text.text.slice(at.span.start, at.span.end);
  if (place.file.slice(place.span) !== old) return undefined;
  const hasPrefix = text.pieces.length > 1;
  return hasPrefix && `${old}${newText}`.includes('\n') ? undefined : { at: place, newText };
}

function problemOutward(problem: Problem, listings: readonly Listing[], file: SourceFile): Problem {
  const listing = listingAt(problem.path, listings);
  if (!listing) return { ...problem, path: file.path };
  const start = problem.line === undefined ? 0 : listing.file.lineSpan(problem.line).start;
  const { span } = listing.block.text.locate(start, start);
  return { ...problem, path: file.path, line: file.positionAt(span.start).line };
}

// --- comments of the document

/** The findings as the HTML comments of the document leave them, and what is wrong with those. */
function suppressed(
  diagnostics: readonly Diagnostic[],
  tree: MarkdownTree,
  rules: LintInput['rules'],
  settings: FileSettings,
): readonly Diagnostic[] {
  const { file } = tree;
  const suppressions = new Suppressions(rules, [{ file, markdown: tree }]);
  const settle = (one: Diagnostic): Diagnostic => {
    const comment = suppressions.find(one);
    return one.suppressed || !comment ? one : { ...one, suppressed: comment };
  };
  const settled = diagnostics.map(settle);
  const byName = selectedByName(settings.rules);
  const silenced = settings.silencedIn(file.path);
  const late = suppressions.judge(file, byName).flatMap(({ rule, at, finding }): readonly Diagnostic[] => {
    const one = byName.get(rule);
    if (!one) return [];
    const diagnostic = settle(toDiagnostic(one, { at }, finding));
    const isSilenced = !diagnostic.suppressed && silenced.has(rule);
    return [isSilenced ? { ...diagnostic, suppressed: { by: 'per-file-ignores', reason: undefined } } : diagnostic];
  });
  return [...settled, ...late];
}
