import { disabledProtection } from '../../knowledge/security-options.js';
import { weigh } from '../../model/compose/exposure/gravity.js';
import { mayNeed } from '../../model/compose/exposure/host-needs.js';
import { removeAttribute, removeItem } from '../../model/compose/writing/own-text.js';
import { isPrivileged } from '../../model/compose/exposure/privileges.js';
import { settingsOf } from '../../model/compose/values/settings.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'security-profile-disabled',
  category: 'security',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: 'unsafe',
  since: '0.1.0',
  summary: 'A service turns off the profiles that keep its container in.',
  why: 'The profiles of Docker forbid system calls and files that programs hardly ever need and that most ways out of a container need. It is an info for images that document the need (Netdata, Playwright, BuildKit) and in files for development.',
  examples: {
    bad: {
      'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    security_opt:\n      - seccomp:unconfined\n',
    },
    good: {
      'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    security_opt:\n      - no-new-privileges:true\n',
    },
  },
  sources: ['https://docs.docker.com/engine/security/seccomp/', 'https://docs.docker.com/engine/security/apparmor/'],
  aliases: ['CL0009'],
  on: {
    service(service, { report }) {
      // It has no profiles anyway.
      if (isPrivileged(service)) return;
      const isExcused = mayNeed(service, 'profile') || service.role !== 'production';
      const options = settingsOf(service, 'security_opt');
      const disabling = options.flatMap((option) => {
        const lost = option.value.known ? disabledProtection(option.value.value) : undefined;
        return lost === undefined ? [] : [{ ...option, lost }];
      });
      for (const option of disabling) {
        const isAll = disabling.length === options.length;
        const item = removeItem(service, 'security_opt', option);
        const edit = item && isAll ? removeAttribute(service, 'security_opt') : item;
        report(option, {
          message: `${service.name} turns off ${option.lost}.`,
          help: 'Remove it, or name a profile of your own that allows only what is needed.',
          severity: weigh('warning', isExcused),
          fix: edit && { title: 'Remove it', edits: [edit] },
        });
      }
    },
  },
});
