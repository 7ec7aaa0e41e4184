import rule from '../../../src/rules/correctness/multistage-python-mismatch.js';
import { testRule } from '../../harness.js';

const stages = (builder: readonly string[], final: readonly string[]): string =>
  [`FROM ${builder[0]} AS builder`, ...builder.slice(1), `FROM ${final[0]}`, ...final.slice(1), ''].join('\n');
const site = (version: string): string => `/usr/local/lib/python${version}/site-packages`;

testRule(rule, {
  'a prefix of another version': {
    files: {
      Dockerfile: stages(
        ['python:3.12-slim', 'RUN pip install --prefix=/install flask'],
        ['python:3.13-slim', 'COPY --from=builder [|/install|] /usr/local', 'CMD ["flask", "run"]'],
      ),
    },
    message: 'Python 3.13 does not look into these packages: they are installed for Python 3.12.',
  },
  'a prefix of the same version': stages(
    ['python:3.13', 'RUN pip install --prefix=/install flask'],
    ['python:3.13-slim', 'COPY --from=builder /install /usr/local'],
  ),
  'the folder of packages': {
    files: {
      Dockerfile: stages(
        ['python:3.9', 'RUN pip install flask'],
        ['python:3.12-slim', `COPY --from=builder [|${site('3.9')}|] ${site('3.9')}`, 'CMD ["python", "-m", "flask"]'],
      ),
    },
    message: 'Python 3.12 does not look into these packages: they are installed for Python 3.9.',
  },
  'the folder of packages of the same version': stages(
    ['python:3.12', 'RUN pip install flask'],
    ['python:3.12-slim', `COPY --from=builder ${site('3.12')} ${site('3.12')}`],
  ),
  'under the name of the other version, nothing compiled': stages(
    ['python:3.9', 'RUN pip install flask'],
    ['python:3.12-slim', `COPY --from=builder ${site('3.9')} ${site('3.12')}`],
  ),
  'under the name of the other version, compiled': {
    files: {
      Dockerfile: stages(
        ['python:3.9', 'RUN pip install numpy'],
        ['python:3.12-slim', `COPY --from=builder [|${site('3.9')}|] ${site('3.12')}`],
      ),
    },
    message: 'numpy is compiled for Python 3.9, and the image runs Python 3.12.',
  },
  'a virtual environment': stages(
    ['python:3.11', 'RUN python -m venv /venv && /venv/bin/pip install flask'],
    ['python:3.12-slim', 'COPY --from=builder [|/venv|] /venv', 'CMD ["/venv/bin/flask", "run"]'],
  ),
  'a virtual environment of the same version': stages(
    ['python:3.12', 'RUN python -m venv /venv && /venv/bin/pip install flask'],
    ['python:3.12-slim', 'COPY --from=builder /venv /venv', 'CMD ["/venv/bin/flask", "run"]'],
  ),
  'for the user': stages(
    ['python:3.11', 'RUN pip install --user flask'],
    ['python:3.12-slim', 'COPY --from=builder [|/root/.local|] /root/.local'],
  ),
  'another C library': {
    files: {
      Dockerfile: stages(
        ['python:3.12-alpine', 'RUN python -m venv /venv && /venv/bin/pip install pandas'],
        ['python:3.12-slim', 'COPY --from=builder [|/venv|] /venv'],
      ),
    },
    message: 'pandas is compiled for musl, and the image has glibc.',
  },
  'another C library, nothing compiled': stages(
    ['python:3.12-alpine', 'RUN python -m venv /venv && /venv/bin/pip install flask'],
    ['python:3.12-slim', 'COPY --from=builder /venv /venv'],
  ),
  'the Python comes along': stages(
    ['python:3.11', 'RUN pip install flask'],
    ['python:3.12-slim', 'COPY --from=builder /usr/local /usr/local'],
  ),
  'a folder of packages without version': stages(
    ['python:3.11', 'RUN pip install --target=/deps flask'],
    ['python:3.12-slim', 'COPY --from=builder /deps /deps', 'ENV PYTHONPATH=/deps'],
  ),
  'an image without Python': {
    files: {
      Dockerfile: stages(
        ['python:3.12', 'RUN pip install --prefix=/install flask'],
        ['debian:12-slim', 'COPY --from=builder [|/install|] /usr/local'],
      ),
    },
    message: 'These packages are copied to an image that has no Python.',
  },
  'an image that gets its Python': stages(
    ['python:3.12', 'RUN pip install --prefix=/install flask'],
    ['debian:12-slim', 'RUN apt-get update && apt-get install -y python3', 'COPY --from=builder /install /usr/local'],
  ),
  'an image that nobody knows': stages(
    ['python:3.12', 'RUN pip install --prefix=/install flask'],
    ['example.org/base:1', 'COPY --from=builder /install /usr/local'],
  ),
  'a version that nobody knows': stages(
    ['python', 'RUN pip install --prefix=/install flask'],
    ['python:3.12-slim', 'COPY --from=builder /install /usr/local'],
  ),
  'versions by argument': {
    files: {
      Dockerfile: [
        ...['ARG PYTHON=3.12', 'FROM python:${PYTHON} AS builder', 'RUN pip install --prefix=/install flask'],
        ...['FROM python:${PYTHON}-slim', 'COPY --from=builder /install /usr/local', ''],
      ].join('\n'),
    },
  },
  'distroless has the Python of Debian': stages(
    ['debian:12-slim', 'RUN apt-get install -y python3-venv && python3 -m venv /venv && /venv/bin/pip install flask'],
    [
      'gcr.io/distroless/python3-debian13',
      'COPY --from=builder [|/venv|] /venv',
      'ENTRYPOINT ["/venv/bin/python", "app.py"]',
    ],
  ),
  'distroless of the same Debian': stages(
    ['debian:13-slim', 'RUN apt-get install -y python3-venv && python3 -m venv /venv && /venv/bin/pip install flask'],
    [
      'gcr.io/distroless/python3-debian13',
      'COPY --from=builder /venv /venv',
      'ENTRYPOINT ["/venv/bin/python", "app.py"]',
    ],
  ),
});
