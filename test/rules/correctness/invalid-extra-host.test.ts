import rule from '../../../src/rules/correctness/invalid-extra-host.js';
import { testRule, type RuleCase } from '../../harness.js';

const hosts = (items: string, more: Partial<RuleCase> = {}): RuleCase => ({
  files: { 'compose.yaml': `services:\n  web:\n    image: nginx:1.31\n    extra_hosts: ${items}\n` },
  ...more,
});

testRule(rule, {
  'no address': hosts('["[|somehost|]"]', { message: 'somehost has no address.' }),
  'all forms': hosts(
    '["a=1.2.3.4", "b:1.2.3.4", "c=[::1]", "d:::1", "e=1.2.3.4,::1", "host.docker.internal:host-gateway"]',
  ),
  'a name as address': hosts('["db:[|localhost|]"]', { message: 'localhost is no IP address.' }),
  'one of several': hosts('["db=1.2.3.4,[|x|]"]'),
  'an empty address': { ...hosts('["db="]'), findings: 1, message: 'The host has no address.' },
  'no name': { ...hosts('["=1.2.3.4"]'), findings: 1, message: 'The address has no host name before it.' },
  'a colon before the equals sign': hosts('["[|a:b|]=1.2.3.4"]', { message: 'a:b is no host name.' }),
  'a port': hosts('["db:[|1.2.3.4:80|]"]'),
  'a variable as address': hosts('["db=${IP}"]'),
  'a variable as host': hosts('["${HOST}:1.2.3.4"]'),
  'a variable alone': hosts('["${HOSTS}"]'),
  'a default': hosts('["db=[|${IP:-localhost}|]"]'),
  'a mapping': hosts('{a: 1.2.3.4, b: ["::1", 1.2.3.4], c: host-gateway}'),
  'a mapping with a name': hosts('{a: [|localhost|], b: [[|x|]]}'),
  'a mapping with several': hosts('{a: [|"1.2.3.4,1.2.3.5"|]}'),
  'a build': {
    files: {
      'compose.yaml': 'services:\n  web:\n    build:\n      context: .\n      extra_hosts: ["[|somehost|]", "a=b"]\n',
    },
  },
});
