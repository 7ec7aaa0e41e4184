import { defineRule } from '../../rule.js';
import { removeLines } from '../../text/location.js';

export default defineRule({
  name: 'multiple-commands',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: 'unsafe',
  since: '0.1.0',
  summary: 'More than one CMD, ENTRYPOINT or HEALTHCHECK in a stage.',
  why: 'Only the last one counts. The others look as if they ran, and do not.',
  examples: {
    bad: 'FROM python:3.13-slim\nCMD ["python", "migrate.py"]\nCMD ["python", "app.py"]\n',
    good: 'FROM python:3.13-slim\nCMD ["python", "app.py"]\n',
  },
  sources: ['https://docs.docker.com/reference/build-checks/multiple-instructions-disallowed/'],
  aliases: ['DL4003', 'DL4004', 'DL3012', 'MultipleInstructionsDisallowed', 'DS-0007', 'DS-0016', 'DS-0023'],
  on: {
    stage({ steps }, { report }) {
      for (const name of ['CMD', 'ENTRYPOINT', 'HEALTHCHECK'] as const) {
        const all = steps.map(({ instruction }) => instruction).filter((instruction) => instruction.name === name);
        const last = all.at(-1)!;
        for (const instruction of all.slice(0, -1)) {
          report(instruction.keyword, {
            message: `This ${name} has no effect, because another ${name} follows in the stage.`,
            help: 'Remove it, or join the commands into one.',
            related: [{ at: last.keyword.at, note: `only this ${name} counts` }],
            fix: { title: 'Remove it', edits: [removeLines(instruction)] },
          });
        }
      }
    },
  },
});
