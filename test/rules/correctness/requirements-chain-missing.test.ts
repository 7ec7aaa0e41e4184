import rule from '../../../src/rules/correctness/requirements-chain-missing.js';
import { testRule, type RuleCase } from '../../harness.js';

const given = (lines: readonly string[], files: Readonly<Record<string, string>>): RuleCase => ({
  files: { Dockerfile: ['FROM python:3.13-slim', 'WORKDIR /app', ...lines, ''].join('\n'), ...files },
});
const chain = { 'requirements/prod.txt': '-r base.txt\n', 'requirements/base.txt': 'flask==3.1.0\n' };

testRule(rule, {
  'only the first of two files is copied': {
    ...given(['COPY requirements/prod.txt .', 'RUN pip install -r [|prod.txt|]', 'COPY . .'], chain),
    message: 'requirements/prod.txt needs base.txt, and /app/base.txt is not in the image at this step.',
  },
  'both are copied': given(['COPY requirements/ .', 'RUN pip install -r prod.txt'], chain),
  'a mounted folder': given(['RUN --mount=type=bind,source=requirements,target=/r pip install -r /r/prod.txt'], chain),
  'a mounted file': given(
    ['RUN --mount=type=bind,source=requirements/prod.txt,target=prod.txt pip install -r prod.txt'].map((line) =>
      line.replace('-r prod.txt', '-r [|prod.txt|]'),
    ),
    chain,
  ),
  'paths that count from the wrong folder': {
    ...given(['COPY . .', 'RUN pip install -r requirements/prod.txt'], {
      'requirements/prod.txt': '-r [|requirements/base.txt|]\n',
      'requirements/base.txt': 'flask\n',
    }),
    message:
      'requirements/prod.txt needs requirements/base.txt, and /app/requirements/requirements/base.txt is not in the image at this step.',
  },
  constraints: {
    ...given(['COPY requirements.txt .', 'RUN uv pip install --system -r [|requirements.txt|]'], {
      'requirements.txt': 'flask\n-c constraints.txt\n',
      'constraints.txt': 'flask==3.1.0\n',
    }),
    message: 'requirements.txt needs constraints.txt, and /app/constraints.txt is not in the image at this step.',
  },
  'a project that comes too late': {
    ...given(['COPY requirements.txt .', 'RUN pip install -r [|requirements.txt|]', 'COPY . .'], {
      'requirements.txt': 'flask\n-e ./libs/shared\n',
      'libs/shared/pyproject.toml': '',
    }),
    message: 'requirements.txt needs ./libs/shared, and /app/libs/shared is not in the image at this step.',
  },
  'a project in time': given(['COPY . .', 'RUN pip install -r requirements.txt'], {
    'requirements.txt': 'flask\n-e ./libs/shared\n./libs/other[web]\n',
    'libs/shared/pyproject.toml': '',
    'libs/other/pyproject.toml': '',
  }),
  'projects count from where pip runs': given(['COPY . .', 'RUN pip install -r requirements/all.txt'], {
    'requirements/all.txt': './libs/shared\n[|../libs/shared|]\n',
    'libs/shared/pyproject.toml': '',
  }),
  'a dot is the folder that pip runs in': {
    ...given(['COPY requirements.txt .', 'RUN pip install -r [|requirements.txt|]', 'COPY . .'], {
      'requirements.txt': '-e .\n',
      'setup.py': '',
    }),
    message: 'requirements.txt needs ., and /app has no pyproject.toml and no setup.py at this step.',
  },
  'a dot behind the project': given(['COPY requirements.txt setup.py ./', 'RUN pip install -r requirements.txt'], {
    'requirements.txt': '-e .\n',
    'setup.py': '',
  }),
  'the third file': {
    ...given(['COPY a.txt b.txt ./', 'RUN pip install -r a.txt'], {
      'a.txt': '-r b.txt\n',
      'b.txt': '-r [|c.txt|]\n',
    }),
    message: 'b.txt needs c.txt, and /app/c.txt is not in the image at this step.',
  },
  'URLs, variables, markers and paths of other machines': given(
    ['COPY requirements.txt .', 'RUN pip install -r requirements.txt'],
    {
      'requirements.txt':
        '-r https://example.org/base.txt\n-c ${CONSTRAINTS}\n./win ; sys_platform == "win32"\n-e C:\\libs\\x\nx @ file:///tmp/x\n',
    },
  ),
  'a file that git ignores': given(['COPY . .', 'RUN pip install -r requirements.txt'], {
    'requirements.txt': '-r local.txt\n',
    '.gitignore': 'local.txt\n',
  }),
  'made by an earlier command': given(
    ['COPY requirements.txt .', 'RUN echo flask > base.txt && pip install -r requirements.txt'],
    { 'requirements.txt': '-r base.txt\n' },
  ),
  'or nothing': given(['COPY requirements.txt .', 'RUN pip install -r requirements.txt || true'], {
    'requirements.txt': '-r base.txt\n',
  }),
  'a stage that compose builds from a folder above': {
    files: {
      'compose.yaml': 'services:\n  api:\n    build:\n      context: .\n      dockerfile: api/Dockerfile\n',
      'api/Dockerfile':
        'FROM python:3.13-slim\nWORKDIR /srv\nCOPY api/requirements.txt api/\nRUN cd api && pip install -r [|requirements.txt|]\nCOPY . .\n',
      'api/requirements.txt': '-r ../common/requirements.txt\n',
      'common/requirements.txt': 'flask\n',
    },
    message:
      'api/requirements.txt needs ../common/requirements.txt, and /srv/common/requirements.txt is not in the image at this step.',
  },
});
