import rule from '../../../src/rules/correctness/missing-build-target.js';
import { testRule, type RuleCase } from '../../harness.js';

const stages = 'FROM alpine AS base\nFROM base AS Production\n';
const web = (target: string, Dockerfile = stages, more: Partial<RuleCase> = {}): RuleCase => ({
  ...more,
  files: { 'compose.yaml': `services:\n  web:\n    build:\n      context: .\n      target: ${target}\n`, Dockerfile },
});
const inline = (target: string, text: string): RuleCase => ({
  files: {
    'compose.yaml': `services:\n  web:\n    build:\n      context: .\n      target: ${target}\n      dockerfile_inline: |\n${text.replace(/^(?=.)/gm, '        ')}`,
  },
});

testRule(rule, {
  'no such stage': web('[|prod|]', stages, {
    message: 'web is built up to the stage prod, which Dockerfile does not have.',
  }),
  'a stage': web('base'),
  'case does not count': web('production'),
  'a number': web('"1"'),
  'a number too high': web('[|"2"|]'),
  'no stages with names': web('[|app|]', 'FROM alpine\n'),
  'a variable': web('${TARGET}'),
  'a default': web('[|${TARGET:-dev}|]'),
  'a default that is a stage': web('${TARGET:-base}'),
  'an empty target is none': web('""'),
  'a Dockerfile that is not there': web('base', stages, {
    files: { 'compose.yaml': 'services:\n  web:\n    build:\n      context: .\n      target: x\n' },
  }),
  'a template': web('app', 'FROM {{ base }}\n'),
  'a frontend that includes files': web('app', '# syntax=devthefuture/dockerfile-x\nFROM ./base AS base\n'),
  'the frontend of Docker': web('[|app|]', '# syntax=docker/dockerfile:1\nFROM alpine AS base\n'),
  'in the file': inline('[|app|]', 'FROM alpine AS base\n'),
  'in the file, a stage': inline('base', 'FROM alpine AS base\n'),
  'in the file, what a variable hides': inline('app', 'FROM alpine AS ${STAGE}\n'),
  'the target of an override': {
    files: {
      'compose.yaml': 'services:\n  web:\n    build: .\n',
      'compose.override.yaml': 'services:\n  web:\n    build:\n      target: [|dev|]\n',
      Dockerfile: stages,
    },
  },
  'an override alone': {
    files: { 'compose.override.yaml': 'services:\n  web:\n    build:\n      target: dev\n', Dockerfile: stages },
  },
});
