import { weigh } from '../../model/compose/exposure/gravity.js';
import { mayNeed } from '../../model/compose/exposure/host-needs.js';
import { runtimeSockets } from '../../model/compose/exposure/runtime-sockets.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'docker-socket-mounted',
  category: 'security',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A service has the socket of the container runtime.',
  why: 'Whoever gets into the container can start another one that has all files of the host. That the mount is read-only changes nothing: it is about the file, not about what is said through it. For images whose work it is to talk to the runtime (Traefik, Portainer, Dozzle, a socket proxy, runners of a CI) this is a warning, for those that only read as long as they have it read-only, and so it is in files for development.',
  examples: {
    bad: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.31\n    volumes:\n      - /var/run/docker.sock:/var/run/docker.sock\n',
    },
    good: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.31\n    environment:\n      DOCKER_HOST: tcp://proxy:2375\n',
    },
  },
  sources: [
    'https://docs.docker.com/engine/security/#docker-daemon-attack-surface',
    'https://cheatsheetseries.owasp.org/cheatsheets/Docker_Security_Cheat_Sheet.html',
  ],
  aliases: ['CL0001'],
  on: {
    service(service, { report }) {
      for (const { at, runtime, readOnly, related } of runtimeSockets(service)) {
        const isNeeded = mayNeed(service, 'control') || (readOnly && mayNeed(service, 'socket'));
        report(
          { at },
          {
            message: `${service.name} has the socket of ${runtime}, with which it can take over the host.`,
            help: 'Leave it out, or put a socket proxy between them that lets through only the requests it needs.',
            related,
            severity: weigh('error', isNeeded || service.role !== 'production'),
          },
        );
      }
    },
  },
});
