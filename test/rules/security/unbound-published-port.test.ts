import rule from '../../../src/rules/security/unbound-published-port.js';
import { testRule, type RuleCase } from '../../harness.js';

const text = (port: string, image: string): string =>
  `services:\n  web:\n    image: ${image}\n    ports:\n      - ${port}\n`;
const web = (port: string, after?: string, more: Partial<RuleCase> & { readonly image?: string } = {}): RuleCase => {
  const { image = 'shop/app:1', files = {}, ...rest } = more;
  return {
    files: { 'compose.yaml': text(port, image), ...files },
    ...(after === undefined ? {} : { fixed: { 'compose.yaml': text(after, image) } }),
    ...rest,
  };
};

testRule(rule, {
  'on all interfaces': web('[|"8000:8000"|]', '"127.0.0.1:8000:8000"', {
    severity: 'info',
    message: 'This port of web is published on every interface of the host.',
  }),
  'on the loopback': web('"127.0.0.1:8000:8000"'),
  'without quotes': web('[|8000:8000|]', '127.0.0.1:8000:8000'),
  'on all interfaces by name': web("[|'0.0.0.0:8000:8000'|]", "'127.0.0.1:8000:8000'"),
  'on all interfaces of IPv6': web('[|"[::]:8000:8000"|]'),
  'on one address': web('"10.0.0.1:8000:8000"'),
  'the container port alone': web('"8000"'),
  'a range': web('[|8000-8010:8000-8010|]', '127.0.0.1:8000-8010:8000-8010'),
  'with a protocol': web('[|"53:53/udp"|]', '"127.0.0.1:53:53/udp"'),
  'the long form': web(
    '[|target: 80\n        published: 8080|]',
    'target: 80\n        published: 8080\n        host_ip: 127.0.0.1',
  ),
  'the long form, the other way round': web(
    '[|published: "8080"\n        target: 80|]',
    'published: "8080"\n        host_ip: 127.0.0.1\n        target: 80',
  ),
  'the long form in one line': web('[|{target: 80, published: 8080}|]', '{target: 80, published: 8080}'),
  'the long form with an address': web('target: 80\n        published: 8080\n        host_ip: 127.0.0.1'),
  'a variable as address': web('"${BIND}:8000:8000"'),
  'a variable as port': web('"${PORT}:8000"'),
  'a default as port': web('[|"${PORT:-8000}:8000"|]', '"127.0.0.1:${PORT:-8000}:8000"'),
  'a proxy': web('"443:443"', undefined, { image: 'caddy:2.10' }),
  'a proxy with a variable as tag': web('"80:80"', undefined, { image: 'nginx:${NGINX_TAG}' }),
  'a proxy with its page': web('[|"8080:8080"|]', '"127.0.0.1:8080:8080"', { image: 'traefik:v3.6' }),
  'a proxy that is built upon': {
    files: {
      Dockerfile: 'FROM nginx:1.29\nCOPY nginx.conf /etc/nginx/nginx.conf\n',
      'compose.yaml': 'services:\n  proxy:\n    build: .\n    ports: ["80:80"]\n',
    },
  },
  'a build that is not here': {
    files: { 'compose.yaml': 'services:\n  web:\n    build: ./missing\n    ports: ["80:80", [|"587:587"|]]\n' },
  },
  'a proxy by its name': {
    files: {
      Dockerfile: 'FROM debian:13\nRUN apt-get update && apt-get install -y nginx\n',
      'compose.yaml': 'services:\n  reverse-proxy:\n    build: .\n    ports: ["443:443"]\n',
    },
  },
  'an image that only a variable knows': web('"80:80"', undefined, { image: '${IMAGE}' }),
  'an app on the port of proxies': web('[|"80:8000"|]', '"127.0.0.1:80:8000"'),
  'a database has its own rule': web('"5432:5432"', undefined, { image: 'postgres:17' }),
  'the network of the host': {
    files: { 'compose.yaml': 'services:\n  web:\n    image: a\n    network_mode: host\n    ports: ["8000:8000"]\n' },
  },
});
