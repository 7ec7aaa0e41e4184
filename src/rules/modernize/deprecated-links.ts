import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'deprecated-links',
  category: 'modernize',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'The legacy `links` and `external_links`.',
  why: 'Services of a project share a network and reach each other by name. All that a link still adds is an alias and a start order, which have attributes of their own.',
  examples: {
    bad: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.29\n    links:\n      - api\n  api:\n    image: nginx:1.29\n',
    },
    good: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.29\n    depends_on:\n      - api\n  api:\n    image: nginx:1.29\n',
    },
  },
  sources: ['https://docs.docker.com/reference/compose-file/services/#links'],
  on: {
    service(service, { report }) {
      for (const name of ['links', 'external_links'] as const) {
        const entry = service.attribute(name);
        if (!entry) continue;
        const aliases =
          name === 'links'
            ? service.links.filter(
                (link) => link.alias !== undefined && link.name.known && link.alias !== link.name.value,
              )
            : [];
        const alias = aliases[0];
        report(entry.key, {
          message: `${name} is legacy: services reach each other by name on the network they share.`,
          help: alias?.name.known
            ? `Use depends_on for the start order, and give ${alias.name.value} the alias ${alias.alias} under networks: <network>: aliases.`
            : name === 'links'
              ? 'Use depends_on for the start order, and the service name as host.'
              : 'Join an external network instead.',
        });
      }
    },
  },
});
