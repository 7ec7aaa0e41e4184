import rule from '../../../src/rules/reproducibility/service-image-without-digest.js';
import { testRule, type RuleCase } from '../../harness.js';

const image = (name: string, message?: string, more: RuleCase['files'] = {}): RuleCase => ({
  files: { 'compose.yaml': `services:\n  db:\n    image: ${name}\n`, ...more },
  ...(message === undefined ? {} : { message }),
});
const digest = `sha256:${'a'.repeat(64)}`;

testRule(rule, {
  'a tag': image('[|postgres:17|]', 'postgres:17 has no digest, so its tag may become another image.'),
  'a tag with a digest': image(`postgres:17@${digest}`),
  'a digest': image(`postgres@${digest}`),
  'a tag that moves by itself': image('postgres:latest'),
  'another registry': image('[|ghcr.io/shop/app:1.2|]'),
  'a variable': image('postgres:${TAG}'),
  'a variable with a digest': image('postgres:17@${DIGEST}'),
  'a default': image('[|"postgres:${TAG:-17}"|]'),
  'a build': { files: { 'compose.yaml': 'services:\n  web:\n    build: .\n    image: shop:1\n' } },
  'the build of another service': {
    files: { 'compose.yaml': 'services:\n  web:\n    build: .\n    image: shop:1\n  worker:\n    image: shop:1\n' },
  },
});
