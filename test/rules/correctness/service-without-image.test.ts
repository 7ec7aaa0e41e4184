import rule from '../../../src/rules/correctness/service-without-image.js';
import { testRule } from '../../harness.js';

const compose = (text: string, message?: string) => ({
  files: { 'compose.yaml': text },
  ...(message === undefined ? {} : { message }),
});

testRule(rule, {
  neither: compose(
    'services:\n  [|web|]:\n    restart: always\n',
    'web has neither image nor build, so that there is nothing to start.',
  ),
  'an image': compose('services:\n  web:\n    image: a\n'),
  'a build': compose('services:\n  web:\n    build: .\n'),
  'a Dockerfile in the file': compose('services:\n  web:\n    build:\n      dockerfile_inline: FROM alpine\n'),
  'a provider': compose('services:\n  web:\n    provider:\n      type: cloud\n'),
  'nothing at all': compose('services:\n  [|web|]:\n  db:\n    image: a\n'),
  'an empty image': compose('services:\n  [|web|]:\n    image: ""\n'),
  'an empty default': compose('services:\n  [|web|]:\n    image: ${IMAGE:-}\n'),
  'a variable': compose('services:\n  web:\n    image: ${IMAGE}\n'),
  'an image that the base gives': {
    files: {
      'compose.yaml': 'services:\n  web:\n    image: a\n',
      'compose.override.yaml': 'services:\n  web:\n    restart: always\n',
    },
  },
  'a service that the override misspells': {
    files: {
      'compose.yaml': 'services:\n  web:\n    image: a\n',
      'compose.override.yaml': 'services:\n  [|wbe|]:\n    restart: always\n',
    },
  },
  'an image that the extended service gives': compose(
    'services:\n  base:\n    image: a\n  web:\n    extends: base\n    restart: always\n',
  ),
  'an extended service without image': compose(
    'services:\n  [|base|]:\n    restart: always\n  web:\n    extends: base\n    image: a\n',
  ),
  'an anchor': compose('x-web: &web\n  image: a\nservices:\n  web:\n    <<: *web\n'),
  'a service of a file that cannot be read': compose(
    'services:\n  web:\n    extends:\n      file: ${F}\n      service: a\n',
  ),
  'a job': compose(
    'services:\n  web:\n    image: a\njobs:\n  [|migrate|]:\n    command: migrate\n    triggers: {manual: true}\n',
  ),
  'an override alone': { files: { 'compose.override.yaml': 'services:\n  web:\n    restart: always\n' } },
  'a fragment': { files: { 'compose.dev.yaml': 'services:\n  web:\n    restart: always\n' } },
  'what another file completes': {
    files: {
      'compose.yaml': 'services:\n  web:\n    restart: always\n',
      'compose.prod.yaml': 'services:\n  web:\n    image: a\n',
    },
  },
});
