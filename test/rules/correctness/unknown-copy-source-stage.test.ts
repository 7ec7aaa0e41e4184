import rule from '../../../src/rules/correctness/unknown-copy-source-stage.js';
import { testRule } from '../../harness.js';

const staged = (...lines: readonly string[]) =>
  ['FROM python:3.13-slim AS build', 'FROM python:3.13-slim', ...lines, ''].join('\n');

testRule(rule, {
  'builder for build': {
    files: { Dockerfile: staged('COPY --from=[|builder|] /a /a') },
    message: 'No earlier stage is named builder.',
  },
  build: staged('COPY --from=build /a /a'),
  'in another case': staged('COPY --from=BUILD /a /a'),
  'a name that is like none': staged('COPY --from=[|frontend|] /a /a'),
  'in a mount': staged('RUN --mount=type=bind,from=[|builder|],target=/src true'),
  'the stage in a mount': staged('RUN --mount=type=bind,from=build,target=/src true'),
  'an index': staged('COPY --from=0 /a /a'),
  'an index that no stage has': staged('COPY --from=[|7|] /a /a'),
  'an index without named stages': {
    files: { Dockerfile: 'FROM a:1\nFROM b:1\nCOPY --from=[|2|] /a /a\n' },
    message: 'No earlier stage is named 2.',
  },
  'an image with a tag': staged('COPY --from=builder:1 /a /a'),
  'an image with a namespace': staged('COPY --from=acme/builder /a /a'),
  'an image with a registry': staged('COPY --from=ghcr.io/astral-sh/uv /uv /uv'),
  'an image by digest': staged(`COPY --from=builder@sha256:${'0'.repeat(64)} /a /a`),
  'a well-known image': staged('COPY --from=busybox /bin/busybox /busybox', 'COPY --from=golang /usr/local/go /go'),
  'a variable without value': staged('ARG SOURCE', 'COPY --from=$SOURCE /a /a'),
  'a variable with the name of a stage': `ARG SOURCE=build\n${staged('ARG SOURCE', 'COPY --from=$SOURCE /a /a')}`,
  'no named stage to mean': 'FROM python:3.13-slim\nCOPY --from=builder /a /a\n',
  'a later stage, which is another matter': staged('COPY --from=late /a /a', 'FROM python:3.13-slim AS late'),
  'a named context of compose': {
    files: {
      Dockerfile: staged('COPY --from=assets /a /a'),
      'compose.yaml':
        'services:\n  web:\n    build:\n      context: .\n      additional_contexts:\n        assets: ./assets\n',
    },
  },
  'a name that a Bake file may give': {
    files: { Dockerfile: staged('COPY --from=assets /a /a'), 'docker-bake.hcl': '' },
  },
  'a name like that of a stage beside a Bake file': {
    files: { Dockerfile: staged('COPY --from=[|builder|] /a /a'), 'docker-bake.hcl': '' },
  },
  'a context that compose names otherwise': {
    files: {
      Dockerfile: staged('COPY --from=[|assets|] /a /a'),
      'compose.yaml':
        'services:\n  web:\n    build:\n      context: .\n      additional_contexts:\n        images: ./assets\n',
    },
  },
});
