import type { Copy } from '../../model/stage.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'relative-copy-destination',
  category: 'correctness',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'COPY or ADD to a relative path in a stage without WORKDIR.',
  why: 'The files land in the root of the image, between its system folders, where a later file may overwrite one of them.',
  examples: {
    bad: 'FROM python:3.13-slim\nCOPY app.py ./\n',
    good: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY app.py ./\n',
  },
  sources: ['https://docs.docker.com/reference/dockerfile/#copy'],
  aliases: ['DL3045'],
  on: {
    stage({ copies }, { report }) {
      const [first, ...more] = copies.filter(writesIntoRoot);
      if (!first) return;
      const { instruction } = first;
      report(instruction.destination, {
        message: `${instruction.name} to ${instruction.destination.raw} writes into the root of the image, because no WORKDIR is set.`,
        help: 'Set a WORKDIR first, or copy to an absolute path.',
        related: more.map((copy) => ({ at: copy.instruction.destination.at, note: 'as does this' })),
      });
    },
  },
});

/** Only a base image that is known to leave the working directory at the root proves it. */
function writesIntoRoot({ instruction, step }: Copy): boolean {
  const { workdir, workdirBy } = step.before;
  if (workdirBy || !workdir.known || workdir.value !== '/') return false;
  const first = instruction.destination.parts[0];
  return first?.kind === 'literal' && !/^(\/|\\|[A-Za-z]:)/.test(first.text);
}
