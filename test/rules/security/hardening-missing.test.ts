import rule from '../../../src/rules/security/hardening-missing.js';
import { testRule, type RuleCase } from '../../harness.js';

const all = ['no-new-privileges', 'cap-drop', 'read-only', 'memory', 'cpus', 'pids'];
const only = (...which: string[]): Pick<RuleCase, 'options'> => ({ options: { which } });
const text = (attributes: string): string => `services:\n  web:\n    image: a # ours\n${attributes}`;
const web = (attributes: string, more: Partial<RuleCase> = {}): RuleCase => ({
  files: { 'compose.yaml': text(attributes).replace('web:', '[|web|]:') },
  ...more,
});
const good = (attributes: string, more: Partial<RuleCase> = {}): RuleCase => ({
  files: { 'compose.yaml': text(attributes) },
  ...more,
});
const hard =
  '    security_opt: [no-new-privileges:true]\n    cap_drop: [ALL]\n    read_only: true\n    mem_limit: 1g\n    cpus: 0.5\n    pids_limit: 100\n';

testRule(rule, {
  'nothing at all': web('    restart: always\n', {
    message:
      'web goes without no-new-privileges, cap_drop, read_only, a limit of memory, a limit of CPUs, a limit of processes.',
    severity: 'info',
    fixed: {
      'compose.yaml': text('    security_opt:\n      - no-new-privileges:true\n    restart: always\n'),
    },
  }),
  everything: good(hard),
  'what may stop a service has no fix': web('', {
    ...only('cap-drop', 'read-only'),
    message: 'web goes without cap_drop, read_only.',
  }),
  'what is asked for': web('    cap_drop: [ALL]\n', {
    ...only('read-only', 'cap-drop'),
    message: 'web goes without read_only.',
  }),
  'nothing is asked for': good('', only()),
  'limits of deploy': good(
    '    deploy:\n      resources:\n        limits:\n          memory: 1g\n          cpus: "1"\n          pids: 100\n',
    only('memory', 'cpus', 'pids'),
  ),
  'what deploy reserves is no limit': web(
    '    deploy:\n      resources:\n        reservations:\n          memory: 1g\n',
    { ...only('memory'), message: 'web goes without a limit of memory.' },
  ),
  'a limit that a variable has': good('    mem_limit: ${MEMORY}\n', only('memory')),
  'a limit that a variable may be': good('    mem_limit: ${MEMORY:-1g}\n', only('memory')),
  'other options of security': web('    security_opt: [label:type:x]\n', {
    ...only('no-new-privileges'),
    message: 'web goes without no-new-privileges.',
  }),
  'new privileges are allowed': web('    security_opt: ["no-new-privileges:false"]\n', only('no-new-privileges')),
  'the bare word': good('    security_opt: [no-new-privileges]\n', only('no-new-privileges')),
  'an option that a variable holds': good('    security_opt: ["${OPTION}"]\n', only('no-new-privileges')),
  'for development': { files: { 'compose.dev.yaml': text('') } },
  'a privileged service': good('    privileged: true\n'),
  'what is no container': { files: { 'compose.yaml': 'services:\n  db:\n    provider:\n      type: cloud\n' } },
  'from an extended service': {
    files: {
      'compose.yaml': `services:\n  base:\n    image: a\n${hard}  web:\n    extends: base\n    image: b\n`,
    },
  },
  'an extended service that is not here': {
    files: {
      'compose.yaml': 'services:\n  web:\n    extends:\n      file: ../../elsewhere.yaml\n      service: web\n',
    },
  },
  'in a later file': {
    files: {
      'compose.yaml': 'services:\n  web:\n    image: a\n    cap_drop: [ALL]\n',
      'compose.prod.yaml': 'services:\n  web:\n    read_only: true\n',
    },
    ...only('cap-drop'),
  },
  'line ends of Windows': {
    files: { 'compose.yaml': 'services:\r\n  [|web|]:\r\n    image: a\r\n    restart: always\r\n' },
    ...only('no-new-privileges'),
    fixed: {
      'compose.yaml':
        'services:\r\n  web:\r\n    image: a\r\n    security_opt:\r\n      - no-new-privileges:true\r\n    restart: always\r\n',
    },
  },
  'in flow style it stays': {
    files: { 'compose.yaml': 'services:\n  [|web|]: {image: a, restart: always}\n' },
    ...only('no-new-privileges'),
  },
  'a mapping as build': {
    files: { 'compose.yaml': 'services:\n  [|web|]:\n    build:\n      context: .\n    restart: always\n' },
    ...only('no-new-privileges'),
    fixed: {
      'compose.yaml':
        'services:\n  web:\n    build:\n      context: .\n    restart: always\n    security_opt:\n      - no-new-privileges:true\n',
    },
  },
  'the last line without an end': {
    files: { 'compose.yaml': 'services:\n  [|web|]:\n    image: a' },
    ...only('no-new-privileges'),
    fixed: { 'compose.yaml': 'services:\n  web:\n    image: a\n    security_opt:\n      - no-new-privileges:true' },
  },
  'all names are known': web('', { options: { which: all } }),
});
