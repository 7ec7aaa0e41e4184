import rule from '../../../src/rules/correctness/dockerignore-hides-readme.js';
import { testRule, type RuleCase } from '../../harness.js';

const pyproject = (backend: string, project = 'readme = "README.md"', more = '') =>
  `[project]\nname = "shop"\nversion = "1"\n${project}\n[build-system]\nrequires = ["x"]\nbuild-backend = "${backend}"\n${more}`;

const given = (
  install: string,
  manifest: string,
  files: Readonly<Record<string, string>> = { '.dockerignore': 'README.md\nLICENSE\n' },
  copies: readonly string[] = ['COPY . .'],
): RuleCase => ({
  files: {
    Dockerfile: ['FROM python:3.13-slim', 'WORKDIR /app', ...copies, `RUN ${install}`, ''].join('\n'),
    'pyproject.toml': manifest,
    'README.md': '# Shop\n',
    LICENSE: 'MIT\n',
    'src/shop/__init__.py': '',
    ...files,
  },
});

testRule(rule, {
  'a README that .dockerignore keeps out': {
    ...given('pip install [|.|]', pyproject('hatchling.build')),
    message: 'hatchling needs README.md to build the project, which .dockerignore keeps out of the image.',
    severity: 'error',
    fixed: { '.dockerignore': 'README.md\nLICENSE\n!README.md\n' },
  },
  'a .dockerignore without a newline at its end': {
    ...given('pip install [|.|]', pyproject('hatchling.build'), { '.dockerignore': '.git\r\n*.md' }),
    fixed: { '.dockerignore': '.git\r\n*.md\r\n!README.md\r\n' },
  },
  'a README that no copy would take along': {
    ...given('pip install [|.|]', pyproject('hatchling.build'), { '.dockerignore': '*.md\n' }, [
      'COPY pyproject.toml .',
      'COPY src src',
    ]),
    fixed: { '.dockerignore': '*.md\n' },
  },
  'a README that is taken back': given('pip install .', pyproject('hatchling.build'), {
    '.dockerignore': '*.md\n!README.md\n',
  }),
  'a README that is not copied': {
    ...given('uv [|sync|] --frozen', pyproject('hatchling.build'), {}, ['COPY pyproject.toml .', 'COPY src src']),
    message: 'hatchling needs README.md to build the project, which no earlier step puts into the image.',
  },
  'a README that is copied': given('uv sync --frozen', pyproject('hatchling.build'), {}, [
    'COPY pyproject.toml README.md ./',
    'COPY src src',
  ]),
  'a README that nobody wrote': {
    files: {
      Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\nRUN pip install [|.|]\n',
      'pyproject.toml': pyproject('uv_build'),
      'src/shop/__init__.py': '',
    },
    message: 'uv_build needs README.md to build the project, which does not exist.',
  },
  'a README that is generated': {
    files: {
      Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\nRUN pip install .\n',
      'pyproject.toml': pyproject('uv_build'),
      'src/shop/__init__.py': '',
      '.gitignore': 'README.md\n',
    },
  },
  'setuptools leaves the description empty': given('pip install .', pyproject('setuptools.build_meta')),
  'an unknown backend': given('pip install .', pyproject('mesonpy')),
  'without the project': given('uv sync --frozen --no-install-project', pyproject('hatchling.build')),
  'a licence by file': {
    ...given('pip install [|.|]', pyproject('flit_core.buildapi', 'license = {file = "LICENSE"}')),
    message: 'flit needs LICENSE to build the project, which .dockerignore keeps out of the image.',
  },
  'patterns of licences, which hatchling may miss': given(
    'pip install .',
    pyproject('hatchling.build', 'license-files = ["LICENSE"]'),
  ),
  'patterns of licences, which uv_build needs': given(
    'pip install [|.|]',
    pyproject('uv_build', 'license-files = ["LICENSE"]'),
  ),
  'a real pattern': given('pip install .', pyproject('uv_build', 'license-files = ["LICEN*"]')),
  'the file of a dynamic version': {
    ...given(
      'pip install [|.|]',
      '[project]\nname = "shop"\ndynamic = ["version"]\n[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n[tool.hatch.version]\npath = "VERSION.py"\n',
      { 'VERSION.py': '__version__ = "1"\n', '.dockerignore': 'VERSION.py\n' },
    ),
    message: 'hatchling needs VERSION.py to build the project, which .dockerignore keeps out of the image.',
  },
  'the file of a build hook': {
    ...given('pip install [|.|]', pyproject('hatchling.build', '', '[tool.hatch.build.hooks.custom]\n'), {
      'hatch_build.py': '',
      '.dockerignore': 'hatch_build.py\n',
    }),
    message: 'hatchling needs hatch_build.py to build the project, which .dockerignore keeps out of the image.',
  },
  'a build hook that is there': given(
    'pip install .',
    pyproject('hatchling.build', '', '[tool.hatch.build.hooks.custom]\npath = "build.py"\n'),
    { 'build.py': '' },
  ),
  'an install that comes too early is another rule': given('pip install .', pyproject('hatchling.build'), {}, [
    'COPY pyproject.toml .',
  ]),
  'poetry 1 warns only': {
    ...given(
      'pip install poetry==1.8.5 && poetry [|install|]',
      '[tool.poetry]\nname = "shop"\nversion = "1"\nreadme = "README.md"\n',
    ),
    message: 'Poetry needs README.md to build the project, which .dockerignore keeps out of the image.',
    severity: 'warning',
  },
  'a compose file whose context has the .dockerignore': {
    files: {
      'compose.yaml': 'services:\n  api:\n    build:\n      context: .\n      dockerfile: docker/api.Dockerfile\n',
      'docker/api.Dockerfile':
        'FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\nRUN pip install poetry && poetry [|install|] --only main\n',
      '.dockerignore': '**/*.md\n',
      'pyproject.toml': '[tool.poetry]\nname = "shop"\nversion = "1"\nreadme = "docs/README.md"\n',
      'docs/README.md': '# Shop\n',
      'shop/__init__.py': '',
    },
    message: 'Poetry needs docs/README.md to build the project, which .dockerignore keeps out of the image.',
    severity: 'error',
  },
});
