import rule from '../../../src/rules/style/unquoted-port.js';
import { testRule } from '../../harness.js';

const file = (service: string) => ({
  'compose.yaml': `services:\n  web:\n    image: a\n    ${service.replaceAll('\n', '\n    ')}\n`,
});

testRule(rule, {
  'a port without quotes': {
    files: file('ports:\n  - [|8080:80|] # plain'),
    message: 'The port 8080:80 has no quotes.',
    fixed: file('ports:\n  - "8080:80" # plain'),
  },
  'quotes of both kinds': { files: file(`ports:\n  - "8080:80"\n  - '8081:80'`) },
  'expose, and a number': { files: file('expose: [[|3000|], "3001"]'), fixed: file('expose: ["3000", "3001"]') },
  'single quotes': {
    files: file('ports:\n  - [|80:80/udp|]'),
    options: { quotes: 'single' },
    fixed: file(`ports:\n  - '80:80/udp'`),
  },
  'a variable': { files: file('ports:\n  - [|${PORT}:80|]'), fixed: file('ports:\n  - "${PORT}:80"') },
  'a number that YAML reads otherwise': { files: file('ports:\n  - [|0x50|]'), fixed: file('ports:\n  - 0x50') },
  'the long form': { files: file('ports:\n  - target: 80\n    published: 8080') },
});
