import { isDataService, serviceImage } from '../../knowledge/service-images.js';
import { pulledImage } from '../../model/compose/values/image-name.js';
import { bindToLoopback, isOpenToAll } from '../../model/compose/exposure/port-binding.js';
import { valueOf } from '../../model/known.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'database-published',
  category: 'security',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: 'unsafe',
  since: '0.1.0',
  summary: 'A database, cache or broker is published on all interfaces.',
  why: 'Docker opens the port past the firewall of the host. Other services reach it by its name without any published port.',
  examples: {
    bad: {
      'compose.yaml': 'services:\n  cache:\n    image: memcached:1.6.39\n    ports:\n      - "11211:11211"\n',
    },
    good: {
      'compose.yaml': 'services:\n  cache:\n    image: memcached:1.6.39\n    ports:\n      - "127.0.0.1:11211:11211"\n',
    },
  },
  sources: ['https://docs.docker.com/engine/network/port-publishing/'],
  aliases: ['CL0005'],
  on: {
    service(service, { report }) {
      const row = serviceImage(valueOf(pulledImage(service)) ?? '');
      if (!row || !isDataService(row)) return;
      for (const port of service.ports.filter(isOpenToAll)) {
        const edit = bindToLoopback(port);
        report(port, {
          message: `${row.name} is published on every interface of the host.`,
          help: 'Remove the port, or publish it on 127.0.0.1 only.',
          severity: service.role === 'production' ? undefined : 'info',
          fix: edit && { title: 'Publish it on 127.0.0.1 only', edits: [edit] },
        });
      }
    },
  },
});
