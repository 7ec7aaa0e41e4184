import type { Diagnostic, FileKind, Problem, Report, Shard } from '../diagnostic.js';
import { documentsOf } from '../model/compose/loading/documents.js';
import type { Languages } from '../model/languages.js';
import { buildProject, type Project } from '../model/project.js';
import type { Rule } from '../rule.js';
import { dirname, join } from '../text/path.js';
import type { Located } from '../text/location.js';
import type { SourceFile } from '../text/source.js';
import { discover, type DiscoveredFile, noteOfUnknown, notOurs } from './discover.js';
import { kindByName } from './file-kinds.js';
import { explain, type LintHost } from './lint-host.js';
import { loadCompose, loadPython, mayStartPython } from './load-languages.js';
import { independentParts, type Part } from './parts.js';
import { redact } from './redact.js';
import { compareDiagnostics, describe, run, type Selected, selectedByName, toDiagnostic } from './run.js';
import type { RunShellcheck, ShellcheckSettings } from './shellcheck.js';
import { type CommentedFile, Suppressions } from './suppressions.js';

/** What the configuration says about a file. Files with the same configuration have the same object. */
export interface FileSettings {
  /** The rules that look at it. */
  readonly rules: readonly Selected[];
  /** Whether a path itself is excluded; folders above it are asked first. */
  excludes(path: string, isDirectory: boolean): boolean;
  /** The rules that `per-file-ignores` silences in a file. */
  silencedIn(path: string): ReadonlySet<string>;
  /** Whether `include` names a Markdown file that lies in a folder to search. */
  includes(path: string): boolean;
  readonly respectGitignore: boolean;
  readonly forceExclude: boolean;
  /** Whether ShellCheck reads the shell of RUN, too, and how. */
  readonly shellcheck?: ShellcheckSettings | undefined;
}

/** What a run needs to know. */
export interface LintInput {
  readonly host: LintHost;
  /** Files and folders to lint, as the host names them. */
  readonly paths: readonly string[];
  /** Texts that are no files, or not yet: standard input, an editor's buffer. The host reads them under the same path. */
  readonly texts?: readonly TextInput[] | undefined;
  /**
   * Whether Dockerfiles may be pieces of one that lack their FROM, and compose files pieces, too; then a named file of any name that is no
   * YAML is a Dockerfile.
   */
  readonly fragment?: boolean | undefined;
  /** Whether named files that are neither Dockerfiles nor compose files are passed over with a note. */
  readonly ignoreUnknown?: boolean | undefined;
  /** Whether comments in files suppress findings, which is the default: who checks the work of others may not want that. */
  readonly inline?: boolean | undefined;
  /** Every rule that there is, selected or not: suppressions may name any of them. */
  readonly rules: readonly Rule[];
  settingsFor(path: string): FileSettings;
  /** Makes what runs ShellCheck; undefined where programs cannot be started. */
  readonly shellcheck?: (() => Promise<RunShellcheck>) | undefined;
  /** `YYYY-MM-DD`: what end-of-life dates are compared with. */
  readonly today: string;
  /** The part of the run to do: projects stay whole. */
  readonly shard?: Shard | undefined;
  /** Told how many files there are, before the first is looked into. */
  readonly onFiles?: ((files: number) => Promise<void>) | undefined;
  /** Told how many of the files are done, from time to time. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  /** Whether the model is given back; it is built in one piece then. */
  readonly keepsModel?: boolean | undefined;
  /** Adds stacks to internal problems. */
  readonly verbose?: boolean | undefined;
}

export interface TextInput {
  readonly path: string;
  readonly kind: FileKind;
  /** Without folder: nothing is known of the files around. */
  readonly detached: boolean;
}

/** The report of a run, and the model that it was made from. */
export interface LintResult {
  readonly report: Report;
  /** Undefined when the model could not be built, and without `keepsModel`. */
  readonly project: Project | undefined;
}

/** After so many parts the host lets go of what it has seen: more often costs looks at the same folders, more seldom memory. */
const partsBetweenForgetting = 500;

/**
 * Finds the files, builds the model, runs the rules, applies the suppressions and takes secrets out. Whatever the files hold, there
 * is a report: what went wrong stands in its `problems`, and does not keep the rest from being reported.
 */
