import rule from '../../../src/rules/correctness/reserved-stage-name.js';
import { testRule } from '../../harness.js';

testRule(rule, {
  scratch: {
    files: { Dockerfile: 'FROM python:3.13-slim AS [|scratch|]\n' },
    message: 'scratch has a meaning of its own for the builder and cannot name a stage.',
  },
  'context, in capitals': 'FROM python:3.13-slim AS [|Context|]\n',
  'another name': 'FROM python:3.13-slim AS scratch2\n',
  'FROM scratch': 'FROM scratch AS files\nCOPY . /\n',
});
