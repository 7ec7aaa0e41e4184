import rule from '../../../src/rules/correctness/multistage-bin-not-copied.js';
import { testRule } from '../../harness.js';

const stages = (builder: readonly string[], final: readonly string[]): string =>
  ['FROM python:3.13 AS builder', ...builder, 'FROM python:3.13-slim', ...final, ''].join('\n');
const site = '/usr/local/lib/python3.13/site-packages';
const packages = `COPY --from=builder ${site} ${site}`;
const bad = 'CMD [[|"gunicorn", "app:app"|]]';
const good = 'CMD ["gunicorn", "app:app"]';
const install = ['RUN pip install gunicorn'];

testRule(rule, {
  'packages alone': {
    files: { Dockerfile: stages(install, [packages, bad]) },
    message: 'The packages of gunicorn are copied from another stage, and its program is not.',
  },
  'the programs, too': stages(install, [packages, 'COPY --from=builder /usr/local/bin /usr/local/bin', good]),
  'the program, too': stages(install, [
    packages,
    'COPY --from=builder /usr/local/bin/gunicorn /usr/local/bin/gunicorn',
    good,
  ]),
  'the program, too, into the folder': stages(install, [
    packages,
    'COPY --from=builder /usr/local/bin/gunicorn /usr/local/bin/',
    good,
  ]),
  'another program': stages(
    ['RUN pip install gunicorn alembic'],
    [packages, 'COPY --from=builder /usr/local/bin/alembic /usr/local/bin/alembic', bad],
  ),
  'all of it': stages(install, ['COPY --from=builder /usr/local /usr/local', good]),
  'as a module': stages(install, [packages, 'CMD ["python", "-m", "gunicorn", "app:app"]']),
  'installed here, too': stages(install, [packages, 'RUN pip install gunicorn', good]),
  'for the user, without PATH': {
    files: {
      Dockerfile: stages(['RUN pip install --user gunicorn'], ['COPY --from=builder /root/.local /root/.local', bad]),
    },
    message: 'gunicorn is copied to /root/.local/bin, which is not on PATH.',
  },
  'for the user, with PATH': stages(
    ['RUN pip install --user gunicorn'],
    ['ENV PATH=/root/.local/bin:$PATH', 'COPY --from=builder /root/.local /root/.local', good],
  ),
  'a folder of packages': stages(
    ['RUN pip install --target=/deps gunicorn'],
    ['COPY --from=builder /deps /deps', 'ENV PYTHONPATH=/deps', bad],
  ),
  'a folder of packages, with PATH': stages(
    ['RUN pip install --target=/deps gunicorn'],
    ['COPY --from=builder /deps /deps', 'ENV PYTHONPATH=/deps PATH=/deps/bin:$PATH', good],
  ),
  'a program that is not of the packages': stages(['RUN pip install flask'], [packages, 'CMD ["sleep", "1"]']),
  'packages that nobody knows': stages(['RUN pip install -r requirements.txt'], [packages, good]),
});
