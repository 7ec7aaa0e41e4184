// What the rules, ShellCheck and the suppressions make of a model.
import type { Diagnostic, Problem } from '../diagnostic.js';
import { documentsOf } from '../model/compose/loading/documents.js';
import type { Project } from '../model/project.js';
import type { Located } from '../text/location.js';
import { kindByName } from './file-kinds.js';
import type { LintedFile } from './gather.js';
import type { LintInput } from './lint-input.js';
import { compareDiagnostics, run, selectedByName, toDiagnostic } from './run.js';
import type { RunShellcheck } from './shellcheck.js';
import { type CommentedFile, Suppressions } from './suppressions.js';

export interface Judgement {
  readonly diagnostics: readonly Diagnostic[];
  readonly problems: readonly Problem[];
  readonly secrets: readonly Located[];
  readonly notes: readonly string[];
}

export const nothing: Judgement = { diagnostics: [], problems: [], secrets: [], notes: [] };

/** What ShellCheck says of the Dockerfiles of a part. */
type ShellChecker = (project: Project, part: readonly LintedFile[]) => Judgement;

/** ShellCheck, loaded if the configuration of any file asks for it; each reason why it cannot be run is one problem. */
export async function shellChecker(
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
export function judge(project: Project, linted: readonly LintedFile[], input: LintInput, more: Judgement): Judgement {
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
