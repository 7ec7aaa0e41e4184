import rule from '../../../src/rules/correctness/exec-form-one-string.js';
import { testRule } from '../../harness.js';

const from = (...lines: readonly string[]) => ['FROM python:3.13-slim', ...lines, ''].join('\n');

testRule(rule, {
  'a whole line in CMD': {
    files: { Dockerfile: from('CMD [[|"python app.py"|]]') },
    message: 'The one item holds a whole command line, so Docker looks for a program named "python app.py".',
    fixed: { Dockerfile: from('CMD ["python", "app.py"]') },
  },
  'its words': from('CMD ["python", "app.py"]'),
  'a whole line in ENTRYPOINT': {
    files: { Dockerfile: from('ENTRYPOINT [ [|" gunicorn  --bind 0.0.0.0:8000 app:app "|] ]') },
    fixed: { Dockerfile: from('ENTRYPOINT [ "gunicorn", "--bind", "0.0.0.0:8000", "app:app" ]') },
  },
  'a program alone': from('ENTRYPOINT ["/entrypoint.sh"]'),
  'in RUN': from('RUN [[|"pip install flask"|]]'),
  'in a health check': from('HEALTHCHECK CMD [[|"curl -f http://localhost"|]]'),
  'a line that needs a shell: no fix': {
    files: { Dockerfile: from('CMD [[|"python app.py && echo done"|]]') },
    fixed: { Dockerfile: from('CMD ["python app.py && echo done"]') },
  },
  'a line with quotes: no fix': {
    files: { Dockerfile: from('CMD [[|"python -c \'print(1)\'"|]]') },
    fixed: { Dockerfile: from('CMD ["python -c \'print(1)\'"]') },
  },
  'a script for a shell': from('CMD ["sh", "-c", "python app.py"]'),
  'one argument for the entrypoint': from('ENTRYPOINT ["sh", "-c"]', 'CMD ["python app.py"]'),
  'one argument for an entrypoint of the parent stage': [
    'FROM python:3.13-slim AS base',
    'ENTRYPOINT ["python", "-c"]',
    'FROM base',
    'CMD ["print(1, 2)"]',
    '',
  ].join('\n'),
  'a base image that may have an entrypoint': 'FROM example.org/base:1\nCMD ["python app.py"]\n',
  'an entrypoint over the same image': 'FROM example.org/base:1\nENTRYPOINT [[|"python app.py"|]]\n',
  'a base image with an entrypoint': 'FROM gcr.io/distroless/python3-debian12\nCMD ["my app.py"]\n',
  'over nothing': 'FROM scratch\nCMD [[|"/app --serve"|]]\n',
  'a path that holds a blank and exists': {
    files: { Dockerfile: from('COPY [".", "/opt/my app"]', 'CMD ["/opt/my app/run"]'), run: '' },
  },
  'the same in the working directory': {
    files: { Dockerfile: from('WORKDIR /app', 'COPY . .', 'CMD ["./my run"]'), 'my run': '' },
  },
  'the shell form': from('CMD python app.py'),
});
