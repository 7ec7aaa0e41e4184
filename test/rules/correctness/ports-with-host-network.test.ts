import rule from '../../../src/rules/correctness/ports-with-host-network.js';
import { testRule, type RuleCase } from '../../harness.js';

const web = (mode: string, ports = '[|ports|]: ["80:80"]', more: Partial<RuleCase> = {}): RuleCase => ({
  files: { 'compose.yaml': `services:\n  web:\n    image: nginx:1.31\n    network_mode: ${mode}\n    ${ports}\n` },
  ...more,
});

testRule(rule, {
  host: web('host', undefined, { message: 'Docker discards published ports where network_mode is host.' }),
  none: web('none'),
  bridge: web('bridge', 'ports: ["80:80"]'),
  'no ports': web('host', 'ports: []'),
  expose: web('host', 'expose: ["80"]'),
  'a variable': web('${MODE}', 'ports: ["80:80"]'),
  'a default': web('${MODE:-host}'),
  'an override removes them': {
    files: {
      'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    ports: ["80:80"]\n',
      'compose.override.yaml': 'services:\n  web:\n    network_mode: host\n    ports: !reset []\n',
    },
  },
  'an override sets the mode': {
    files: {
      'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    [|ports|]: ["80:80"]\n',
      'compose.override.yaml': 'services:\n  web:\n    network_mode: host\n',
    },
  },
});
