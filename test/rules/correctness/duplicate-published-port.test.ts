import rule from '../../../src/rules/correctness/duplicate-published-port.js';
import { testRule, type RuleCase } from '../../harness.js';

type Attributes = string;
const service = (name: string, attributes: Attributes): string =>
  `  ${name}:\n    image: nginx:1.29\n${attributes.replace(/^(?=.)/gm, '    ')}`;
const two = (web: Attributes, api: Attributes, more: Partial<RuleCase> = {}): RuleCase => ({
  files: { 'compose.yaml': `services:\n${service('web', web)}${service('api', api)}` },
  ...more,
});
const ports = (...items: readonly string[]): Attributes => `ports:\n${items.map((item) => `  - ${item}\n`).join('')}`;

testRule(rule, {
  'one port of the host': two(ports('"8080:80"'), ports('"[|8080|]:80"'), {
    message: 'The host port 8080 is taken twice: web and api publish it.',
  }),
  'two ports of the host': two(ports('"8080:80"'), ports('"8081:80"')),
  'within a service': two(ports('"8080:80"', '"[|8080|]:81"'), '', {
    message: 'The host port 8080 is taken twice: web publishes it twice.',
  }),
  'the same item twice is one': two(ports('"8080:80"', '"8080:80/tcp"'), ''),
  'numbers without quotes': two(ports('8080:80'), ports('[|8080|]:80')),
  'the long form': two(ports('target: 80\n    published: 8080'), ports('target: 80\n    published: [|"8080"|]')),
  'another published port in the long form': two(
    ports('target: 80\n    published: 8080'),
    ports('target: 8080\n    published: "80"'),
  ),
  'container ports alone': two(ports('"80"'), ports('"80"')),
  'random host ports': two(ports('"127.0.0.1::80"'), ports('"127.0.0.1::80"')),
  'another protocol': two(ports('"53:53/tcp"'), ports('"53:53/udp"')),
  'one protocol': two(ports('"53:53/udp"'), ports('"[|53|]:53/UDP"')),
  'another address': two(ports('"127.0.0.1:80:80"'), ports('"127.0.0.2:80:80"')),
  'one address': two(ports('"127.0.0.1:80:80"'), ports('"127.0.0.1:[|80|]:80"')),
  'an address and all of them': two(ports('"127.0.0.1:80:80"'), ports('"[|80|]:80"')),
  'an address and 0.0.0.0': two(ports('"0.0.0.0:80:80"'), ports('"127.0.0.1:[|80|]:80"')),
  'another family': two(ports('"0.0.0.0:80:80"'), ports('"[::]:80:80"')),
  'one family': two(ports('"[::1]:80:80"'), ports('"[::]:[|80|]:80"')),
  'an address that a variable hides': two(ports('"${BIND}:80:80"'), ports('"127.0.0.1:80:80"')),
  'a variable': two(ports('"${PORT}:80"'), ports('"${PORT}:80"')),
  'a default': two(ports('"${PORT:-8000}:80"'), ports('"[|8000|]:80"')),
  'another default': two(ports('"${PORT:-8000}:80"'), ports('"8001:80"')),
  'a value of .env': {
    files: {
      '.env': 'PORT=8001\n',
      'compose.yaml': `services:\n${service('web', ports('"${PORT:-8000}:80"'))}${service('api', ports('"[|8001|]:80"'))}${service('old', ports('"8000:80"'))}`,
    },
  },
  'ranges that overlap': two(ports('"8000-8010:8000-8010"'), ports('"[|8010-8020|]:8010-8020"'), {
    message: 'The host port 8010 is taken twice: web and api publish it.',
  }),
  'ranges that do not': two(ports('"8000-8010:8000-8010"'), ports('"8011-8020:8011-8020"')),
  'a port before its range': two(ports('"8005:80"'), ports('"[|8000-8010|]:8000-8010"')),
  'a port within a range': two(ports('"8000-8010:8000-8010"'), ports('"[|8005|]:80"')),
  'a range to choose from': two(ports('"8000-8010:80"'), ports('"8000-8010:80"')),
  'disjoint profiles': two(`profiles: [a]\n${ports('"80:80"')}`, `profiles: [b]\n${ports('"80:80"')}`),
  'a shared profile': two(`profiles: [a]\n${ports('"80:80"')}`, `profiles: [b, a]\n${ports('"[|80|]:80"')}`),
  'a profile and none': two(ports('"80:80"'), `profiles: [b]\n${ports('"[|80|]:80"')}`),
  'the network of the host': two(`network_mode: host\n${ports('"80:80"')}`, ports('"80:80"')),
  'a network by name': two(`network_mode: \${MODE}\n${ports('"80:80"')}`, ports('"80:80"')),
  'three services': {
    files: {
      'compose.yaml': `services:\n${service('a', ports('"80:80"'))}${service('b', ports('"[|80|]:80"'))}${service('c', ports('"[|80|]:80"'))}`,
    },
  },
  'an override adds an item': {
    files: {
      'compose.yaml': `services:\n${service('web', ports('"8080:80"'))}`,
      'compose.override.yaml': `services:\n  web:\n    ports:\n      - "127.0.0.1:[|8080|]:80"\n`,
    },
    message: 'The host port 8080 is taken twice: web publishes it twice.',
  },
  'an override repeats an item': {
    files: {
      'compose.yaml': `services:\n${service('web', ports('"8080:80"'))}`,
      'compose.override.yaml': `services:\n  web:\n    ports:\n      - "8080:80"\n`,
    },
  },
  'an override replaces the items': {
    files: {
      'compose.yaml': `services:\n${service('web', ports('"8080:80"'))}`,
      'compose.override.yaml': `services:\n  web:\n    ports: !override\n      - "127.0.0.1:8080:80"\n`,
    },
  },
  'other projects': {
    files: {
      'a/compose.yaml': `services:\n${service('web', ports('"8080:80"'))}`,
      'b/compose.yaml': `services:\n${service('web', ports('"8080:80"'))}`,
    },
  },
  'an anchor': {
    files: {
      'compose.yaml':
        'x-web: &web\n  image: nginx:1.29\n  ports:\n    - "8080:80"\nservices:\n  web:\n    <<: *web\n  api:\n    <<: *web\n',
    },
    findings: 1,
    message: 'The host port 8080 is taken twice: web and api publish it.',
  },
});
