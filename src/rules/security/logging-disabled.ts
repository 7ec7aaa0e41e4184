import { removeAttribute } from '../../model/compose/writing/own-text.js';
import { settingOf } from '../../model/compose/values/settings.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'logging-disabled',
  category: 'security',
  severity: 'info',
  presets: ['strict'],
  fixable: 'safe',
  since: '0.1.0',
  summary: 'The log of a service is thrown away.',
  why: 'Without a log nobody sees what went wrong, or who got in. The driver local keeps a bounded amount of it.',
  examples: {
    bad: { 'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    logging:\n      driver: none\n' },
    good: { 'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    logging:\n      driver: local\n' },
  },
  sources: ['https://docs.docker.com/engine/logging/configure/'],
  aliases: ['CL0014'],
  on: {
    service(service, { report }) {
      const driver = settingOf(service, 'logging', 'driver');
      if (!driver?.value.known || driver.value.value !== 'none') return;
      const edit = removeAttribute(service, 'logging');
      report(driver, {
        message: `The log of ${service.name} is thrown away.`,
        help: 'Remove logging, or use the driver local, which keeps a bounded amount.',
        related: driver.value.evidence,
        fix: edit && { title: 'Remove logging', edits: [edit] },
      });
    },
  },
});
