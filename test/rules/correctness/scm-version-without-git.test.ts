import rule from '../../../src/rules/correctness/scm-version-without-git.js';
import { testRule, type RuleCase } from '../../harness.js';

const scm = (tool = 'setuptools-scm', backend = 'setuptools.build_meta', more = '') =>
  `[project]\nname = "shop"\ndynamic = ["version"]\n[build-system]\nrequires = ["x", "${tool}"]\nbuild-backend = "${backend}"\n${more}`;

const given = (
  lines: readonly string[],
  manifest = scm(),
  files: Readonly<Record<string, string>> = { '.dockerignore': '.git\n' },
): RuleCase => ({
  files: {
    Dockerfile: ['FROM python:3.13', 'WORKDIR /app', ...lines, ''].join('\n'),
    'pyproject.toml': manifest,
    'shop/__init__.py': '',
    ...files,
  },
});

testRule(rule, {
  'a repository that .dockerignore keeps out': {
    ...given(['COPY . .', 'RUN pip install [|.|]']),
    message: 'The version of shop comes from git, and /app holds no repository: .dockerignore keeps .git out.',
    severity: 'error',
  },
  'a repository that may come': given(['COPY . .', 'RUN pip install .'], scm(), {}),
  'a repository that comes': given(['COPY . .', 'RUN pip install .'], scm(), { '.git/HEAD': '' }),
  'a repository that is not copied': {
    ...given(
      ['COPY pyproject.toml .', 'COPY shop shop', 'RUN uv [|sync|] --frozen'],
      scm('hatch-vcs', 'hatchling.build'),
      {
        '.git/HEAD': '',
      },
    ),
    message: 'The version of shop comes from git, and /app holds no repository.',
  },
  'a repository that is mounted': given(
    ['COPY pyproject.toml .', 'COPY shop shop', 'RUN --mount=type=bind,source=.git,target=/app/.git pip install .'],
    scm(),
    { '.git/HEAD': '' },
  ),
  'sources without their repository': given(
    ['COPY pyproject.toml .', 'COPY shop shop', 'RUN pip install .'],
    scm(),
    {},
  ),
  'a variable with the version': given([
    'ARG VERSION',
    'ENV SETUPTOOLS_SCM_PRETEND_VERSION_FOR_SHOP=$VERSION',
    'COPY . .',
    'RUN pip install .',
  ]),
  'a variable in the command': given(['COPY . .', 'RUN SETUPTOOLS_SCM_PRETEND_VERSION=1 pip install .']),
  'a version to fall back to': given(
    ['COPY . .', 'RUN pip install .'],
    scm('setuptools-scm', 'setuptools.build_meta', '[tool.setuptools_scm]\nfallback_version = "0"\n'),
  ),
  'hatch with a version to fall back to': given(
    ['COPY . .', 'RUN pip install .'],
    scm('hatch-vcs', 'hatchling.build', '[tool.hatch.version]\nsource = "vcs"\nfallback-version = "0"\n'),
  ),
  'a tool that needs no repository': given(['COPY . .', 'RUN pip install .'], scm('setuptools-git-versioning')),
  'a static version': given(['COPY . .', 'RUN pip install .'], scm().replace('dynamic = ["version"]', 'version = "1"')),
  'an archive that tells its version': given(['COPY . .', 'RUN pip install .'], scm(), {
    '.dockerignore': '.git\n',
    '.git_archival.txt': '',
  }),
  'the dependencies alone': given(['COPY . .', 'RUN uv sync --no-install-project']),
  pdm: {
    ...given(
      ['COPY . .', 'RUN pip install [|.|]'],
      '[project]\nname = "shop"\ndynamic = ["version"]\n[build-system]\nrequires = ["pdm-backend"]\nbuild-backend = "pdm.backend"\n[tool.pdm.version]\nsource = "scm"\n',
    ),
    message: 'The version of shop comes from git, and /app holds no repository: .dockerignore keeps .git out.',
  },
  'a folder of a larger repository may be a submodule with a repository of its own': {
    files: {
      'compose.yaml': 'services:\n  api:\n    build: ./api\n',
      '.git/HEAD': '',
      'api/Dockerfile': 'FROM python:3.13\nWORKDIR /app\nCOPY . .\nRUN pip install .\n',
      'api/pyproject.toml': scm('setuptools-scm', 'setuptools.build_meta', '[tool.setuptools_scm]\nroot = ".."\n'),
      'api/shop.py': '',
    },
  },
});
