import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'insecure-run',
  category: 'security',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A RUN without the sandbox.',
  why: 'It runs with all capabilities and devices of the host. Everything that it downloads or installs can take over the machine that builds.',
  examples: {
    bad: 'FROM python:3.13\nRUN --security=insecure make -C /src\n',
    good: 'FROM python:3.13\nRUN make -C /src\n',
  },
  sources: ['https://docs.docker.com/reference/dockerfile/#run---security'],
  on: {
    step({ instruction }, { report }) {
      if (instruction.name !== 'RUN') return;
      const flag = instruction.flags.find(({ name, value }) => name === 'security' && value?.value === 'insecure');
      if (!flag) return;
      report(flag, {
        message: 'This RUN has the privileges of the machine that builds.',
        help: 'Remove the flag, and do what needs the privileges outside the build.',
      });
    },
  },
});
