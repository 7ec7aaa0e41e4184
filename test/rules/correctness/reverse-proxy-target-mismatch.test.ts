import rule from '../../../src/rules/correctness/reverse-proxy-target-mismatch.js';
import { type RuleCase, testRule } from '../../harness.js';

const Dockerfile = 'FROM python:3.14-slim\nWORKDIR /app\nCMD ["uvicorn", "main:app", "--host", "0.0.0.0"]\n';

interface Parts extends Partial<RuleCase> {
  readonly proxy?: string;
  readonly web?: string;
  readonly top?: string;
}

/** nginx in front of a server, with a line of its configuration. */
const shop = (
  location: string,
  { proxy = '', web = '', top = '', files, ...more }: Parts = {},
  before = '',
): RuleCase => ({
  ...more,
  files: {
    'compose.yaml': `services:\n  proxy:\n    image: nginx:1.31\n    volumes: ["./nginx.conf:/etc/nginx/conf.d/default.conf"]\n${proxy.replace(/^(?=.)/gm, '    ')}  web:\n    build: .\n${web.replace(/^(?=.)/gm, '    ')}${top}`,
    Dockerfile,
    'nginx.conf': `${before}server {\n  listen 80; # the door\n  location / {\n    ${location}\n  }\n}\n`,
    ...files,
  },
});
const upstream = (server: string): string => `upstream app {\n  server ${server} fail_timeout=0;\n}\n`;

testRule(rule, {
  'another port': shop('proxy_pass [|http://web:5000|];', {
    message: 'proxy passes requests to web:5000, but uvicorn listens on 8000.',
  }),
  'the port': shop('proxy_pass http://web:8000;'),
  'no port': shop('proxy_pass [|http://web|];'),
  'a path behind it': shop('proxy_pass [|http://web:5000/api/|];'),
  'a variable behind it': shop('proxy_pass [|http://web:5000$request_uri|];'),
  'a variable': shop('set $target http://web:5000;\n    proxy_pass $target;'),
  'a port that is a variable': shop('proxy_pass http://web:${PORT};'),
  'a comment': shop('# proxy_pass http://web:5000;'),
  'an upstream': shop('proxy_pass http://app;', {}, upstream('[|web:5000|]')),
  'an upstream on the port': shop('proxy_pass http://app;', {}, upstream('web:8000')),
  'an upstream with a socket': shop('proxy_pass http://app;', {}, upstream('unix:/run/app.sock')),
  'no such service': shop('proxy_pass [|http://app:8000|];', {
    message: 'proxy passes requests to the host app, but no service is called so.',
  }),
  'another name of the container': shop('proxy_pass http://app:8000;', { web: 'container_name: app\n' }),
  'an external network': shop('proxy_pass http://app:8000;', {
    proxy: 'networks: [shared]\n',
    top: 'networks:\n  shared:\n    external: true\n',
  }),
  'another host': shop('proxy_pass http://app.example.com:8000;'),
  'networks apart': shop('proxy_pass [|http://web:8000|];', {
    proxy: 'networks: [front]\n',
    web: 'networks: [back]\n',
    top: 'networks:\n  front:\n  back:\n',
  }),
  'its own localhost': shop('proxy_pass [|http://localhost:8000|];', {
    message: 'proxy passes requests to localhost:8000, which is its own container; web is another one.',
  }),
  'the localhost of the host': shop('proxy_pass http://localhost:8000;', { proxy: 'network_mode: host\n' }),
  'the localhost of a sidecar': shop('proxy_pass http://localhost:8000;', { web: 'network_mode: service:proxy\n' }),
  'a localhost where nobody else answers': shop('proxy_pass http://127.0.0.1:9999;'),
  'a server of nginx itself': shop('proxy_pass http://127.0.0.1:8000;', {}, 'server { listen 127.0.0.1:8000; }\n'),
  'the protocol of uWSGI': shop('include uwsgi_params;\n    uwsgi_pass [|web:8000|];', {
    message: 'proxy speaks uwsgi to web:8000, but uvicorn speaks HTTP.',
  }),
  'the protocol of uWSGI to an upstream': shop('uwsgi_pass app;', {}, upstream('[|web:8000|]')),
  'the protocol of uWSGI to uWSGI': shop('uwsgi_pass web:8000;', {
    files: { Dockerfile: 'FROM python:3.14-slim\nCMD ["uwsgi", "--socket", ":8000", "--module", "app"]\n' },
  }),
  'a server that is not known': shop('proxy_pass http://web:5000;', {
    files: { Dockerfile: 'FROM python:3.14-slim\nCMD ["./start"]\n' },
  }),
  'a second port': shop('proxy_pass http://web:9000;', {
    files: { Dockerfile: `${Dockerfile}EXPOSE 8000 9000\n` },
  }),
  'a configuration in the image': {
    files: {
      'compose.yaml': 'services:\n  proxy:\n    build: nginx\n  web:\n    build: .\n',
      Dockerfile,
      'nginx/Dockerfile': 'FROM nginx:1.31\nCOPY app.conf /etc/nginx/conf.d/\n',
      'nginx/app.conf': 'server { location / { proxy_pass "[|http://web:5000|]"; } }\n'.replace(
        '"[|http://web:5000|]"',
        '[|"http://web:5000"|]',
      ),
    },
  },
  'a folder of configurations': {
    files: {
      'compose.yaml':
        'services:\n  proxy:\n    image: nginx:1.31\n    volumes: ["./conf:/etc/nginx/conf.d:ro"]\n  web:\n    build: .\n',
      Dockerfile,
      'conf/app.conf': 'server { location / { proxy_pass [|http://web:5000|]; } }\n',
      'conf/readme.txt': 'proxy_pass http://web:5000;\n',
    },
  },
  'a configuration that nobody mounts': {
    files: {
      'compose.yaml': 'services:\n  proxy:\n    image: nginx:1.31\n  web:\n    build: .\n',
      Dockerfile,
      'nginx.conf': 'server { location / { proxy_pass http://web:5000; } }\n',
    },
  },
  Caddy: {
    files: {
      'compose.yaml':
        'services:\n  proxy:\n    image: caddy:2\n    volumes: ["./Caddyfile:/etc/caddy/Caddyfile"]\n  web:\n    build: .\n',
      Dockerfile,
      Caddyfile:
        'example.com {\n  # reverse_proxy web:1\n  reverse_proxy /api/* [|web:5000|]\n  reverse_proxy {$UP}\n  reverse_proxy web:8000\n}\n',
    },
  },
  'a label of Traefik': shop('return 200;', {
    web: 'labels:\n  - "traefik.http.services.web.loadbalancer.server.port=[|5000|]"\n',
    message: 'Traefik passes requests to port 5000, but uvicorn listens on 8000.',
  }),
  'the right label of Traefik': shop('return 200;', {
    web: 'labels:\n  traefik.http.services.web.loadbalancer.server.port: 8000\n',
  }),
});
