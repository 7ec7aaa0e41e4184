import { isWritten, secretArguments } from '../../model/dockerfile/secret-arguments.js';
import { describeSecret } from '../../model/secrets/words.js';
import { defineRule } from '../../rule.js';

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
    dockerfile(dockerfile, { report }) {
      for (const { variable: argument, isShipped } of secretArguments(dockerfile)) {
        const { secret, name } = argument;
        const where = isShipped ? 'the history of the image' : 'the build cache and the provenance of the image';
        const holds = secret && isWritten(argument) ? describeSecret(secret, name) : undefined;
        report(argument, {
          message: holds
            ? `${holds}, as the default of a build argument.`
            : `The build argument ${name} stays readable in ${where}.`,
          help: `Mount it for the RUN that needs it: --mount=type=secret,id=${name.toLowerCase()}.`,
          severity: holds ? 'error' : undefined,
        });
      }
    },
  },
});
