import { secretsInRuns } from '../../model/secrets/run.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'secret-in-run',
  category: 'security',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A RUN line holds a secret.',
  why: 'docker history prints the line to everybody who can pull the image.',
  examples: {
    bad: 'FROM python:3.13-slim\nRUN pip install --no-cache-dir --index-url https://ci:tr0ub4dor3@pypi.example.org/simple flask==3.1.0\n',
    good: 'FROM python:3.13-slim\nRUN --mount=type=secret,id=netrc,target=/root/.netrc pip install --no-cache-dir --index-url https://pypi.example.org/simple flask==3.1.0\n',
  },
  sources: ['https://docs.docker.com/build/building/secrets/'],
  on: {
    stage(stage, { report }) {
      for (const secret of secretsInRuns(stage)) {
        report(secret, {
          message: `This RUN holds ${secret.what}, and the history of the image keeps it.`,
          help: 'Mount it for this RUN: --mount=type=secret,id=…',
        });
      }
    },
  },
});
