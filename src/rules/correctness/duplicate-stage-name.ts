import type { Stage } from '../../model/stage.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'duplicate-stage-name',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'Two stages of one name.',
  why: 'COPY --from and --target find only one of them, and which one is easy to get wrong. Stage names have no case.',
  examples: {
    bad: 'FROM python:3.13-slim AS app\nFROM python:3.13-slim AS app\n',
    good: 'FROM python:3.13-slim AS base\nFROM base AS app\n',
  },
  sources: ['https://docs.docker.com/reference/build-checks/duplicate-stage-name/'],
  aliases: ['DL3024', 'DuplicateStageName', 'DS-0012'],
  on: {
    dockerfile({ stages }, { report }) {
      const first = new Map<string, Stage>();
      for (const stage of stages) {
        const { alias } = stage.from;
        if (!alias) continue;
        const name = alias.raw.toLowerCase();
        const other = first.get(name);
        if (!other) {
          first.set(name, stage);
          continue;
        }
        report(alias, {
          message: `Another stage is named ${other.name} already.`,
          help: 'Give each stage a name of its own.',
          related: [{ at: other.from.alias!.at, note: 'the first one of that name' }],
        });
      }
    },
  },
});
