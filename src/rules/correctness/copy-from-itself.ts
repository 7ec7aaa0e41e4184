import { copyRings } from '../../model/dockerfile/copy-rings.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'copy-from-itself',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A stage that copies from itself, or from one that needs it.',
  why: 'Neither can be built before the other, and the build stops.',
  examples: {
    bad: 'FROM python:3.13-slim AS app\nCOPY --from=app /etc/hosts /hosts\n',
    good: 'FROM python:3.13-slim AS build\nFROM python:3.13-slim AS app\nCOPY --from=build /etc/hosts /hosts\n',
  },
  sources: ['https://docs.docker.com/reference/dockerfile/#copy---from'],
  aliases: ['DL3023', 'DS-0006'],
  on: {
    dockerfile(dockerfile, { report }) {
      for (const { use, stage, target } of copyRings(dockerfile)) {
        const named = (one: typeof stage) => (one.name === undefined ? `number ${one.index}` : one.name);
        report(use, {
          message:
            stage === target
              ? `Stage ${named(stage)} takes files from itself.`
              : `Stage ${named(stage)} takes files from ${named(target)}, which needs ${named(stage)}.`,
          help: 'Put what both need into a stage of its own.',
          related: stage === target ? [] : [{ at: target.at, note: `stage ${named(target)}` }],
        });
      }
    },
  },
});
