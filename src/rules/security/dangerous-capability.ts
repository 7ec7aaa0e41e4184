import { dangerousCapabilities } from '../../model/compose/exposure/capabilities.js';
import { weigh } from '../../model/compose/exposure/gravity.js';
import { mayNeedCapability } from '../../model/compose/exposure/host-needs.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'dangerous-capability',
  category: 'security',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A service gets a capability that leads out of its container.',
  why: 'Capabilities are the parts that the power of root was split into. With SYS_ADMIN, SYS_MODULE or ALL a process of the container gets to the host: an error. NET_ADMIN and SYS_PTRACE stay in the container as long as it has a network and processes of its own, and SYS_TIME touches only the clock: warnings. What merely takes from others, as SYS_NICE, is an info. All weigh one step less for images that document the need (VPNs, Netdata, Chrome, MySQL) and in files for development.',
  examples: {
    bad: { 'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    cap_add:\n      - SYS_ADMIN\n' },
    good: { 'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    cap_add:\n      - NET_BIND_SERVICE\n' },
  },
  sources: [
    'https://docs.docker.com/engine/containers/run/#runtime-privilege-and-linux-capabilities',
    'https://man7.org/linux/man-pages/man7/capabilities.7.html',
  ],
  aliases: ['CL0011', 'CL0024', 'CL0027', 'CL0028', 'CL0029', 'CL0030'],
  on: {
    service(service, { report }) {
      for (const { at, name, effect, gravity, related } of dangerousCapabilities(service)) {
        report(
          { at },
          {
            message: `${service.name} gets ${name}, with which it can ${effect}.`,
            help: 'Leave it out, or give the work that needs it to a service of its own.',
            related,
            severity: weigh(gravity, mayNeedCapability(service, name) || service.role !== 'production'),
          },
        );
      }
    },
  },
});
