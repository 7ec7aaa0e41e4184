import rule from '../../../src/rules/efficiency/source-copied-before-install.js';
import { type RuleCase, testRule } from '../../harness.js';

const project = {
  'requirements.txt': 'flask==3.1.0\n',
  'app.py': '',
  'src/web/__init__.py': '',
  'config/requirements.txt': 'flask==3.1.0\n',
  'pyproject.toml': '[project]\nname = "web"\n',
  'uv.lock': '',
};
const given = (...lines: readonly string[]): RuleCase => ({
  files: { Dockerfile: ['FROM python:3.13-slim', 'WORKDIR /app', ...lines, ''].join('\n'), ...project },
});
/** A project with another requirements file. */
const listing = (requirements: string, copy = 'COPY . .'): RuleCase => ({
  files: { ...given(copy, 'RUN pip install -r requirements.txt').files, 'requirements.txt': requirements },
});

testRule(rule, {
  'a folder of lists in folders': {
    files: {
      Dockerfile:
        'FROM python:3.13-slim\nCOPY /requirements /requirements\nRUN pip install -r /requirements/base.txt\n',
      'requirements/base.txt': '-r extras/sql.txt\n',
      'requirements/extras/sql.txt': 'sqlalchemy==2.0.44\n',
    },
  },
  'a folder of lists and code': {
    files: {
      Dockerfile:
        'FROM python:3.13-slim\nCOPY [|requirements|] /requirements\nRUN pip install -r /requirements/base.txt\n',
      'requirements/base.txt': 'flask==3.1.0\n',
      'requirements/tools/check.py': '',
    },
  },
  'everything first': {
    ...given('COPY [|.|] .', 'RUN pip install --no-cache-dir -r requirements.txt'),
    message: 'COPY . comes before pip install, so every change of a source file installs all packages again.',
  },
  'requirements first': given('COPY requirements.txt .', 'RUN pip install -r requirements.txt', 'COPY . .'),
  'requirements and everything first': given(
    'COPY requirements.txt .',
    'COPY [|.|] .',
    'RUN pip install -r requirements.txt',
  ),
  'ADD of everything': given('ADD [|./|] /app/', 'RUN pip install -r requirements.txt'),
  'a folder of sources first': given(
    'COPY requirements.txt .',
    'COPY [|src|] src',
    'RUN pip install -r requirements.txt',
  ),
  'a folder of manifests first': given('COPY config config', 'RUN pip install -r config/requirements.txt', 'COPY . .'),
  'one source file, which is no broad copy': given(
    'COPY app.py .',
    'COPY requirements.txt .',
    'RUN pip install -r requirements.txt',
  ),
  'two installs, one finding': given(
    'COPY [|.|] .',
    'RUN pip install -r requirements.txt',
    'RUN pip install -r config/requirements.txt',
  ),
  'uv without the project': given('COPY [|.|] .', 'RUN uv sync --locked --no-install-project'),
  'uv with the project, which needs the sources': given('COPY . .', 'RUN uv sync --locked'),
  'uv with bind mounts': given(
    'RUN --mount=type=bind,source=uv.lock,target=uv.lock --mount=type=bind,source=pyproject.toml,target=pyproject.toml uv sync --no-install-project',
    'COPY . .',
  ),
  'poetry without the project': given('COPY [|.|] .', 'RUN poetry install --no-root'),
  'poetry with the project': given('COPY . .', 'RUN poetry install'),
  'the project itself': given('COPY . .', 'RUN pip install .'),
  'the project itself, editable': given('COPY . .', 'RUN pip install -e .'),
  'a package by name': given('COPY . .', 'RUN pip install gunicorn'),
  'requirements that hold the project': listing('-e .\nflask==3.1.0\n'),
  'requirements that hold a folder': listing('./src/web\n'),
  'requirements without': listing('flask\n', 'COPY [|.|] .'),
  'pip download, which installs nothing': given('COPY . .', 'RUN pip download -r requirements.txt'),
  'the RUN needs the sources': given(
    'COPY . .',
    'RUN pip install -r requirements.txt && python manage.py collectstatic',
  ),
  'the RUN needs a script of the project': given('COPY . .', 'RUN ./prepare.sh && pip install -r requirements.txt'),
  'the RUN installs the project too': given('COPY . .', 'RUN pip install -r requirements.txt && pip install .'),
  'the RUN makes an environment and cleans up': given(
    'COPY [|.|] .',
    'RUN python -m venv /venv && /venv/bin/pip install -r requirements.txt && rm -rf /root/.cache',
  ),
  'an install that may be skipped': given(
    'COPY . .',
    'RUN if [ -s requirements.txt ]; then pip install -r requirements.txt; fi',
  ),
  'sources of another stage': {
    files: {
      Dockerfile:
        'FROM python:3.13-slim AS a\nFROM python:3.13-slim\nCOPY --from=a / /x\nCOPY requirements.txt .\nRUN pip install -r requirements.txt\n',
      ...project,
    },
  },
  'a context of manifests alone': {
    files: {
      Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY deps .\nRUN pip install -r requirements.txt\n',
      'deps/requirements.txt': 'flask==3.1.0\n',
      'deps/constraints.txt': '',
    },
  },
  'each of two Dockerfiles with the same list': {
    files: {
      'a.Dockerfile': 'FROM python:3.13-slim\nWORKDIR /app\nCOPY [|.|] .\nRUN pip install -r requirements.txt\n',
      'b.Dockerfile': 'FROM python:3.13-slim\nWORKDIR /app\nCOPY [|.|] .\nRUN pip install -r requirements.txt\n',
      ...project,
    },
  },
  'the same, where the list holds the project': {
    files: {
      'a.Dockerfile': 'FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\nRUN pip install -r requirements.txt\n',
      'b.Dockerfile': 'FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\nRUN pip install -r requirements.txt\n',
      ...project,
      'requirements.txt': '-e .\n',
    },
  },
});

