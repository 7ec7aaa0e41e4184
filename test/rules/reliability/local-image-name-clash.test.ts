import rule from '../../../src/rules/reliability/local-image-name-clash.js';
import { testRule, type RuleCase } from '../../harness.js';

const built = (image: string, message?: string): RuleCase => ({
  files: { 'compose.yaml': `services:\n  web:\n    build: .\n    image: ${image}\n`, Dockerfile: 'FROM python:3.13\n' },
  ...(message === undefined ? {} : { message }),
});

testRule(rule, {
  'an official name': built('[|nginx|]', 'The build of web is called nginx:latest, as an official image is.'),
  'a name of its own': built('shop'),
  'an official tag': built(
    '[|postgres:17-alpine|]',
    'The build of web is called postgres:17-alpine, as an official image is.',
  ),
  'a tag of its own': built('postgres:shop'),
  'a tag of its own with a number': built('postgres:17-pgvector'),
  'the long name': built('[|docker.io/library/redis:latest|]'),
  'a folder of its own': built('shop/nginx'),
  'another registry': built('registry.example.com/nginx'),
  'a variable': built('${IMAGE}'),
  'a default': built('[|"${IMAGE:-python}"|]'),
  'no build': { files: { 'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n' } },
  'a build that the override adds': {
    files: {
      'compose.yaml': 'services:\n  web:\n    image: [|nginx:1.31|]\n',
      'compose.override.yaml': 'services:\n  web:\n    build: .\n',
    },
  },
});
