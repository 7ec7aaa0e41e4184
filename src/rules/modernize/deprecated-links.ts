import { replaceLinks } from '../../model/compose/writing/links.js';
import { valueOf } from '../../model/known.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'deprecated-links',
  category: 'modernize',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: 'unsafe',
  since: '0.1.0',
  summary: 'The legacy `links` and `external_links`.',
  why: 'Services of a project share a network and reach each other by name. All that a link still adds is an alias and a start order, which have attributes of their own.',
  examples: {
    bad: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.31\n    links:\n      - api\n  api:\n    image: nginx:1.31\n',
    },
    good: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.31\n    depends_on:\n      - api\n  api:\n    image: nginx:1.31\n',
    },
  },
  sources: ['https://docs.docker.com/reference/compose-file/services/#links'],
  on: {
    service(service, { report }) {
      const links = service.attribute('links');
      const external = service.attribute('external_links');
      if (links) {
        const edits = replaceLinks(service);
        const renamed = service.links.find(({ alias, name }) => alias !== undefined && alias !== valueOf(name));
        report(links.key, {
          message: 'links is legacy: services reach each other by name on the network they share.',
          help: renamed
            ? `Use depends_on for the start order, and networks.<name>.aliases of the other service for ${renamed.alias}.`
            : 'Use depends_on for the start order, and the name of the service as its host name.',
          fix: edits && { title: 'Keep the start order by depends_on, and other names by aliases', edits },
        });
      }
      if (external) {
        report(external.key, {
          message: 'external_links is legacy: containers reach each other by name on the network they share.',
          help: 'Join the external network that the other container is in.',
        });
      }
    },
  },
});
