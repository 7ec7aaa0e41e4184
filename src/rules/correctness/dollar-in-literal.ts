import { dollarLiterals } from '../../model/compose/interpolation/dollar-literals.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'dollar-in-literal',
  category: 'correctness',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A dollar sign in a password, which Compose takes for the start of a variable.',
  why: 'Compose replaces the variable with nothing, so that the password loses everything up to the next special character.',
  examples: {
    bad: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.31\n    labels:\n      - traefik.http.middlewares.auth.basicauth.users=demo:$apr1$x1yz2abc$Q9w8e7r6t5y4u3i2o1p0a.\n',
    },
    good: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.31\n    labels:\n      - traefik.http.middlewares.auth.basicauth.users=demo:$$apr1$$x1yz2abc$$Q9w8e7r6t5y4u3i2o1p0a.\n',
    },
  },
  sources: ['https://docs.docker.com/reference/compose-file/interpolation/'],
  on: {
    compose(compose, { project, report }) {
      for (const literal of dollarLiterals(compose, project.host)) {
        report(literal, {
          message: `Compose takes a part of the value of ${literal.name} for a variable, and drops it.`,
          help: 'Write two dollar signs for each one of the value.',
        });
      }
    },
  },
});
