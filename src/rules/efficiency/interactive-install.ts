import { insertOption } from '../../model/command/command-end.js';
import { missingConfirmation } from '../../model/command/confirmation.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'interactive-install',
  category: 'efficiency',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: 'safe',
  since: '0.1.0',
  summary: 'A package manager asks a question that nobody answers.',
  why: 'There is no terminal in a build: the package manager reads no answer, takes it for a no, and the build fails. DEBIAN_FRONTEND does not change that: it is for questions of the packages.',
  examples: {
    bad: 'FROM python:3.13-slim\nRUN apt-get update && apt-get install --no-install-recommends libpq5 && rm -rf /var/lib/apt/lists/*\n',
    good: 'FROM python:3.13-slim\nRUN apt-get update && apt-get install -y --no-install-recommends libpq5 && rm -rf /var/lib/apt/lists/*\n',
  },
  sources: [
    'https://manpages.debian.org/stable/apt/apt-get.8.en.html#y',
    'https://dnf.readthedocs.io/en/latest/command_ref.html#options',
  ],
  aliases: ['DL3014', 'DL3030', 'DL3034', 'DL3038', 'DS-0021'],
  on: {
    command(command, { report }) {
      const { installer, stage, program } = command;
      const option = missingConfirmation(command);
      if (!installer || option === undefined) return;
      const base = stage.rootBase;
      report(installer.verb, {
        message: `${program} ${installer.verb.raw} asks before it goes on, and nobody answers in a build.`,
        help: `Add ${option}.`,
        fix: { title: `Add ${option}`, edits: [insertOption(command, installer.verb, option)] },
        // A base image that is not known may have a configuration that answers.
        severity: base.kind === 'image' && base.facts ? undefined : 'warning',
      });
    },
  },
});
