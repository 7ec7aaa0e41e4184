import { portClashes } from '../../model/compose/names/port-clashes.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'duplicate-published-port',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A host port that is published twice.',
  why: 'The second container does not start: the port is already allocated.',
  examples: {
    bad: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.31\n    ports:\n      - "8080:80"\n  api:\n    image: nginx:1.31\n    ports:\n      - "8080:80"\n',
    },
    good: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.31\n    ports:\n      - "8080:80"\n  api:\n    image: nginx:1.31\n    ports:\n      - "8081:80"\n',
    },
  },
  sources: ['https://docs.docker.com/reference/compose-file/services/#ports'],
  aliases: ['no-duplicate-exported-ports'],
  on: {
    compose({ services }, { report }) {
      for (const { first, second, port } of portClashes(services.values())) {
        const who =
          first.service === second.service
            ? `${second.service.name} publishes it twice`
            : `${first.service.name} and ${second.service.name} publish it`;
        report(second.publishedAt, {
          message: `The host port ${port} is taken twice: ${who}.`,
          help: 'Publish another host port, or give one of the two another host address.',
          related: [{ at: first.publishedAt.at, note: `${first.service.name} publishes it here` }],
        });
      }
    },
  },
});
