import { isFrom } from '../../model/dockerfile/keyword-casing.js';
import { defineRule } from '../../rule.js';
import { replace } from '../../text/location.js';

export default defineRule({
  name: 'stage-name-casing',
  category: 'style',
  severity: 'info',
  presets: ['recommended', 'strict'],
  fixable: 'safe',
  since: '0.1.0',
  summary: 'A stage name with capitals.',
  why: 'Docker looks for stage names without case, so that Build and build are one: in lower case nobody takes them for two.',
  examples: {
    bad: 'FROM python:3.13-slim AS WebApp\n',
    good: 'FROM python:3.13-slim AS web-app\n',
  },
  sources: ['https://docs.docker.com/reference/build-checks/stage-name-casing/'],
  aliases: ['StageNameCasing'],
  on: {
    dockerfile({ tree }, { report }) {
      for (const { alias } of tree.instructions.filter(isFrom)) {
        const lower = alias?.raw.toLowerCase();
        if (!alias || lower === undefined || alias.raw === lower) continue;
        report(alias, {
          message: `The stage name ${alias.raw} has capitals.`,
          help: `Write ${lower}.`,
          fix: { title: `Write ${lower}`, edits: [replace(alias, lower)] },
        });
      }
    },
  },
});
