import { valueOf } from '../../model/known.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'ports-with-host-network',
  category: 'correctness',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'Published ports of a container that has the network of the host, or none.',
  why: 'Docker discards them: on the network of the host every listening socket is reachable as it is, and without a network none is.',
  examples: {
    bad: {
      'compose.yaml':
        'services:\n  job:\n    image: nginx:1.31\n    network_mode: none\n    ports:\n      - "127.0.0.1:8080:80"\n',
    },
    good: { 'compose.yaml': 'services:\n  job:\n    image: nginx:1.31\n    network_mode: none\n' },
  },
  sources: ['https://docs.docker.com/engine/network/drivers/host/'],
  on: {
    service({ ports, networkMode, attribute }, { report }) {
      const mode = valueOf(networkMode);
      const entry = attribute('ports');
      if (!entry || ports.length === 0 || (mode !== 'host' && mode !== 'none')) return;
      report(entry.key, {
        message: `Docker discards published ports where network_mode is ${mode}.`,
        help: mode === 'host' ? 'Remove the ports, or the network_mode.' : 'Remove the ports, or join a network.',
        related: [{ at: attribute('network_mode')!.at, note: `network_mode is ${mode} here` }],
      });
    },
  },
});
