import { describe, expect, test } from 'vitest';
import type { Command } from '../../../src/model/command.js';
import { at, type Files, lastStage, onPython, shown } from '../dockerfile/stage.js';

const files: Files = { 'app.py': '', 'requirements.txt': '', 'src/main.py': '' };

/** A stage that has the context in /app, after some more lines. */
const stageAfter = (...lines: string[]) => onPython(['WORKDIR /app', 'COPY . .', ...lines], files);

/** What is at paths after a RUN. */
const after = (run: string, ...paths: string[]) => {
  const stage = stageAfter(`RUN ${run}`);
  return paths.map((path) => at(stage, path));
};

describe('a command makes', () => {
  test.each<[string, string, string]>([
    ['mkdir -p /srv/a/b', '/srv/a/b', 'directory'],
    ['mkdir -p /srv/a/b', '/srv/a', 'directory'],
    ['mkdir /srv/a /srv/b', '/srv/b', 'directory'],
    ['mkdir -p data && true', '/app/data', 'directory'],
    ['mkdir -p ~/.ssh', '/root/.ssh', 'directory'],
    ['mkdir -p $HOME/.ssh', '/root/.ssh', 'directory'],
    ['touch db.sqlite', '/app/db.sqlite', 'file'],
    ['touch app.py', '/app/app.py', 'file app.py'],
    ['echo x > conf.ini', '/app/conf.ini', 'file'],
    ['echo x >> /srv/conf.ini', '/srv/conf.ini', 'file'],
    ['echo x > app.py', '/app/app.py', 'file'],
    ['make 2>&1', '/app/1', '?'],
    ['echo x 2>&1', '/app/1', 'absent'],
    ['echo x &> log.txt', '/app/log.txt', 'file'],
    ['echo x > /dev/null', '/dev/null', '?'],
    ['echo x | tee /srv/x', '/srv/x', 'file'],
    ['useradd -m app', '/home/app', 'directory'],
    ['useradd --create-home --uid 1000 app', '/home/app', 'directory'],
    ['useradd -m -d /srv/home app', '/srv/home', 'directory'],
    ['useradd app', '/home/app', 'absent'],
    ['adduser --disabled-password app', '/home/app', 'directory'],
    ['adduser -D -H app', '/home/app', 'absent'],
    ['cp app.py /srv/x', '/srv/x', 'file app.py'],
    ['cp app.py /srv', '/srv/app.py', 'file app.py'],
    ['cp -p app.py src', '/app/src/app.py', 'file app.py'],
    ['cp -r src /srv', '/srv/src/main.py', 'file src/main.py'],
    ['cp -a src /srv/x', '/srv/x/main.py', 'file src/main.py'],
    ['cp -a src /srv/x', '/srv/x/other.py', 'absent'],
    ['mv app.py main.py', '/app/main.py', 'file app.py'],
    ['mv src /srv', '/srv/src/main.py', 'file src/main.py'],
    ['cd src && cp main.py /srv/x', '/srv/x', 'file src/main.py'],
    ['curl -o /srv/a/b https://example.org', '/srv/a', '?'],
    ['git clone https://example.org/x.git /srv/a/b', '/srv/a', '?'],
    ['rm -rf /srv/a/b', '/srv/a', 'absent'],
    ['apt-get update && apt-get install -y gcc', '/app/gcc', 'absent'],
    ['pip install -r requirements.txt', '/app/x', 'absent'],
  ])('%s: %s is %s', (run, path, state) => {
    expect(after(run, path)).toEqual([state]);
  });
});

