import rule from '../../../src/rules/reproducibility/end-of-life-service-image.js';
import { testRule, type RuleCase } from '../../harness.js';

const image = (name: string, message?: string, more: Partial<RuleCase> = {}): RuleCase => ({
  ...more,
  files: { 'compose.yaml': `services:\n  db:\n    image: ${name}\n`, ...more.files },
  ...(message === undefined ? {} : { message }),
});

testRule(rule, {
  'an old database': image('[|postgres:11|]', 'PostgreSQL 11 has had no more fixes since 2023-11-09.'),
  'a maintained one': image('postgres:17'),
  'its patch release': image('[|postgres:11.22-alpine|]'),
  'an old cache': image('[|redis:5|]'),
  'an image made from it': image('[|postgis/postgis:11-3.3|]'),
  'a proxy': image('[|haproxy:2.7|]', 'HAProxy 2.7 has had no more fixes since 2024-04-05.'),
  'a bare major that is over': image('[|mongo:4|]', 'MongoDB 4.4 has had no more fixes since 2024-02-29.'),
  'the day it ends': image('postgres:14', undefined, { today: '2026-05-01' }),
  'the day after': image('[|postgres:14|]', 'PostgreSQL 14 has had no more fixes since 2026-11-12.', {
    today: '2026-11-13',
  }),
  'shortly before': image('[|postgres:14|]', 'PostgreSQL 14 gets no more fixes from 2026-11-12 on.', {
    today: '2026-11-01',
  }),
  'an old system below it': image('[|mariadb:lts-focal|]', 'Ubuntu 20.04 has had no more fixes since 2025-05-31.'),
  'a digest': image(`postgres:11@sha256:${'a'.repeat(64)}`),
  'a tag without version': image('postgres:latest'),
  'an unknown cycle': image('postgres:99'),
  'an unknown image': image('shop/postgresql-tools:11'),
  'a variable': image('postgres:${PG}'),
  'a default': image('[|"postgres:${PG:-11}"|]'),
  'a value of .env': image('postgres:${PG:-11}', undefined, { files: { '.env': 'PG=17\n' } }),
  'the name of a build': {
    files: { 'compose.yaml': 'services:\n  db:\n    build: .\n    image: postgres:11\n' },
  },
  'an override brings a newer one': {
    files: {
      'compose.yaml': 'services:\n  db:\n    image: postgres:11\n',
      'compose.override.yaml': 'services:\n  db:\n    image: postgres:17\n',
    },
  },
});