export async function lint(input: LintInput): Promise<LintResult> {
  const { host, settingsFor } = input;
  const found = discover({
    host,
    paths: input.paths,
    excludes: (path, isDirectory) => settingsFor(path).excludes(path, isDirectory),
    includes: (path) => settingsFor(path).includes(path),
    respectsGitignore: (path) => settingsFor(path).respectGitignore,
    forcesExclude: (path) => settingsFor(path).forceExclude,
    fragment: input.fragment,
    ignoreUnknown: input.ignoreUnknown,
  });
  const problems = [...found.problems];
  const notes = [...found.notes];
  const { texts = [] } = input;
  const own = new Set(texts.map(({ path }) => path));
  const named = found.files.filter(({ path }) => !own.has(path)).map((file) => ({ ...file, detached: false }));
  const all = load([...named, ...texts.map((text) => ({ ...text, doubtful: false }))], host, problems);
  const { ours: recognized, foreign } = await recognize(all);
  for (const path of foreign) {
    if (input.ignoreUnknown) notes.push(noteOfUnknown(path));
    else problems.push({ kind: 'parse', path, message: notOurs });
  }
  const sources = await sourcesOf(
    recognized.filter(({ kind }) => kind !== 'markdown'),
    host,
  );
  const { linted: ours, composeFiles } = await inShard(recognized, sources.composeFiles, input);
  const linted = ours.filter(({ kind }) => kind !== 'markdown');
  await input.onFiles?.(linted.length);
  const checkShell = await shellChecker(linted, input);
  const outcomes: Judgement[] = [];
  let project: Project | undefined;
  const { languages } = sources;
  let done = 0;
  const parts = input.keepsModel ? [{ linted, composeFiles, root: '.' }] : independentParts(linted, composeFiles, host);
  for (const [index, part] of parts.entries()) {
    const isElsewhere = index > 0 && part.root !== parts[index - 1]!.root;
    if (isElsewhere || index % partsBetweenForgetting === partsBetweenForgetting - 1)
      host.forget?.([...part.linted.map(({ file }) => file), ...part.composeFiles]);
    input.onProgress?.(done, linted.length);
    done += part.linted.length;
    project = build(part.linted, { composeFiles: part.composeFiles, languages }, input, problems);
    if (!project) continue;
    const whole = project;
    const outcome = errorOf(() => judge(whole, part.linted, input, checkShell(whole, part.linted)));
    if ('error' in outcome) problems.push(modelFailure('.', outcome.error, input.verbose));
    else outcomes.push(outcome.value);
  }
  outcomes.push(...(await judgeMarkdown(ours, input)));
  const clean = redact(
    unique(outcomes.flatMap(({ diagnostics }) => diagnostics)),
    [...problems, ...distinct(outcomes.flatMap((outcome) => outcome.problems))],
    outcomes.flatMap(({ secrets }) => secrets),
  );
  return {
    project: input.keepsModel ? project : undefined,
    report: {
      files: ours.map(({ file, kind }) => ({ path: file.path, kind })),
      diagnostics: clean.diagnostics.filter((diagnostic) => !diagnostic.suppressed),
      suppressed: clean.diagnostics.filter((diagnostic) => diagnostic.suppressed),
      problems: clean.problems,
      masked: clean.masked,
      notes: [...notes, ...outcomes.flatMap(({ notes }) => notes)],
      shard: input.shard,
    },
  };
}

/** A file that was asked for, with its text. */
interface LintedFile {
  readonly file: SourceFile;
  readonly kind: FileKind;
  readonly detached: boolean;
  readonly doubtful: boolean;
}

/** Reads the files; those that cannot be read are problems. */
function load(
  files: readonly (DiscoveredFile & { readonly detached: boolean })[],
  host: LintHost,
  problems: Problem[],
): readonly LintedFile[] {
  const loaded = files.flatMap(({ path, ...about }) => {
    const file = host.read(path);
    if (file) return [{ file, ...about }];
    problems.push({ path, ...explain(host, path) });
    return [];
  });
  return loaded.sort((a, b) => (a.file.path < b.file.path ? -1 : 1));
}

