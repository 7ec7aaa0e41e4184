import { labelFaults, type ProxyFault, proxyFaults } from '../../model/connections/proxy.js';
import { defineRule } from '../../rule.js';

const compose =
  'services:\n  proxy:\n    image: nginx:1.31\n    volumes:\n      - ./nginx.conf:/etc/nginx/conf.d/default.conf:ro\n    depends_on:\n      - web\n  web:\n    build: .\n';
const files = {
  Dockerfile:
    'FROM python:3.14-slim\nWORKDIR /app\nRUN pip install --no-cache-dir fastapi==0.121.3 uvicorn==0.38.0\nCOPY main.py ./\nUSER 1000\nEXPOSE 8000\nCMD ["uvicorn", "main:app", "--host", "0.0.0.0"]\n',
  'main.py': 'from fastapi import FastAPI\n\napp = FastAPI()\n',
};
const nginx = (port: number): string =>
  `server {\n  listen 80;\n  location / {\n    proxy_pass http://web:${port};\n  }\n}\n`;

export default defineRule({
  name: 'reverse-proxy-target-mismatch',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A reverse proxy passes requests to where nothing answers.',
  why: 'The proxy answers 502 Bad Gateway, or does not start at all: nginx ends where a host of its configuration has no address.',
  examples: {
    bad: { 'compose.yaml': compose, ...files, 'nginx.conf': nginx(5000) },
    good: { 'compose.yaml': compose, ...files, 'nginx.conf': nginx(8000) },
  },
  sources: [
    'https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_pass',
    'https://caddyserver.com/docs/caddyfile/directives/reverse_proxy',
    'https://doc.traefik.io/traefik/routing/providers/docker/',
  ],
  on: {
    compose({ services }, { report, project }) {
      for (const fault of [...services.values()].flatMap((service) => proxyFaults(service, project.host))) {
        const { target, meant, startsAt, server } = fault;
        report(target, {
          message: messageOf(fault),
          help: helpOf(fault),
          related: [
            ...(meant ? [{ at: meant.at, note: `${meant.name} is defined here` }] : []),
            ...(startsAt && server ? [{ at: startsAt.at, note: `${server} starts here` }] : []),
          ],
        });
      }
    },
    service(service, { report }) {
      for (const { at, port, ports, server, startsAt } of labelFaults(service))
        report(
          { at },
          {
            message: `Traefik passes requests to port ${port}, but ${server} listens on ${ports.join(', ')}.`,
            help: `Name port ${ports[0]}.`,
            related: [{ at: startsAt.at, note: `${server} starts here` }],
          },
        );
    },
  },
});

function messageOf({ kind, target: { host, port, service, protocol }, meant, ports, server }: ProxyFault): string {
  const { name } = service;
  switch (kind) {
    case 'own-localhost':
      return `${name} passes requests to ${host}:${port}, which is its own container; ${meant!.name} is another one.`;
    case 'unknown-host':
      return `${name} passes requests to the host ${host}, but no service is called so.`;
    case 'apart':
      return `${name} passes requests to ${host}, but ${name} and ${meant!.name} have no network in common.`;
    case 'protocol':
      return `${name} speaks ${protocol} to ${host}:${port}, but ${server} speaks HTTP.`;
    case 'port':
      return `${name} passes requests to ${host}:${port}, but ${server} listens on ${ports.join(', ')}.`;
  }
}

function helpOf({ kind, target: { host }, meant, ports }: ProxyFault): string | undefined {
  switch (kind) {
    case 'own-localhost':
      return `Pass them to ${meant!.name}:${ports[0]}.`;
    case 'port':
      return `Pass them to ${host}:${ports[0]}.`;
    case 'protocol':
      return `Use proxy_pass http://${host}:${ports[0]}.`;
    case 'apart':
      return 'Give both a common network.';
    case 'unknown-host':
      return undefined;
  }
}
