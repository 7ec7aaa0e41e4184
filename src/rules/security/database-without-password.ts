import type { Role } from '../../model/stage.js';
import { type AccessFault, accessFault } from '../../model/compose/exposure/access-fault.js';
import { type Exposure, exposureOf } from '../../model/compose/exposure/exposure.js';
import { defineRule, type Finding } from '../../rule.js';
import type { Note } from '../../text/location.js';

export default defineRule({
  name: 'database-without-password',
  category: 'security',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A database refuses to start without a password, or lets anybody in.',
  why: 'Databases that the internet can reach and that ask for no password are found by scanners within hours, and emptied.',
  examples: {
    bad: {
      'compose.yaml':
        'services:\n  db:\n    image: postgres:17\n    volumes:\n      - data:/var/lib/postgresql/data\nvolumes:\n  data:\n',
    },
    good: {
      'compose.yaml':
        'services:\n  db:\n    image: postgres:17\n    environment:\n      POSTGRES_PASSWORD: ${DB_PASSWORD:?}\n    volumes:\n      - data:/var/lib/postgresql/data\nvolumes:\n  data:\n',
    },
  },
  sources: [
    'https://hub.docker.com/_/postgres',
    'https://redis.io/docs/latest/operate/oss_and_stack/management/security/',
  ],
  on: {
    service(service, { report }) {
      const fault = accessFault(service);
      if (!fault) return;
      const exposure = exposureOf(service);
      const severity = severityOf(fault, exposure, service.role);
      if (!severity) return;
      report(fault, {
        message: messageOf(fault, exposure),
        help: helpFor(fault),
        related: notesOf(fault, exposure),
        severity,
      });
    },
  },
});

/** Undefined where it is no matter: what no stranger reaches needs no password. */
function severityOf({ kind }: AccessFault, { reach }: Exposure, role: Role): Finding['severity'] {
  if (kind === 'missing' || kind === 'empty' || kind === 'alone') return 'error';
  if (reach !== 'everybody') return kind === 'opened' && role === 'production' ? 'info' : undefined;
  if (role === 'test') return undefined;
  const isDevelopment = role === 'development';
  if (kind === 'known-login') return isDevelopment ? 'info' : 'warning';
  return isDevelopment ? 'warning' : 'error';
}

function messageOf(fault: AccessFault, exposure: Exposure): string {
  const { name } = fault.row;
  switch (fault.kind) {
    case 'missing':
      return `${name} refuses to start without ${fault.variable}.`;
    case 'empty':
      return `${name} refuses to start with an empty ${fault.variable}.`;
    case 'alone':
      return `${name} refuses to start with ${fault.variable} and without ${fault.other}.`;
    case 'opened':
      return `${fault.variable} lets anybody who reaches ${name} in without a password${isPublished(exposure) ? ', and it is published on every interface of the host' : ''}.`;
    case 'open':
      return `${name} asks for no password and is published on every interface of the host.`;
    case 'known-login':
      return `${name} lets ${fault.login} in with the password ${fault.login} and is published on every interface of the host.`;
  }
}

const isPublished = ({ reach }: Exposure): boolean => reach === 'everybody';

function helpFor(fault: AccessFault): string {
  if (fault.kind === 'alone') return `Set ${fault.other}, too.`;
  if (fault.kind === 'missing' || fault.kind === 'empty')
    return `Set ${fault.variable}, best from a secret or from .env.`;
  return fault.kind === 'opened' ? 'Set a password instead.' : 'Set a password, or publish the port on 127.0.0.1 only.';
}

function notesOf(fault: AccessFault, exposure: Exposure): readonly Note[] {
  const unread = 'unread' in fault ? fault.unread : undefined;
  const port = fault.kind !== 'missing' && exposure.reach === 'everybody' ? exposure.port : undefined;
  return [
    ...(port ? [{ at: port.at, note: 'published here' }] : []),
    ...(unread ? [{ at: unread.at, note: `the image does not read ${unread.name}` }] : []),
  ];
}
