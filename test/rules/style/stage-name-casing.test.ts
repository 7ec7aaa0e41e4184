import rule from '../../../src/rules/style/stage-name-casing.js';
import { type RuleCase, testRule } from '../../harness.js';

const turned = (given: string, into: string): RuleCase => ({
  files: { Dockerfile: given },
  fixed: { Dockerfile: into },
});

testRule(rule, {
  'a name with capitals': {
    ...turned('FROM python:3.13-slim AS [|WebApp|]\n', 'FROM python:3.13-slim AS webapp\n'),
    message: 'The stage name WebApp has capitals.',
  },
  'a name without': 'FROM python:3.13-slim AS web-app\n',
  'a name in capitals': turned(
    'FROM python:3.13-slim AS [|BUILD|]\nFROM build\n',
    'FROM python:3.13-slim AS build\nFROM build\n',
  ),
  'a name with a digit': 'FROM python:3.13-slim AS build2\n',
  'capitals where it is used, which Docker does not mind':
    'FROM python:3.13-slim AS build\nFROM alpine:3.22\nCOPY --from=Build /a /a\n',
  'capitals in the image': 'FROM ghcr.io/acme/app:V1\n',
});
