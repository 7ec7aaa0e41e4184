import { sharedMounts } from '../../model/compose/exposure/shared-mounts.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'shared-mount-propagation',
  category: 'security',
  severity: 'warning',
  presets: ['strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'What a container mounts appears on the host.',
  why: 'With shared propagation a mount made in the container is made on the host, too, and in every other container that has the folder. To see what the host mounts later, rslave is enough.',
  examples: {
    bad: {
      'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    volumes:\n      - /mnt/media:/media:ro,rshared\n',
    },
    good: {
      'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    volumes:\n      - /mnt/media:/media:ro,rslave\n',
    },
  },
  sources: ['https://docs.docker.com/engine/storage/bind-mounts/#configure-bind-propagation'],
  aliases: ['CL0017'],
  on: {
    service(service, { report }) {
      for (const { at, propagation } of sharedMounts(service)) {
        report(
          { at },
          {
            message: `What ${service.name} mounts below this folder appears on the host (${propagation}).`,
            help: `Use ${propagation === 'rshared' ? 'rslave' : 'slave'}, or leave it out.`,
          },
        );
      }
    },
  },
});
