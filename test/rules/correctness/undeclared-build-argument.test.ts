import rule from '../../../src/rules/correctness/undeclared-build-argument.js';
import { testRule, type RuleCase } from '../../harness.js';

const web = (args: string, Dockerfile: string, more: Partial<RuleCase> = {}, build = ''): RuleCase => ({
  ...more,
  files: {
    'compose.yaml': `services:\n  web:\n    build:\n      context: .\n${build}      args:\n${args.replace(/^(?=.)/gm, '        ')}`,
    Dockerfile,
  },
});

testRule(rule, {
  'no ARG': web('[|VERSION|]: "3.13"\n', 'FROM alpine\n', {
    message: 'web is built with the argument VERSION, but no ARG in Dockerfile takes it.',
  }),
  'an ARG': web('VERSION: "3.13"\n', 'FROM alpine\nARG VERSION\n'),
  'an ARG before FROM': web('VERSION: "3.13"\n', 'ARG VERSION=3\nFROM python:$VERSION\n'),
  'a list': web('- [|VERSON|]=3.13\n- VERSION=3\n', 'FROM alpine\nARG VERSION\n'),
  'a name without value': web('- [|VERSION|]\n', 'FROM alpine\n'),
  'an ENV is none': web('[|MODE|]: dev\n', 'FROM alpine\nENV MODE=prod\n'),
  'case counts': web('[|version|]: 3\n', 'FROM alpine\nARG VERSION\n'),
  'several in one ARG': web('A: 1\nB: 2\n', 'FROM alpine\nARG A=0 B\n'),
  'predefined ones': web(
    'HTTP_PROXY: http://proxy\nno_proxy: a\nBUILDKIT_INLINE_CACHE: 1\nTARGETARCH: arm64\nSOURCE_DATE_EPOCH: 0\n',
    'FROM alpine\n',
  ),
  'an ARG of a stage that is not built': web(
    '[|DEBUG|]: 1\n',
    'FROM alpine AS dev\nARG DEBUG\nFROM alpine AS app\n',
    {
      message: 'web is built with the argument DEBUG, but no ARG in the stages of Dockerfile that are built takes it.',
    },
    '      target: app\n',
  ),
  'an ARG of the stage below': web(
    'DEBUG: 1\n',
    'FROM alpine AS base\nARG DEBUG\nFROM base AS app\n',
    {},
    '      target: app\n',
  ),
  'an ARG of a stage that is copied from': web(
    'DEBUG: 1\n',
    'FROM alpine AS build\nARG DEBUG\nFROM alpine\nCOPY --from=build /a /a\n',
  ),
  'an ARG of a stage that is mounted': web(
    'DEBUG: 1\n',
    'FROM alpine AS build\nARG DEBUG\nFROM alpine\nRUN --mount=from=build,target=/a cat /a\n',
  ),
  'an unknown target': web('DEBUG: 1\n', 'FROM alpine AS dev\nARG DEBUG\nFROM alpine\n', {}, '      target: ${T}\n'),
  'a Dockerfile that is not there': {
    files: { 'compose.yaml': 'services:\n  web:\n    build:\n      context: .\n      args: {A: 1}\n' },
  },
  'a template': web('A: 1\n', 'FROM {{ base }}\n'),
  'another frontend': web('A: 1\n', '# syntax=devthefuture/dockerfile-x\nINCLUDE base\nFROM alpine\n'),
  'in the file': {
    files: {
      'compose.yaml':
        'services:\n  web:\n    build:\n      dockerfile_inline: |\n        FROM alpine\n        ARG A\n      args:\n        A: 1\n        [|B|]: 2\n',
    },
    message: 'web is built with the argument B, but no ARG in dockerfile_inline takes it.',
  },
  'an anchor that several services share': {
    files: {
      'compose.yaml':
        'x-args: &args\n  A: 1\n  [|B|]: 1\n  C: 1\nservices:\n  a:\n    build: {context: a, args: *args}\n  b:\n    build: {context: b, args: *args}\n',
      'a/Dockerfile': 'FROM alpine\nARG A\n',
      'b/Dockerfile': 'FROM alpine\nARG C\n',
    },
  },
  'an override': {
    files: {
      'compose.yaml': 'services:\n  web:\n    build: .\n',
      'compose.override.yaml': 'services:\n  web:\n    build:\n      args:\n        [|DEBUG|]: 1\n',
      Dockerfile: 'FROM alpine\n',
    },
  },
  'an override alone': {
    files: {
      'compose.override.yaml': 'services:\n  web:\n    build:\n      args: {A: 1}\n',
      Dockerfile: 'FROM alpine\n',
    },
  },
});
