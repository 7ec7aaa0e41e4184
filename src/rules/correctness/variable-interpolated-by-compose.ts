import {
  isWrittenPlainly,
  type LostVariable,
  lostVariables,
} from '../../model/compose/interpolation/interpolated-commands.js';
import { defineRule } from '../../rule.js';
import { insertBefore } from '../../text/location.js';

export default defineRule({
  name: 'variable-interpolated-by-compose',
  category: 'correctness',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: 'safe',
  since: '0.1.0',
  summary: 'A command uses a variable of the container, but Compose replaces it first.',
  why: 'Compose looks variables up in `.env` and in the shell that starts it, not in `environment` or `env_file`. What it does not find there becomes nothing, and the container never sees the variable. Two dollar signs leave it to the container.',
  examples: {
    bad: {
      'compose.yaml':
        'services:\n  cache:\n    image: redis:8.2\n    environment:\n      QUEUE: jobs\n    healthcheck:\n      test: redis-cli llen $QUEUE\n',
    },
    good: {
      'compose.yaml':
        'services:\n  cache:\n    image: redis:8.2\n    environment:\n      QUEUE: jobs\n    healthcheck:\n      test: redis-cli llen $$QUEUE\n',
    },
  },
  sources: ['https://docs.docker.com/reference/compose-file/interpolation/'],
  on: {
    compose(compose, { project, report }) {
      for (const lost of lostVariables(compose, project.host)) {
        report(lost, {
          message: messageOf(lost),
          help: lost.inShell
            ? `Write $$${lost.name}.`
            : `Run the command in a shell (\`sh -c\`), and write $$${lost.name} there.`,
          related: lost.set ? [{ at: lost.set.at, note: `the container gets ${lost.name} here` }] : [],
          fix:
            lost.inShell && isWrittenPlainly(lost)
              ? { title: 'Write two dollar signs', edits: [insertBefore(lost, '$')] }
              : undefined,
        });
      }
    },
  },
});

function messageOf({ name, service, what, set }: LostVariable): string {
  const whose = set ? 'only the container has it' : 'only the script itself sets it';
  return `Compose replaces $${name} in the ${what} of ${service.name} with nothing: ${whose}.`;
}
