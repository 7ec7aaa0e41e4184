import { lintAndFix } from '../../src/engine/fix.js';
import { hasMostlyCrlf } from '../../src/engine/fix-edits.js';
import { newSyntaxFault } from '../../src/engine/fix-guard.js';
import { MemoryHost } from '../../src/host/memory.js';
import { prepareRun } from '../../src/host/prepare.js';
import { rules } from '../../src/rules/index.js';
import type { Files } from './corpus.js';

/** Mends a project with every rule and every fix. */
async function mendAll(files: Files) {
  const host = new MemoryHost(Object.entries(files));
  const { input } = prepareRun({ host, rules, paths: ['.'], config: { preset: 'all' }, today: '2026-11-20' });
  const outcome = await lintAndFix(input, {
    policy: { allowsUnsafe: () => true, mends: () => true, refuses: () => undefined },
  });
  const changes = outcome.changes.flat();
  const mended = changes.map(({ path, after: { bom, text } }) => [path, bom ? `\ufeff${text}` : text]);
  return { ...outcome, host, changes, files: { ...files, ...Object.fromEntries(mended) } as Files };
}

const fail = (message: string): never => {
  throw new Error(message);
};

/** Fixes come to rest, and a second run has nothing to add; what files are like stays: byte order mark, line ends, syntax. */
export async function comesToRest(files: Files): Promise<void> {
  const first = await mendAll(files);
  if (first.unsettled.length > 0) fail(`not at rest: ${first.unsettled.join(', ')}`);
  for (const { path, before, after } of first.changes) {
    if (before && before.bom !== after.bom) fail(`the byte order mark of ${path} changes`);
    if (before && isPure(before.text) && hasMostlyCrlf(before.text) !== hasMostlyCrlf(after.text))
      fail(`the line ends of ${path} change`);
    if (before && isPure(before.text) && !isPure(after.text)) fail(`the line ends of ${path} are mixed`);
  }
  const fault = await newSyntaxFault(
    new Map(first.changes.map(({ path, after }) => [path, after])),
    (path) => first.host.read(path),
    { kindOf: () => undefined, fragment: false },
  );
  if (fault !== undefined) fail(`the result does not parse: ${fault}`);
  const second = await mendAll(first.files);
  if (second.changes.length > 0)
    fail(
      `a second run changes ${second.changes.map(({ path }) => path).join(', ')}: ${second.fixed.map(({ rule }) => rule).join(', ')}`,
    );
}

/** Whether all lines of a text end alike, and some of them do. */
const isPure = (text: string): boolean => {
  const ends = new Set(text.match(/\r?\n|\r/g));
  return ends.size === 1;
};

/** The same files as some editors write them. */
export const asOnWindows = (files: Files): Files =>
  Object.fromEntries(
    Object.entries(files).map(([path, text]) => [
      path,
      `\ufeff${text.replace(/^\ufeff/, '').replace(/\r?\n/g, '\r\n')}`,
    ]),
  );
