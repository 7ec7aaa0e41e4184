import rule from '../../../src/rules/correctness/conflicting-attributes.js';
import { testRule, type RuleCase } from '../../harness.js';

const web = (attributes: string, message?: RuleCase['message'], rest = ''): RuleCase => ({
  files: { 'compose.yaml': `services:\n  web:\n    image: nginx:1.31\n    ${attributes}\n${rest}` },
  ...(message === undefined ? {} : { message }),
});
const top = (section: string, attributes: string, message?: string): RuleCase => ({
  files: { 'compose.yaml': `services:\n  web:\n    image: nginx:1.31\n${section}:\n  ${attributes}\n` },
  ...(message === undefined ? {} : { message }),
});
const build = (attributes: string): RuleCase => ({
  files: { 'compose.yaml': `services:\n  web:\n    build: {${attributes}}\n` },
});

testRule(rule, {
  'network_mode and networks': web(
    'network_mode: host\n    [|networks|]: [back]',
    'A container with network_mode host joins no networks.',
    'networks:\n  back:\n',
  ),
  'network_mode alone': web('network_mode: host'),
  'no networks': web('network_mode: host\n    networks: []'),
  'a network mode that a variable gives': web('network_mode: ${MODE}\n    networks: [default]'),
  'an override sets the other': {
    files: {
      'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    [|networks|]: [default]\n',
      'compose.override.yaml': 'services:\n  web:\n    network_mode: host\n',
    },
  },
  'an override removes the other': {
    files: {
      'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    networks: [default]\n',
      'compose.override.yaml': 'services:\n  web:\n    network_mode: host\n    networks: !reset []\n',
    },
  },
  'ports beside the network of another service': web(
    'network_mode: service:vpn\n    [|ports|]: ["80:80"]',
    'A container that uses the network of another one has no ports of its own.',
  ),
  'a network of its own': web('network_mode: bridge\n    ports: ["80:80"]\n    hostname: web'),
  'all that goes with a network': web(
    'network_mode: container:vpn\n    [|hostname|]: web\n    [|dns|]: 1.1.1.1\n    [|extra_hosts|]: [a=1.2.3.4]\n    [|expose|]: [80]\n    [|links|]: [db]',
  ),
  'the network of another service alone': web('network_mode: service:vpn\n    dns: []\n    expose: []'),
  'two MAC addresses': web(
    '[|mac_address: 02:42:ac:11:65:43|]\n    networks: {default: {mac_address: 02:42:ac:11:65:44}}',
    'The service has another mac_address than its network default gives it.',
  ),
  'one MAC address twice': web(
    'mac_address: 02:42:ac:11:65:43\n    networks: {default: {mac_address: 02:42:ac:11:65:43}}',
  ),
  'scale and replicas': web('[|scale: 2|]\n    deploy: {replicas: 3}', 'scale is 2, but deploy.replicas is 3.'),
  'one number twice': web('scale: 2\n    deploy: {replicas: 2}'),
  'a number that a variable gives': web('scale: ${N}\n    deploy: {replicas: 2}'),
  'a number that a default gives': web('[|scale: ${N:-1}|]\n    deploy: {replicas: 2}'),
  'a name for several': web(
    '[|container_name: web|]\n    deploy: {replicas: 2}',
    '2 containers cannot all have the name web.',
  ),
  'a name for several by scale': web('[|container_name: web|]\n    scale: 2'),
  'a name for one': web('container_name: web\n    deploy: {replicas: 1}'),
  'two limits of processors': web(
    '[|cpus: 1|]\n    deploy: {resources: {limits: {cpus: "2"}}}',
    'cpus is 1, but deploy.resources.limits.cpus is 2.',
  ),
  'one limit of processors twice': web('cpus: 0.1\n    deploy: {resources: {limits: {cpus: "0.10"}}}'),
  'a limit that deploy lacks': web(
    '[|cpus: 1|]\n    deploy: {resources: {limits: {memory: 1g}}}',
    'cpus is 1, but deploy.resources.limits sets no cpus, which counts as another value.',
  ),
  'deploy without limits': web('cpus: 1\n    deploy: {resources: {reservations: {cpus: "2"}}}'),
  'two limits of memory': web('[|mem_limit: 1g|]\n    deploy: {resources: {limits: {memory: 2g}}}'),
  'one limit of memory in two units': web('mem_limit: 1g\n    deploy: {resources: {limits: {memory: 1024m}}}'),
  'two reservations': web('[|mem_reservation: 1g|]\n    deploy: {resources: {reservations: {memory: 2g}}}'),
  'two limits of processes': web('[|pids_limit: 10|]\n    deploy: {resources: {limits: {pids: 20}}}'),
  'a limit that a variable gives': web('mem_limit: ${MEM}\n    deploy: {resources: {limits: {memory: 2g}}}'),
  'a size that is none is another fault': web('mem_limit: x\n    deploy: {resources: {limits: {memory: 2g}}}'),
  'two Dockerfiles': build('context: ., [|dockerfile|]: Dockerfile.dev, dockerfile_inline: FROM alpine'),
  'one Dockerfile': build('context: ., dockerfile_inline: FROM alpine'),
  'another platform than those built': {
    files: {
      'compose.yaml':
        'services:\n  web:\n    platform: [|linux/s390x|]\n    build: {context: ., platforms: [linux/amd64, linux/arm64]}\n',
    },
    message: 'The platform linux/s390x is not among the platforms that are built.',
  },
  'one of those built': {
    files: {
      'compose.yaml':
        'services:\n  web:\n    platform: linux/amd64\n    build: {context: ., platforms: [linux/amd64]}\n',
    },
  },
  'a count and ids': web('gpus:\n      - {[|count|]: 1, device_ids: ["0"]}'),
  'a count alone': web('gpus:\n      - {count: 1}'),
  'a reserved count and ids': web(
    'deploy: {resources: {reservations: {devices: [{capabilities: [gpu], [|count|]: 1, device_ids: ["0"]}]}}}',
  ),
  'an external volume with a driver': top(
    'volumes',
    'v: {external: true, [|driver|]: local}',
    'The volume v is external, so that it has no driver here.',
  ),
  'an external volume': top('volumes', 'v: {external: true, name: real, x-note: a}'),
  'an external volume in the old form': top('volumes', 'v: {external: {name: real}, [|labels|]: {a: b}}'),
  'perhaps an external volume': top('volumes', 'v: {external: "${E}", driver: local}'),
  'an external network is no fault': top('networks', 'n: {external: true, driver: bridge}'),
  'a secret with two sources': top(
    'secrets',
    's: {file: ./a, [|environment|]: A}',
    'The secret s has both file and environment.',
  ),
  'a secret without source': top('secrets', '[|s|]: {name: x}', 'The secret s has no content.'),
  'a secret that is not external': top('secrets', '[|s|]: {external: false}'),
  'an external secret': top('secrets', 's: {external: true}'),
  'perhaps an external secret': top('secrets', 's: {external: "${E}"}'),
  'a secret of a driver': top('secrets', 's: {driver: vault}'),
  'a config with two sources': top('configs', 'c: {content: x, [|file|]: ./c}'),
  'a config without source': top('configs', '[|c|]: {name: x}'),
  'a config': top('configs', 'c: {content: x}'),
  'an override gives the content': {
    files: {
      'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\nsecrets:\n  s: {name: x}\n',
      'compose.override.yaml': 'secrets:\n  s: {file: ./s}\n',
    },
  },
  'a lone override': {
    files: { 'compose.override.yaml': 'services:\n  web:\n    environment: {A: b}\nsecrets:\n  s: {name: x}\n' },
  },
});