describe('what a command may have made or changed is not known', () => {
  test.each<[string, string]>([
    ['cp app.py /srv/x/', '/srv/x'],
    ['cp -r src/. /srv/', '/srv/main.py'],
    ['cp -u app.py /srv/x', '/srv/x'],
    ['cp src /srv/x', '/srv/x'],
    ['cp -r src src', '/app/src/src'],
    ['false && cp app.py /srv/x || true', '/srv/x'],
    ['[ -f /srv/x ] || cp app.py /srv/x', '/srv/x'],
    ['cp missing.py /srv/x', '/srv/x'],
    ['cp ap?.py /srv/x', '/srv/x'],
    ['cp -t /srv app.py', '/srv/app.py'],
    ['mv app.py main.py', '/app/app.py'],
    ['mv src/* .', '/app/main.py'],
    ['ln -s /app/src /srv/link', '/srv/link/main.py'],
    ['rm app.py', '/app/app.py'],
    ['rm -rf /app/*', '/app/app.py'],
    ['rm -rf src', '/app/src/main.py'],
    ['sed -i s/a/b/ app.py', '/app/app.py'],
    ["sed -Ei.bak -e 's/a/b/' app.py", '/app/app.py'],
    ['git clone https://example.org/x.git', '/app/x/setup.py'],
    ['git clone --depth 1 -b main https://example.org/x', '/app/x/setup.py'],
    ['git clone --depth 1 https://example.org/x /srv/y', '/srv/y/setup.py'],
    ['git clone -b main git@example.org:a/x.git .', '/app/setup.py'],
    ['git clone $URL', '/app/setup.py'],
    ['git submodule update', '/app/setup.py'],
    ['curl -o /srv/x https://example.org/x', '/srv/x'],
    ['curl -fsSL https://example.org/x --output x', '/app/x'],
    ['curl -O https://example.org/x', '/app/x'],
    ['wget https://example.org/x', '/app/x'],
    ['wget -O /srv/y https://example.org/x', '/srv/y'],
    ['wget -P /srv https://example.org/x', '/srv/x'],
    ['tar xzf x.tgz', '/app/y'],
    ['tar xzf x.tgz -C /srv', '/srv/y'],
    ['unzip x.zip -d /srv', '/srv/y'],
    ['python -m venv /opt/venv', '/opt/venv/bin/x'],
    ['uv venv /opt/venv', '/opt/venv/bin/x'],
    ['uv sync', '/app/.venv/bin/x'],
    ['UV_PROJECT_ENVIRONMENT=/opt/env uv sync', '/opt/env/bin/x'],
    ['uv pip compile requirements.in -o other.txt', '/app/other.txt'],
    ['poetry export -o other.txt', '/app/other.txt'],
    ['pip install --target /srv/deps flask', '/srv/deps/flask'],
    ['pip wheel -w /wheels flask', '/wheels/flask.whl'],
    ['conda create -p /srv/env', '/srv/env/bin'],
    ['openssl req -keyout key.pem -out /srv/cert.pem', '/srv/cert.pem'],
    ['npm run build', '/app/static/x'],
    ['if true; then echo x > conf; fi', '/app/conf'],
    ['test -f x || touch conf', '/app/conf'],
    ['if true; then echo x > app.py; fi', '/app/app.py'],
    ['if true; then mkdir x; fi', '/app/x'],
    ['apt-get install -y ./chrome.deb', '/opt/google/chrome'],
    ['useradd -m $NAME', '/home/app'],
    ['find . -name "*.in" -exec cp {} /srv/x ;', '/app/app.py'],
  ])('%s: %s', (run, path) => {
    expect(after(run, path)).toEqual(['?']);
  });

  test.each([
    'make',
    './install.sh',
    'python setup.py build',
    'python -c "open(1)"',
    '$PROGRAM x',
    'mkdir $DIR',
    'echo x > $FILE',
    'bash install.sh',
    'source ./install.sh',
    'cat list | xargs cp -t /srv',
    'find . -name x -exec cp {} /srv ;',
  ])('anywhere after %s', (run) => {
    const stage = stageAfter('ARG DIR', `RUN ${run}`);
    expect(at(stage, '/srv/x')).toBe('?');
    expect(at(stage, '/app/requirements.txt')).toMatch(/^file requirements.txt$|^\?$/);
  });

  test('anywhere after a text that no shell reads', () => {
    expect(at(stageAfter('RUN <<EOF', '#!/usr/bin/env python3', 'open("/srv/x", "w")', 'EOF'), '/srv/x')).toBe('?');
    expect(at(stageAfter('RUN python3 <<EOF', 'open("/srv/x", "w")', 'EOF'), '/srv/x')).toBe('?');
    expect(at(stageAfter('SHELL ["powershell", "-Command"]', 'RUN New-Item x'), '/srv/x')).toBe('?');
    expect(at(stageAfter('RUN <<EOF', 'mkdir /srv/x', 'touch /srv/x/y', 'EOF'), '/srv/x/y')).toBe('file');
    expect(at(stageAfter('RUN <<EOF', 'mkdir /srv/x', 'EOF'), '/srv/y')).toBe('absent');
  });
});

