import type { Environment, Variable } from '../../model/environment.js';
import { describeSecret } from '../../model/secret-words.js';
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
        'services:\n  web:\n    image: nginx:1.29\n    environment:\n      API_TOKEN: correct-horse-battery\n',
    },
    good: {
      'compose.yaml': 'services:\n  web:\n    image: nginx:1.29\n    environment:\n      API_TOKEN: ${API_TOKEN:?}\n',
    },
  },
  sources: ['https://docs.docker.com/compose/how-tos/use-secrets/'],
  aliases: ['CL0020', 'CL0021'],
  on: {
    service({ declared, ports, role }, { report }) {
      for (const variable of declared.variables) {
        const { secret, name } = variable;
        if (!secret) continue;
        const guessable =
          secret.kind === 'placeholder' || (secret.kind === 'named' && repeatsAnother(variable, declared));
        // A stand-in in a development file, or for a service that nobody outside reaches, hurts nobody.
        if (guessable && (ports.length === 0 || role !== 'production')) continue;
        report(variable, {
          message: guessable
            ? `${name} is easy to guess, and the service is published.`
            : `${describeSecret(secret, name)}.`,
          help: 'Read it from the shell or an untracked .env file (${NAME:?}), or use secrets.',
          severity: guessable ? 'warning' : secret.kind !== 'token' && role !== 'production' ? 'info' : undefined,
        });
      }
    },
  },
});

/** Whether a value is also that of a variable that is no secret: the password `shop` of the user `shop` hides nothing. */
const repeatsAnother = ({ name, value }: Variable, { variables }: Environment): boolean =>
  value.known &&
  variables.some((other) => other.name !== name && other.value.known && other.value.value === value.value);
