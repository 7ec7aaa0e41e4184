import { missingHealthTools } from '../../model/image/missing-health-tools.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'healthcheck-tool-missing',
  category: 'reliability',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: 'unsafe',
  since: '0.1.0',
  summary: 'A health check runs a program that the image does not have.',
  why: 'The check fails each time, so the container is unhealthy for ever: what waits for it never starts, and an orchestrator restarts it again and again.',
  examples: {
    bad: 'FROM python:3.13-slim\nHEALTHCHECK CMD curl -f http://localhost:8000/ || exit 1\nCMD ["python", "-m", "this"]\n',
    good: 'FROM python:3.13-slim\nHEALTHCHECK CMD ["python", "-c", "import urllib.request; urllib.request.urlopen(\'http://localhost:8000/\')"]\nCMD ["python", "-m", "this"]\n',
  },
  sources: [
    'https://docs.docker.com/reference/dockerfile/#healthcheck',
    'https://github.com/docker-library/docs/tree/master/python#pythonversion-slim',
  ],
  on: {
    project(project, { report }) {
      for (const { at, name, image, packageName, awaitedBy, edit } of missingHealthTools(project)) {
        const python = /^(?:curl|wget)$/.test(name) ? ', or ask with Python: python -c "import urllib.request; …"' : '';
        report(
          { at },
          {
            message: `The health check runs ${name}, which ${image.text} does not have.`,
            help: `Install ${packageName ?? name} in the image${python}.`,
            related: [
              { at: image.at, note: 'the image' },
              ...(awaitedBy ? [{ at: awaitedBy.at, note: `${awaitedBy.service.name} waits until it is healthy` }] : []),
            ],
            severity: awaitedBy ? 'error' : undefined,
            fix: edit && { title: 'Ask with Python', edits: [edit] },
          },
        );
      }
    },
  },
});
