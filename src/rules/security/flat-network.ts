import { needlessNeighbours } from '../../model/compose/exposure/needless-neighbours.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'flat-network',
  category: 'security',
  severity: 'info',
  presets: ['strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A published service shares a network with a database that it does not use.',
  why: 'Who gets into the service that faces the world can try the passwords of all that is on its networks. On a network of their own, a database and the services that use it are out of reach.',
  examples: {
    bad: {
      'compose.yaml':
        'services:\n  proxy:\n    image: nginx:1.31\n    ports:\n      - "80:80"\n    depends_on:\n      - web\n  web:\n    image: shop/web:1.0.0\n    depends_on:\n      - cache\n  cache:\n    image: memcached:1.6.39\n',
    },
    good: {
      'compose.yaml':
        'services:\n  proxy:\n    image: nginx:1.31\n    ports:\n      - "80:80"\n    networks: [front]\n    depends_on:\n      - web\n  web:\n    image: shop/web:1.0.0\n    networks: [front, back]\n    depends_on:\n      - cache\n  cache:\n    image: memcached:1.6.39\n    networks: [back]\nnetworks:\n  front:\n  back:\n',
    },
  },
  sources: ['https://docs.docker.com/compose/how-tos/networking/#specify-custom-networks'],
  on: {
    service(service, { report }) {
      const neighbours = service.role === 'production' ? needlessNeighbours(service) : [];
      const [first] = neighbours;
      if (!first) return;
      const names = neighbours.map(({ database }) => database.name).join(', ');
      report(service, {
        message: `${service.name} faces the world and shares the network ${first.network} with ${names}, which it does not use.`,
        help: `Put ${names} and what uses ${neighbours.length > 1 ? 'them' : 'it'} on a network of their own.`,
        related: neighbours.flatMap(({ database, users }) => [
          { at: database.at, note: `used by ${users.map(({ name }) => name).join(', ')}` },
        ]),
      });
    },
  },
});
