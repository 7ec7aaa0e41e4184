import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'unused-suppression',
  category: 'style',
  severity: 'info',
  presets: ['recommended'],
  fixable: 'safe',
  since: '0.1.0',
  summary: 'A suppression silences nothing.',
  why:
    'What it was written for is gone, so it only hides the next finding of that rule. Comments of other tools ' +
    '(`# hadolint ignore=`, `# check=skip=`) are never reported: they have other readers.',
  examples: {
    bad: 'FROM python:3.13-slim\n# pydock-lint: ignore[relative-workdir] the base image sets it\nWORKDIR /app\n',
    good: 'FROM python:3.13-slim\nWORKDIR /app\n',
  },
  sources: [],
  // Whether a suppression is of use shows only after all rules have run: the engine itself reports these findings.
  on: {},
});
