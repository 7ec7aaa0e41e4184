import rule from '../../../src/rules/security/dangerous-device.js';
import { testRule, type RuleCase } from '../../harness.js';

const device = (
  item: string,
  more: Partial<RuleCase> & { readonly image?: string; readonly beside?: string } = {},
): RuleCase => {
  const { image = 'shop/app:1', beside = '', ...rest } = more;
  const text = `services:\n  web:\n    image: ${image}\n    devices:\n      - ${item}\n${beside}`;
  return { files: { 'compose.yaml': text }, ...rest };
};

testRule(rule, {
  'a disk': device('[|/dev/sda:/dev/sda|]', {
    severity: 'error',
    message: 'web reaches a disk of the host: /dev/sda.',
  }),
  'a serial port': device('/dev/ttyUSB0:/dev/ttyUSB0'),
  'a partition': device('[|"/dev/nvme0n1p2"|]'),
  'a disk by its name': device('[|/dev/disk/by-id/ata-1:/dev/sda:r|]'),
  'a disk of a virtual machine': device('[|/dev/vda1|]'),
  'a disc drive': device('/dev/sr0:/dev/sr0'),
  'the memory': device('[|/dev/mem|]', { message: 'web reaches the memory of the host: /dev/mem.' }),
  'the log of the kernel': device('[|/dev/kmsg|]'),
  'all of them': device('[|/dev:/dev|]', { message: 'web reaches every device of the host: /dev.' }),
  'graphics, sound, cameras, tunnels': device(
    '/dev/dri\n      - /dev/snd\n      - /dev/video0\n      - /dev/net/tun\n      - /dev/fuse\n      - /dev/kvm\n      - /dev/null',
  ),
  'a name of the interface for devices': device('nvidia.com/gpu=all'),
  'the long form': device('[|source: /dev/sdb\n        target: /dev/xvda\n        permissions: rwm|]'),
  'the long form of another': device('source: /dev/ttyS0\n        target: /dev/sda'),
  'a default': device('[|"${DISK:-/dev/sda}:/dev/disk"|]'),
  'a variable': device('"${DISK}:/dev/sda"'),
  'a rule for all': {
    files: { 'compose.yaml': 'services:\n  web:\n    image: a\n    device_cgroup_rules: [[|"a *:* rwm"|]]\n' },
    message: 'web reaches every device of the host: a *:* rwm.',
  },
  'a rule for disks': {
    files: { 'compose.yaml': "services:\n  web:\n    image: a\n    device_cgroup_rules:\n      - [|'b 8:* rmw'|]\n" },
  },
  'a rule for keyboards': {
    files: { 'compose.yaml': "services:\n  web:\n    image: a\n    device_cgroup_rules:\n      - 'c 13:* rmw'\n" },
  },
  'a rule for disc drives': {
    files: { 'compose.yaml': "services:\n  web:\n    image: a\n    device_cgroup_rules:\n      - 'b 11:* r'\n" },
  },
  'a monitor': device('[|/dev/kmsg|]', { image: 'gcr.io/cadvisor/cadvisor:v0.52.1', severity: 'warning' }),
  'a monitor of disks': device('[|/dev/sda|]', { image: 'ghcr.io/analogj/scrutiny:v0.8-omnibus', severity: 'warning' }),
  'a privileged service has them all': device('/dev/sda', { beside: '    privileged: true\n' }),
  'for development': {
    files: { 'compose.test.yaml': 'services:\n  web:\n    image: a\n    devices: [[|/dev/sda|]]\n' },
    severity: 'warning',
  },
});