describe('a volume', () => {
  test('may lose what a RUN does to it after it is declared', () => {
    const stage = stageAfter('RUN mkdir -p /data/a', 'VOLUME ["/data"]', 'RUN mkdir /data/b && touch /srv/x');
    expect(['/data/a', '/data/b', '/data', '/srv/x'].map((path) => at(stage, path))).toEqual([
      'directory',
      '?',
      'directory',
      'file',
    ]);
  });

  test('keeps what is copied to it', () => {
    expect(at(stageAfter('VOLUME /data', 'COPY app.py /data/'), '/data/app.py')).toBe('file app.py');
  });

  test('whose name is not known changes nothing', () => {
    expect(at(stageAfter('VOLUME $DATA', 'RUN touch /srv/x'), '/srv/x')).toBe('file');
  });
});

describe('what a command leaves alone', () => {
  test.each([
    'cp app.py /srv/x',
    'rm -rf src',
    'rm -rf /var/lib/apt/lists/*',
    'mv src/main.py src/other.py',
    'sed -i s/a/b/ src/main.py',
    "sed -i 's/\\r$//' app.py",
    'sed -n p app.py',
    'curl -fsSL https://example.org/install.sh | sh',
    'curl -fsSL https://example.org/install.sh | bash -s -- --yes',
    'curl -fsSL https://example.org/install.sh | bash -s -- -b /usr/local/bin v1.2.3',
    'curl -sSL https://install.python-poetry.org | python3 -',
    'pip install flask',
    'uv pip install --system flask',
    'poetry install',
    'python -m compileall .',
    'chmod +x app.py && chown -R app /app',
    'find . -name "*.pyc" -delete',
    'find . -name x -exec rm {} +',
    'ls | xargs rm',
    '. /opt/venv/bin/activate && pip install x',
    'npm install -g yarn',
    'git config --global x y',
    'cp src/main.py .',
    'cp src/main.py /app',
    'make',
    '',
  ])('%s: app.py', (run) => {
    expect(after(run || 'true', '/app/app.py')).toEqual(['file app.py']);
  });

  test.each([
    'curl -fsSL https://example.org/install.sh | sh',
    'curl -sSL https://install.python-poetry.org | POETRY_HOME=/etc/poetry python3 -',
    'cp src/main.py .',
    'mv src/main.py src/other.py',
    'git clone https://example.org/x.git /srv/x',
    'pip install .',
    'export A=b',
  ])('%s: what is absent', (run) => {
    expect(after(run, '/app/missing.txt')).toEqual(['absent']);
  });

  test('but an installer may use /opt and what its variables say', () => {
    const stage = stageAfter(
      'ENV POETRY_HOME=/srv/poetry APP_HOME=/srv/app',
      'RUN curl https://example.org | python -',
    );
    expect(['/opt/x', '/srv/poetry/bin/poetry', '/srv/app/x'].map((path) => at(stage, path))).toEqual([
      '?',
      '?',
      'absent',
    ]);
  });
});

