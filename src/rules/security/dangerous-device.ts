import { weigh } from '../../model/compose/exposure/gravity.js';
import { dangerousDevices } from '../../model/compose/exposure/host-devices.js';
import { mayNeed } from '../../model/compose/exposure/host-needs.js';
import { isPrivileged } from '../../model/compose/exposure/privileges.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'dangerous-device',
  category: 'security',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A service gets a device that leads out of its container.',
  why: 'Through a disk a container reads and writes every file of the host, past all permissions, and through /dev/mem its memory. Graphics cards, cameras, sound and serial ports are fine. It is a warning for images whose work is disks or the host (Scrutiny, cAdvisor) and in files for development.',
  examples: {
    bad: { 'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    devices:\n      - /dev/sda:/dev/sda\n' },
    good: { 'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    devices:\n      - /dev/dri:/dev/dri\n' },
  },
  sources: [
    'https://docs.docker.com/reference/compose-file/services/#devices',
    'https://docs.kernel.org/admin-guide/devices.html',
  ],
  aliases: ['CL0016'],
  on: {
    service(service, { report }) {
      // It has all devices anyway.
      if (isPrivileged(service)) return;
      const isExcused = mayNeed(service, 'devices') || service.role !== 'production';
      for (const { at, what, written } of dangerousDevices(service)) {
        report(
          { at },
          {
            message: `${service.name} reaches ${what} of the host: ${written}.`,
            help: 'Give it the one device that it needs, or mount the folder instead of the disk.',
            severity: weigh('error', isExcused),
          },
        );
      }
    },
  },
});
