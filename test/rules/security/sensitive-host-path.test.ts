import rule from '../../../src/rules/security/sensitive-host-path.js';
import { testRule, type RuleCase } from '../../harness.js';

const mount = (item: string, more: Partial<RuleCase> & { readonly image?: string } = {}): RuleCase => {
  const { image = 'shop/app:1', files = {}, ...rest } = more;
  const text = `services:\n  web:\n    image: ${image}\n    volumes:\n      - ${item.replaceAll('\n', '\n      ')}\n`;
  return { files: { 'compose.yaml': text, ...files }, ...rest };
};
const nodeExporter = 'prom/node-exporter:v1.9.1';
const cadvisor = 'gcr.io/cadvisor/cadvisor:v0.52.1';

testRule(rule, {
  'the settings of the host': mount('[|/etc:/host/etc|]', {
    severity: 'error',
    message: 'web can change the users, passwords and settings of the host: it mounts /etc.',
  }),
  'settings of one program': mount('/etc/shop:/etc/shop:ro'),
  'to read': mount('[|/etc/:/host/etc:ro|]', {
    severity: 'error',
    message: 'web can read the users, passwords and settings of the host: it mounts /etc/.',
  }),
  everything: mount('[|/:/host|]', { message: 'web can change every file of the host: it mounts /.' }),
  'a folder of the root': mount('/data:/data'),
  'the folder of the project': mount('./:/app'),
  'the project by its absolute name': mount('$PWD:/app'),
  'the long form': mount('[|type: bind\n  source: /proc\n  target: /host/proc\n  read_only: true|]', {
    severity: 'error',
  }),
  'what every container sees': mount('[|/sys:/host/sys:ro|]', { severity: 'warning' }),
  'one device of it': mount('/sys/class/gpio:/sys/class/gpio'),
  'control groups to read': mount('/sys/fs/cgroup:/sys/fs/cgroup:ro'),
  'control groups to change': mount('[|/sys/fs/cgroup:/sys/fs/cgroup:rw|]', { severity: 'warning' }),
  'the kernel': mount('[|/boot:/boot|]', { severity: 'error' }),
  'modules of the kernel': mount('/lib/modules:/lib/modules:ro'),
  'the time zone': mount('/etc/localtime:/etc/localtime:ro\n- /etc/timezone:/etc/timezone:ro'),
  'the time zone to change': mount('[|/etc/localtime:/etc/localtime|]', { severity: 'info' }),
  certificates: mount('/etc/ssl/certs/ca-certificates.crt:/etc/ssl/certs/ca-certificates.crt:ro'),
  'certificates to change': mount('[|/etc/ssl/certs:/etc/ssl/certs|]', { severity: 'warning' }),
  'users to know their names': mount('/etc/passwd:/etc/passwd:ro\n- /etc/group:/etc/group:ro'),
  'users to change': mount('[|/etc/passwd:/etc/passwd|]', { severity: 'error' }),
  passwords: mount('[|/etc/shadow:/etc/shadow:ro|]', { severity: 'error' }),
  'certificates of a web server': mount('/etc/letsencrypt:/etc/letsencrypt:ro'),
  'keys of SSH': mount('[|~/.ssh:/root/.ssh:ro|]', {
    severity: 'error',
    message: 'web can read the private keys of SSH of the host: it mounts ~/.ssh.',
  }),
  'one key': mount('[|~/.ssh/id_ed25519:/key:ro|]'),
  'the known hosts': mount('~/.ssh/known_hosts:/root/.ssh/known_hosts:ro'),
  'with a variable': mount('[|${HOME}/.aws:/root/.aws:ro|]', {
    message: 'web can read the credentials of AWS of the host: it mounts ~/.aws.',
  }),
  'with a variable without braces': mount('[|$HOME/.kube/config:/kube:ro|]'),
  'another folder at home': mount('~/data:/data\n- ${HOME}/.cache/huggingface:/root/.cache/huggingface'),
  'of root': mount('[|/root/.docker/config.json:/config.json|]'),
  'the cache of root': mount('/root/.cache:/root/.cache'),
  'of a user by name': mount('[|/home/ann/.aws/credentials:/aws:ro|]'),
  'of a user of macOS': mount('[|/Users/ann/.gnupg:/gnupg|]'),
  'of a user of Windows': mount('[|C:\\Users\\ann\\.ssh:/ssh|]'),
  'of a user of Windows, seen from Linux': mount('[|/mnt/c/Users/ann/.ssh:/ssh|]'),
  'a disk of Windows': mount('[|C:\\:/c|]'),
  'a folder of Windows': mount('C:\\data:/data'),
  'a whole home': mount('[|/home/ann:/home/ann|]'),
  'sockets, Docker among them': mount('[|/var/run:/var/run|]'),
  'the socket of Docker is another matter': mount('/var/run/docker.sock:/var/run/docker.sock'),
  'the socket of one service': mount('/var/run/postgresql:/var/run/postgresql'),
  'all volumes': mount('[|/var/lib/docker/volumes:/v|]'),
  'one volume': mount('/var/lib/docker/volumes/shop_data/_data:/data'),
  'logs of all containers': mount('[|/var/lib/docker/containers:/c:ro|]', { severity: 'warning' }),
  logs: mount('/var/log:/var/log:ro'),
  'a named volume': mount('etc:/etc'),
  'a volume that binds a path': {
    files: {
      'compose.yaml':
        'services:\n  web:\n    image: a\n    volumes:\n      - [|host:/host:ro|]\nvolumes:\n  host:\n    driver: local\n    driver_opts:\n      type: none\n      o: bind\n      device: /etc\n',
    },
  },
  'a volume over the network': {
    files: {
      'compose.yaml':
        'services:\n  web:\n    image: a\n    volumes:\n      - host:/host:ro\nvolumes:\n  host:\n    driver_opts:\n      type: nfs\n      o: addr=10.0.0.1,ro\n      device: ":/etc"\n',
    },
  },
  'a default': mount('[|${ROOT:-/}:/host:ro|]'),
  'a variable': mount('${ROOT}:/host:ro'),
  'a variable of .env': mount('[|${ROOT}:/host:ro|]', { files: { '.env': 'ROOT=/etc\n' } }),
  'a walk around': mount('[|/etc/../proc/:/p:ro|]'),
  'an exporter that reads': mount('[|/:/host:ro,rslave|]\n- [|/proc:/host/proc:ro|]\n- [|/sys:/host/sys:ro|]', {
    image: nodeExporter,
    severity: ['warning', 'warning', 'info'],
  }),
  'an exporter that could write': mount('[|/proc:/host/proc|]', { image: nodeExporter, severity: 'error' }),
  'cAdvisor as its documentation starts it': mount(
    '[|/:/rootfs:ro|]\n- [|/var/run:/var/run:ro|]\n- [|/sys:/sys:ro|]\n- [|/var/lib/docker/:/var/lib/docker:ro|]\n- /dev/disk/:/dev/disk:ro',
    { image: cadvisor, severity: ['warning', 'warning', 'info', 'warning'] },
  ),
  'a VPN with modules': mount('[|/lib/modules:/lib/modules|]', {
    image: 'linuxserver/wireguard:1.0',
    severity: 'info',
  }),
  'for development': {
    files: { 'compose.dev.yaml': 'services:\n  web:\n    image: a\n    volumes:\n      - [|~/.aws:/root/.aws:ro|]\n' },
    severity: 'warning',
  },
  'in memory': {
    files: {
      'compose.yaml':
        'services:\n  web:\n    image: a\n    tmpfs: [/run]\n    volumes:\n      - type: tmpfs\n        target: /etc\n',
    },
  },
});
