import rule from '../../../src/rules/correctness/multiple-commands.js';
import { testRule } from '../../harness.js';

const lines = (...text: readonly string[]) => `${text.join('\n')}\n`;

testRule(rule, {
  'two CMDs': {
    files: { Dockerfile: lines('FROM python:3.13-slim', '[|CMD|] python migrate.py', 'CMD ["python", "app.py"]') },
    message: 'This CMD has no effect, because another CMD follows in the stage.',
    fixed: { Dockerfile: lines('FROM python:3.13-slim', 'CMD ["python", "app.py"]') },
  },
  'a RUN and a CMD': lines('FROM python:3.13-slim', 'RUN python migrate.py', 'CMD ["python", "app.py"]'),
  'three ENTRYPOINTs, one of them on two lines': {
    files: {
      Dockerfile: lines(
        'FROM python:3.13-slim',
        '[|ENTRYPOINT|] ["python", \\',
        '  "a.py"]',
        '[|entrypoint|] ["b"]',
        'EXPOSE 8000',
        'ENTRYPOINT ["c"]',
      ),
    },
    fixed: { Dockerfile: lines('FROM python:3.13-slim', 'EXPOSE 8000', 'ENTRYPOINT ["c"]') },
  },
  'ENTRYPOINT and CMD': lines('FROM python:3.13-slim', 'ENTRYPOINT ["python"]', 'CMD ["app.py"]'),
  'two HEALTHCHECKs': {
    files: { Dockerfile: lines('FROM python:3.13-slim', '[|HEALTHCHECK|] CMD true', 'HEALTHCHECK NONE') },
    message: 'This HEALTHCHECK has no effect, because another HEALTHCHECK follows in the stage.',
  },
  'one in each stage': lines(
    'FROM python:3.13-slim AS base',
    'CMD ["python", "a.py"]',
    'FROM base',
    'CMD ["python", "b.py"]',
  ),
  'two in one of two stages': lines(
    'FROM python:3.13-slim AS base',
    'CMD ["python", "a.py"]',
    'FROM base',
    '[|CMD|] ["python", "b.py"]',
    'CMD ["python", "c.py"]',
  ),
  'a trigger': lines('FROM python:3.13-slim', 'ONBUILD CMD ["python", "a.py"]', 'CMD ["python", "b.py"]'),
});