/** Takes out the YAML files that are no compose files by their content; gives back their paths, too. */
async function recognize(
  files: readonly LintedFile[],
): Promise<{ readonly ours: readonly LintedFile[]; readonly foreign: readonly string[] }> {
  if (!files.some(({ doubtful }) => doubtful)) return { ours: files, foreign: [] };
  const [{ parse }, { looksLikeCompose }] = await Promise.all([
    loadCompose(),
    import('../parser/compose/recognize.js'),
  ]);
  const ours = files.filter(({ file, doubtful }) => {
    if (!doubtful) return true;
    const { documents, templated } = parse(file);
    return !templated && documents.some((root) => looksLikeCompose(root));
  });
  const kept = new Set(ours);
  return { ours, foreign: files.filter((file) => !kept.has(file)).map(({ file }) => file.path) };
}

/** What is found in the code blocks of Markdown files, which know nothing of each other nor of other files. */
async function judgeMarkdown(files: readonly LintedFile[], input: LintInput): Promise<readonly Judgement[]> {
  const documents = files.filter(({ kind }) => kind === 'markdown');
  if (documents.length === 0) return [];
  const { lintMarkdown } = await import('./markdown/lint.js');
  return Promise.all(
    documents.map(async ({ file }): Promise<Judgement> => {
      try {
        return { ...nothing, ...(await lintMarkdown(file, input, lint)) };
      } catch (error) {
        return { ...nothing, problems: [modelFailure(file.path, error, input.verbose)] };
      }
    }),
  );
}

/** What belongs to the part of the run that is to be done; all of it where there is one part. */
async function inShard(
  linted: readonly LintedFile[],
  composeFiles: readonly SourceFile[],
  { host, shard }: LintInput,
): Promise<Pick<Part<LintedFile>, 'linted' | 'composeFiles'>> {
  if (!shard) return { linted, composeFiles };
  const { shardOf } = await import('./shard.js');
  return shardOf(linted, composeFiles, shard, host);
}

/** What the model is built from beside the Dockerfiles that were asked for. */
interface Sources {
  readonly composeFiles: readonly SourceFile[];
  readonly languages: Languages;
}

async function sourcesOf(linted: readonly LintedFile[], host: LintHost): Promise<Sources> {
  const composeFiles = new Map<string, SourceFile>();
  for (const { file, kind } of linted) if (kind === 'compose') composeFiles.set(file.path, file);
  for (const path of companions(linted, host)) {
    const file = composeFiles.has(path) ? undefined : host.read(path);
    if (file) composeFiles.set(path, file);
  }
  const dockerfiles = linted.filter(({ kind }) => kind === 'dockerfile');
  const texts = [...dockerfiles.map(({ file }) => file), ...composeFiles.values()];
  return {
    composeFiles: [...composeFiles.values()],
    languages: {
      compose: composeFiles.size > 0 ? await loadCompose() : undefined,
      python: mayStartPython(texts) ? await loadPython() : undefined,
    },
  };
}

/**
 * Builds the model of the files and of what belongs to them. A defect of ours that some file brings out costs that file: it is left out and
 * the model is built again.
 */
function build(
  linted: readonly LintedFile[],
  { composeFiles, languages }: Sources,
  { host, today, fragment = false, verbose }: LintInput,
  problems: Problem[],
): Project | undefined {
  const attempt = (files: readonly LintedFile[], compose: readonly SourceFile[]): Project =>
    buildProject({
      host,
      languages,
      today,
      dockerfiles: files
        .filter(({ kind }) => kind === 'dockerfile')
        .map(({ file, detached }) => ({ file, detached, fragment })),
      composeFiles: compose,
      composeFragments: fragment,
    });
  const fail = (path: string, error: unknown) => problems.push(modelFailure(path, error, verbose));
  const whole = errorOf(() => attempt(linted, composeFiles));
  if (!('error' in whole)) return whole.value;
  const guilty = new Set<string>();
  const tryAlone = (path: string, call: () => Project) => {
    const alone = errorOf(call);
    if (!('error' in alone) || guilty.has(path)) return;
    guilty.add(path);
    fail(path, alone.error);
  };
  for (const file of composeFiles) tryAlone(file.path, () => attempt([], [file]));
  for (const one of linted) tryAlone(one.file.path, () => attempt([one], []));
  const isInnocent = ({ path }: SourceFile): boolean => !guilty.has(path);
  const rest = errorOf(() =>
    attempt(
      linted.filter(({ file }) => isInnocent(file)),
      composeFiles.filter(isInnocent),
    ),
  );
  if (!('error' in rest)) return rest.value;
  fail('.', rest.error);
  return undefined;
}

