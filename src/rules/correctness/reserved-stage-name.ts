import { defineRule } from '../../rule.js';

const reserved: readonly string[] = ['scratch', 'context'];

export default defineRule({
  name: 'reserved-stage-name',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A stage named scratch or context.',
  why: 'The builder gives both words a meaning of its own, so that FROM and COPY --from do not surely find the stage.',
  examples: {
    bad: 'FROM python:3.13-slim AS scratch\n',
    good: 'FROM python:3.13-slim AS app\n',
  },
  sources: ['https://docs.docker.com/reference/build-checks/reserved-stage-name/'],
  aliases: ['DL3063', 'ReservedStageName'],
  on: {
    stage({ from: { alias } }, { report }) {
      if (!alias || !reserved.includes(alias.raw.toLowerCase())) return;
      report(alias, {
        message: `${alias.raw} has a meaning of its own for the builder and cannot name a stage.`,
        help: 'Give the stage another name.',
      });
    },
  },
});