const top = 'FROM python:3.13-slim\nWORKDIR /app\n';
/** A Dockerfile that gets a fix; CRLF copies must get the same one. */
const split = (before: string, after: string, files: Readonly<Record<string, string>> = {}) => {
  const all = { ...project, ...files };
  const crlf = (text: string) => text.replaceAll('\n', '\r\n');
  return [
    { files: { Dockerfile: before, ...all }, fixed: { Dockerfile: after } },
    { files: { Dockerfile: crlf(before), ...all }, fixed: { Dockerfile: crlf(after) } },
  ].map((each, index): [string, RuleCase] => [['with \\n', 'with \\r\\n'][index]!, each]);
};
const fixes: Readonly<Record<string, readonly [string, RuleCase][]>> = {
  'the plain case': split(
    `${top}COPY [|.|] .\nRUN pip install -r requirements.txt\nCMD ["python", "app.py"]\n`,
    `${top}COPY requirements.txt .\nRUN pip install -r requirements.txt\nCOPY . .\nCMD ["python", "app.py"]\n`,
  ),
  'comments that go along, and blank lines': split(
    `${top}\n# Copy the current directory\n# into the container\nCOPY [|.|] /app\n\n# Install dependencies\nRUN pip install \\\n    # quietly\n    -r requirements.txt\n\nCMD ["python", "app.py"]\n`,
    `${top}\nCOPY requirements.txt /app/\n\n# Install dependencies\nRUN pip install \\\n    # quietly\n    -r requirements.txt\n\n# Copy the current directory\n# into the container\nCOPY . /app\n\nCMD ["python", "app.py"]\n`,
  ),
  'a comment that is about the install': split(
    `${top}# Install the requirements\nCOPY [|.|] .\nRUN pip install -r requirements.txt\n`,
    `${top}# Install the requirements\nCOPY requirements.txt .\nRUN pip install -r requirements.txt\nCOPY . .\n`,
  ),
  'no newline at the end': split(
    `${top}COPY [|.|] .\nRUN pip install -r requirements.txt`,
    `${top}COPY requirements.txt .\nRUN pip install -r requirements.txt\nCOPY . .`,
  ),
  'the flags are repeated': split(
    `${top}COPY --chown=1000:1000 --link [|.|] /app/\nWORKDIR /app\nRUN pip install -r requirements.txt\n`,
    `${top}COPY --chown=1000:1000 --link requirements.txt /app/\nWORKDIR /app\nRUN pip install -r requirements.txt\nCOPY --chown=1000:1000 --link . /app/\n`,
  ),
  'steps between that leave the sources alone': split(
    `${top}COPY [|.|] .\n\nENV PIP_NO_CACHE_DIR=1\nRUN apt-get update && apt-get install -y gcc && rm -rf /var/lib/apt/lists/*\n# Python\nRUN pip install -r requirements.txt\n`,
    `${top}\nENV PIP_NO_CACHE_DIR=1\nRUN apt-get update && apt-get install -y gcc && rm -rf /var/lib/apt/lists/*\nCOPY requirements.txt .\n# Python\nRUN pip install -r requirements.txt\n\nCOPY . .\n`,
  ),
  'ADD, which is not needed for a list': split(
    `${top}ADD [|.|] /app\nRUN pip install -r requirements.txt\n`,
    `${top}COPY requirements.txt /app/\nRUN pip install -r requirements.txt\nADD . /app\n`,
  ),
  'the list is there before': split(
    `${top}COPY requirements.txt .\nCOPY [|.|] .\nRUN pip install -r requirements.txt\n`,
    `${top}COPY requirements.txt .\nRUN pip install -r requirements.txt\nCOPY . .\n`,
  ),
  'included lists and constraints': split(
    `${top}COPY [|.|] .\nRUN pip install -r requirements/prod.txt\n`,
    `${top}COPY requirements/prod.txt requirements/base.txt requirements/pins.txt requirements/\nRUN pip install -r requirements/prod.txt\nCOPY . .\n`,
    {
      'requirements/prod.txt': '-r base.txt\ngunicorn\n',
      'requirements/base.txt': '-c pins.txt\nflask\n',
      'requirements/pins.txt': 'flask==3.1.0\n',
    },
  ),
  'lists in several folders, for two installs': split(
    `${top}COPY [|.|] .\nRUN pip install -r requirements.txt\nRUN pip install -r config/requirements.txt\nRUN python app.py\n`,
    `${top}COPY requirements.txt .\nCOPY config/requirements.txt config/\nRUN pip install -r requirements.txt\nRUN pip install -r config/requirements.txt\nCOPY . .\nRUN python app.py\n`,
  ),
  'a folder to another place': split(
    `${top}COPY [|src|] /app/src\nRUN pip install -r src/requirements.txt\n`,
    `${top}COPY src/requirements.txt /app/src/\nRUN pip install -r src/requirements.txt\nCOPY src /app/src\n`,
    { 'src/requirements.txt': 'flask\n', 'src/main.py': '' },
  ),
  'a target in a variable': split(
    `FROM python:3.13-slim\nENV HOME_DIR=/srv\nWORKDIR $HOME_DIR\nCOPY [|.|] $HOME_DIR\nRUN pip install -r requirements.txt\n`,
    `FROM python:3.13-slim\nENV HOME_DIR=/srv\nWORKDIR $HOME_DIR\nCOPY requirements.txt $HOME_DIR/\nRUN pip install -r requirements.txt\nCOPY . $HOME_DIR\n`,
  ),
  'uv with its lock': split(
    `${top}COPY [|.|] .\nRUN uv sync --locked --no-install-project --no-dev\nRUN uv sync --locked --no-dev\n`,
    `${top}COPY pyproject.toml uv.lock .python-version .\nRUN uv sync --locked --no-install-project --no-dev\nCOPY . .\nRUN uv sync --locked --no-dev\n`,
    { '.python-version': '3.13\n' },
  ),
  'poetry with its lock': split(
    `${top}COPY [|.|] .\nRUN pip install poetry==2.1.0 && poetry install --no-root --only main\n`,
    `${top}COPY pyproject.toml poetry.lock .\nRUN pip install poetry==2.1.0 && poetry install --no-root --only main\nCOPY . .\n`,
    { 'poetry.lock': '' },
  ),
};
testRule(
  rule,
  Object.fromEntries(
    Object.entries(fixes).flatMap(([name, cases]) => cases.map(([ends, each]) => [`fix: ${name}, ${ends}`, each])),
  ),
);

