import { lostStates, type ShellChange } from '../../model/dockerfile/lost-state.js';
import { defineRule } from '../../rule.js';

const what: Readonly<Record<ShellChange, string>> = {
  folder: 'the folder',
  variable: 'the variable',
  activation: 'the environment',
  alias: 'the alias',
  setting: 'the setting',
};

const help: Readonly<Record<ShellChange, string>> = {
  folder: 'Set it with WORKDIR.',
  variable: 'Set it with ENV.',
  activation: 'Put the programs of the environment on PATH: ENV PATH=/path/to/venv/bin:$PATH.',
  alias: 'Write the command itself where it is used.',
  setting: 'Write it in the RUN that needs it.',
};

export default defineRule({
  name: 'run-state-lost',
  category: 'correctness',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A RUN that only changes its own shell.',
  why: 'Each RUN starts a new shell. A folder, a variable or an activated environment of the one before is gone.',
  examples: {
    bad: 'FROM python:3.13-slim\nRUN cd /srv\nRUN python -m venv venv\n',
    good: 'FROM python:3.13-slim\nWORKDIR /srv\nRUN python -m venv venv\n',
  },
  sources: [
    'https://docs.docker.com/build/building/best-practices/#workdir',
    'https://docs.docker.com/reference/dockerfile/#run',
  ],
  aliases: ['DL3003'],
  on: {
    stage(stage, { report }) {
      for (const { command, change } of lostStates(stage)) {
        report(command, {
          message: `This RUN does nothing that lasts: ${what[change]} that ${command.program} sets is gone when its shell ends.`,
          help: help[change],
        });
      }
    },
  },
});