const modelFailure = (path: string, error: unknown, verbose = false): Problem => ({
  kind: 'internal',
  path,
  message: `The model failed: ${describe(error, verbose)}`,
});

/** What a call returns, or what it throws. */
function errorOf<T>(call: () => T): { readonly value: T } | { readonly error: unknown } {
  try {
    return { value: call() };
  } catch (error) {
    return { error };
  }
}

/** Each problem once: what keeps one part from being checked may keep all. */
export const distinct = (problems: readonly Problem[]): readonly Problem[] => [
  ...new Map(problems.map((problem) => [`${problem.path} ${problem.message}`, problem])).values(),
];

/** Each finding once: a requirements file may be installed by Dockerfiles of several parts. */
export function unique(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Set<string>();
  return [...diagnostics].sort(compareDiagnostics).filter(({ rule, at: { file, span } }) => {
    const key = JSON.stringify([rule, file.path, span.start, span.end]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/**
 * The compose files that may say how a Dockerfile is built and run: those of its folder and of the folders above, up to the root.
 * They give facts only; what is wrong with them is not reported.
 */
function companions(linted: readonly LintedFile[], host: LintHost): ReadonlySet<string> {
  const folders = new Set<string>();
  for (const { file, detached } of linted) {
    if (detached) continue;
    const root = host.rootOf(file.path);
    // A path is rarely this deep; the bound is for hosts whose root is not above the file.
    let folder = dirname(file.path);
    for (let level = 0; level < 64 && !folders.has(folder); level++) {
      folders.add(folder);
      if (folder === root) break;
      folder = join(folder, '..');
    }
  }
  const found = new Set<string>();
  for (const folder of folders) {
    for (const { name, kind } of host.list(folder) ?? []) {
      if (kind === 'file' && kindByName(name) === 'compose') found.add(join(folder, name));
    }
  }
  return found;
}

interface Judgement {
  readonly diagnostics: readonly Diagnostic[];
  readonly problems: readonly Problem[];
  readonly secrets: readonly Located[];
  readonly notes: readonly string[];
}

const nothing: Judgement = { diagnostics: [], problems: [], secrets: [], notes: [] };

/** What ShellCheck says of the Dockerfiles of a part. */
type ShellChecker = (project: Project, part: readonly LintedFile[]) => Judgement;

/** ShellCheck, loaded if the configuration of any file asks for it; each reason why it cannot be run is one problem. */
async function shellChecker(
  linted: readonly LintedFile[],
  { settingsFor, shellcheck: load }: LintInput,
): Promise<ShellChecker> {
  if (!linted.some(({ file }) => settingsFor(file.path).shellcheck)) return () => nothing;
  const [{ shellcheck }, run] = await Promise.all([import('./shellcheck.js'), load?.()]);
  const cannot: RunShellcheck = () => ({
    failure: '`shellcheck = true` has no effect here: programs are not started.',
  });
  return ({ dockerfiles }, part) => {
    const asked = new Set(part.map(({ file }) => file.path));
    const diagnostics: Diagnostic[] = [];
    const problems: Problem[] = [];
    for (const dockerfile of dockerfiles) {
      const { path } = dockerfile.file;
      const settings = asked.has(path) ? settingsFor(path).shellcheck : undefined;
      if (!settings) continue;
      const checked = shellcheck(dockerfile, run ?? cannot, settings);
      diagnostics.push(...checked.diagnostics);
      if (checked.problem) problems.push(checked.problem);
    }
    return { ...nothing, diagnostics, problems };
  };
}

/** Runs the rules and decides what to do with what they found, and with what another program found. */
function judge(project: Project, linted: readonly LintedFile[], input: LintInput, more: Judgement): Judgement {
  const { settingsFor, rules, inline = true, verbose = false } = input;
  const asked = new Set(linted.map(({ file }) => file.path));
  const raw = runAll(project, linted, settingsFor, verbose);
  const suppressions = inline ? new Suppressions(rules, commentedFiles(project)) : undefined;
  // Also those of files that were not asked for: a suppression there may be of use.
  const judged = [...raw.diagnostics, ...more.diagnostics].map((one) => settle(one, suppressions, settingsFor));
  const late = linted.flatMap(({ file }) => {
    if (!suppressions) return [];
    const byName = selectedByName(settingsFor(file.path).rules);
    return suppressions.judge(file, byName).flatMap(({ rule, at, finding }) => {
      const one = byName.get(rule);
      return one ? [settle(toDiagnostic(one, { at }, finding), suppressions, settingsFor)] : [];
    });
  });
  const templates = new Set(
    commentedFiles(project).flatMap(({ file, dockerfile, compose }) =>
      (dockerfile ?? compose)?.templated ? [file.path] : [],
    ),
  );
  const others = new Set([...project.dockerfiles.map(({ file }) => file.path), ...composePaths(project, asked)]);
  return {
    diagnostics: [...judged, ...late]
      .filter(({ at: { file } }) => asked.has(file.path) || !others.has(file.path))
      .sort(compareDiagnostics),
    problems: [...raw.problems, ...more.problems],
    // Places alone: a node would keep its model.
    secrets: project.secrets.map(({ at }) => ({ at })),
    notes: [...asked]
      .filter((path) => templates.has(path))
      .map((path) => `${path}: skipped, because it is a template.`),
  };
}

/** Runs the rules once for each configuration; a finding counts if it lies in a file of that configuration. */
function runAll(
  project: Project,
  linted: readonly LintedFile[],
  settingsFor: LintInput['settingsFor'],
  verbose: boolean,
): Pick<Judgement, 'diagnostics' | 'problems'> {
  const groups = new Set(linted.map(({ file }) => settingsFor(file.path)));
  const diagnostics: Diagnostic[] = [];
  const problems = new Map<string, Problem>();
  for (const settings of groups) {
    const outcome = run(project, settings.rules, { verbose });
    for (const one of outcome.diagnostics) {
      // A file of another kind may lie where no configuration of these counts: then the first one decides.
      const own = settingsFor(one.at.file.path);
      if (own === settings || (!groups.has(own) && settings === [...groups][0])) diagnostics.push(one);
    }
    for (const problem of outcome.problems) problems.set(`${problem.path} ${problem.message}`, problem);
  }
  return { diagnostics, problems: [...problems.values()] };
}

/** Marks a diagnostic with what silences it, if anything does. */
function settle(
  one: Diagnostic,
  suppressions: Suppressions | undefined,
  settingsFor: LintInput['settingsFor'],
): Diagnostic {
  const comment = suppressions?.find(one);
  if (comment) return { ...one, suppressed: comment };
  const { path } = one.at.file;
  const silenced = settingsFor(path).silencedIn(path).has(one.rule);
  return silenced ? { ...one, suppressed: { by: 'per-file-ignores', reason: undefined } } : one;
}

const commentedFiles = (project: Project): readonly CommentedFile[] => [
  ...project.dockerfiles.map(({ file, tree }) => ({ file, dockerfile: tree })),
  ...project.composeProjects.flatMap((compose) =>
    documentsOf(compose).map(({ file, tree }) => ({ file, compose: tree })),
  ),
];

/**
 * The compose files that count only when they are asked for. What another file includes or extends under a name that
 * nobody would find counts with that file.
 */
const composePaths = (project: Project, asked: ReadonlySet<string>): readonly string[] =>
  project.composeProjects.flatMap((compose) => {
    const own = compose.documents.map(({ file }) => file.path);
    const isAsked = own.some((path) => asked.has(path));
    const referenced = compose.referenced.map(({ document }) => document.file.path);
    return [...own, ...referenced.filter((path) => !isAsked || kindByName(path) === 'compose')];
  });
