import { weigh } from '../../model/compose/exposure/gravity.js';
import { mayNeed } from '../../model/compose/exposure/host-needs.js';
import { privilegedParts } from '../../model/compose/exposure/privileges.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'privileged-service',
  category: 'security',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A service, its build or one of its hooks is privileged.',
  why: 'A privileged container has all capabilities and all devices, and no filter of system calls: its root mounts the disk of the host. It is a warning for images that do not work without (Docker in Docker, cAdvisor, Home Assistant) and in files for development.',
  examples: {
    bad: { 'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    privileged: true\n' },
    good: { 'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    devices:\n      - /dev/ttyUSB0\n' },
  },
  sources: [
    'https://docs.docker.com/engine/containers/run/#runtime-privilege-and-linux-capabilities',
    'https://docs.docker.com/reference/compose-file/services/#privileged',
  ],
  aliases: ['CL0002'],
  on: {
    service(service, { report }) {
      const isExcused = mayNeed(service, 'privileged') || service.role !== 'production';
      for (const { at, subject } of privilegedParts(service)) {
        report(
          { at },
          {
            message: `${subject} is privileged: it has all capabilities and devices of the host.`,
            help: 'Give it only what it needs with cap_add and devices.',
            severity: weigh('error', isExcused),
          },
        );
      }
    },
  },
});
