import rule from '../../../src/rules/correctness/python-executable-missing.js';
import { testRule, type RuleCase } from '../../harness.js';

const apt = 'RUN apt-get update && apt-get install -y python3 python3-pip';
const over = (base: string, ...lines: readonly string[]): RuleCase => ({
  files: { Dockerfile: [`FROM ${base}`, 'WORKDIR /app', 'COPY app.py .', ...lines, ''].join('\n'), 'app.py': '' },
});
const bad = 'CMD [[|"python"|], "app.py"]';
const good = 'CMD ["python", "app.py"]';

testRule(rule, {
  'Ubuntu has python3 only': {
    ...over('ubuntu:24.04', apt, bad),
    message: 'There is no python in this image: Ubuntu has no program of that name, only python3.',
  },
  'python3 in Ubuntu': over('ubuntu:24.04', apt, 'CMD ["python3", "app.py"]'),
  'Debian has python3 only': over('debian:bookworm-slim', apt, 'CMD [|python|] app.py'),
  'Debian 10 has Python 2': over('debian:buster', apt, good),
  'in a RUN': over('debian:12', apt, 'RUN [|python|] -m compileall .'),
  'in a RUN, if it can': over('debian:12', apt, 'RUN python -m compileall . || true'),
  CUDA: over('nvidia/cuda:12.6.0-runtime-ubuntu22.04', apt, bad),
  'the package for it': over('ubuntu:24.04', 'RUN apt-get install -y python3 python-is-python3', good),
  'a link': over('ubuntu:24.04', apt, 'RUN ln -s /usr/bin/python3 /usr/bin/python', good),
  'a link to somewhere else': over('ubuntu:24.04', apt, 'RUN ln -s /data /app/data', bad),
  alternatives: over(
    'ubuntu:24.04',
    apt,
    'RUN update-alternatives --install /usr/bin/python python /usr/bin/python3 1',
    good,
  ),
  'a virtual environment on PATH': over(
    'ubuntu:24.04',
    apt,
    'RUN python3 -m venv /venv',
    'ENV PATH=/venv/bin:$PATH',
    good,
  ),
  'a virtual environment that is active': over(
    'ubuntu:24.04',
    apt,
    'RUN python3 -m venv v && . v/bin/activate && python -V',
  ),
  'uv run': over(
    'ubuntu:24.04',
    'COPY --from=ghcr.io/astral-sh/uv:0.9 /uv /bin/',
    'CMD ["uv", "run", "python", "app.py"]',
  ),
  'a Python from source': over('ubuntu:24.04', 'RUN ./configure && make install', good),
  'a Python of another image': over('debian:12', 'COPY --from=python:3.13 /usr/local /usr/local', good),
  'a script that nobody reads': over('ubuntu:24.04', 'RUN ./install.sh', good),
  'an image of Python': over('python:3.13-slim', good),
  Alpine: over('alpine:3.20', 'RUN apk add python3', good),
  'an image that nobody knows': over('example.org/base:1', good),
  'another version': {
    ...over('python:3.12-slim', 'CMD [[|"python3.11"|], "app.py"]'),
    message: 'There is no python3.11 in this image: the image has Python 3.12.',
  },
  'the same version': over('python:3.12-slim', 'CMD ["python3.12", "app.py"]'),
  'another version of the distribution': over('python:3.12-slim', apt, 'CMD ["python3.13", "app.py"]'),
  'the path of the distribution': {
    ...over('python:3.12-slim', 'CMD [[|"/usr/bin/python3"|], "app.py"]'),
    message: 'There is no /usr/bin/python3 in this image: the image has its Python in /usr/local/bin.',
  },
  'the path of the distribution in a full image': over('python:3.12', 'CMD ["/usr/bin/python3", "app.py"]'),
  'a command of compose': {
    files: {
      ...over('ubuntu:24.04', apt, 'CMD ["python3", "app.py"]').files,
      'compose.yaml': 'services:\n  web:\n    build: .\n    command: [|python|] app.py\n',
    },
  },
});

testRule(rule, {
  'fix: the name': {
    ...over('ubuntu:24.04', apt, bad),
    fixed: { Dockerfile: over('ubuntu:24.04', apt, 'CMD ["python3", "app.py"]').files['Dockerfile']! },
  },
  'fix: the name in a RUN': {
    ...over('debian:12', apt, 'RUN cd /app && [|python|] -m compileall .'),
    fixed: { Dockerfile: over('debian:12', apt, 'RUN cd /app && python3 -m compileall .').files['Dockerfile']! },
  },
});
