import rule from '../../../src/rules/correctness/externally-managed-python.js';
import { testRule } from '../../harness.js';

const apt = 'RUN apt-get update && apt-get install -y python3 python3-pip python3-venv';
const over = (base: string, ...lines: readonly string[]): string => [`FROM ${base}`, ...lines, ''].join('\n');

testRule(rule, {
  'Debian 12': {
    files: { Dockerfile: over('debian:bookworm-slim', apt, 'RUN pip [|install|] flask') },
    message: 'pip installs into the Python of Debian, which refuses it: the environment is externally managed.',
  },
  'Debian 11': over('debian:bullseye', apt, 'RUN pip install flask'),
  'Debian by number': over('debian:12.5-slim', apt, 'RUN pip [|install|] flask'),
  'Ubuntu 24.04': over('ubuntu:24.04', apt, 'RUN pip3 [|install|] -r requirements.txt'),
  'Ubuntu 22.04': over('ubuntu:22.04', apt, 'RUN pip3 install -r requirements.txt'),
  'Ubuntu 20.04': over('ubuntu:focal', apt, 'RUN pip3 install flask'),
  'the newest Ubuntu': over('ubuntu', apt, 'RUN pip3 [|install|] flask'),
  'an image by its digest': over(`ubuntu@sha256:${'0'.repeat(64)}`, apt, 'RUN pip3 install flask'),
  CUDA: over(
    'nvidia/cuda:12.6.0-runtime-ubuntu24.04',
    'ENV PATH=/usr/local/bin:/usr/bin:/bin',
    apt,
    'RUN python3 -m pip [|install|] torch',
  ),
  'Alpine 3.20': over('alpine:3.20', 'RUN apk add python3 py3-pip', 'RUN pip [|install|] flask'),
  'Alpine 3.18': over('alpine:3.18', 'RUN apk add python3 py3-pip', 'RUN pip install flask'),
  'only the first': over('debian:12', apt, 'RUN pip [|install|] flask', 'RUN pip install redis'),
  'as a module': over('debian:12', apt, 'RUN python3 -m pip [|install|] flask'),
  'uv into the system': over(
    'debian:12',
    apt,
    'COPY --from=ghcr.io/astral-sh/uv:0.9 /uv /bin/',
    'RUN uv pip [|install|] --system flask',
  ),
  'an image of Python': over('python:3.13-slim-bookworm', 'RUN pip install flask'),
  'an image of Python with the Python of Debian': over('python:3.13-slim-bookworm', apt, 'RUN pip install flask'),
  'told to go on': over('debian:12', apt, 'RUN pip install --break-system-packages flask'),
  'told to go on by a variable': over('debian:12', apt, 'ENV PIP_BREAK_SYSTEM_PACKAGES=1', 'RUN pip install flask'),
  'told to go on in the RUN': over('debian:12', apt, 'RUN PIP_BREAK_SYSTEM_PACKAGES=1 pip install flask'),
  'told to go on by the configuration': over(
    'debian:12',
    apt,
    'RUN pip config set global.break-system-packages true',
    'RUN pip install flask',
  ),
  'the mark removed': over('debian:12', apt, 'RUN rm /usr/lib/python3*/EXTERNALLY-MANAGED', 'RUN pip install flask'),
  'a configuration copied': over('debian:12', apt, 'COPY pip.conf /etc/pip.conf', 'RUN pip install flask'),
  'into a virtual environment': over('debian:12', apt, 'RUN python3 -m venv /venv && /venv/bin/pip install flask'),
  'into one on PATH': over(
    'debian:12',
    apt,
    'RUN python3 -m venv /venv',
    'ENV PATH=/venv/bin:$PATH',
    'RUN pip install flask',
  ),
  'into one that is active': over(
    'debian:12',
    apt,
    'RUN python3 -m venv /venv',
    'RUN . /venv/bin/activate && pip install flask',
  ),
  'into a folder': over('debian:12', apt, 'RUN pip install --target /deps flask'),
  'or nothing': over('debian:12', apt, 'RUN pip install flask || true'),
  'a Python of another archive': over(
    'ubuntu:24.04',
    'RUN add-apt-repository ppa:deadsnakes/ppa && apt-get install -y python3.13',
    'RUN python3.13 -m pip install flask',
  ),
  'a Python from source': over('debian:12', 'RUN ./configure && make && make install', 'RUN pip3 install flask'),
  conda: over('continuumio/miniconda3', 'RUN pip install flask'),
  'in the stage that does it': {
    files: {
      Dockerfile: [
        ...['FROM debian:12 AS base', apt],
        ...['FROM base AS app', 'RUN pip [|install|] flask', 'FROM app', 'RUN pip install redis', ''],
      ].join('\n'),
    },
    findings: 2,
  },
  'an image of Node': over('node:20-bookworm', apt, 'RUN pip3 [|install|] flask'),
  'an image of Node of which the release is not known': over('node:20', apt, 'RUN pip3 install flask'),
});
