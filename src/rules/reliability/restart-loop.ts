import { endingOf } from '../../model/compose/running/ending.js';
import { scalarValue } from '../../model/compose/values/interpolate.js';
import { scalarChild } from '../../model/compose/values/nodes.js';
import { valueOf } from '../../model/known.js';
import { replaceWord } from '../../model/compose/writing/own-text.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'restart-loop',
  category: 'reliability',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: 'unsafe',
  since: '0.1.0',
  summary: 'A service that ends by itself is started again and again.',
  why: '`always` and `unless-stopped` start a container anew whenever it ends, also when it ended well: a migration runs every few seconds, and a shell without a terminal never does anything.',
  examples: {
    bad: {
      'compose.yaml':
        'services:\n  migrate:\n    image: python:3.13-slim\n    command: alembic upgrade head\n    restart: always\n',
    },
    good: {
      'compose.yaml':
        'services:\n  migrate:\n    image: python:3.13-slim\n    command: alembic upgrade head\n    restart: on-failure\n',
    },
  },
  sources: ['https://docs.docker.com/reference/compose-file/services/#restart'],
  on: {
    service(service, { report }) {
      const restart = scalarChild(service.node, 'restart');
      const policy = restart && valueOf(scalarValue(restart, service.project.interpolation));
      if (!restart || (policy !== 'always' && policy !== 'unless-stopped')) return;
      const ending = endingOf(service);
      if (!ending) return;
      const edit = replaceWord(service, restart, 'on-failure');
      report(restart, {
        message: `${service.name} ${ending.why}, and \`restart: ${policy}\` starts it again and again.`,
        help: 'Use `restart: "no"` or `on-failure` for what ends, or a command that stays.',
        fix: edit && { title: 'Start it again after a failure only', edits: [edit] },
        related: ending.evidence,
      });
    },
  },
});
