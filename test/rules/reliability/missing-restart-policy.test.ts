import rule from '../../../src/rules/reliability/missing-restart-policy.js';
import { testRule, type RuleCase } from '../../harness.js';

const web = (lines: readonly string[] = [], name = 'web'): RuleCase => ({
  files: {
    'compose.yaml': `services:\n  ${name}:\n    image: nginx:1.31\n${lines.map((line) => `    ${line}\n`).join('')}`,
  },
});

testRule(rule, {
  'no policy': {
    ...web([], '[|web|]'),
    message: 'web has no restart policy, so it stays down when it ends or the machine boots.',
  },
  'a policy': web(['restart: unless-stopped']),
  'a policy against it': web(['restart: "no"']),
  'a policy against it without quotes': web(['restart: no']),
  'a policy of the swarm': web(['deploy: {restart_policy: {condition: any}}']),
  'a policy of the shell': web(['restart: ${RESTART}']),
  'another use of deploy': web(['deploy: {replicas: 2}'], '[|web|]'),
  'a profile': web(['profiles: [tools]']),
  'a person at its terminal': web(['stdin_open: true']),
  'a service for developers': web([], 'web-dev'),
  'a job, which ends': {
    files: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.31\n    restart: always\njobs:\n  nightly:\n    image: shop:1\n    triggers: {manual: true}\n',
    },
  },
  'a task that others wait for': {
    files: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.31\n    restart: always\n    depends_on: {migrate: {condition: service_completed_successfully}}\n  migrate:\n    image: shop:1\n',
    },
  },
  'a task that others only start after': {
    files: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.31\n    restart: always\n    depends_on: [migrate]\n  [|migrate|]:\n    image: shop:1\n',
    },
  },
  'a policy that the override adds': {
    files: {
      'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n',
      'compose.override.yaml': 'services:\n  web:\n    restart: always\n',
    },
  },
});
