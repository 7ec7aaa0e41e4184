import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'unknown-rule',
  category: 'correctness',
  severity: 'warning',
  presets: ['recommended'],
  fixable: false,
  since: '0.1.0',
  summary: 'A suppression names a rule that does not exist.',
  why: 'A misspelt name silences nothing: the finding that was meant stays, or comes back unnoticed later.',
  examples: {
    bad: 'FROM python:3.13-slim\n# pydock-lint: ignore[relative-work-dir] the base image sets it\nWORKDIR /app\n',
    good: 'FROM python:3.13-slim\n# pydock-lint: ignore[relative-workdir] the base image sets it\nWORKDIR app\n',
  },
  sources: [],
  // Suppressions are read after the rules have run, and no rule knows of them: the engine itself reports these findings.
  on: {},
});
