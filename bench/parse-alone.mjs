// Reads every Dockerfile below the working directory and parses it as the linter does: the instructions, and the shell that they hold.
// No more is done: no model, no rules, no report. Finding and reading the files counts here as it does in a run of the linter.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDockerfile } from '../src/parser/dockerfile/parse.ts';
import { parseShell } from '../src/parser/shell.ts';
import { SourceFile } from '../src/text/source.ts';

/** The texts of an instruction that a shell reads. */
function shellTexts(instruction) {
  const form = instruction.name === 'HEALTHCHECK' ? instruction.command : instruction;
  if (!form?.body || form.exec || !['RUN', 'CMD', 'ENTRYPOINT', 'HEALTHCHECK'].includes(instruction.name)) return [];
  return [form.body, ...(instruction.heredocs ?? []).map(({ body }) => body)];
}

let nodes = 0;
for (const folder of readdirSync('.')) {
  const path = join(folder, 'Dockerfile');
  const { instructions } = parseDockerfile(new SourceFile(path, readFileSync(path, 'utf8')));
  const texts = instructions.flatMap(shellTexts);
  nodes += instructions.length + texts.reduce((sum, text) => sum + parseShell(text).commands.length, 0);
}
if (nodes === 0) throw new Error('There was nothing to parse.');
