import rule from '../../../src/rules/correctness/useless-env-override.js';
import { testRule, type RuleCase } from '../../harness.js';

const web = (
  value: string,
  file: string,
  more: Partial<RuleCase> & { readonly path?: string; readonly rest?: string } = {},
): RuleCase => ({
  files: {
    [more.path ?? 'compose.yaml']:
      `services:\n  web:\n    image: shop:1\n    env_file: web.env\n    environment:\n      ${value}\n${more.rest ?? ''}`,
    'web.env': `${file}\n`,
  },
  ...(more.message === undefined ? {} : { message: more.message }),
});

testRule(rule, {
  'another value': web('LOG_LEVEL: [|info|]', 'LOG_LEVEL=debug', {
    message: 'LOG_LEVEL has another value in web.env, which never reaches web.',
  }),
  'the same value': web('LOG_LEVEL: info', 'LOG_LEVEL=info'),
  'another variable': web('LOG_LEVEL: info', 'LOG_FORMAT=json'),
  'a list': web('- LOG_LEVEL=[|info|]', 'LOG_LEVEL=debug'),
  'a switch': web('WORKERS: [|4|]', 'WORKERS=2'),
  'a value of a variable': web('LOG_LEVEL: ${LOG_LEVEL:-info}', 'LOG_LEVEL=debug'),
  'a placeholder': web('LOG_LEVEL: info', 'LOG_LEVEL='),
  'a value of the shell': web('LOG_LEVEL:', 'LOG_LEVEL=debug'),
  'an address': web('DB: db:5432', 'DB=localhost:5432', { rest: '  db:\n    image: postgres:17\n' }),
  'the name of a host': web('DB_HOST: db', 'DB_HOST=127.0.0.1'),
  'the name of a service': web('DB: db', 'DB=shop', { rest: '  db:\n    image: postgres:17\n' }),
  'a path': web('DATA: /data', 'DATA=./data'),
  'a file that two services share': web('ROLE: web', 'ROLE=all', {
    rest: '  worker:\n    image: shop:1\n    env_file: web.env\n',
  }),
  'for developers': web('LOG_LEVEL: info', 'LOG_LEVEL=debug', { path: 'compose.dev.yaml' }),
});
