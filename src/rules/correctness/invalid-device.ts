import { deviceFaults } from '../../model/compose/faults/devices.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'invalid-device',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A device, or a count of devices, that Compose or Docker cannot use.',
  why: 'Compose refuses the project, or the container does not start.',
  examples: {
    bad: {
      'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    devices:\n      - /dev/ttyUSB0:/dev/ttyUSB0:ro\n',
    },
    good: {
      'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    devices:\n      - /dev/ttyUSB0:/dev/ttyUSB0:r\n',
    },
  },
  sources: ['https://docs.docker.com/reference/compose-file/services/#devices'],
  on: {
    compose(project, { report }) {
      for (const { at, accepted, ...fault } of deviceFaults(project)) {
        report({ at }, { ...fault, severity: accepted ? 'warning' : undefined });
      }
    },
  },
});