/** A Dockerfile that has a finding and must get no fix. */
const noFix = (lines: readonly string[], files: Readonly<Record<string, string>> = {}): RuleCase => {
  const Dockerfile = [...top.trimEnd().split('\n'), ...lines, ''].join('\n');
  return {
    files: { ...project, ...files, Dockerfile },
    fixed: { Dockerfile: Dockerfile.replaceAll(/\[\||\|\]/g, '') },
  };
};
const install = 'RUN pip install -r requirements.txt';
testRule(rule, {
  'no fix: the list is made in the build': noFix(
    ['COPY [|.|] .', 'RUN pip install -r made.txt'.replace('made', 'requirements') + ' -r other.txt'],
    {},
  ),
  'no fix: a step between changes what was copied': noFix(['COPY [|.|] .', 'RUN chown -R 1000 /app', install]),
  'no fix: the same by a relative path': noFix(['COPY [|.|] .', 'RUN chown -R 1000 .', install]),
  'no fix: a step between removes a part': noFix(['COPY [|.|] .', 'RUN rm -rf src', install]),
  'no fix: a step between runs the sources': noFix(['COPY [|.|] .', 'RUN echo "$(cat app.py)" > /dev/null', install]),
  'no fix: a copy between writes to the same place': noFix([
    'COPY [|.|] .',
    'COPY config/requirements.txt ./app.py',
    install,
  ]),
  'no fix: WORKDIR changes what the target means': noFix([
    'COPY [|.|] .',
    'WORKDIR /app/src',
    'RUN pip install -r ../requirements.txt',
  ]),
  'no fix: ENV changes what the target means': noFix(['ENV D=/app', 'COPY [|.|] $D', 'ENV D=/srv', install]),
  'no fix: the list goes elsewhere': noFix(['COPY [|.|] /srv', 'COPY requirements.txt .', install]),
  'no fix: JSON form': noFix(['COPY ["[|.|]", "."]'.replace('"[|.|]"', '[|"."|]'), install]),
  'no fix: a continued COPY': noFix(['COPY \\', '  [|.|] .', install]),
  'no fix: --exclude': noFix(['COPY --exclude=*.md [|.|] .', install]),
  'no fix: a virtual environment comes along': noFix(['COPY [|.|] .', install], { 'venv/pyvenv.cfg': '' }),
  'no fix: a local index of wheels': noFix(['COPY [|.|] .', `${install} --find-links=wheels`], { 'wheels/a.whl': '' }),
  'no fix: a list of wheels': noFix(['COPY [|.|] .', install], { 'requirements.txt': '--find-links wheels\nflask\n' }),
  'no fix: constraints in a variable': noFix(['ENV PIP_CONSTRAINT=/app/pins.txt', 'COPY [|.|] .', install]),
  'no fix: packages go among the sources': noFix(['COPY [|.|] .', `${install} -t src`]),
  'no fix: a workspace': noFix(['COPY [|.|] .', 'RUN uv sync --no-install-project'], {
    'pyproject.toml': '[project]\nname = "a"\n[tool.uv.workspace]\nmembers = ["src"]\n',
  }),
  'no fix: dynamic metadata': noFix(['COPY [|.|] .', 'RUN uv sync --no-install-project'], {
    'pyproject.toml': '[project]\nname = "a"\ndynamic = ["dependencies"]\n',
  }),
  'no fix: a bind mount in the install': noFix([
    'COPY [|.|] .',
    `RUN --mount=type=bind,source=src,target=/src pip install -r requirements.txt`,
  ]),
  'no fix: a heredoc': noFix(['COPY [|.|] .', 'RUN <<EOF', 'pip install -r requirements.txt', 'EOF']),
  'no fix: the context is not known': {
    files: {
      'docker/a.Dockerfile': `${top}COPY [|.|] .\n${install}\n`,
      'docker/compose.yaml': 'services: {a: {build: {context: "${X}", dockerfile: docker/a.Dockerfile}}}\n',
    },
    fixed: { 'docker/a.Dockerfile': `${top}COPY . .\n${install}\n` },
  },
});
