import { missingBindSources } from '../../model/compose/running/bind-sources.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'file-mounted-as-directory',
  category: 'correctness',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A file that is mounted and does not exist, so that Docker makes a folder of it.',
  why: 'Docker makes what it cannot find, and always a folder. The program finds a folder where it expects its file, and the folder stays.',
  examples: {
    bad: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.31\n    volumes:\n      - ./nginx.conf:/etc/nginx/nginx.conf:ro\n',
    },
    good: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.31\n    volumes:\n      - ./nginx.conf:/etc/nginx/nginx.conf:ro\n',
      'nginx.conf': '',
    },
  },
  sources: ['https://docs.docker.com/engine/storage/bind-mounts/'],
  on: {
    service(service, { report, project: { host } }) {
      for (const source of missingBindSources(service, host)) {
        if (!source.isFile || source.sameLetters) continue;
        const { path, near, evidence } = source;
        report(source, {
          message: `${service.name} mounts the file ${path}, which does not exist: Docker makes a folder of that name.`,
          help: near === undefined ? 'Add the file before the first start.' : `Did you mean ${near}?`,
          related: evidence,
        });
      }
    },
  },
});
