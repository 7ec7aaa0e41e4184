import { isRelativePath } from '../../model/dockerfile/relative-path.js';
import { valueOf } from '../../model/known.js';
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
  why: 'The files land in the root of the image, between its system folders: a folder named lib or etc would be mixed with theirs.',
  examples: {
    bad: { Dockerfile: 'FROM python:3.13-slim\nCOPY app.py ./\n', 'app.py': '' },
    good: { Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY app.py ./\n', 'app.py': '' },
  },
  sources: ['https://docs.docker.com/reference/dockerfile/#copy'],
  aliases: ['DL3045'],
  on: {
    stage({ copies, rootBase }, { report }) {
      // An image made from scratch has no system folders: its root is often the place that is meant.
      if (rootBase.kind === 'scratch') return;
      const [first, ...more] = copies.filter(writesIntoRoot);
      if (!first) return;
      const { name, destination } = first.instruction;
      report(destination, {
        message: `No WORKDIR is set, so ${name} to ${destination.raw} writes to ${valueOf(first.destination)}.`,
        help: 'Set a WORKDIR first, or copy to an absolute path.',
        related: more.map(({ instruction }) => ({ at: instruction.destination.at, note: 'so does this' })),
      });
    },
  },
});

/** Only a base image that is known to leave the working directory at the root proves it. */
const writesIntoRoot = ({ instruction, step: { before } }: Copy): boolean =>
  before.workdirBy === undefined && valueOf(before.workdir) === '/' && isRelativePath(instruction.destination);
