import { hostNamespaces } from '../../knowledge/host-namespaces.js';
import { weigh } from '../../model/compose/exposure/gravity.js';
import { mayNeed } from '../../model/compose/exposure/host-needs.js';
import { settingOf } from '../../model/compose/values/settings.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'host-namespace',
  category: 'security',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A service shares a namespace of the host.',
  why: 'Namespaces are what keeps containers apart. In that of the host a service sees its processes, or all that listens on its loopback. It is an info for images whose work is the host itself (node_exporter, Netdata, Home Assistant, VPNs) and in files for development.',
  examples: {
    bad: { 'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    network_mode: host\n' },
    good: { 'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    ports:\n      - "80:80"\n' },
  },
  sources: [
    'https://docs.docker.com/engine/network/drivers/host/',
    'https://docs.docker.com/engine/containers/run/#pid-settings---pid',
  ],
  aliases: ['CL0008', 'CL0010'],
  on: {
    service(service, { report }) {
      const isExcused = mayNeed(service, 'namespaces') || service.role !== 'production';
      for (const { attribute, effect, help } of hostNamespaces) {
        const setting = settingOf(service, attribute);
        if (!setting?.value.known || setting.value.value !== 'host') continue;
        report(setting, {
          message: `${service.name} ${effect}.`,
          help,
          related: setting.value.evidence,
          severity: weigh('warning', isExcused),
        });
      }
    },
  },
});
