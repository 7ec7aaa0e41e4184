import rule from '../../../src/rules/correctness/missing-env-file.js';
import { testRule } from '../../harness.js';

const web = (envFile: string, more: Readonly<Record<string, string>> = {}) => ({
  'compose.yaml': `services:\n  web:\n    image: a\n    env_file: ${envFile}\n`,
  ...more,
});

testRule(rule, {
  'a file that is not there': {
    files: web('[|config/web.env|]'),
    message: 'web needs the environment file config/web.env, which does not exist.',
  },
  'a file that is there': { files: web('config/web.env', { 'config/web.env': 'A=1\n' }) },
  'one of several': { files: web('[a.env, [|./b.env|]]', { 'a.env': 'A=1\n' }) },
  'capitals differ': {
    files: web('[|Web.env|]', { 'web.env': 'A=1\n' }),
    message: 'web needs the environment file Web.env, which does not exist: the file is called web.env.',
  },
  'the long form': { files: web('[{path: [|web.env|]}, {path: [|b.env|], required: true}]') },
  'a file that need not be there': { files: web('[{path: web.env, required: false}]') },
  'a file that a variable may need': { files: web('[{path: web.env, required: "${NEEDED}"}]') },
  'a file that git ignores': { files: web('web.env', { '.gitignore': '*.env\n' }) },
  '.env, which often stays out of the repository': {
    files: web('[|.env|]'),
    message: 'web needs the environment file .env, which does not exist in a fresh copy of the project.',
  },
  'a folder of such files': {
    files: web('[|.envs/.local/.django|]'),
    message:
      'web needs the environment file .envs/.local/.django, which does not exist in a fresh copy of the project.',
  },
  '.env with an example to copy': { files: web('.env', { '.env.example': 'A=\n' }) },
  'another example to copy': { files: web('docker/db.env', { 'docker/db.env.dist': 'A=\n' }) },
  'an example in another folder': { files: web('[|docker/db.env|]', { 'db.env.dist': 'A=\n' }) },
  'a file that Portainer makes': { files: web('stack.env') },
  'a path with a variable': { files: web('${ENV_FILE}') },
  'a path with a default': { files: web('[|${ENV_FILE:-web.env}|]') },
  'a path in the home directory': { files: web('~/web.env') },
  'a path outside the project': { files: web('../../web.env') },
  'what an override takes away': {
    files: {
      ...web('web.env'),
      'compose.override.yaml': 'services:\n  web:\n    env_file: !reset []\n',
    },
  },
  'what an override adds': {
    files: {
      ...web('web.env', { 'web.env': '' }),
      'compose.override.yaml': 'services:\n  web:\n    env_file: [|more.env|]\n',
    },
  },
  'an override alone': { files: { 'compose.override.yaml': 'services:\n  web:\n    env_file: web.env\n' } },
  'one anchor for two services': {
    files: {
      'compose.yaml':
        'x-app: &app\n  image: a\n  env_file: [|app.env|]\nservices:\n  web:\n    <<: *app\n  worker:\n    <<: *app\n',
    },
  },
  'a file from where --project-directory may lead': {
    files: { 'docker/compose.yaml': 'services:\n  web:\n    image: a\n    env_file: web.env\n', 'web.env': 'A=1\n' },
  },
  'a file in another folder': {
    files: {
      'docker/compose.yaml': 'services:\n  web:\n    image: a\n    env_file: [[|../a.env|], ../b.env, [|c.env|]]\n',
      'b.env': 'A=1\n',
    },
  },
});
