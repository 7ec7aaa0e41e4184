import { isDataService, serviceImage } from '../../knowledge/service-images.js';
import { pulledImage } from '../../model/compose/values/image-name.js';
import { bindToLoopback, isFrontDoor, isOpenToAll } from '../../model/compose/exposure/port-binding.js';
import { valueOf } from '../../model/known.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'unbound-published-port',
  category: 'security',
  severity: 'info',
  presets: ['strict'],
  fixable: 'unsafe',
  since: '0.1.0',
  summary: 'A port is published on every interface of the host.',
  why: 'Docker opens the port past the firewall of the host, so that everybody in its networks reaches it. Behind a proxy, and on the machine of a developer, 127.0.0.1 is enough. Proxies on 80 and 443 are meant to be reached, and databases are a matter of `database-published`.',
  examples: {
    bad: { 'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    ports:\n      - "8080:80"\n' },
    good: { 'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    ports:\n      - "127.0.0.1:8080:80"\n' },
  },
  sources: ['https://docs.docker.com/engine/network/port-publishing/'],
  aliases: ['no-unbound-port-interfaces', 'CL0005'],
  on: {
    service(service, { report }) {
      const row = serviceImage(valueOf(pulledImage(service)) ?? '');
      if (row && isDataService(row)) return;
      for (const port of service.ports) {
        if (!isOpenToAll(port) || isFrontDoor(port)) continue;
        const edit = bindToLoopback(port);
        report(port, {
          message: `This port of ${service.name} is published on every interface of the host.`,
          help: 'Publish it on 127.0.0.1, or on the address that it is meant for.',
          fix: edit && { title: 'Publish it on 127.0.0.1 only', edits: [edit] },
        });
      }
    },
  },
});