describe('cd', () => {
  const folders = (run: string, ...before: string[]) =>
    onPython(['WORKDIR /app', ...before, `RUN ${run}`]).commands.map(({ workdir }) => shown(workdir));

  test.each<[string, string[]]>([
    ['cd src && x', ['/app', '/app/src']],
    ['cd /srv && cd x && y', ['/app', '/srv', '/srv/x']],
    ['cd .. ; y', ['/app', '/']],
    ['cd && y', ['/app', '?']],
    ['cd ~ && y', ['/app', '/root']],
    ['cd - && y', ['/app', '?']],
    ['cd $DIR && y', ['/app', '?']],
    ['cd $DIR && cd /srv && y', ['/app', '?', '/srv']],
    ['pushd /srv && y && popd && z', ['/app', '/srv', '/srv', '?']],
    ['(cd src && y) && z', ['/app', '/app/src', '/app']],
    ['(cd src && y); (cd /srv && z); w', ['/app', '/app/src', '?', '/srv', '/app']],
    ['if x; then cd /srv; fi; y', ['/app', '/app', '?']],
    ['cd /srv || exit 1; y', ['/app', '/srv', '/srv']],
  ])('%s', (run, expected) => {
    expect(folders(run)).toEqual(expected);
  });

  test('ends with the RUN', () => {
    expect(folders('x', 'RUN cd /srv').at(-1)).toBe('/app');
  });

  test('decides where files are made', () => {
    expect(after('cd /srv && mkdir x', '/srv/x', '/app/x')).toEqual(['directory', 'absent']);
    expect(after('(cd /srv && mkdir x) && mkdir y', '/srv/x', '/app/y')).toEqual(['directory', 'directory']);
  });
});

describe('a command of a RUN finds', () => {
  const found = (run: string, path: string) =>
    onPython(['WORKDIR /app', `RUN ${run}`], files).commands.map((command: Command) =>
      at({ final: { ...command.state, files: command.files } } as never, path),
    );

  test('what the ones before it made', () => {
    expect(found('x=1 true && touch y && z', '/app/y')).toEqual(['absent', 'absent', 'file']);
  });

  test('what is mounted, and only then', () => {
    const mount = '--mount=type=bind,source=requirements.txt,target=requirements.txt';
    expect(found(`${mount} pip install -r requirements.txt`, '/app/requirements.txt')).toEqual([
      'file requirements.txt',
    ]);
    const stage = onPython(['WORKDIR /app', `RUN ${mount} pip install -r requirements.txt`, 'RUN true'], files);
    expect(at(stage, '/app/requirements.txt')).toBe('absent');
    expect(found('--mount=target=/src pip install -r /src/x', '/src/src/main.py')).toEqual(['file src/main.py']);
    expect(found('--mount=type=bind,src=src,dst=/s,ro true', '/s/main.py')).toEqual(['file src/main.py']);
    expect(found('--mount=type=bind,source=missing,target=/s true', '/s')).toEqual(['?']);
  });

  test('what may be in a cache, and nothing of a secret elsewhere', () => {
    expect(found('--mount=type=cache,target=/app/cache true', '/app/cache/x')).toEqual(['?']);
    expect(found('--mount=type=cache,target=/app/cache true', '/app/x')).toEqual(['absent']);
    expect(found('--mount=type=secret,id=token true', '/app/x')).toEqual(['absent']);
    expect(found('--mount=type=secret,id=token,target=/app/token true', '/app/token')).toEqual(['?']);
    expect(found('--mount=type=ssh true', '/app/x')).toEqual(['absent']);
  });

  test('nothing for sure when a mount is not understood', () => {
    expect(found('--mount=target=$X/y true', '/app/x')).toEqual(['?']);
  });

  test('what another stage has', () => {
    const stage = lastStage(
      [
        'FROM python:3.13 AS build',
        'COPY src /src',
        'FROM python:3.13',
        'RUN --mount=from=build,source=/src,target=/s true',
        'RUN --mount=from=nginx:1,source=/src,target=/s true',
      ],
      files,
    );
    expect(stage.commands.map((command) => command.files.lookup('/s/main.py').state)).toEqual(['present', 'unknown']);
  });

  test('what it writes below a mount is gone', () => {
    const stage = onPython(['RUN --mount=type=cache,target=/c touch /c/x /srv/y']);
    expect([at(stage, '/c/x'), at(stage, '/srv/y')]).toEqual(['absent', 'file']);
  });
});
