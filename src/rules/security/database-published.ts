import { isDataService, serviceImage } from '../../knowledge/service-images.js';
import type { Fact } from '../../model/known.js';
import { defineRule } from '../../rule.js';
import { insertBefore } from '../../text/location.js';

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
    bad: { 'compose.yaml': 'services:\n  db:\n    image: postgres:17\n    ports:\n      - "5432:5432"\n' },
    good: { 'compose.yaml': 'services:\n  db:\n    image: postgres:17\n    ports:\n      - "127.0.0.1:5432:5432"\n' },
  },
  sources: ['https://docs.docker.com/engine/network/port-publishing/'],
  aliases: ['CL0005'],
  on: {
    service({ image, build, ports, role }, { report }) {
      const reference = build || !image?.reference.known ? undefined : image.reference.value;
      const row = reference && serviceImage(reference.name);
      if (!row || !isDataService(row)) return;
      for (const port of ports) {
        const { published, address, form, publishedAt } = port;
        if (!published || (address && !isEverywhere(address))) continue;
        report(port, {
          message: `${row.name} is published on every interface of the host.`,
          help: 'Remove the port, or publish it on 127.0.0.1 only.',
          severity: role === 'production' ? undefined : 'info',
          fix:
            address === undefined && form === 'short'
              ? { title: 'Publish it on 127.0.0.1 only', edits: [insertBefore(publishedAt, '127.0.0.1:')] }
              : undefined,
        });
      }
    },
  },
});

/** Whether a host address surely stands for all interfaces. */
const isEverywhere = (address: Fact<string>): boolean => address.known && ['', '0.0.0.0', '::'].includes(address.value);
