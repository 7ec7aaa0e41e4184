import { isRootUser } from '../../knowledge/system-users.js';
import { weigh } from '../../model/compose/exposure/gravity.js';
import { mayNeed } from '../../model/compose/exposure/host-needs.js';
import { settingOf } from '../../model/compose/values/settings.js';
import { isAwaited } from '../../model/compose/running/awaited.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'root-service-user',
  category: 'security',
  severity: 'warning',
  presets: ['strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A service asks to run as root.',
  why: 'Root in a container is root on the host wherever something leads out of it: a mounted folder, a socket, a flaw of the kernel. It is an info for services that others wait for to finish, for images that document the need (Filebeat, Promtail) and in files for development.',
  examples: {
    bad: { 'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    user: root\n' },
    good: { 'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    user: "1000:1000"\n' },
  },
  sources: ['https://docs.docker.com/reference/compose-file/services/#user'],
  aliases: ['CL0018'],
  on: {
    service(service, { report }) {
      const user = settingOf(service, 'user');
      if (!user?.value.known || !isRootUser(user.value.value)) return;
      const isExcused = isAwaited(service) || mayNeed(service, 'root') || service.role !== 'production';
      report(user, {
        message: `user: ${user.value.value} makes ${service.name} run as root.`,
        help: 'Leave it out where the image has a user of its own, or name one.',
        related: user.value.evidence,
        severity: weigh('warning', isExcused),
      });
    },
  },
});
