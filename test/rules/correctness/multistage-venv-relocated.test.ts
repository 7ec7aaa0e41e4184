import rule from '../../../src/rules/correctness/multistage-venv-relocated.js';
import { testRule } from '../../harness.js';

const stages = (builder: readonly string[], final: readonly string[]): string =>
  [`FROM ${builder[0]} AS builder`, ...builder.slice(1), `FROM ${final[0]}`, ...final.slice(1), ''].join('\n');
const make = (path: string): readonly string[] => [
  `RUN python -m venv ${path}`,
  `RUN ${path}/bin/pip install flask gunicorn`,
];
const path = 'ENV PATH=/venv/bin:$PATH';
const copy = (from: string): string => `COPY --from=builder ${from} /venv`;
const uv = 'COPY --from=ghcr.io/astral-sh/uv:0.9 /uv /bin/';

testRule(rule, {
  'copied to another path': {
    files: {
      Dockerfile: stages(
        ['python:3.13', ...make('/opt/venv')],
        ['python:3.13-slim', path, copy('[|/opt/venv|]'), 'CMD ["gunicorn", "app:app"]'],
      ),
    },
    message:
      'gunicorn of this virtual environment starts /opt/venv/bin/python, which is not in the image: it is made at /opt/venv and copied to /venv.',
  },
  'copied to its path': stages(
    ['python:3.13', ...make('/venv')],
    ['python:3.13-slim', path, copy('/venv'), 'CMD ["gunicorn", "app:app"]'],
  ),
  'by its path': stages(
    ['python:3.13', ...make('/opt/venv')],
    ['python:3.13-slim', copy('[|/opt/venv|]'), 'CMD ["/venv/bin/gunicorn", "app:app"]'],
  ),
  'started by python -m': stages(
    ['python:3.13', ...make('/opt/venv')],
    ['python:3.13-slim', path, copy('/opt/venv'), 'CMD ["python", "-m", "gunicorn", "app:app"]'],
  ),
  'copied within a folder': stages(
    ['python:3.13', 'WORKDIR /src', ...make('/src/.venv')],
    [
      'python:3.13-slim',
      'ENV PATH=/app/.venv/bin:$PATH',
      'COPY --from=builder [|/src|] /app',
      'CMD ["gunicorn", "app:app"]',
    ],
  ),
  relocatable: stages(
    ['python:3.13', uv, 'RUN uv venv --relocatable /opt/venv', 'RUN VIRTUAL_ENV=/opt/venv uv pip install gunicorn'],
    ['python:3.13-slim', path, copy('/opt/venv'), 'CMD ["gunicorn", "app:app"]'],
  ),
  'linked to its old path': stages(
    ['python:3.13', ...make('/opt/venv')],
    ['python:3.13-slim', path, copy('/opt/venv'), 'RUN ln -s /venv /opt/venv', 'CMD ["gunicorn", "app:app"]'],
  ),
  'copied to both paths': stages(
    ['python:3.13', ...make('/opt/venv')],
    [
      'python:3.13-slim',
      path,
      copy('/opt/venv'),
      'COPY --from=builder /opt/venv /opt/venv',
      'CMD ["gunicorn", "app:app"]',
    ],
  ),
  'another program is started': stages(
    ['python:3.13', ...make('/opt/venv')],
    ['python:3.13-slim', path, copy('/opt/venv'), 'CMD ["sleep", "1"]'],
  ),
  'a Python of Debian in an image of Python': {
    files: {
      Dockerfile: stages(
        [
          'debian:12-slim',
          'RUN apt-get install -y python3-venv',
          'RUN python3 -m venv /venv',
          'RUN /venv/bin/pip install gunicorn',
        ],
        ['python:3.11-slim', path, copy('[|/venv|]'), 'CMD ["gunicorn", "app:app"]'],
      ),
    },
    message: 'This virtual environment needs /usr/bin/python3, which is not in the image.',
  },
  'a Python of Debian in the same Debian': stages(
    [
      'debian:12-slim',
      'RUN apt-get install -y python3-venv',
      'RUN python3 -m venv /venv',
      'RUN /venv/bin/pip install gunicorn',
    ],
    ['debian:12-slim', 'RUN apt-get install -y python3', path, copy('/venv'), 'CMD ["gunicorn", "app:app"]'],
  ),
  'a Python of Debian that comes with something else': stages(
    [
      'debian:12-slim',
      'RUN apt-get install -y python3-venv',
      'RUN python3 -m venv /venv',
      'RUN /venv/bin/pip install gunicorn',
    ],
    ['debian:12-slim', 'RUN apt-get install -y supervisor', path, copy('/venv'), 'CMD ["gunicorn", "app:app"]'],
  ),
  'an image of Python to distroless': stages(
    ['python:3.13-slim', ...make('/venv')],
    ['gcr.io/distroless/python3-debian13', copy('[|/venv|]'), 'ENTRYPOINT ["/venv/bin/python", "app.py"]'],
  ),
  'an image of Python to distroless, packages only': stages(
    ['python:3.13-slim', ...make('/venv')],
    [
      'gcr.io/distroless/python3-debian13',
      copy('/venv'),
      'ENV PYTHONPATH=/venv/lib/python3.13/site-packages',
      'CMD ["app.py"]',
    ],
  ),
  'a Python that uv downloads': {
    files: {
      Dockerfile: stages(
        ['ghcr.io/astral-sh/uv:bookworm-slim', 'WORKDIR /app', 'COPY . .', 'RUN uv sync --locked --no-editable'],
        [
          'debian:bookworm-slim',
          'ENV PATH=/app/.venv/bin:$PATH',
          'COPY --from=builder [|/app/.venv|] /app/.venv',
          'CMD ["gunicorn", "app:app"]',
        ],
      ),
      'pyproject.toml': '[project]\nname = "a"\nversion = "1"\ndependencies = ["gunicorn"]\n',
      'uv.lock': '[[package]]\nname = "gunicorn"\nversion = "23.0.0"\n',
    },
    message: 'This virtual environment needs /root/.local/share/uv/python, which is not in the image.',
  },
  'a Python that uv downloads, copied, too': {
    files: {
      Dockerfile: stages(
        [
          'ghcr.io/astral-sh/uv:bookworm-slim',
          'ENV UV_PYTHON_INSTALL_DIR=/python',
          'WORKDIR /app',
          'COPY . .',
          'RUN uv sync --locked --no-editable',
        ],
        [
          'debian:bookworm-slim',
          'ENV PATH=/app/.venv/bin:$PATH',
          'COPY --from=builder /python /python',
          'COPY --from=builder /app/.venv /app/.venv',
          'CMD ["gunicorn", "app:app"]',
        ],
      ),
      'pyproject.toml': '[project]\nname = "a"\nversion = "1"\ndependencies = ["gunicorn"]\n',
      'uv.lock': '[[package]]\nname = "gunicorn"\nversion = "23.0.0"\n',
    },
  },
  'a builder that nobody knows': stages(
    ['example.org/base:1', ...make('/opt/venv')],
    ['python:3.13-slim', path, copy('/venv'), 'CMD ["gunicorn", "app:app"]'],
  ),
});
