import rule from '../../../src/rules/correctness/unset-variable.js';
import { testRule } from '../../harness.js';

const web = (attributes: string, more: Readonly<Record<string, string>> = {}) => ({
  files: {
    'compose.yaml': `services:\n  web:\n    image: a\n    ${attributes.replaceAll('\n', '\n    ')}\n`,
    ...more,
  },
});

testRule(rule, {
  'a variable that nobody sets': {
    ...web('ports: ["[|${WEB_PORT}|]:80"]'),
    message:
      'No file of the project sets or names WEB_PORT, which Compose replaces with nothing where the shell does not set it.',
  },
  'a variable of .env': web('ports: ["${WEB_PORT}:80"]', { '.env': 'WEB_PORT=80\n' }),
  'a variable of an example': web('ports: ["${WEB_PORT}:80"]', { '.env.example': '#WEB_PORT=80\n' }),
  'a variable that the readme names': web('ports: ["${WEB_PORT}:80"]', { 'README.md': 'Set `WEB_PORT` first.\n' }),
  'an example in the folder above': {
    files: {
      'deploy/compose.yaml': 'services:\n  web:\n    image: a\n    hostname: $NAME\n',
      '.env.sample': 'NAME=\n',
    },
  },
  'a variable of env_file only': {
    ...web('env_file: web.env\nports: ["[|${WEB_PORT}|]:80"]', { 'web.env': 'WEB_PORT=80\n' }),
    message:
      'WEB_PORT is set in a file of env_file only, which fills the container: here Compose replaces it with nothing.',
  },
  'one finding for several places': web('hostname: [|$NAME|]\ndomainname: $NAME'),
  'a default': web('ports: ["${WEB_PORT:-80}:80"]'),
  'a default that needs another variable': web('ports: ["${WEB_PORT:-[|$OTHER_PORT|]}:80"]'),
  'a message': web('ports: ["${WEB_PORT:?}:80"]'),
  'a message elsewhere': web('ports: ["${WEB_PORT:?}:80"]\nhostname: web-$WEB_PORT'),
  'a text that counts when it is set': web('hostname: "web${SUFFIX:+-x}"'),
  'variables that build servers set': web('hostname: $CI_JOB_ID-$GITHUB_SHA-$TAG-$IMAGE_TAG-$USER'),
  'what another rule explains': web('environment: [PORT=80]\ncommand: sh -c "serve $PORT"'),
  'dollar signs in a password': web('environment:\n  DB_PASSWORD: "pa$word-$more"'),
  'a lone override': { files: { 'compose.override.yaml': 'services:\n  web:\n    hostname: $NAME\n' } },
  'an override': {
    files: {
      'compose.yaml': 'services:\n  web:\n    image: a\n    hostname: [|$NAME|]\n',
      'compose.override.yaml': 'services:\n  web:\n    domainname: $NAME\n',
    },
  },
});
