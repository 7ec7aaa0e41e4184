import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'shell-form-command',
  category: 'reliability',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'CMD or ENTRYPOINT in shell form.',
  why: 'A shell becomes process 1 and does not pass SIGTERM on: `docker stop` waits ten seconds and then kills the application.',
  examples: {
    bad: 'FROM python:3.13-slim\nCMD python app.py\n',
    good: 'FROM python:3.13-slim\nCMD ["python", "app.py"]\n',
  },
  sources: ['https://docs.docker.com/reference/build-checks/json-args-recommended/'],
  aliases: ['DL3025', 'JSONArgsRecommended'],
  on: {
    step({ instruction, before, stage }, { report }) {
      if ((instruction.name !== 'CMD' && instruction.name !== 'ENTRYPOINT') || instruction.exec) return;
      const text = instruction.body.text;
      // `exec` in front of the last command makes the application process 1; a bracket is another rule's matter.
      if (text.startsWith('[') || /(^|&&|;)\s*exec\s[^;&|]*$/.test(text)) return;
      // Who sets SHELL means the shell form.
      if (stage.steps.some((step) => step.instruction.name === 'SHELL') || before.shell[0] !== '/bin/sh') return;
      const needsShell = /[$&|;<>*?`~(){}]/.test(text);
      report(instruction.keyword, {
        message: `${instruction.name} in shell form makes a shell process 1, and the application misses SIGTERM.`,
        help: needsShell
          ? `The line needs a shell: write exec before its last command.`
          : `Write it in exec form: ${instruction.name} [${text
              .trim()
              .split(/\s+/)
              .map((word) => JSON.stringify(word.replace(/^(["'])(.*)\1$/, '$2')))
              .join(', ')}].`,
      });
    },
  },
});
