import rule from '../../../src/rules/correctness/external-network-options.js';
import { testRule, type RuleCase } from '../../harness.js';

const network = (attributes: string, more: Partial<RuleCase> = {}): RuleCase => ({
  files: {
    'compose.yaml': `services:\n  web:\n    image: nginx:1.31\n    networks: [proxy]\nnetworks:\n  proxy: {${attributes}}\n`,
  },
  ...more,
});

testRule(rule, {
  'a driver': network('external: true, [|driver|]: bridge', {
    message: 'The network proxy is external, so that driver has no effect here.',
  }),
  'a name': network('external: true, name: real, x-note: a'),
  'several options': network('external: true, [|driver_opts|]: {a: b}, [|internal|]: true'),
  'an own network': network('driver: bridge, internal: true'),
  'not external': network('external: false, driver: bridge'),
  'the old form': network('external: {name: real}, [|driver|]: bridge'),
  'a variable': network('external: "${EXTERNAL}", driver: bridge'),
  'a default': network('external: "${EXTERNAL:-true}", [|driver|]: bridge'),
});
