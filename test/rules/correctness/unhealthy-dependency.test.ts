import rule from '../../../src/rules/correctness/unhealthy-dependency.js';
import { testRule, type RuleCase } from '../../harness.js';

/** `web` waits for `db`, which has attributes. */
const db = (
  attributes: string,
  isBad: boolean,
  more: Partial<RuleCase> & { files?: RuleCase['files'] } = {},
): RuleCase => ({
  ...more,
  files: {
    'compose.yaml': `services:\n  web:\n    image: a\n    depends_on:\n      db:\n        condition: ${isBad ? '[|service_healthy|]' : 'service_healthy'}\n  db:\n${attributes.replace(/^(?=.)/gm, '    ')}`,
    ...more.files,
  },
});
const postgres = 'image: postgres:17\n';
const built = (Dockerfile: string, isBad: boolean, build = 'build: .\n'): RuleCase =>
  db(build, isBad, { files: { Dockerfile } });

testRule(rule, {
  'an image without health check': db(postgres, true, {
    message: 'web waits until db is healthy, but db has no health check.',
  }),
  'a health check': db(`${postgres}healthcheck:\n  test: pg_isready\n`, false),
  'a health check as a list': db(`${postgres}healthcheck:\n  test: ["CMD", "pg_isready"]\n`, false),
  'only its times': db(`${postgres}healthcheck:\n  interval: 5s\n`, true),
  'switched off': db(`${postgres}healthcheck:\n  disable: true\n`, true, {
    message: 'web waits until db is healthy, but the health check of db is switched off.',
  }),
  NONE: db(`image: ours/db\nhealthcheck:\n  test: ["NONE"]\n`, true),
  'not switched off': db(`${postgres}healthcheck:\n  test: pg_isready\n  disable: false\n`, false),
  'an image that nobody knows': db('image: ours/db:1\n', false),
  'an image of another registry': db('image: example.com/postgres:17\n', false),
  'a copy of an official image': db('image: public.ecr.aws/docker/library/postgres:17\n', true),
  'a variable': db('image: ${IMAGE}\n', false),
  'a default': db('image: ${IMAGE:-redis:7}\n', true),
  'another condition': {
    files: {
      'compose.yaml': `services:\n  web:\n    image: a\n    depends_on:\n      db:\n        condition: service_started\n  db:\n    ${postgres}`,
    },
  },
  'a list': {
    files: { 'compose.yaml': `services:\n  web:\n    image: a\n    depends_on: [db]\n  db:\n    ${postgres}` },
  },
  'one that need not start': {
    files: {
      'compose.yaml': `services:\n  web:\n    image: a\n    depends_on:\n      db:\n        condition: service_healthy\n        required: false\n  db:\n    ${postgres}`,
    },
  },
  'a Dockerfile without': built('FROM python:3.13\n', true),
  'a Dockerfile with': built('FROM python:3.13\nHEALTHCHECK CMD ["true"]\n', false),
  'a Dockerfile that inherits one': built('FROM alpine AS base\nHEALTHCHECK CMD ["true"]\nFROM base\n', false),
  'a Dockerfile that takes it back': built(
    'FROM ours/base AS base\nHEALTHCHECK CMD ["true"]\nFROM base\nHEALTHCHECK NONE\n',
    true,
  ),
  'a base image that nobody knows': built('FROM ours/base\n', false),
  'no base image': built('FROM scratch\nCOPY a /a\n', true),
  'another stage': built(
    'FROM alpine AS app\nFROM app AS watched\nHEALTHCHECK CMD ["true"]\n',
    true,
    'build:\n  context: .\n  target: app\n',
  ),
  'a Dockerfile that is not there': db('build: ./db\n', false),
  'a health check of the override': db(postgres, false, {
    files: { 'compose.override.yaml': 'services:\n  db:\n    healthcheck:\n      test: pg_isready\n' },
  }),
  'a health check that is extended': db('extends: {file: base.yaml, service: base}\n', false, {
    files: { 'base.yaml': `services:\n  base:\n    ${postgres}    healthcheck:\n      test: pg_isready\n` },
  }),
  'a provider': db('provider:\n  type: cloud\n', false),
  'an override alone': {
    files: {
      'compose.override.yaml': `services:\n  web:\n    depends_on:\n      db:\n        condition: service_healthy\n  db:\n    ${postgres}`,
    },
  },
});
