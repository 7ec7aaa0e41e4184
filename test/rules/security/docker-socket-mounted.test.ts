import rule from '../../../src/rules/security/docker-socket-mounted.js';
import { testRule, type RuleCase } from '../../harness.js';

const service = (attributes: string, more: Omit<RuleCase, 'files'> & { readonly image?: string } = {}): RuleCase => {
  const { image = 'shop/app:1', ...rest } = more;
  return {
    files: { 'compose.yaml': `services:\n  web:\n    image: ${image}\n${attributes.replace(/^(?=.)/gm, '    ')}\n` },
    ...rest,
  };
};
const mount = (item: string, more: Parameters<typeof service>[1] = {}): RuleCase =>
  service(`volumes:\n  - ${item}`, more);
const socket = '[|/var/run/docker.sock:/var/run/docker.sock|]';
const readOnly = '[|/var/run/docker.sock:/var/run/docker.sock:ro|]';

testRule(rule, {
  'the socket of Docker': mount(socket, {
    severity: 'error',
    message: 'web has the socket of Docker, with which it can take over the host.',
  }),
  'a file beside it': mount('/var/run/docker.pid:/var/run/docker.pid'),
  'read-only is no less': mount(readOnly, { severity: 'error' }),
  'at another place': mount('[|/run/docker.sock:/tmp/d.sock|]', { severity: 'error' }),
  'with two slashes, for Git Bash': mount('[|//var/run/docker.sock:/var/run/docker.sock|]'),
  'the long form': mount(
    '[|type: bind\n    source: /var/run/docker.sock\n    target: /var/run/docker.sock\n    read_only: true|]',
  ),
  'a named pipe': mount(
    '[|type: npipe\n    source: \\\\.\\pipe\\docker_engine\n    target: \\\\.\\pipe\\docker_engine|]',
  ),
  Podman: mount('[|/run/podman/podman.sock:/var/run/docker.sock|]', {
    message: 'web has the socket of Podman, with which it can take over the host.',
  }),
  'of a user': mount('[|/run/user/1000/docker.sock:/var/run/docker.sock|]'),
  'of Docker Desktop': mount('[|~/.docker/run/docker.sock:/var/run/docker.sock|]'),
  containerd: mount('[|/run/containerd/containerd.sock:/run/containerd/containerd.sock|]'),
  'a default': mount('[|"${DOCKER_SOCK:-/var/run/docker.sock}:/var/run/docker.sock"|]'),
  'a variable, whose target tells': mount('[|${DOCKER_SOCK}:/var/run/docker.sock|]'),
  'a variable, and any target': mount('${SOCKET}:/var/run/app.sock'),
  'a file of the project that is called so': mount('./docker.sock:/var/run/docker.sock'),
  'the folder of sockets is another matter': mount('/var/run:/var/run:ro'),
  'asked for': service('use_api_socket: [|true|]', { severity: 'error' }),
  'not asked for': service('use_api_socket: false'),
  'through a volume': {
    files: {
      'compose.yaml':
        'services:\n  web:\n    image: shop/app:1\n    volumes:\n      - [|sock:/var/run/docker.sock|]\nvolumes:\n  sock:\n    driver_opts:\n      type: none\n      o: bind\n      device: /var/run/docker.sock\n',
    },
  },
  'a proxy that reads': mount(readOnly, { image: 'traefik:v3.6', severity: 'warning' }),
  'a proxy that could write': mount(socket, { image: 'traefik:v3.6', severity: 'error' }),
  'a proxy with a variable as tag': mount(readOnly, { image: 'traefik:${TRAEFIK_TAG}', severity: 'warning' }),
  'another image with a variable as tag': mount(readOnly, { image: 'nginx:${TAG}', severity: 'error' }),
  'a page for logs': mount(readOnly, { image: 'amir20/dozzle:v8.14', severity: 'warning' }),
  'a socket proxy': mount(readOnly, { image: 'tecnativa/docker-socket-proxy:0.4', severity: 'warning' }),
  'what manages containers': mount(socket, { image: 'portainer/portainer-ce:2.33', severity: 'warning' }),
  'what updates containers': mount(socket, { image: 'containrrr/watchtower:1.7.1', severity: 'warning' }),
  'an image of another registry': mount(readOnly, { image: 'example.com/traefik:1', severity: 'error' }),
  'an image that only a variable knows': mount(readOnly, { image: '${IMAGE}', severity: 'warning' }),
  'a build that is called so': {
    files: {
      'compose.yaml': `services:\n  web:\n    build: .\n    image: traefik\n    volumes:\n      - ${readOnly}\n`,
    },
    severity: 'error',
  },
  'an override': {
    files: {
      'compose.yaml': `services:\n  web:\n    image: a\n    volumes:\n      - ${socket}\n`,
      'compose.override.yaml': 'services:\n  web:\n    environment:\n      A: b\n',
    },
    severity: 'warning',
  },
  'for development': {
    files: { 'compose.dev.yaml': `services:\n  web:\n    image: a\n    volumes:\n      - ${socket}\n` },
    severity: 'warning',
  },
  'what an override mounts over it': {
    files: {
      'compose.yaml':
        'services:\n  web:\n    image: a\n    volumes:\n      - /var/run/docker.sock:/var/run/docker.sock\n',
      'compose.prod.yaml': 'services:\n  web:\n    volumes:\n      - ./fake:/var/run/docker.sock\n',
    },
    findings: 1,
  },
  'an anchor': {
    files: {
      'compose.yaml': `x-volumes: &volumes\n  - ${socket}\nservices:\n  web:\n    image: a\n    volumes: *volumes\n`,
    },
  },
  'a template': mount('/var/run/docker.sock:/var/run/docker.sock\n  - {{ volume }}'),
});
