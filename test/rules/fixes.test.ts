import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/diagnostic.js';
import { MemoryHost } from '../../src/host/memory.js';
import { lint } from '../../src/index.js';
import type { Rule } from '../../src/rule.js';
import { rules } from '../../src/rules/index.js';
import { applyEdits, testDay } from '../harness.js';

type Files = Readonly<Record<string, string>>;

/** What every rule finds in some files. */
const findings = async (files: Files): Promise<readonly Diagnostic[]> => {
  const { diagnostics, problems } = await lint({
    host: new MemoryHost(Object.entries(files)),
    config: { preset: 'all' },
    today: testDay,
  });
  expect(problems).toEqual([]);
  return diagnostics;
};

/** The files after the fix of one finding. */
function applied(files: Files, { fix }: Diagnostic): Record<string, string> {
  const output = { ...files };
  for (const path of new Set(fix!.edits.map(({ at }) => at.file.path)))
    output[path] = applyEdits(
      output[path]!,
      fix!.edits.filter(({ at }) => at.file.path === path),
    );
  for (const { path, text } of fix!.creates ?? []) output[path] ??= text;
  return output;
}

const withWindowsLineEnds = (files: Files): Files =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [path, text.replaceAll('\n', '\r\n')]));

/** Faults of syntax, which no fix may bring. */
const syntax: ReadonlySet<string> = new Set(['dockerfile-syntax', 'compose-syntax', 'compose-schema']);

const namesOf = (found: readonly Diagnostic[], names: (name: string) => boolean): readonly string[] =>
  found.map(({ rule }) => rule).filter(names);

async function check(rule: Rule, files: Files): Promise<Record<string, string> | undefined> {
  const before = await findings(files);
  const own = before.find(({ rule: name }) => name === rule.name);
  if (!own?.fix) return undefined;
  const output = applied(files, own);
  expect(output).not.toEqual(files);
  const after = await findings(output);
  // One that says less than before, because a part of it needs a decision, may stay.
  const left = after.filter(({ rule: name, fix, message }) => name === rule.name && (fix || message === own.message));
  expect(left).toEqual([]);
  expect(namesOf(after, (name) => syntax.has(name))).toEqual(namesOf(before, (name) => syntax.has(name)));
  return output;
}

/** Rules that have a fix for other cases than the one that tells best what they are about. */
const unfixed: ReadonlySet<string> = new Set([
  'bind-mount-hides-image-content',
  'deprecated-image',
  'empty-entrypoint',
  'entrypoint-script-not-executable',
  'missing-project-name',
  'stale-package-index',
  'undefined-volume',
]);

describe.each(rules.filter(({ fixable }) => fixable))('the fix of $name', (rule) => {
  const example = rule.examples.bad;
  const files = typeof example === 'string' ? { Dockerfile: example } : example;

  test('mends its bad example for good', async () => {
    const output = await check(rule, files);
    expect(output === undefined).toBe(unfixed.has(rule.name));
  });

  test('does the same where lines end as on Windows', async () => {
    const crlf = withWindowsLineEnds(files);
    const output = await check(rule, crlf);
    const expected = await check(rule, files);
    // What the rule does not find there, such as a script that Linux could not run, it need not fix.
    if (!output || !expected) return;
    const created = Object.keys(output).filter((path) => !Object.hasOwn(files, path));
    const all = withWindowsLineEnds(expected);
    expect(output).toEqual({ ...all, ...Object.fromEntries(created.map((path) => [path, expected[path]!])) });
  });
});
