import { extensible } from '../../model/command/command-end.js';
import { type StaleIndex, staleIndexes } from '../../model/command/package-index.js';
import { defineRule } from '../../rule.js';
import { insertBefore } from '../../text/location.js';

export default defineRule({
  name: 'stale-package-index',
  category: 'efficiency',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: 'unsafe',
  since: '0.1.0',
  summary: 'Packages are installed with lists that another RUN fetched, or none.',
  why: 'Docker reuses the layer of a lone apt-get update for months. An install behind it then asks for versions that the servers have long removed, and fails or installs what is known to be broken.',
  examples: {
    bad: 'FROM python:3.13-slim\nRUN apt-get update\nRUN apt-get install -y --no-install-recommends libpq5\n',
    good: 'FROM python:3.13-slim\nRUN apt-get update && apt-get install -y --no-install-recommends libpq5 && rm -rf /var/lib/apt/lists/*\n',
  },
  sources: ['https://docs.docker.com/build/building/best-practices/#apt-get'],
  aliases: ['DS-0017', 'CKV_DOCKER_5'],
  on: {
    stage(stage, { report }) {
      for (const stale of staleIndexes(stage)) {
        const { command, flaw } = stale;
        const whole = flaw === 'alone' ? undefined : extensible(command);
        report(command, {
          message: messageOf(stale),
          help: 'Write both in one RUN: apt-get update && apt-get install …',
          fix: whole && {
            title: 'Fetch the lists first',
            edits: [insertBefore(whole, `${command.program} update && `)],
          },
        });
      }
    },
  },
});

function messageOf({ command: { program }, flaw }: StaleIndex): string {
  if (flaw === 'alone')
    return `${program} update has a RUN of its own, whose layer is reused while the packages move on.`;
  return flaw === 'missing'
    ? `No ${program} update comes before this install, so its package lists are those of the base image, old or none.`
    : `An earlier step removed the package lists, so this install finds no package that is not there already.`;
}
