import rule from '../../../src/rules/correctness/uv-pip-no-target.js';
import { testRule, type RuleCase } from '../../harness.js';

const uv = 'COPY --from=ghcr.io/astral-sh/uv:0.9 /uv /bin/';
const over = (base: string, lines: readonly string[], more: Readonly<Record<string, string>> = {}): RuleCase => ({
  files: {
    Dockerfile: [`FROM ${base}`, 'WORKDIR /app', ...lines, ''].join('\n'),
    'requirements.txt': 'flask\n',
    ...more,
  },
});
const given = (...lines: readonly string[]): RuleCase => over('python:3.13-slim', lines);

testRule(rule, {
  'no environment': {
    ...given(uv, 'RUN uv pip [|install|] flask'),
    message: 'uv finds no virtual environment to install into here.',
    fixed: { Dockerfile: `FROM python:3.13-slim\nWORKDIR /app\n${uv}\nRUN uv pip install --system flask\n` },
  },
  'into the system': given(uv, 'RUN uv pip install --system flask'),
  'into the system, by a variable': given(uv, 'ENV UV_SYSTEM_PYTHON=1', 'RUN uv pip install flask'),
  'into the system, by a variable of the RUN': given(uv, 'RUN UV_SYSTEM_PYTHON=true uv pip install flask'),
  'into the system, by pyproject.toml': over(
    'python:3.13-slim',
    [uv, 'COPY pyproject.toml .', 'RUN uv pip install flask'],
    { 'pyproject.toml': '[tool.uv.pip]\nsystem = true\n' },
  ),
  'a pyproject.toml that says nothing': over(
    'python:3.13-slim',
    [uv, 'COPY pyproject.toml .', 'RUN uv pip [|install|] -r pyproject.toml'],
    { 'pyproject.toml': '[project]\nname = "a"\n' },
  ),
  'only allowed to break': given(uv, 'RUN uv pip [|install|] --break-system-packages flask'),
  'sync of a list': given(uv, 'COPY requirements.txt .', 'RUN uv pip [|sync|] requirements.txt'),
  'a .venv here': given(uv, 'RUN uv venv && uv pip install flask'),
  'a .venv in the folder above': given(uv, 'RUN uv venv', 'RUN cd src && uv pip install flask'),
  'a .venv elsewhere': given(uv, 'RUN uv venv /opt/venv', 'RUN uv pip [|install|] flask'),
  'an active one elsewhere': given(
    uv,
    'ENV VIRTUAL_ENV=/opt/venv',
    'RUN uv venv /opt/venv',
    'RUN uv pip install flask',
  ),
  'one on PATH': given(uv, 'RUN uv venv /opt/venv', 'ENV PATH=/opt/venv/bin:$PATH', 'RUN uv pip install flask'),
  'one that is activated': given(uv, 'RUN python -m venv v', 'RUN . v/bin/activate && uv pip install flask'),
  'by an interpreter': given(uv, 'RUN uv pip install --python /usr/local/bin/python flask'),
  'by an interpreter, in a variable': given(uv, 'ENV UV_PYTHON=/usr/local/bin/python', 'RUN uv pip install flask'),
  'into a folder': given(uv, 'RUN uv pip install --target /deps flask'),
  'into a prefix': given(uv, 'RUN uv pip install --prefix=/install flask'),
  'uv sync': given(uv, 'RUN uv sync'),
  'only the first': given(uv, 'RUN uv pip [|install|] flask', 'RUN uv pip install redis'),
  'or nothing': given(uv, 'RUN uv pip install flask || true'),
  'over an image that nobody knows': over('example.org/base:1', [uv, 'RUN uv pip install flask']),
  'in an image of uv': over('ghcr.io/astral-sh/uv:python3.13-bookworm-slim', ['RUN uv pip [|install|] flask']),
  'one that a script makes': given(uv, 'COPY make-venv.sh .', 'RUN ./make-venv.sh && uv pip install flask'),
  conda: over('continuumio/miniconda3', ['RUN uv pip install flask']),
});
