import { isSecretName } from '../../knowledge/secrets.js';
import type { Variable } from '../../model/environment.js';
import { describeSecret } from '../../model/secret-words.js';
import { defineRule, type RuleContext } from '../../rule.js';

const help = 'Mount it for the one RUN that needs it: RUN --mount=type=secret,id=…';

function judge(variable: Variable, { report }: Pick<RuleContext<Record<never, never>>, 'report'>): void {
  const { secret, name } = variable;
  if (secret && secret.kind !== 'placeholder') {
    report(variable, {
      message: `${describeSecret(secret, name)}, as the default of a build argument.`,
      help,
      severity: 'error',
    });
  } else if (isSecretName(name)) {
    report(variable, { message: `The build argument ${name} stays readable in the history of the image.`, help });
  }
}

export default defineRule({
  name: 'secret-in-build-arg',
  category: 'security',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A secret is passed as a build argument.',
  why: 'Build arguments are part of the history and of the provenance of an image, even when no layer holds them.',
  examples: {
    bad: 'FROM python:3.13-slim\nARG PYPI_TOKEN\n',
    good: 'FROM python:3.13-slim\nRUN --mount=type=secret,id=pypi_token true\n',
  },
  sources: ['https://docs.docker.com/reference/build-checks/secrets-used-in-arg-or-env/'],
  aliases: ['DL3064', 'SecretsUsedInArgOrEnv'],
  on: {
    dockerfile({ globalArguments }, context) {
      for (const variable of globalArguments.variables) judge(variable, context);
    },
    step({ instruction, variables }, context) {
      if (instruction.name === 'ARG') for (const variable of variables) judge(variable, context);
    },
  },
});
