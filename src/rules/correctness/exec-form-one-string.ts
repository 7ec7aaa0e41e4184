import { commandForm } from '../../model/command/form.js';
import { valueOf } from '../../model/known.js';
import type { Stage } from '../../model/stage.js';
import { defineRule } from '../../rule.js';
import { replace } from '../../text/location.js';
import { join } from '../../text/path.js';

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
    step({ instruction, after: { files, workdir }, stage }, { report }) {
      const [item, ...more] = commandForm(instruction)?.exec ?? [];
      const line = item?.value?.trim();
      if (!item || line === undefined || more.length > 0 || !/\s/.test(line)) return;
      // Behind an ENTRYPOINT, CMD is one argument: `["sh", "-c"]` splits it.
      if (instruction.name === 'CMD' && !hasNoEntrypoint(stage)) return;
      if (files.lookup(join(valueOf(workdir) ?? '/', line)).state === 'present') return;
      const words = /["'\\$&|;<>*?()`]/.test(line) ? undefined : line.split(/\s+/);
      report(item, {
        message: `The one item holds a whole command line, so Docker looks for a program named "${line}".`,
        help: words ? undefined : 'Split it into one item for each argument, or start a shell: ["sh", "-c", "…"].',
        fix: words && {
          title: 'Split it into its words',
          edits: [replace(item, words.map((word) => JSON.stringify(word)).join(', '))],
        },
      });
    },
  },
});

/** Whether a CMD of the stage surely starts by itself. */
function hasNoEntrypoint({ entrypoint, rootBase }: Stage): boolean {
  if (entrypoint || rootBase.kind !== 'image') return !entrypoint && rootBase.kind === 'scratch';
  const { facts } = rootBase;
  return facts?.entrypoint ? facts.entrypoint.length === 0 : facts?.complete === true;
}
