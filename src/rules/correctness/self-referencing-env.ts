import { selfReferences } from '../../model/dockerfile/variable-uses.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'self-referencing-env',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'ENV uses a variable that the same ENV sets.',
  why: 'All values of one ENV are replaced with what held before it, so that the variable is still empty.',
  examples: {
    bad: 'FROM python:3.13-slim\nENV APP_HOME=/app DATA_DIR=$APP_HOME/data\n',
    good: 'FROM python:3.13-slim\nENV APP_HOME=/app\nENV DATA_DIR=$APP_HOME/data\n',
  },
  sources: ['https://docs.docker.com/reference/dockerfile/#environment-replacement'],
  aliases: ['DL3044'],
  on: {
    step(step, { report }) {
      for (const use of selfReferences(step)) {
        report(use, {
          message: `${use.name} has no value yet here, because the same ENV sets it.`,
          help: `Set ${use.name} in an ENV of its own above.`,
          related: [{ at: use.pair.at, note: `${use.name} is set here` }],
        });
      }
    },
  },
});
