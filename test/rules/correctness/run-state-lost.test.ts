import rule from '../../../src/rules/correctness/run-state-lost.js';
import { testRule } from '../../harness.js';

const lines = (...text: readonly string[]) => `${text.join('\n')}\n`;
const python = (...text: readonly string[]) => lines('FROM python:3.13-slim', ...text);

testRule(rule, {
  cd: {
    files: { Dockerfile: python('RUN [|cd /srv|]', 'RUN python -m venv venv') },
    message: 'This RUN does nothing that lasts: the folder that cd sets is gone when its shell ends.',
  },
  'cd before what it is for': python('RUN cd /srv && python -m venv venv'),
  export: {
    files: { Dockerfile: python('RUN [|export FLASK_APP=app.py|]') },
    message: 'This RUN does nothing that lasts: the variable that export sets is gone when its shell ends.',
  },
  'export before what it is for': python('RUN export FLASK_APP=app.py; flask db upgrade'),
  'a virtual environment': python('RUN [|. /venv/bin/activate|]', 'RUN pip install flask'),
  'source and bash': python('RUN bash -c "[|source venv/bin/activate|]"'),
  conda: lines('FROM continuumio/miniconda3', 'SHELL ["/bin/bash", "--login", "-c"]', 'RUN [|conda activate app|]'),
  'an activation that fails is another flaw': lines('FROM continuumio/miniconda3', 'RUN conda activate app'),
  alias: python("RUN [|alias ll='ls -l'|]"),
  'ulimit, umask and set': python('RUN [|ulimit -n 4096|]', 'RUN [|umask 022|]', 'RUN [|set -ex|]'),
  several: python('RUN [|cd /srv|] && export A=b && set -x'),
  'a value that is read': python('RUN [|export VERSION=$(cat /version)|]'),
  'a value that is made': python('RUN export VERSION=$(python make_version.py)'),
  'written to a file': python('RUN export > /etc/variables', 'RUN alias >> ~/.bashrc'),
  'a file that may do anything': python('RUN . ./install.sh'),
  'written to a profile': python("RUN echo 'export A=b' >> ~/.bashrc"),
  'a heredoc': python('RUN <<EOF', 'cd /srv', 'make', 'EOF'),
  'a heredoc of cd only': python('RUN <<EOF', '[|cd /srv|]', 'EOF'),
  'another interpreter': python('RUN <<EOF', '#!/usr/bin/env python3', 'cd = 1', 'EOF'),
  Windows: lines('FROM mcr.microsoft.com/windows/servercore:ltsc2022', 'SHELL ["powershell"]', 'RUN cd C:\\x'),
});
