import { isGuessable, isOutside, openedService, writtenSecrets } from '../../model/compose/exposure/written-secrets.js';
import { describeSecret } from '../../model/secrets/words.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'secret-in-compose-environment',
  category: 'security',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A compose file gives a secret in plain text.',
  why: 'The file is in version control, and docker inspect prints the environment to everybody who can reach the daemon.',
  examples: {
    bad: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.31\n    environment:\n      API_TOKEN: correct-horse-battery\n',
    },
    good: {
      'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    environment:\n      API_TOKEN: ${API_TOKEN:?}\n',
    },
  },
  sources: ['https://docs.docker.com/compose/how-tos/use-secrets/'],
  aliases: ['CL0020', 'CL0021'],
  on: {
    service(service, { report }) {
      const { declared, role } = service;
      const isProduction = role === 'production';
      for (const variable of declared.variables) {
        const { secret, name } = variable;
        if (!secret) continue;
        const guessable = isGuessable(variable, service);
        const opened = guessable ? openedService(variable, service) : undefined;
        // A stand-in hurts nobody in a development file, or where nobody outside reaches what it opens.
        if (guessable && (!isProduction || !opened || !isOutside(opened))) continue;
        report(variable, {
          message: opened
            ? `The value of ${name} is easy to guess, and ${opened.name} is reachable from outside.`
            : `${describeSecret(secret, name)}.`,
          help: `Read it from the shell or from an untracked .env file: \${${name}:?}`,
          severity: guessable ? 'warning' : secret.kind !== 'token' && !isProduction ? 'info' : undefined,
        });
      }
      for (const { at, secret, name } of writtenSecrets(service)) {
        const guessable = secret.kind === 'placeholder';
        if (guessable && (!isProduction || !isOutside(service))) continue;
        report(
          { at },
          {
            message: guessable
              ? `The value of ${name} is easy to guess, and ${service.name} is reachable from outside.`
              : `${describeSecret(secret, name)}.`,
            help: 'Read it from a variable of an untracked .env file, or from a file under /run/secrets.',
            severity: guessable ? 'warning' : secret.kind !== 'token' && !isProduction ? 'info' : undefined,
          },
        );
      }
    },
  },
});
