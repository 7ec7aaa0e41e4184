import { isExpected, missingBindSources } from '../../model/compose/running/bind-sources.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'missing-bind-source',
  category: 'correctness',
  severity: 'info',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A mounted folder that does not exist.',
  why: 'Docker makes an empty folder, which hides what the image has there. Names are case-sensitive on the machines that run containers, whatever the own disk says.',
  examples: {
    bad: {
      'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    volumes:\n      - ./Site:/usr/share/nginx/html\n',
      'site/index.html': '',
    },
    good: {
      'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    volumes:\n      - ./site:/usr/share/nginx/html\n',
      'site/index.html': '',
    },
  },
  sources: ['https://docs.docker.com/engine/storage/bind-mounts/'],
  on: {
    service(service, { report, project: { host } }) {
      for (const source of missingBindSources(service, host)) {
        const { path, near, sameLetters, isFile, evidence } = source;
        if (!sameLetters && (isFile || !isExpected(source))) continue;
        report(source, {
          message: sameLetters
            ? `${service.name} mounts ${path}, but the name on disk is ${near}.`
            : `${service.name} mounts ${path}, which does not exist: Docker makes an empty folder.`,
          help: near === undefined ? 'Add the folder, or remove the mount.' : `Did you mean ${near}?`,
          related: evidence,
          severity: sameLetters ? 'error' : undefined,
        });
      }
    },
  },
});
