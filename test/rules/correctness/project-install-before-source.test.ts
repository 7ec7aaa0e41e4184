import rule from '../../../src/rules/correctness/project-install-before-source.js';
import { testRule, type RuleCase } from '../../harness.js';

const pyproject = (backend: string, more = '') =>
  `[project]\nname = "my-shop"\nversion = "1"\n[build-system]\nrequires = ["x"]\nbuild-backend = "${backend}"\n${more}`;
const hatch = pyproject('hatchling.build');
const poetry =
  '[tool.poetry]\nname = "my-shop"\nversion = "1"\n[build-system]\nbuild-backend = "poetry.core.masonry.api"\n';

const given = (
  lines: readonly string[],
  manifest = hatch,
  files: Readonly<Record<string, string>> = { 'src/my_shop/__init__.py': '' },
): RuleCase => ({
  files: {
    Dockerfile: ['FROM python:3.13-slim', 'WORKDIR /app', ...lines, ''].join('\n'),
    'pyproject.toml': manifest,
    'uv.lock': '',
    'poetry.lock': '',
    ...files,
  },
});

testRule(rule, {
  'uv sync after the manifests alone': {
    ...given(['COPY pyproject.toml uv.lock ./', 'RUN uv [|sync|] --locked', 'COPY . .']),
    message: 'uv sync builds the project before src/my_shop is in the image, and hatchling finds no code.',
    severity: 'error',
  },
  'uv sync without the project': given([
    'COPY pyproject.toml uv.lock ./',
    'RUN uv sync --locked --no-install-project',
    'COPY . .',
  ]),
  'uv sync behind the code': given(['COPY . .', 'RUN uv sync --locked']),
  'uv sync with everything mounted': given(['RUN --mount=type=bind,target=. uv sync --locked', 'COPY . .']),
  'manifests that are mounted alone': given([
    'RUN --mount=type=bind,source=uv.lock,target=uv.lock --mount=type=bind,source=pyproject.toml,target=pyproject.toml uv [|sync|]',
    'COPY . .',
  ]),
  'a variable that leaves the project out': given([
    'ENV UV_NO_INSTALL_PROJECT=1',
    'COPY pyproject.toml uv.lock ./',
    'RUN uv sync --locked',
    'COPY . .',
  ]),
  'only a group': given(['COPY pyproject.toml uv.lock ./', 'RUN uv sync --only-group prod', 'COPY . .']),
  'a project without build system is none for uv': given(
    ['COPY pyproject.toml uv.lock ./', 'RUN uv sync --locked', 'COPY . .'],
    '[project]\nname = "my-shop"\nversion = "1"\n',
  ),
  'package = false': given(
    ['COPY pyproject.toml uv.lock ./', 'RUN uv sync --locked', 'COPY . .'],
    `${hatch}[tool.uv]\npackage = false\n`,
  ),
  'pip install .': {
    ...given(['COPY pyproject.toml .', 'RUN pip install --no-cache-dir [|.|]', 'COPY src src']),
    message: 'pip install builds the project before src/my_shop is in the image, and hatchling finds no code.',
  },
  'pip install . behind the code': given(['COPY pyproject.toml .', 'COPY src src', 'RUN pip install .']),
  'pip install -e with extras': given(['COPY pyproject.toml .', 'RUN pip install -e [|.[web]|]', 'COPY src src']),
  'a flat layout': given(['COPY pyproject.toml .', 'RUN pip install [|.|]', 'COPY . .'], hatch, {
    'my_shop/__init__.py': '',
  }),
  'an empty module that stands in': given([
    'COPY pyproject.toml .',
    'RUN mkdir -p src/my_shop && touch src/my_shop/__init__.py && pip install .',
    'COPY . .',
  ]),
  'code that is not called like the project': given(['COPY pyproject.toml .', 'RUN pip install .', 'COPY . .'], hatch, {
    'app/__init__.py': '',
  }),
  'setuptools installs nothing, and does not mind': given(
    ['COPY pyproject.toml .', 'RUN pip install .', 'COPY . .'],
    pyproject('setuptools.build_meta'),
  ),
  'setuptools with a list of packages': given(
    ['COPY pyproject.toml .', 'RUN pip install [|.|]', 'COPY . .'],
    pyproject('setuptools.build_meta', '[tool.setuptools]\npackages = ["shop", "shop.web"]\n'),
    { 'shop/__init__.py': '', 'shop/web/__init__.py': '' },
  ),
  'hatchling that selects files makes an empty wheel': given(
    ['COPY pyproject.toml .', 'RUN pip install .', 'COPY . .'],
    `${hatch}[tool.hatch.build.targets.wheel]\npackages = ["src/my_shop"]\n`,
  ),
  flit: given(
    ['COPY pyproject.toml .', 'RUN pip install [|.|]', 'COPY . .'],
    pyproject('flit_core.buildapi', '[tool.flit.module]\nname = "shop"\n'),
    { 'shop.py': '"""x"""\n' },
  ),
  uv_build: given(['COPY pyproject.toml .', 'RUN uv pip install --system [|.|]', 'COPY . .'], pyproject('uv_build')),
  'an unknown backend': given(['COPY pyproject.toml .', 'RUN pip install .', 'COPY . .'], pyproject('mesonpy')),
  'a command whose failure does not matter': given(['COPY pyproject.toml .', 'RUN pip install . || true', 'COPY . .']),
  'poetry of which nobody knows the version': {
    ...given(['COPY pyproject.toml poetry.lock ./', 'RUN poetry [|install|]', 'COPY . .'], poetry),
    message: 'poetry install builds the project before src/my_shop is in the image, and Poetry finds no code.',
    severity: 'warning',
  },
  'the newest poetry': {
    ...given(
      [
        'RUN pip install poetry',
        'COPY pyproject.toml poetry.lock ./',
        'RUN poetry [|install|] --only main',
        'COPY . .',
      ],
      poetry,
    ),
    severity: 'error',
  },
  'poetry 2 by a variable': {
    ...given(
      [
        'ENV POETRY_VERSION=2.1.3',
        'RUN pip install "poetry==$POETRY_VERSION"',
        'COPY pyproject.toml poetry.lock ./',
        'RUN poetry [|install|]',
        'COPY . .',
      ],
      poetry,
    ),
    severity: 'error',
  },
  'poetry 1 warns only': {
    ...given(
      ['RUN pip install "poetry~=1.8"', 'COPY pyproject.toml poetry.lock ./', 'RUN poetry [|install|]', 'COPY . .'],
      poetry,
    ),
    severity: 'warning',
  },
  'poetry without root': given(
    ['COPY pyproject.toml poetry.lock ./', 'RUN poetry install --no-root', 'COPY . .'],
    poetry,
  ),
  'poetry without package': given(
    ['COPY pyproject.toml poetry.lock ./', 'RUN poetry install', 'COPY . .'],
    poetry.replace('[tool.poetry]', '[tool.poetry]\npackage-mode = false'),
  ),
  'packages that poetry is told': given(
    [
      'RUN pip install poetry==2.1.3',
      'COPY pyproject.toml ./',
      'COPY src/my_shop src/my_shop',
      'RUN poetry [|install|]',
      'COPY . .',
    ],
    poetry.replace(
      'version = "1"',
      'version = "1"\npackages = [{include = "my_shop", from = "src"}, {include = "tools"}]',
    ),
    { 'src/my_shop/__init__.py': '', 'tools/x.py': '' },
  ),
  'no project at all yet': {
    ...given(['RUN pip install [|.|]', 'COPY . .']),
    message: 'pip install needs a project in /app, which has no pyproject.toml and no setup.py at this step.',
  },
  'a project that setup.py describes': given(['COPY setup.py .', 'RUN pip install .', 'COPY . .'], hatch, {
    'setup.py': 'from setuptools import setup\nsetup(name="x")\n',
  }),
  'uv sync without a manifest': {
    ...given(['COPY uv.lock .', 'RUN uv [|sync|] --frozen', 'COPY . .']),
    message: 'uv sync needs a project in /app, which has no pyproject.toml at this step.',
  },
  'uv sync with a manifest further up': given(['COPY pyproject.toml /', 'RUN uv sync --frozen --no-install-project']),
  'uv sync elsewhere': given(['RUN uv sync --project /srv']),
  'a wheel': given(['COPY . .', 'RUN pip install dist/shop.whl ./wheels/*.whl']),
  'a folder that git brings': given(['RUN git clone https://example.org/x.git && pip install ./x']),
  'poetry in another folder': {
    ...given(['COPY . /srv', 'RUN poetry [|install|] --no-root'], poetry),
    message: 'poetry install needs a project in /app, which has no pyproject.toml at this step.',
  },
  'a service of a monorepo, in a build stage, with a compose file': {
    files: {
      'compose.yaml': 'services:\n  api:\n    build: ./api\n',
      'api/Dockerfile':
        'FROM python:3.13-slim AS build\nWORKDIR /src\nCOPY --from=ghcr.io/astral-sh/uv:0.9 /uv /bin/uv\nCOPY pyproject.toml uv.lock ./\nRUN uv [|sync|] --frozen --no-dev\nCOPY . .\nFROM python:3.13-slim\nCOPY --from=build /src /src\n',
      'api/pyproject.toml': hatch,
      'api/uv.lock': '',
      'api/src/my_shop/__init__.py': '',
    },
    message: 'uv sync builds the project before src/my_shop is in the image, and hatchling finds no code.',
  },
});
