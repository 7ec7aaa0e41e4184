import rule from '../../../src/rules/correctness/invalid-port-mapping.js';
import { testRule, type RuleCase } from '../../harness.js';

const web = (attributes: string, more: Partial<RuleCase> = {}): RuleCase => ({
  files: { 'compose.yaml': `services:\n  web:\n    image: nginx:1.31\n${attributes}` },
  ...more,
});
const ports = (items: string, more: Partial<RuleCase> = {}): RuleCase => web(`    ports: [${items}]\n`, more);

testRule(rule, {
  'a name as host address': ports('"[|localhost|]:8080:80"', { message: 'localhost is no IP address.' }),
  'an address': ports('"127.0.0.1:8080:80"'),
  'an address without host port': ports('"[|127.0.0.1|]:80"'),
  'no container port': ports('"[|80:|]"', { message: 'The container port is missing.' }),
  'no host port': ports('":80", "127.0.0.1::81"'),
  'another protocol': ports('"80:80/[|http|]"', {
    message: 'http is no protocol of ports: Docker knows tcp, udp, sctp.',
  }),
  'protocols in any case': ports('"80:80/TCP", "53:53/udp", "9:9/SCTP", "81:81/"'),
  'two protocols': ports('"80:80/[|tcp/udp|]"'),
  'ranges of different length': ports('"[|8000-8002:80-81|]"', {
    message: 'The range of the host has 3 ports, and that of the container 2 ports.',
  }),
  'one host port for a range': ports('"[|8000:80-81|]"', {
    message: 'The range of the host has one port, and that of the container 2 ports.',
  }),
  'ranges of one length': ports('"8000-8001:80-81", "9000-9005:90", "3000-3005", "127.0.0.1:5000-5010:5000-5010"'),
  'a port too high': ports('"[|80800|]:80"', { message: '80800 is no port: the highest one is 65535.' }),
  'a number too high': ports('[|80800|]', { message: '80800 is no port: the highest one is 65535.' }),
  'a number': ports('80, 65535'),
  'the container port 0': ports('"8080:[|0|]"', { message: 'The container port 0 does not exist.' }),
  'the host port 0': ports('"0:80"'),
  'a range that ends before it begins': ports('"[|8010-8000|]:80"', {
    message: 'The range 8010-8000 ends before it begins.',
  }),
  'an open range': ports('"[|8000-|]:80"'),
  'a blank': ports('"8080:[| 80|]"', { message: ' 80 is no port and no range of ports.' }),
  'a word': ports('"[|http|]:80"'),
  'an empty text': ports('[|""|]', { message: 'The container port is missing.' }),
  'an unquoted one below 60': ports('22:22'),
  IPv6: ports('"[::1]:6001:6001", "::1:6000:6000", "[::]:80:80", "[::ffff:127.0.0.1]:81:81"'),
  'IPv6 in brackets that is none': {
    files: { 'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    ports: ["[::g]:80:80"]\n' },
    findings: 1,
    message: '[::g] is no IP address.',
  },
  'a leading zero': ports('"[|127.0.0.01|]:80:80"'),
  'four parts': ports('"[|80:80|]:80:80"', { message: '80:80 is no IP address.' }),
  'variables without value': ports('"${PORT}:80", "80:${PORT}", "${BIND}:80:80", "${BIND}:${PORT}:80/tcp", "${ALL}"'),
  'what is known behind a variable': ports('"${PORT}:[|8o|]"', { message: '8o is no port and no range of ports.' }),
  'what is written before a variable is not judged': ports('"localhost:${PORT}"'),
  'a default': ports('"[|${PORT:-http}|]:80"', { message: 'http is no port and no range of ports.' }),
  'a value of .env': {
    files: { '.env': 'PORT=80800\n', ...ports('"[|${PORT}|]:80"').files },
  },
  'an override removes it': {
    files: {
      ...ports('"localhost:8080:80"').files,
      'compose.override.yaml': 'services:\n  web:\n    ports: !override ["127.0.0.1:8080:80"]\n',
    },
  },
  'a lone override': {
    files: { 'compose.override.yaml': 'services:\n  web:\n    ports: ["[|localhost|]:8080:80"]\n' },
  },
  'the long form': web('    ports:\n      - {target: 80, published: "8083-8090", protocol: tcp, host_ip: 127.0.0.1}\n'),
  'a long form with every fault': web(
    '    ports:\n      - {target: [|80-81|], published: [|http|], protocol: [|http|], host_ip: [|localhost|]}\n',
    {
      message: [
        '80-81 is a range, and target takes one port.',
        'http is no port and no range of ports.',
        'http is no protocol of ports: Docker knows tcp, udp, sctp.',
        'localhost is no IP address.',
      ],
    },
  ),
  'a long form without target': web('    ports:\n      - [|{published: "80"}|]\n'),
  'an address in brackets in the long form': {
    ...web('    ports:\n      - {target: 80, host_ip: "[::1]"}\n'),
    findings: 1,
    message: 'The address stands in brackets.',
  },
  'an empty published port': web('    ports:\n      - {target: 80, published: ""}\n'),
  'a variable in the long form': web('    ports:\n      - {target: "${P}", published: "${Q}", host_ip: "${H}"}\n'),
  'a mapping in expose': web('    expose: ["[|8000:8000|]"]\n', {
    message: '8000:8000 maps a port, and expose takes container ports only.',
  }),
  'what expose takes': web('    expose: [8000, "8001", "53/udp", "9000-9005", "${PORT}"]\n'),
  'a word in expose': web('    expose: [[|http|]]\n'),
  'a job': {
    files: {
      'compose.yaml':
        'jobs:\n  a:\n    image: nginx:1.31\n    triggers: {manual: true}\n    expose: [[|http|]]\nservices:\n  web:\n    image: nginx:1.31\n',
    },
  },
  'a template': { files: { 'compose.yaml': 'services:\n  web:\n    image: a:1\n    ports: ["{{ port }}:a"]\n' } },
});
