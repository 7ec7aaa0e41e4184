import { defineRule } from '../../rule.js';
import { replace } from '../../text/location.js';

export default defineRule({
  name: 'exec-form-one-string',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: 'safe',
  since: '0.1.0',
  summary: 'An exec form whose one item holds a whole command line.',
  why: 'The exec form has no shell that splits it: Docker looks for a program whose name is the whole line, blanks included.',
  examples: {
    bad: 'FROM python:3.13-slim\nCMD ["python app.py"]\n',
    good: 'FROM python:3.13-slim\nCMD ["python", "app.py"]\n',
  },
  sources: ['https://docs.docker.com/reference/dockerfile/#exec-form'],
  on: {
    step({ instruction, after }, { report }) {
      if (instruction.name !== 'CMD' && instruction.name !== 'ENTRYPOINT' && instruction.name !== 'RUN') return;
      const [item, ...rest] = instruction.exec ?? [];
      const line = item?.value;
      if (line === undefined || rest.length > 0 || !/\S\s+\S/.test(line)) return;
      if (after.files.lookup(line).state === 'present') return;
      const words = line.trim().split(/\s+/);
      const plain = !/["'\\$&|;<>*?()`]/.test(line);
      report(item!, {
        message: `The one item holds a whole command line, so Docker looks for a program named "${line}".`,
        help: plain ? undefined : 'Split it into one item for each argument, or start a shell: ["sh", "-c", "…"].',
        fix: plain
          ? {
              title: 'Split it into its words',
              edits: [replace(item!, words.map((word) => JSON.stringify(word)).join(', '))],
            }
          : undefined,
      });
    },
  },
});
