import rule from '../../../src/rules/correctness/conda-activate-in-run.js';
import { testRule } from '../../harness.js';

const over = (base: string, ...lines: readonly string[]): string =>
  [`FROM ${base}`, 'RUN conda create -n web -y python=3.13', ...lines, ''].join('\n');
const given = (...lines: readonly string[]): string => over('continuumio/miniconda3:25.3.1-1', ...lines);

testRule(rule, {
  'an activation before a command': {
    files: { Dockerfile: given('RUN [|conda activate web|] && pip install flask') },
    message: 'conda activate fails here: the shell of a RUN is not prepared for it.',
  },
  'an activation alone': given('RUN [|conda activate web|]'),
  'after conda init': given('RUN conda init bash', 'RUN [|conda activate web|] && pip install flask'),
  'under bash': given('SHELL ["/bin/bash", "-c"]', 'RUN [|conda activate web|] && pip install flask'),
  'in a login shell': given(
    'RUN conda init bash',
    'SHELL ["/bin/bash", "--login", "-c"]',
    'RUN conda activate web && pip install flask',
  ),
  'in an interactive shell': given('SHELL ["/bin/bash", "-ic"]', 'RUN conda activate web'),
  'in a shell that a RUN starts': given('RUN bash -lc "conda activate web && pip install flask"'),
  'with what it needs read before': given(
    'RUN . /opt/conda/etc/profile.d/conda.sh && conda activate web && pip install flask',
  ),
  'with the hook': given('RUN eval "$(conda shell.bash hook)" && conda activate web'),
  'with a file for bash': given('SHELL ["/bin/bash", "-c"]', 'ENV BASH_ENV=/root/.bashrc', 'RUN conda activate web'),
  'in the shell of conda run': given(
    'SHELL ["conda", "run", "-n", "web", "/bin/bash", "-c"]',
    'RUN conda activate web',
  ),
  'conda run': given('RUN conda run -n web pip install flask'),
  'written to a file for later': given('RUN echo "conda activate web" >> ~/.bashrc'),
  'source in dash': {
    files: { Dockerfile: given('RUN [|source activate web|] && pip install flask') },
    message: 'source activate fails here: source is no command of /bin/sh.',
  },
  'source in bash': given('SHELL ["/bin/bash", "-c"]', 'RUN source activate web && pip install flask'),
  'micromamba has a shell of its own': over('mambaorg/micromamba:2', 'RUN micromamba activate web'),
  'over an image that nobody knows': over('example.org/base:1', 'RUN conda activate web'),
  'or nothing': given('RUN conda activate web || true'),
});
