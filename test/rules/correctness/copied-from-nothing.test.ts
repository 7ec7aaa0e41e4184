import rule from '../../../src/rules/correctness/copied-from-nothing.js';
import { testRule } from '../../harness.js';

const lines = (...text: readonly string[]) => `${text.join('\n')}\n`;

testRule(rule, {
  'a file that nobody put there': {
    files: {
      Dockerfile: lines(
        'FROM scratch AS files',
        'COPY app.py /src/',
        'FROM python:3.13-slim',
        'COPY --from=files [|/app/app.py|] /srv/',
      ),
      'app.py': '',
    },
    message: 'The stage files is made from scratch, and nothing put /app/app.py there.',
  },
  'the file that is there': {
    files: {
      Dockerfile: lines(
        'FROM scratch AS files',
        'COPY app.py /src/',
        'FROM python:3.13-slim',
        'COPY --from=files /src/app.py /src /srv/',
      ),
      'app.py': '',
    },
  },
  'an empty stage': lines('FROM scratch', 'FROM python:3.13-slim', 'COPY --from=0 [|/a|] /b'),
  'the root': lines('FROM scratch', 'FROM python:3.13-slim', 'COPY --from=0 / /b'),
  'an archive may hold it': lines('FROM scratch AS files', 'ADD a.tar /', 'FROM x:1', 'COPY --from=files /a /b'),
  'another image may hold it': lines(
    'FROM scratch AS files',
    'COPY --from=alpine:3.22 /etc /etc',
    'FROM python:3.13-slim',
    'COPY --from=files /etc/passwd /etc/',
  ),
  'a glob': lines('FROM scratch AS files', 'FROM python:3.13-slim', 'COPY --from=files /a* /b/'),
  'an image with files of its own': lines('FROM python:3.13-slim AS files', 'FROM x:1', 'COPY --from=files /a /b'),
});
