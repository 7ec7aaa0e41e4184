import { homePaths } from '../../model/compose/running/home-paths.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'host-specific-path',
  category: 'reliability',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A mount names a folder in the home directory of one person.',
  why: 'On every other machine Docker makes an empty folder of that name, and the container starts without its files.',
  examples: {
    bad: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.31\n    volumes:\n      - /home/maria/shop/html:/usr/share/nginx/html\n',
    },
    good: {
      'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    volumes:\n      - ./html:/usr/share/nginx/html\n',
    },
  },
  sources: ['https://docs.docker.com/reference/compose-file/services/#volumes'],
  on: {
    service(service, { report }) {
      for (const { at, path, related } of homePaths(service)) {
        report(
          { at },
          {
            message: `${path} is in the home directory of one person: on other machines it is empty or not there.`,
            help: 'Name it relative to the compose file, or by a variable that .env sets.',
            related,
            severity: service.role === 'production' ? undefined : 'info',
          },
        );
      }
    },
  },
});
