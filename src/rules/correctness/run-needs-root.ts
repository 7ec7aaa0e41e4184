import { commandsByInstruction } from '../../model/command/run-commands.js';
import { needsRoot } from '../../model/command/needs-root.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'run-needs-root',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A RUN does what only root may do, as another user.',
  why: 'USER holds for every RUN behind it. Whoever is not root may neither install packages nor make users: apt-get says `Permission denied`, and the build ends.',
  examples: {
    bad: 'FROM python:3.13-slim\nRUN useradd --create-home app\nUSER app\nRUN apt-get update && apt-get install -y --no-install-recommends libpq5 && rm -rf /var/lib/apt/lists/*\n',
    good: 'FROM python:3.13-slim\nRUN apt-get update && apt-get install -y --no-install-recommends libpq5 && rm -rf /var/lib/apt/lists/*\nRUN useradd --create-home app\nUSER app\n',
  },
  sources: ['https://docs.docker.com/reference/dockerfile/#user'],
  on: {
    step({ instruction, stage }, { report }) {
      const commands = commandsByInstruction(stage).get(instruction) ?? [];
      const found = commands.map(needsRoot).find((one) => one !== undefined);
      if (!found) return;
      report(found, {
        message: `${found.program} needs root, and this RUN is of the user ${found.user}.`,
        help: 'Move it before USER, or write USER root before it and the other USER behind it.',
        related: found.by ? [{ at: found.by.at, note: 'the user from here on' }] : [],
      });
    },
  },
});
