import { writableSettings } from '../../model/compose/exposure/writable-settings.js';
import { valueOf } from '../../model/known.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'mount-should-be-readonly',
  category: 'security',
  severity: 'info',
  presets: ['strict'],
  fixable: 'unsafe',
  since: '0.1.0',
  summary: 'Settings, scripts or keys of the host that a container can change although it only reads them.',
  why: 'Whoever takes over the container can change the file on the host, which other services and the next start read.',
  examples: {
    bad: {
      'compose.yaml':
        'services:\n  proxy:\n    image: nginx:1.31\n    restart: always\n    volumes:\n      - ./nginx.conf:/etc/nginx/nginx.conf\n',
      'nginx.conf': 'events {}\n',
    },
    good: {
      'compose.yaml':
        'services:\n  proxy:\n    image: nginx:1.31\n    restart: always\n    volumes:\n      - ./nginx.conf:/etc/nginx/nginx.conf:ro\n',
      'nginx.conf': 'events {}\n',
    },
  },
  sources: [
    'https://docs.docker.com/engine/storage/bind-mounts/#use-a-read-only-bind-mount',
    'https://docs.docker.com/reference/compose-file/services/#volumes',
  ],
  on: {
    service(service, { project, report }) {
      for (const { mount, what, edit } of writableSettings(service, project.host)) {
        report(mount, {
          message: `${service.name} can change ${valueOf(mount.source)} (${what}), from which it only reads.`,
          help: 'Mount it with :ro.',
          fix: edit && { title: 'Mount it read-only', edits: [edit] },
        });
      }
    },
  },
});
