import { overriddenVariables } from '../../model/compose/interpolation/overridden-variables.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'useless-env-override',
  category: 'correctness',
  severity: 'info',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A variable of `env_file` has another value in `environment`.',
  why: '`environment` wins: whoever changes the value in the file sees no effect.',
  examples: {
    bad: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.31\n    env_file: web.env\n    environment:\n      LOG_LEVEL: info\n',
      'web.env': 'LOG_LEVEL=debug\n',
    },
    good: {
      'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    env_file: web.env\n',
      'web.env': 'LOG_LEVEL=debug\n',
    },
  },
  sources: ['https://docs.docker.com/compose/how-tos/environment-variables/envvars-precedence/'],
  on: {
    service(service, { report }) {
      for (const { winner, loser } of overriddenVariables(service)) {
        report(winner, {
          message: `${winner.name} has another value in ${loser.at.file.path}, which never reaches ${service.name}.`,
          help: 'Keep one of the two.',
          related: [{ at: loser.at, note: 'this value is not used' }],
        });
      }
    },
  },
});
