import { expect, test } from 'vitest';
import { run, selectDefault } from '../../../src/engine/run.js';
import rule from '../../../src/rules/correctness/missing-dockerfile.js';
import { projectOf, testRule, type RuleCase } from '../../harness.js';

const web = (build: string, files: RuleCase['files'] = {}, message?: RuleCase['message']): RuleCase => ({
  ...(message === undefined ? {} : { message }),
  files: { 'compose.yaml': `services:\n  web:\n    build:${build}\n`, ...files },
});

testRule(rule, {
  'no Dockerfile': web(
    ' [|./web|]',
    { 'web/app.py': '' },
    'web is built from the Dockerfile web/Dockerfile, which does not exist.',
  ),
  'a Dockerfile': web(' ./web', { 'web/Dockerfile': '' }),
  'in small letters': web(' ./web', { 'web/dockerfile': '' }),
  'another name': web('\n      context: .\n      dockerfile: [|Dockerfile.dev|]', { Dockerfile: '' }),
  'another name that is there': web('\n      context: .\n      dockerfile: docker/dev.Dockerfile', {
    'docker/dev.Dockerfile': '',
  }),
  'another case of a name that is written': web('\n      context: .\n      dockerfile: [|DockerFile|]', {
    Dockerfile: '',
  }),
  'a path that counts from the compose file': web('\n      context: ./web\n      dockerfile: [|./web/Dockerfile|]', {
    'web/Dockerfile': '',
  }),
  'a folder': web(
    '\n      context: .\n      dockerfile: [|docker|]',
    { 'docker/Dockerfile': '' },
    'web is built from the Dockerfile docker, which is a folder.',
  ),
  'a context that is not there is a fault of its own': web(' ./web'),
  'a Dockerfile in the file': web('\n      context: .\n      dockerfile_inline: FROM alpine'),
  'a Dockerfile that git ignores': web('\n      context: .\n      dockerfile: Dockerfile.local', {
    '.gitignore': '*.local\n',
  }),
  'a submodule that was not fetched': web(' ./web', {
    '.gitmodules': '[submodule "web"]\n\tpath = web\n',
    'web/': '',
  }),
  'a repository': web('\n      context: https://github.com/docker/awesome-compose.git\n      dockerfile: Dockerfile'),
  'a path outside': web('\n      context: .\n      dockerfile: ../Dockerfile'),
  'a variable': web('\n      context: .\n      dockerfile: ${FILE}'),
  'a variable in part': web('\n      context: .\n      dockerfile: Dockerfile.${ENV}'),
  'a default': web('\n      context: .\n      dockerfile: [|Dockerfile.${ENV:-prod}|]'),
  'no context is the own folder': web('\n      [|target: app|]'),
  'an override that names another': {
    files: {
      'compose.yaml': 'services:\n  web:\n    build: .\n',
      'compose.override.yaml': 'services:\n  web:\n    build:\n      dockerfile: Dockerfile.dev\n',
      'Dockerfile.dev': '',
    },
  },
  'paths may count from a folder above, by --project-directory': {
    files: { 'deploy/compose.yaml': 'services:\n  web:\n    build: .\n', Dockerfile: '' },
  },
  'an override alone': {
    files: { 'compose.override.yaml': 'services:\n  web:\n    build:\n      dockerfile: Dockerfile.dev\n' },
  },
});

test('names what is nearby', () => {
  const helpFor = (build: string, files: Readonly<Record<string, string>>) =>
    run(projectOf({ 'compose.yaml': `services:\n  web:\n    build:${build}\n`, ...files }), [selectDefault(rule)])
      .diagnostics[0]?.help;
  expect(helpFor('\n      context: web\n      dockerfile: web/Dockerfile', { 'web/Dockerfile': '' })).toBe(
    'Did you mean Dockerfile? The path counts from the build context.',
  );
  expect(helpFor(' .', { 'Dockerfile.prod': '', 'Dockerfile.dev': '', 'Dockerfile.dev.dockerignore': '' })).toBe(
    'The build context has Dockerfile.dev, Dockerfile.prod: name it with build.dockerfile.',
  );
  expect(helpFor(' .', {})).toBe('Add it, or name another one with build.dockerfile.');
});
