import rule from '../../../src/rules/correctness/invalid-healthcheck-test.js';
import { testRule, type RuleCase } from '../../harness.js';

const check = (test: string, more: Partial<RuleCase> = {}): RuleCase => ({
  files: { 'compose.yaml': `services:\n  db:\n    image: postgres:18\n    healthcheck:\n      test: ${test}\n` },
  ...more,
});

testRule(rule, {
  'a list without kind': check('[[|pg_isready|], -U, postgres]', {
    message: 'The test begins with pg_isready, not with CMD, CMD-SHELL, NONE.',
  }),
  CMD: check('[CMD, pg_isready, -U, postgres]'),
  'CMD-SHELL': check('["CMD-SHELL", "pg_isready"]'),
  NONE: check('["NONE"]'),
  'small letters': check('[[|cmd|], pg_isready]'),
  'an empty first item': check('[[|""|], pg_isready]', {
    message: 'The test begins with nothing, not with CMD, CMD-SHELL, NONE.',
  }),
  'an empty list': check('[]'),
  'a text': check('pg_isready -U postgres'),
  'a text with CMD': check('[|CMD|] pg_isready', {
    message: 'The shell looks for a program named CMD, so that the container is never healthy.',
  }),
  'a text with CMD-SHELL': check('"[|CMD-SHELL|] pg_isready"'),
  'a text with a longer name': check('CMDS pg_isready'),
  'the text NONE': check('[|NONE|]'),
  'a variable': check('["${KIND}", pg_isready]'),
  'a default': check('["[|${KIND:-sh}|]", pg_isready]'),
  'a variable in a text': check('${CMD} x'),
  'an override replaces it': {
    files: {
      ...check('[pg_isready]').files,
      'compose.override.yaml': 'services:\n  db:\n    healthcheck:\n      test: [CMD, pg_isready]\n',
    },
  },
});
