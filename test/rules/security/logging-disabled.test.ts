import rule from '../../../src/rules/security/logging-disabled.js';
import { testRule, type RuleCase } from '../../harness.js';

const bare = 'services:\n  web:\n    image: a\n    restart: always\n';
const web = (logging: string, more: Partial<RuleCase> = {}): RuleCase => ({
  files: { 'compose.yaml': `services:\n  web:\n    image: a\n    logging:${logging}\n    restart: always\n` },
  ...more,
});

testRule(rule, {
  'thrown away': web('\n      driver: [|none|]', {
    severity: 'info',
    message: 'The log of web is thrown away.',
    fixed: { 'compose.yaml': bare },
  }),
  kept: web('\n      driver: local'),
  'in quotes, with options': web('\n      driver: [|"none"|]\n      options:\n        max-size: 10m', {
    fixed: { 'compose.yaml': bare },
  }),
  'in one line': web(' {driver: [|none|]}', { fixed: { 'compose.yaml': bare } }),
  'a null is the default': web('\n      driver: null'),
  'a default': web('\n      driver: [|${LOG_DRIVER:-none}|]', { fixed: { 'compose.yaml': bare } }),
  'a variable': web('\n      driver: ${LOG_DRIVER}'),
  'an anchor stays': {
    files: {
      'compose.yaml':
        'x-logging: &logging\n  driver: [|none|]\nservices:\n  web:\n    image: a\n    logging: *logging\n',
    },
    fixed: {
      'compose.yaml': 'x-logging: &logging\n  driver: none\nservices:\n  web:\n    image: a\n    logging: *logging\n',
    },
  },
  'a later file keeps it': {
    files: {
      'compose.yaml': 'services:\n  web:\n    image: a\n    logging:\n      driver: none\n',
      'compose.override.yaml': 'services:\n  web:\n    logging:\n      driver: json-file\n',
    },
  },
  'a network driver': {
    files: { 'compose.yaml': `${bare}networks:\n  default:\n    driver: none\n` },
  },
});
