import { unstartableServices } from '../../model/compose/names/unstartable.js';
import { defineRule } from '../../rule.js';
import { closest } from '../../text/similar.js';

export default defineRule({
  name: 'service-without-image',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A service with neither image nor build.',
  why: 'Compose refuses the project: it does not know what to start.',
  examples: {
    bad: { 'compose.yaml': 'services:\n  web:\n    restart: unless-stopped\n' },
    good: { 'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    restart: unless-stopped\n' },
  },
  sources: ['https://docs.docker.com/reference/compose-file/services/#image'],
  on: {
    compose(project, { report }) {
      for (const service of unstartableServices(project)) {
        const others = [...project.services.keys()].filter((name) => name !== service.name);
        const near = closest(service.name, others);
        report(service, {
          message: `${service.name} has neither image nor build, so that there is nothing to start.`,
          help: `Give it an image or a build${near === undefined ? '.' : `, or did you mean ${near}?`}`,
        });
      }
    },
  },
});
