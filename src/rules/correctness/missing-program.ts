import { missingTools } from '../../model/image/missing-tools.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'missing-program',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A RUN or a container calls a program that the image does not have.',
  why: 'Slim and Alpine images have next to nothing besides Python: no curl, no git, no compiler, Alpine no bash. The shell says `not found`, and the build ends with exit code 127, or the container as soon as it starts.',
  examples: {
    bad: 'FROM python:3.13-slim\nRUN git clone --depth 1 --branch v1.4.2 https://github.com/acme/models /models\n',
    good: 'FROM python:3.13-slim\nRUN apt-get update && apt-get install -y --no-install-recommends git && rm -rf /var/lib/apt/lists/*\nRUN git clone --depth 1 --branch v1.4.2 https://github.com/acme/models /models\n',
  },
  sources: [
    'https://github.com/docker-library/docs/tree/master/python#pythonversion-slim',
    'https://github.com/docker-library/docs/tree/master/python#pythonversion-alpine',
  ],
  on: {
    stage(stage, { report }) {
      for (const { at, name, image, remedy, isStart } of missingTools(stage)) {
        report(
          { at },
          {
            message: `${isStart ? 'The container does not start: t' : 'T'}here is no ${name} in ${image.text}.`,
            help: remedy === undefined ? undefined : `Write before it, or in its place: ${remedy}`,
            related: [{ at: image.at, note: 'the image' }],
          },
        );
      }
    },
  },
});
