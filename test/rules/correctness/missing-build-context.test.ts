import { expect, test } from 'vitest';
import { run, selectDefault } from '../../../src/engine/run.js';
import rule from '../../../src/rules/correctness/missing-build-context.js';
import { projectOf, testRule, type RuleCase } from '../../harness.js';

const web = (
  build: string,
  files: RuleCase['files'] = {},
  message?: RuleCase['message'],
  more: Partial<RuleCase> = {},
): RuleCase => ({
  ...more,
  ...(message === undefined ? {} : { message }),
  files: { 'compose.yaml': `services:\n  web:\n    build:${build}\n`, ...files },
});

testRule(rule, {
  'a folder that is not there': web(' [|./web|]', {}, 'web is built from the folder web, which does not exist.'),
  'a folder that is there': web(' ./web', { 'web/Dockerfile': 'FROM alpine\n' }),
  'the long form': web('\n      context: [|web|]\n      dockerfile: Dockerfile', { 'site/Dockerfile': '' }),
  'an override whose base lies elsewhere': {
    files: {
      'tools/search/docker-compose.search-override.yml': 'services:\n  search:\n    build: ../../search\n',
      'tools/search/search/Dockerfile': 'FROM alpine\n',
      'docker-compose.yml': 'services:\n  web:\n    image: acme/web:1\n',
    },
  },
  'the own folder': web(' .'),
  'no context': web('\n      target: a'),
  'another case': web(' [|./Web|]', { 'web/Dockerfile': '' }),
  'a file': web(
    ' [|./Dockerfile|]',
    { Dockerfile: 'FROM alpine\n' },
    'web is built from Dockerfile, which is a file, not a folder.',
  ),
  'a folder that git ignores': web(' ./web', { '.gitignore': 'web/\n' }),
  'a folder below one that git ignores': web(' ./vendor/web', { '.gitignore': '/vendor/*\n' }),
  'a submodule': web(' ./web/app', {
    '.gitmodules': '[submodule "web"]\n\tpath = web\n\turl = https://example.com/web\n',
  }),
  'a repository': web(' https://github.com/docker/awesome-compose.git#main:app'),
  'a repository by ssh': web(' git@github.com:docker/awesome-compose.git'),
  'a path outside': web(' ../web'),
  'an absolute path': web(' /srv/web'),
  'a variable': web(' ${CONTEXT}'),
  'a default': web(' [|${CONTEXT:-./web}|]'),
  'a value of .env': web(' ${CONTEXT:-./web}', { '.env': 'CONTEXT=app\n', 'app/Dockerfile': '' }),
  'a Dockerfile in the file needs its context, too': web(
    '\n      context: [|web|]\n      dockerfile_inline: FROM alpine',
  ),
  'an additional context': web(
    '\n      context: .\n      additional_contexts:\n        - shared=[|./shared|]',
    {},
    'web is built from the folder shared, which does not exist.',
  ),
  'an additional context that is there': web('\n      context: .\n      additional_contexts:\n        shared: shared', {
    'shared/a.py': '',
  }),
  'other additional contexts': web(
    '\n      context: .\n      additional_contexts:\n        a: docker-image://alpine:3.22\n        b: oci-layout://x\n        c: https://example.com/a.tar\n        d: ${D}',
  ),
  'the image of a service that is not built': {
    files: {
      'compose.yaml':
        'services:\n  web:\n    build:\n      context: .\n      additional_contexts:\n        base: service:[|base|]\n  base:\n    image: a\n',
    },
    message: 'web is built with the image of base, which has no build.',
  },
  'the image of a service that is built': {
    files: {
      'compose.yaml':
        'services:\n  web:\n    build:\n      context: .\n      additional_contexts:\n        base: service:base\n  base:\n    build: .\n',
    },
  },
  'paths count from the first file': {
    files: {
      'deploy/compose.yaml': 'services:\n  web:\n    build: [|./web|]\n',
      'app/web/Dockerfile': '',
    },
    message: 'web is built from the folder deploy/web, which does not exist.',
  },
  'paths may count from a folder above, by --project-directory': {
    files: { 'deploy/compose.yaml': 'services:\n  web:\n    build: ./web\n', 'web/Dockerfile': '' },
  },
  'paths of an extended file count from there': {
    files: {
      'compose.yaml': 'services:\n  web:\n    extends:\n      file: base/web.yaml\n      service: web\n',
      'base/web.yaml': 'services:\n  web:\n    build: ./app\n',
      'base/app/Dockerfile': '',
    },
  },
  'an override alone': { files: { 'compose.override.yaml': 'services:\n  web:\n    build: ./web\n' } },
});

test('names what is nearby', () => {
  const { diagnostics } = run(
    projectOf({
      'compose.yaml':
        'services:\n  a:\n    build: ./Frontend/app\n  b:\n    build: ./forntend\n  c:\n    build: ./other\n',
      'frontend/app/Dockerfile': '',
    }),
    [selectDefault(rule)],
  );
  expect(diagnostics.map(({ help }) => help)).toEqual([
    'Did you mean ./frontend/app?',
    'Did you mean ./frontend?',
    'Add the folder, or name the one that is meant: paths count from the compose file.',
  ]);
});
