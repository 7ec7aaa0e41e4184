import rule from '../../../src/rules/reproducibility/unpinned-service-image.js';
import { testRule, type RuleCase } from '../../harness.js';

const image = (name: string, message?: string, more: RuleCase['files'] = {}): RuleCase => ({
  files: { 'compose.yaml': `services:\n  db:\n    image: ${name}\n`, ...more },
  ...(message === undefined ? {} : { message }),
});

testRule(rule, {
  'a name that is nobody else’s: built here': { files: { 'compose.yaml': 'services:\n  web:\n    image: our-web\n' } },
  'no tag': image('[|postgres|]', 'postgres has no tag, so Compose takes the latest one.'),
  'a tag': image('postgres:17'),
  latest: image('[|redis:latest|]', 'The tag latest of redis moves from release to release.'),
  'a tag of another kind': image('[|redis:alpine|]', 'The tag alpine of redis moves from release to release.'),
  'a release of that kind': image('redis:8-alpine'),
  'a digest': image(`redis@sha256:${'a'.repeat(64)}`),
  'a tag that moves with a digest': image(`redis:latest@sha256:${'a'.repeat(64)}`),
  'another registry': image('[|ghcr.io/shop/app|]', 'ghcr.io/shop/app has no tag, so Compose takes the latest one.'),
  'a registry with a port': image('[|"localhost:5000/app"|]'),
  'a default that moves': image('[|"redis:${TAG:-latest}"|]', 'The tag latest of redis moves from release to release.'),
  'a default that stands still': image('redis:${TAG:-8.0}'),
  'a variable': image('redis:${TAG}'),
  'a tag that .env moves': image('[|"redis:${TAG:-8.0}"|]', 'The tag latest of redis moves from release to release.', {
    '.env': 'TAG=latest\n',
  }),
  'a tag of .env': image('redis:${TAG:-latest}', undefined, { '.env': 'TAG=8.0\n' }),
  'the name of its own build': {
    files: { 'compose.yaml': 'services:\n  web:\n    build: .\n    image: shop\n' },
  },
  'the name of the build of another service': {
    files: {
      'compose.yaml': 'services:\n  web:\n    build: .\n    image: shop:latest\n  worker:\n    image: shop:latest\n',
    },
  },
  'what no service builds': {
    files: {
      'compose.yaml': 'services:\n  web:\n    build: .\n    image: shop\n  worker:\n    image: [|team/shop-worker|]\n',
    },
  },
  'a tag that the override adds': {
    files: {
      'compose.yaml': 'services:\n  db:\n    image: postgres\n',
      'compose.override.yaml': 'services:\n  db:\n    image: postgres:17\n',
    },
  },
  'a build that the override adds': {
    files: {
      'compose.yaml': 'services:\n  web:\n    image: shop\n',
      'compose.override.yaml': 'services:\n  web:\n    build: .\n',
    },
  },
  'an anchor': {
    files: {
      'compose.yaml': 'x-db: &db\n  image: [|postgres|]\nservices:\n  a:\n    <<: *db\n  b:\n    <<: *db\n',
    },
  },
});
