import { expect, test } from 'vitest';
import { run, selectDefault } from '../../../src/engine/run.js';
import rule from '../../../src/rules/correctness/disabled-dependency.js';
import { projectOf, testRule, type RuleCase } from '../../harness.js';

const two = (web: string, db: string, more: Partial<RuleCase> & { files?: RuleCase['files'] } = {}): RuleCase => ({
  ...more,
  files: {
    'compose.yaml': `services:\n  web:\n    image: a\n${web.replace(/^(?=.)/gm, '    ')}  db:\n    image: b\n${db.replace(/^(?=.)/gm, '    ')}`,
    ...more.files,
  },
});

testRule(rule, {
  'a service behind a profile': two('depends_on: [[|db|]]\n', 'profiles: [dev]\n', {
    message: 'web needs db (depends_on), which starts with the profile dev only.',
  }),
  'one without profiles': two('depends_on: [db]\n', ''),
  'a common profile': two('profiles: [dev]\ndepends_on: [db]\n', 'profiles: [test, dev]\n'),
  'disjoint profiles': two('profiles: [dev]\ndepends_on: [[|db|]]\n', 'profiles: [test]\n'),
  'the profiled one needs the other': two('profiles: [dev]\ndepends_on: [db]\n', ''),
  'not required': two('depends_on:\n  db:\n    condition: service_started\n    required: false\n', 'profiles: [dev]\n'),
  'not required, but linked': two(
    'links: [db]\ndepends_on:\n  db:\n    condition: service_started\n    required: false\n',
    'profiles: [dev]\n',
  ),
  'a link': two('links:\n  - [|db|]:database\n', 'profiles: [dev, test]\n', {
    message: 'web needs db (links), which starts with the profiles dev, test only.',
  }),
  'the network of a service': two('network_mode: service:[|db|]\n', 'profiles: [dev]\n'),
  'an empty list of profiles': two('depends_on: [db]\n', 'profiles: []\n'),
  'a profile that .env switches on': two('depends_on: [db]\n', 'profiles: [dev]\n', {
    files: { '.env': 'COMPOSE_PROFILES=web,dev\n' },
  }),
  'another profile of .env': two('depends_on: [[|db|]]\n', 'profiles: [dev]\n', {
    files: { '.env': 'COMPOSE_PROFILES=web\n' },
  }),
  'all profiles': two('depends_on: [db]\n', 'profiles: [dev]\n', { files: { '.env': 'COMPOSE_PROFILES=*\n' } }),
  'a profile that the override adds': two('depends_on: [[|db|]]\n', '', {
    files: { 'compose.override.yaml': 'services:\n  db:\n    profiles: [dev]\n' },
  }),
  'several base files': two('depends_on: [db]\n', 'profiles: [dev]\n', {
    files: { 'docker-compose.yml': 'services:\n  db:\n    image: b\n' },
  }),
});

test('two profiles can be switched on together, so that this is no error', () => {
  const severities = (profiles: string) =>
    run(
      projectOf({
        'compose.yaml': `services:\n  a:\n    image: a\n    profiles: [${profiles}]\n    depends_on: [b]\n  b:\n    image: a\n    profiles: [x]\n`,
      }),
      [selectDefault(rule)],
    ).diagnostics.map(({ severity }) => severity);
  expect(severities('y')).toEqual(['warning']);
  expect(severities('')).toEqual(['error']);
});
