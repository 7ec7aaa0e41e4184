import { describe, expect, test } from 'vitest';
import type { Fix, Severity } from '../src/diagnostic.js';
import { loadCompose, loadPython } from '../src/engine/load-languages.js';
import { kindByName } from '../src/engine/file-kinds.js';
import { defaultOptions, run } from '../src/engine/run.js';
import { MemoryHost } from '../src/host/memory.js';
import { buildProject, type Project } from '../src/model/project.js';
import type { OptionSchemas, OptionsOf, Rule } from '../src/rule.js';
import type { Edit } from '../src/text/location.js';

const languages = { compose: await loadCompose(), python: await loadPython() };

/** The day that tests live in. */
export const testDay = '2026-11-20';

/** A case with more than a Dockerfile. `[|…|]` in any file marks where a finding must be; without marks there must be none. */
export interface RuleCase {
  /** By path; a path that ends in `/` is an empty folder. */
  readonly files: Readonly<Record<string, string>>;
  readonly options?: OptionsOf<OptionSchemas>;
  /** The message of the finding, or of all of them in the order of the report. */
  readonly message?: string | readonly string[];
  /** The help of the finding, or of all of them in the order of the report. */
  readonly help?: string | readonly (string | undefined)[];
  /** The severity of the finding, or of all of them in the order of the report. */
  readonly severity?: Severity | readonly Severity[];
  /** `YYYY-MM-DD`; `testDay` by default. */
  readonly today?: string;
  /** The permission bits of files; those of others are not known. */
  readonly modes?: Readonly<Record<string, number>>;
  /** The marked files, and those that are added, after the fixes of all findings, by path. */
  readonly fixed?: Readonly<Record<string, string>>;
  /** How many findings there must be, where marks are not practical: then places do not count. */
  readonly findings?: number;
}

/** The model of some files: what discovery would lint is given to it, everything else lies around. */
export function projectOf(
  files: Readonly<Record<string, string>>,
  today = testDay,
  modes: Readonly<Record<string, number>> = {},
): Project {
  const host = new MemoryHost(Object.entries(files), new Map(Object.entries(modes)));
  const paths = Object.keys(files).filter((path) => host.kindOf(path) === 'file');
  const ofKind = (kind: string) => paths.filter((path) => kindByName(path) === kind).map((path) => host.read(path)!);
  return buildProject({
    host,
    languages,
    today,
    dockerfiles: ofKind('dockerfile').map((file) => ({ file, detached: false, fragment: false })),
    composeFiles: ofKind('compose'),
  });
}

/**
 * Tests a rule. A case is a Dockerfile, or a `RuleCase`. Every finding must be exactly where a mark is; a rule with fixes must find
 * nothing that it could fix after its fixes are applied.
 */
export function testRule(rule: Rule, cases: Readonly<Record<string, string | RuleCase>>): void {
  describe(rule.name, () => {
    for (const [name, given] of Object.entries(cases)) {
      test(name, () => check(rule, typeof given === 'string' ? { files: { Dockerfile: given } } : given));
    }
  });
}

function check(rule: Rule, given: RuleCase): void {
  const { files: marked, options = {}, message, help, severity, today, modes, fixed, findings } = given;
  const files = mapValues(marked, (text) => text.replaceAll(/\[\||\|\]/g, ''));
  const judge = (texts: Readonly<Record<string, string>>) =>
    run(projectOf(texts, today, modes), [
      { rule, severity: undefined, options: { ...defaultOptions(rule), ...options } },
    ]);
  const { diagnostics, problems } = judge(files);
  expect(problems).toEqual([]);
  if (findings === undefined) {
    const found = mapValues(files, (text, path) =>
      mark(
        text,
        diagnostics.filter(({ at }) => at.file.path === path).map(({ at }) => at.span),
      ),
    );
    expect(found).toEqual(marked);
    const elsewhere = diagnostics.map(({ at }) => at.file.path).filter((path) => !Object.hasOwn(files, path));
    expect(elsewhere).toEqual([]);
  } else expect(diagnostics.map((one) => one.message)).toHaveLength(findings);
  if (message !== undefined) {
    expect(diagnostics.map((one) => one.message)).toEqual(typeof message === 'string' ? [message] : message);
  }
  if (help !== undefined) {
    expect(diagnostics.map((one) => one.help)).toEqual(typeof help === 'string' ? [help] : help);
  }
  if (severity !== undefined) {
    expect(diagnostics.map((one) => one.severity)).toEqual(typeof severity === 'string' ? [severity] : severity);
  }
  const fixes = diagnostics.flatMap(({ fix }) => fix ?? []);
  if (fixes.length > 0 || fixed) checkFix(files, fixes, fixed, judge);
}

function checkFix(
  files: Readonly<Record<string, string>>,
  fixes: readonly Fix[],
  fixed: RuleCase['fixed'],
  judge: (texts: Readonly<Record<string, string>>) => ReturnType<typeof run>,
): void {
  const edits = fixes.flatMap((fix) => fix.edits);
  const created = fixes.flatMap(({ creates = [] }) => creates).filter(({ path }) => !Object.hasOwn(files, path));
  const output: Record<string, string> = mapValues(files, (text, path) =>
    applyEdits(
      text,
      edits.filter(({ at }) => at.file.path === path),
    ),
  );
  for (const { path, text } of created) output[path] = text;
  for (const [path, text] of Object.entries(fixed ?? {})) expect(output[path]).toBe(text);
  expect(judge(output).diagnostics.filter(({ fix }) => fix)).toEqual([]);
}

/** Writes marks around spans; several findings at one place have one pair of marks. */
function mark(text: string, spans: readonly { readonly start: number; readonly end: number }[]): string {
  const unique = new Map(spans.map((span) => [`${span.start} ${span.end}`, span]));
  let output = text;
  for (const { start, end } of [...unique.values()].sort((a, b) => b.start - a.start || b.end - a.end)) {
    output = `${output.slice(0, start)}[|${output.slice(start, end)}|]${output.slice(end)}`;
  }
  return output;
}

/** Applies the edits of one file, the last one first; of two that overlap, only the first counts. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let output = text;
  let limit = Number.POSITIVE_INFINITY;
  for (const { at, newText } of [...edits].sort((a, b) => b.at.span.start - a.at.span.start)) {
    if (at.span.end > limit) continue;
    output = output.slice(0, at.span.start) + newText + output.slice(at.span.end);
    limit = at.span.start;
  }
  return output;
}

const mapValues = (
  record: Readonly<Record<string, string>>,
  change: (value: string, key: string) => string,
): Record<string, string> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value, key)]));
