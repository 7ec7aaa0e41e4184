import { harden, missingHardening } from '../../model/compose/exposure/hardening.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'hardening-missing',
  category: 'security',
  severity: 'info',
  presets: [],
  fixable: 'unsafe',
  since: '0.1.0',
  summary: 'A service leaves its container as open as Docker has it by default.',
  why: 'Few services need new privileges, capabilities or a writable file system, and without limits one of them takes the memory of all others. Each of these stops a kind of attack, and each may stop the service: try them one by one.',
  examples: {
    bad: { 'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n' },
    good: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.31\n    security_opt:\n      - no-new-privileges:true\n    cap_drop:\n      - ALL\n    read_only: true\n    mem_limit: 256m\n    cpus: 1\n    pids_limit: 100\n',
    },
  },
  sources: [
    'https://cheatsheetseries.owasp.org/cheatsheets/Docker_Security_Cheat_Sheet.html',
    'https://docs.docker.com/engine/containers/resource_constraints/',
  ],
  aliases: ['CL0003', 'CL0006', 'CL0007', 'CL0026'],
  options: {
    which: {
      type: 'array',
      items: { type: 'string' },
      default: ['no-new-privileges', 'cap-drop', 'read-only', 'memory', 'cpus', 'pids'],
      description: 'What a service has to have.',
    },
  },
  on: {
    service(service, { report, options }) {
      const missing = missingHardening(service).filter(({ name }) => options.which.includes(name));
      if (missing.length === 0 || service.role !== 'production') return;
      const edit = harden(service, missing);
      report(service, {
        message: `${service.name} goes without ${missing.map(({ words }) => words).join(', ')}.`,
        help: 'Add what the service can live with, and capabilities that it needs with cap_add.',
        fix: edit && { title: 'Add what hardly any service misses', edits: [edit] },
      });
    },
  },
});
