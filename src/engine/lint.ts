import type { Diagnostic, Problem } from '../diagnostic.js';
import { buildProject, type Project } from '../model/project.js';
import type { SourceFile } from '../text/source.js';
import { gather, type LintedFile, type Sources } from './gather.js';
import { judge, type Judgement, nothing, shellChecker } from './judge.js';
import type { LintInput, LintResult } from './lint-input.js';
import { independentParts, type Part } from './parts.js';
import { redact } from './redact.js';
import { compareDiagnostics, describe } from './run.js';

/** After so many parts the host lets go of what it has seen: more often costs looks at the same folders, more seldom memory. */
const partsBetweenForgetting = 500;

/**
 * Finds the files, builds the model, runs the rules, applies the suppressions and takes secrets out. Whatever the files hold, there
 * is a report: what went wrong stands in its `problems`, and does not keep the rest from being reported.
 */
export async function lint(input: LintInput): Promise<LintResult> {
  const { ours, linted, composeFiles, languages, problems, notes } = await gather(input);
  await input.onFiles?.(linted.length);
  const checkShell = await shellChecker(linted, input);
  const outcomes: Judgement[] = [];
  let project: Project | undefined;
  for (const part of partsOf({ linted, composeFiles }, input)) {
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

/** The parts of a run, one after the other; before each the host lets go of what the next does not need, and who waits is told. */
function* partsOf(
  { linted, composeFiles }: Omit<Part<LintedFile>, 'root'>,
  { host, keepsModel, onProgress }: LintInput,
): Generator<Omit<Part<LintedFile>, 'root'>> {
  if (keepsModel) {
    yield { linted, composeFiles };
    return;
  }
  let done = 0;
  let before: string | undefined;
  for (const [index, part] of independentParts(linted, composeFiles, host).entries()) {
    const isElsewhere = before !== undefined && part.root !== before;
    if (isElsewhere || index % partsBetweenForgetting === partsBetweenForgetting - 1)
      host.forget?.([...part.linted.map(({ file }) => file), ...part.composeFiles]);
    before = part.root;
    onProgress?.(done, linted.length);
    done += part.linted.length;
    yield part;
  }
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
