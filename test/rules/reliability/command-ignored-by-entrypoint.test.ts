import rule from '../../../src/rules/reliability/command-ignored-by-entrypoint.js';
import { testRule } from '../../harness.js';

const lines = (...text: readonly string[]) => `${text.join('\n')}\n`;
const python = (...text: readonly string[]) => lines('FROM python:3.13-slim', ...text);

testRule(rule, {
  'shell form': {
    files: { Dockerfile: python('ENTRYPOINT exec python', '[|CMD|] ["app.py"]') },
    message: 'This CMD is never used, because the ENTRYPOINT is in shell form.',
  },
  'exec form': python('ENTRYPOINT ["python"]', 'CMD ["app.py"]'),
  'CMD first': python('[|CMD|] python app.py', 'ENTRYPOINT python manage.py migrate'),
  'no CMD': python('ENTRYPOINT exec python app.py'),
  'it takes the words': python('ENTRYPOINT exec python "$0" "$@"', 'CMD ["app.py"]'),
  'it takes the words in braces': python('ENTRYPOINT exec python ${@}', 'CMD ["app.py"]'),
  'a broken array is another matter': python("ENTRYPOINT ['python']", 'CMD ["app.py"]'),
  'of the stage below': lines(
    'FROM python:3.13-slim AS base',
    'ENTRYPOINT exec python app.py',
    'FROM base',
    '[|CMD|] ["serve"]',
  ),
  'reported where it is written only': lines(
    'FROM python:3.13-slim AS base',
    'ENTRYPOINT exec python app.py',
    '[|CMD|] ["serve"]',
    'FROM base',
    'WORKDIR /app',
  ),
  'an ENTRYPOINT drops the CMD below': lines(
    'FROM python:3.13-slim AS base',
    'CMD ["app.py"]',
    'FROM base',
    'ENTRYPOINT exec python app.py',
  ),
  PowerShell: lines('FROM x:1', 'SHELL ["powershell", "-Command"]', 'ENTRYPOINT python', 'CMD ["app.py"]'),
});
