import { expect, test } from 'vitest';
import { environmentsOf } from '../../../../src/model/python/environments/environments.js';
import { projectOf } from '../../../harness.js';

function read(lines: readonly string[], files: Readonly<Record<string, string>> = {}, base = 'python:3.13-slim') {
  const Dockerfile = [`FROM ${base}`, 'WORKDIR /app', ...lines, ''].join('\n');
  const { dockerfiles, host } = projectOf({ Dockerfile, ...files });
  const { all, open } = environmentsOf(dockerfiles[0]!.stages.at(-1)!, host);
  return open ?? all.map(({ kind, path, installs }) => `${kind} ${path} ${installs.length}`);
}

test.each([
  [['RUN pip install a'], 'system /usr/local 1'],
  [['RUN pip install a', 'RUN python -m pip install b'], 'system /usr/local 2'],
  [['RUN pip install --target deps a'], 'target /app/deps 1'],
  [['ENV PIP_TARGET=/deps', 'RUN pip install a'], 'target /deps 1'],
  [['RUN pip install --prefix=/install a'], 'prefix /install 1'],
  [['RUN pip install --user a'], 'user /root/.local 1'],
  [['ENV PYTHONUSERBASE=/base', 'RUN pip install --user a'], 'user /base 1'],
  [['ENV HOME=/home/app', 'USER app', 'RUN pip install a'], 'user /home/app/.local 1'],
  [['RUN python -m venv v', 'RUN v/bin/pip install a'], 'venv /app/v 1'],
  [['RUN virtualenv -p python3 v && . v/bin/activate && pip install a'], 'venv /app/v 1'],
  [['RUN python -m venv /v', 'ENV PATH=/v/bin:$PATH', 'RUN pip install a'], 'venv /v 1'],
  [['RUN uv venv', 'RUN uv pip install a'], 'venv /app/.venv 1'],
  [['RUN uv pip install --system a'], 'system /usr/local 1'],
  [['RUN uv pip install --python /usr/local/bin/python3 a'], 'system /usr/local 1'],
  [['RUN uv sync'], 'venv /app/.venv 1'],
  [['RUN uv sync --directory /srv'], 'venv /srv/.venv 1'],
  [['ENV UV_PROJECT_ENVIRONMENT=/usr/local', 'RUN uv sync'], 'system /usr/local 1'],
  [['RUN poetry install'], 'cache /root/.cache/pypoetry/virtualenvs 1'],
  [['RUN poetry config virtualenvs.create false', 'RUN poetry install'], 'system /usr/local 1'],
  [['RUN poetry config virtualenvs.in-project true && poetry install'], 'venv /app/.venv 1'],
  [['ENV POETRY_VIRTUALENVS_PATH=/envs', 'RUN poetry install'], 'cache /envs 1'],
  [['ENV VIRTUAL_ENV=/v', 'RUN poetry install'], 'venv /v 1'],
  [['RUN pipenv install'], 'cache /root/.local/share/virtualenvs 1'],
  [['ENV WORKON_HOME=/envs', 'RUN pipenv install'], 'cache /envs 1'],
  [['RUN pipenv install --system'], 'system /usr/local 1'],
  [['ENV PIPENV_VENV_IN_PROJECT=1', 'RUN pipenv sync'], 'venv /app/.venv 1'],
  [['RUN pdm sync'], 'venv /app/.venv 1'],
])('%j', (lines, environment) => expect(read(lines)).toEqual([environment]));

test.each([
  [['RUN pip install --root /x a'], 'an option says where pip installs'],
  [['USER app', 'RUN pip install a'], 'the home of the user is not known'],
  [['RUN mkdir __pypackages__ && pdm install'], 'pdm installs into __pypackages__'],
  [['RUN pdm config python.use_venv false', 'RUN pdm install'], 'PDM_USE_VENV says where pdm installs'],
  [['RUN uv pip install a'], 'there is no virtual environment'],
  [['RUN conda install a'], 'where conda keeps its environments is not known'],
  [['RUN poetry config virtualenvs.create $X', 'RUN poetry install'], 'X has no value here'],
])('what cannot be told: %j', (lines, because) => expect(read(lines)).toBe(because));

test('tools that keep to themselves make no environment', () =>
  expect(read(['RUN pipx install a', 'RUN uv tool install b'])).toEqual([]));

test('the environments of conda', () => {
  const files = { 'environment.yml': 'name: web\ndependencies:\n  - python\n' };
  const lines = ['COPY environment.yml .', 'RUN conda env create -f environment.yml', 'RUN conda install -n other b'];
  expect(read(lines, files, 'continuumio/miniconda3')).toEqual([
    'conda /opt/conda/envs/web 1',
    'conda /opt/conda/envs/other 1',
  ]);
});

test('what a copy brings of another stage', () => {
  const { dockerfiles, host } = projectOf({
    Dockerfile: [
      ...[
        'FROM python:3.13 AS builder',
        'RUN python -m venv /opt/venv && /opt/venv/bin/pip install a',
        'RUN pip install b',
      ],
      ...['FROM python:3.13-slim', 'COPY --from=builder /opt/venv /venv'],
      'COPY --from=builder /usr/local/lib/python3.13/site-packages /usr/local/lib/python3.13/site-packages',
      'COPY --from=builder /usr/local/bin/b /usr/local/bin/',
      '',
    ].join('\n'),
  });
  const { all } = environmentsOf(dockerfiles[0]!.stages[1]!, host);
  expect(all.map(({ path, madeAt, parts, copies }) => [path, madeAt, parts, copies.length])).toEqual([
    ['/venv', '/opt/venv', undefined, 1],
    ['/usr/local', '/usr/local', ['lib/python3.13/site-packages', 'bin/b'], 2],
  ]);
});

test('stages that copy from one another end', () =>
  expect(read(['COPY --from=b /x /x'], {}, 'python:3.13 AS a\nCOPY --from=b /y /y\nFROM python:3.13 AS b')).toEqual(
    [],
  ));

test('stages that copy from one another twice take no more than others', () => {
  const stages = Array.from({ length: 60 }, (_, index) => [
    `FROM python:3.13 AS s${index}`,
    ...(index > 0 ? Array<string>(2).fill(`COPY --from=s${index - 1} /usr/local /usr/local`) : []),
    `RUN pip install a${index}`,
  ]).flat();
  const { dockerfiles, host } = projectOf({ Dockerfile: `${stages.join('\n')}\n` });
  const { all } = environmentsOf(dockerfiles[0]!.stages.at(-1)!, host);
  expect(all.map(({ path, installs }) => [path, installs.length])).toEqual([['/usr/local', 60]]);
});

test('nothing is said of very many stages', () =>
  expect(read(['RUN pip install a'], {}, `python:3.13 AS s0\n${'FROM s0\n'.repeat(100)}FROM s0`)).toBe(
    'there are too many stages',
  ));
