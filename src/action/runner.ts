// What GitHub's runner reads of an action: commands on standard output, and files whose paths stand in the environment.
// https://docs.github.com/actions/reference/workflow-commands-for-github-actions
import { randomUUID } from 'node:crypto';
import { appendFileSync, statSync } from 'node:fs';
import { escapeCommand } from '../reporters/escape-command.js';

/** A command that shows a message of the action itself. */
export const annotation = (kind: 'error' | 'notice', message: string): string =>
  `::${kind} title=pydock-lint::${escapeCommand(message)}\n`;

/** Sets outputs of the step. The delimiter is one that no value can have guessed; without a file to write to, nothing is done. */
export function setOutputs(file: string | undefined, outputs: Readonly<Record<string, string>>): void {
  if (!file) return;
  const delimiter = `pydock-lint-${randomUUID()}`;
  const lines = Object.entries(outputs).map(([name, value]) => `${name}<<${delimiter}\n${value}\n${delimiter}\n`);
  appendFileSync(file, lines.join(''));
}

/** GitHub shows no more of a step, and then fails it: https://docs.github.com/actions/reference/limits */
const largestSummary = 1024 * 1024;

/** Adds Markdown to the summary of the job. Returns why it could not; undefined if all is well, or the runner has no summaries. */
export function addSummary(file: string | undefined, markdown: string): string | undefined {
  if (!file) return undefined;
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size + Buffer.byteLength(markdown) > largestSummary) return 'The summary is too large for GitHub and left out.';
  appendFileSync(file, markdown);
  return undefined;
}
