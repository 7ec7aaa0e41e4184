import { refusedText } from '../../model/command/refused-text.js';
import { refusedCommand } from '../../model/process/refused-command.js';
import { defineRule } from '../../rule.js';

/** What becomes of each kind of text. */
const outcomes: Readonly<Record<string, string>> = { RUN: 'The build fails', HEALTHCHECK: 'The health check fails' };

export default defineRule({
  name: 'shell-syntax',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A shell text that no shell can read.',
  why: 'A shell reads a line before it runs any of it. A quote that is not closed, an `if` without `fi` or an operator with nothing behind it ends the build, or the container as soon as it starts.',
  examples: {
    bad: 'FROM python:3.13-slim\nARG EXTRA=\nRUN if [ -n "$EXTRA" ]; then pip install --no-cache-dir "flask[$EXTRA]==3.1.2";\n',
    good: 'FROM python:3.13-slim\nARG EXTRA=\nRUN if [ -n "$EXTRA" ]; then pip install --no-cache-dir "flask[$EXTRA]==3.1.2"; fi\n',
  },
  sources: ['https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_10'],
  on: {
    step(step, { report }) {
      const refused = refusedText(step, step.stage);
      if (!refused) return;
      const outcome = outcomes[step.instruction.name] ?? 'The container does not start';
      report(refused, { message: `${outcome}: the shell cannot read this, because ${refused.because}.` });
    },
    service(service, { report }) {
      const refused = refusedCommand(service);
      if (!refused) return;
      report(refused, {
        message: `The container does not start: its shell cannot read this, because ${refused.because}.`,
      });
    },
  },
});
