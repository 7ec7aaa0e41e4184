import { describeSecret } from '../../model/secrets/words.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'secret-in-env',
  category: 'security',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'ENV sets a secret.',
  why: 'Whoever can pull the image can read it: docker history and docker inspect print every ENV, and unsetting it later does not help.',
  examples: {
    bad: 'FROM python:3.13-slim\nENV DB_PASSWORD=correct-horse-battery\n',
    good: 'FROM python:3.13-slim\nENV DB_PASSWORD_FILE=/run/secrets/db_password\n',
  },
  sources: [
    'https://docs.docker.com/reference/build-checks/secrets-used-in-arg-or-env/',
    'https://docs.docker.com/build/building/secrets/',
  ],
  aliases: ['DL3064', 'SecretsUsedInArgOrEnv', 'DS-0031'],
  options: {
    placeholders: {
      type: 'boolean',
      default: false,
      description: 'Whether stand-ins such as changeme count, as warnings.',
    },
  },
  on: {
    step({ variables, instruction }, { options, report }) {
      if (instruction.name !== 'ENV') return;
      for (const variable of variables) {
        const { secret, name } = variable;
        if (!secret || (secret.kind === 'placeholder' && !options.placeholders)) continue;
        report(variable, {
          message: `${describeSecret(secret, name)}, and ENV keeps it in the image.`,
          help: 'Give it to the container when it starts; mount what the build needs: RUN --mount=type=secret,id=….',
          severity: secret.kind === 'placeholder' ? 'warning' : undefined,
        });
      }
    },
  },
});
