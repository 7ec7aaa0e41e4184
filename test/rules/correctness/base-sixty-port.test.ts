import rule from '../../../src/rules/correctness/base-sixty-port.js';
import { testRule, type RuleCase } from '../../harness.js';

const ports = (list: string): string => `services:\n  web:\n    image: nginx:1.29\n    ports: ${list}\n`;
const compose = (text: string): RuleCase => ({ files: { 'compose.yaml': text } });

testRule(rule, {
  'ssh without quotes': {
    files: { 'compose.yaml': ports('\n      - [|22:22|]\n      - 8000:8000') },
    fixed: { 'compose.yaml': ports('\n      - "22:22"\n      - 8000:8000') },
    message: 'Some readers of YAML take 22:22 for the number 1342.',
  },
  'in quotes of either style': compose(ports('["22:22", \'2222:22\']')),
  'a large container port': compose(ports('\n      - 8080:80')),
  'a protocol': compose(ports('\n      - 53:53/udp')),
  'an address': compose(ports('\n      - 127.0.0.1:25:25')),
  'a leading zero': compose(ports('\n      - 0:22')),
  'a range': compose(ports('\n      - 20-25:20-25')),
  'a container port': compose(ports('\n      - 22')),
  'the long form': compose(ports('\n      - target: 22\n        published: 22')),
  'a variable': compose(ports('\n      - ${PORT}:22')),
  'an anchor': compose(
    'x-a: &a\n  image: a\n  ports:\n    - [|25:25|]\nservices:\n  a:\n    <<: *a\n  b:\n    <<: *a\n',
  ),
  'a job': compose(
    'jobs:\n  a:\n    image: a\n    triggers: {manual: true}\n    ports:\n      - [|25:25|]\nservices:\n  b:\n    image: b\n',
  ),
  'an override': {
    files: { 'compose.yaml': ports('[]'), 'compose.override.yaml': ports('\n      - [|22:22|]') },
  },
  'a template': compose(ports('\n      - 22:22\n    command: {{ a }}')),
});
