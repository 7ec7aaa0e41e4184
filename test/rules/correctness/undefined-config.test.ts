import rule from '../../../src/rules/correctness/undefined-config.js';
import { testRule, type RuleCase } from '../../harness.js';

const compose = (item: string, top = '', more: Partial<RuleCase> = {}): RuleCase => ({
  ...more,
  files: { 'compose.yaml': `services:\n  web:\n    image: nginx:1.29\n    configs:\n      - ${item}\n${top}` },
});
const top = 'configs:\n  site:\n    file: site.conf\n';

testRule(rule, {
  'a name': compose('[|sites|]', top, {
    message: 'web uses the config sites, which the top-level configs do not define.',
  }),
  'a name that is defined': compose('site', top),
  'the long form': compose('source: [|other|]\n        target: /etc/site.conf', top),
  'the long form of what is defined': compose('source: site\n        target: /etc/site.conf', top),
  'no section at all': compose('[|site|]'),
  'a default': compose('[|"${NAME:-other}"|]', top),
  'what the override defines': {
    files: {
      'compose.yaml': 'services:\n  web:\n    image: a\n    configs: [site]\n',
      'compose.override.yaml': 'configs:\n  site:\n    content: a\n',
    },
  },
});
