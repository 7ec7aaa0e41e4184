import { weigh } from '../../model/compose/exposure/gravity.js';
import { sensitiveMounts } from '../../model/compose/exposure/sensitive-mounts.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'sensitive-host-path',
  category: 'security',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A service sees files of the host that are none of its business.',
  why: 'Who gets into the container reads the keys and passwords that are mounted, and what it may write, the host later runs or trusts. What gives nothing away is fine when it is read-only: /etc/localtime, the bundles of certificates, /lib/modules. Images whose work is the host (node_exporter, cAdvisor, Promtail, backups) get a warning instead of an error as long as they only read, and so do files for development.',
  examples: {
    bad: { 'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    volumes:\n      - /etc:/host/etc\n' },
    good: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.31\n    volumes:\n      - /etc/localtime:/etc/localtime:ro\n',
    },
  },
  sources: [
    'https://docs.docker.com/engine/storage/bind-mounts/',
    'https://docs.docker.com/engine/security/#docker-daemon-attack-surface',
  ],
  aliases: ['CL0013', 'CL0025'],
  on: {
    service(service, { report }) {
      for (const { at, written, readOnly, related, holds, gravity, isNeeded } of sensitiveMounts(service)) {
        report(
          { at },
          {
            message: `${service.name} can ${readOnly ? 'read' : 'change'} ${holds} of the host: it mounts ${written}.`,
            help: readOnly ? 'Mount only the files that it needs.' : 'Mount only the files that it needs, with :ro.',
            related,
            severity: weigh(gravity, isNeeded || service.role !== 'production'),
          },
        );
      }
    },
  },
});
