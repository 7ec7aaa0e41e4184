import { valueOf } from '../../model/known.js';
import type { ExposedPort } from '../../model/stage.js';
import { defineRule } from '../../rule.js';

const sshPort = 22;

/** Whether a port or range has the port of SSH; SSH speaks TCP. */
function hasSsh({ ports }: ExposedPort): boolean {
  const range = valueOf(ports);
  return range !== undefined && range.protocol === 'tcp' && range.from <= sshPort && sshPort <= range.to;
}

export default defineRule({
  name: 'ssh-exposed',
  category: 'security',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'EXPOSE of the SSH port.',
  why: 'An SSH server in a container needs keys or passwords in the image, updates, and a second process. Who wants a shell there has docker exec.',
  examples: {
    bad: 'FROM python:3.13-slim\nEXPOSE 22\n',
    good: 'FROM python:3.13-slim\nEXPOSE 8000\n',
  },
  sources: ['https://docs.docker.com/reference/cli/docker/container/exec/'],
  aliases: ['DS-0004', 'CKV_DOCKER_1'],
  on: {
    dockerfile({ stages }, { report }) {
      // A stage has the ports of the stages below it, too.
      for (const port of new Set(stages.flatMap(({ exposed }) => exposed.filter(hasSsh)))) {
        report(port, {
          message: `EXPOSE ${port.word.raw} says that an SSH server listens in the container.`,
          help: 'Use docker exec or docker compose exec for a shell.',
        });
      }
    },
  },
});
