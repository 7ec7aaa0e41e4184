import { servicesOf } from '../../model/compose/names/services-of-stage.js';
import { valueOf } from '../../model/known.js';
import { newUser } from '../../model/dockerfile/user-switch.js';
import { dropsPrivileges } from '../../model/process/user.js';
import { defineRule } from '../../rule.js';

/** The names and numbers of the superuser, with and without a group. */
const isRoot = (user: string): boolean => /^(root|0+)(:.*)?$/.test(user.trim());

export default defineRule({
  name: 'root-user',
  category: 'security',
  severity: 'warning',
  presets: ['strict'],
  fixable: 'unsafe',
  since: '0.1.0',
  summary: 'The image runs as root.',
  why: 'Whoever breaks out of the application is root in the container, and one kernel or mount mistake away from root on the host.',
  examples: {
    bad: 'FROM python:3.13-slim\nWORKDIR /app\nCMD ["python"]\n',
    good: 'FROM python:3.13-slim\nWORKDIR /app\nRUN useradd --create-home app\nUSER app\nCMD ["python"]\n',
  },
  sources: ['https://docs.docker.com/build/building/best-practices/#user'],
  aliases: ['DL3002', 'DS-0002', 'CKV_DOCKER_3'],
  on: {
    stage(stage, { report }) {
      const { isShipped, role, from, dockerfile } = stage;
      const { user, userBy } = stage.final;
      if (dockerfile.fragment || !isShipped || role !== 'production' || !user.known || !isRoot(user.value)) return;
      const services = servicesOf(stage);
      if (services.length > 0 && services.every((service) => service.attribute('user'))) return;
      const process = valueOf(stage.process);
      if (process && dropsPrivileges(process)) return;
      const edit = userBy ? undefined : newUser(stage);
      report(userBy ?? from.image, {
        message: userBy ? `The last USER of the image is ${user.value}.` : 'The image has no USER, so it runs as root.',
        help: 'Create a user, and switch to it by USER before the start command.',
        fix: edit && { title: 'Create a user and switch to it', edits: [edit] },
      });
    },
  },
});
