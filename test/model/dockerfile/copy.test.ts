import { describe, expect, test } from 'vitest';
import { at, type Files, lastStage, onPython } from './stage.js';

const files: Files = {
  'app.py': '',
  'requirements.txt': '',
  'src/main.py': '',
  'src/pkg/mod.py': '',
  'assets/logo.png': '',
  'assets/style.css': '',
  'data.tar.gz': '',
};

/** What is at some paths after lines in a stage whose WORKDIR is /app. */
const after = (lines: string | readonly string[], paths: readonly string[]) => {
  const stage = onPython(['WORKDIR /app', ...(typeof lines === 'string' ? [lines] : lines)], files);
  return Object.fromEntries(paths.map((path) => [path, at(stage, path)]));
};

describe('a file', () => {
  test('goes into a directory that ends in a slash or is there, else it gets the name', () => {
    expect(after('COPY app.py .', ['/app/app.py', '/app/requirements.txt'])).toEqual({
      '/app/app.py': 'file app.py',
      '/app/requirements.txt': 'absent',
    });
    expect(after('COPY app.py ./', ['/app/app.py'])).toEqual({ '/app/app.py': 'file app.py' });
    expect(after('COPY app.py /app', ['/app/app.py'])).toEqual({ '/app/app.py': 'file app.py' });
    expect(after('COPY app.py main.py', ['/app/main.py', '/app/app.py'])).toEqual({
      '/app/main.py': 'file app.py',
      '/app/app.py': 'absent',
    });
    expect(after('COPY app.py /srv/x/', ['/srv/x', '/srv/x/app.py'])).toEqual({
      '/srv/x': 'directory',
      '/srv/x/app.py': 'file app.py',
    });
    expect(after('COPY app.py /srv/x', ['/srv/x', '/srv/x/app.py'])).toEqual({
      '/srv/x': 'file app.py',
      '/srv/x/app.py': 'absent',
    });
    expect(after('COPY app.py /srv', ['/srv/app.py'])).toEqual({ '/srv/app.py': 'file app.py' });
    expect(after('COPY src/main.py ..', ['/main.py'])).toEqual({ '/main.py': 'file src/main.py' });
  });

  test('goes into a directory whose name a variable ends', () => {
    expect(after(['ENV HOME_DIR=/opt/x/', 'COPY app.py $HOME_DIR'], ['/opt/x/app.py'])).toEqual({
      '/opt/x/app.py': 'file app.py',
    });
    expect(after(['ENV HOME_DIR=/opt/x', 'COPY app.py $HOME_DIR/'], ['/opt/x/app.py'])).toEqual({
      '/opt/x/app.py': 'file app.py',
    });
    expect(after(['ENV HOME_DIR=/opt/x', 'COPY app.py $HOME_DIR'], ['/opt/x', '/opt/x/app.py'])).toEqual({
      '/opt/x': 'file app.py',
      '/opt/x/app.py': 'absent',
    });
  });

  test('goes to a place that is not known where the base decides', () => {
    const stage = lastStage(['FROM example.org/own:1', 'COPY app.py /srv/x'], files);
    expect([at(stage, '/srv/x'), at(stage, '/srv/x/app.py')]).toEqual(['?', '?']);
    const sure = lastStage(['FROM example.org/own:1', 'COPY app.py /srv/x/'], files);
    expect(at(sure, '/srv/x/app.py')).toBe('file app.py');
  });

  test('that is there already is replaced', () => {
    expect(after(['COPY app.py /app/x', 'COPY src/main.py /app/x'], ['/app/x'])).toEqual({
      '/app/x': 'file src/main.py',
    });
  });
});

describe('a directory', () => {
  test('comes without its own name', () => {
    expect(after('COPY src .', ['/app/main.py', '/app/pkg/mod.py', '/app/pkg', '/app/src', '/app/missing.py'])).toEqual(
      {
        '/app/main.py': 'file src/main.py',
        '/app/pkg/mod.py': 'file src/pkg/mod.py',
        '/app/pkg': 'directory src/pkg',
        '/app/src': 'absent',
        '/app/missing.py': 'absent',
      },
    );
    expect(after('COPY src/ src', ['/app/src', '/app/src/main.py', '/app/main.py'])).toEqual({
      '/app/src': 'directory',
      '/app/src/main.py': 'file src/main.py',
      '/app/main.py': 'absent',
    });
  });

  test('is merged with what is there', () => {
    expect(after(['COPY assets .', 'COPY src .'], ['/app/logo.png', '/app/main.py'])).toEqual({
      '/app/logo.png': 'file assets/logo.png',
      '/app/main.py': 'file src/main.py',
    });
  });

  test('may be the whole context', () => {
    expect(after('COPY . .', ['/app/src/main.py', '/app/Dockerfile', '/app/x'])).toEqual({
      '/app/src/main.py': 'file src/main.py',
      '/app/Dockerfile': 'file Dockerfile',
      '/app/x': 'absent',
    });
  });
});

describe('several sources', () => {
  test('go into a directory, files under their names and directories without', () => {
    expect(after('COPY app.py src /opt/x', ['/opt/x/app.py', '/opt/x/main.py', '/opt/x/src'])).toEqual({
      '/opt/x/app.py': 'file app.py',
      '/opt/x/main.py': 'file src/main.py',
      '/opt/x/src': 'absent',
    });
  });

  test('may come of a pattern', () => {
    expect(after('COPY assets/* ./static/', ['/app/static/logo.png', '/app/static/style.css'])).toEqual({
      '/app/static/logo.png': 'file assets/logo.png',
      '/app/static/style.css': 'file assets/style.css',
    });
    expect(after('COPY assets/* /srv/x', ['/srv/x/logo.png'])).toEqual({ '/srv/x/logo.png': 'file assets/logo.png' });
    expect(after('COPY *.py /srv/x', ['/srv/x', '/srv/x/app.py'])).toEqual({
      '/srv/x': 'file app.py',
      '/srv/x/app.py': 'absent',
    });
  });
});

describe('a heredoc', () => {
  test('is a file of the given name, or under its delimiter in a directory', () => {
    expect(after(['COPY <<EOF conf.py', 'x = 1', 'EOF'], ['/app/conf.py'])).toEqual({ '/app/conf.py': 'file' });
    expect(
      after(
        ['COPY <<a.txt <<b.txt app.py /srv/', 'x', 'a.txt', 'y', 'b.txt'],
        ['/srv/a.txt', '/srv/b.txt', '/srv/app.py'],
      ),
    ).toEqual({
      '/srv/a.txt': 'file',
      '/srv/b.txt': 'file',
      '/srv/app.py': 'file app.py',
    });
  });
});

describe('another stage', () => {
  const build = ['FROM python:3.13 AS build', 'WORKDIR /src', 'COPY src .', 'RUN touch /src/made.txt'];
  const from = (...lines: string[]) => lastStage([...build, 'FROM python:3.13-slim', 'WORKDIR /app', ...lines], files);

  test('gives its files by name and by index', () => {
    for (const name of ['build', 'BUILD', '0']) {
      const stage = from(`COPY --from=${name} /src .`);
      expect(at(stage, '/app/main.py')).toBe('file src/main.py');
      expect(at(stage, '/app/made.txt')).toBe('file');
      expect(at(stage, '/app/missing')).toBe('absent');
    }
  });

  test('counts paths from its root', () => {
    expect(at(from('COPY --from=build src/main.py .'), '/app/main.py')).toBe('file src/main.py');
    expect(at(from('COPY --from=build /src/main.py x.py'), '/app/x.py')).toBe('file src/main.py');
    expect(at(from('COPY --from=build /src/main.py .'), '/app/app.py')).toBe('absent');
  });

  test('gives what is not known where it is not known there', () => {
    expect(at(from('COPY --from=build /usr/bin/x .'), '/app/x')).toBe('?');
    expect(at(from('COPY --from=build /src/*.py .'), '/app/main.py')).toBe('?');
    expect(at(from('COPY --from=build /none .'), '/app/none')).toBe('?');
  });

  test('says where a file was copied first', () => {
    const state = from('COPY --from=build /src .').final.files.lookup('/app/main.py');
    expect(state.state === 'present' && state.evidence.map(({ at: { file, span } }) => file.slice(span))).toEqual([
      'COPY src .',
      'COPY --from=build /src .',
    ]);
  });

  test('of another image is not known', () => {
    const stage = from('COPY --from=nginx:1 /etc/nginx /app/');
    expect(at(stage, '/app/nginx.conf')).toBe('?');
    expect(at(stage, '/srv/x')).toBe('absent');
  });
});

describe('ADD', () => {
  test('unpacks archives of the context, COPY does not', () => {
    expect(after('ADD data.tar.gz .', ['/app/data.tar.gz', '/app/x', '/srv/x'])).toEqual({
      '/app/data.tar.gz': '?',
      '/app/x': '?',
      '/srv/x': 'absent',
    });
    expect(after('COPY data.tar.gz .', ['/app/data.tar.gz', '/app/x'])).toEqual({
      '/app/data.tar.gz': 'file data.tar.gz',
      '/app/x': 'absent',
    });
    expect(after('ADD --unpack=false data.tar.gz .', ['/app/x'])).toEqual({ '/app/x': '?' });
  });

  test('downloads a file under the last name of the URL', () => {
    expect(after('ADD https://example.org/a/b.txt?c=d /srv/', ['/srv/b.txt', '/srv/c'])).toEqual({
      '/srv/b.txt': 'file',
      '/srv/c': 'absent',
    });
    expect(after('ADD https://example.org/a.tar.gz /srv/x', ['/srv/x'])).toEqual({ '/srv/x': 'file' });
    expect(after('ADD https://example.org/ /srv/x/', ['/srv/x/index'])).toEqual({ '/srv/x/index': '?' });
  });

  test.each([
    'https://example.org/x.git',
    'https://example.org/x.git#main:sub',
    'git@example.org:a/b.git',
    'ssh://git@x.org/y',
  ])('fetches the repository %s', (address) => {
    expect(after(`ADD ${address} /srv/x`, ['/srv/x/setup.py', '/srv/y'])).toEqual({
      '/srv/x/setup.py': '?',
      '/srv/y': 'absent',
    });
  });
});

describe('flags', () => {
  test('--parents keeps the folders', () => {
    expect(
      after('COPY --parents src/main.py app.py /srv/x', ['/srv/x/src/main.py', '/srv/x/app.py', '/srv/x/main.py']),
    ).toEqual({
      '/srv/x/src/main.py': 'file src/main.py',
      '/srv/x/app.py': 'file app.py',
      '/srv/x/main.py': 'absent',
    });
    expect(after('COPY --parents src/pkg /srv/', ['/srv/src/pkg/mod.py', '/srv/mod.py'])).toEqual({
      '/srv/src/pkg/mod.py': 'file src/pkg/mod.py',
      '/srv/mod.py': 'absent',
    });
    expect(after('COPY --parents ./src/./pkg/mod.py /srv/', ['/srv/pkg/mod.py', '/srv/src'])).toEqual({
      '/srv/pkg/mod.py': 'file src/pkg/mod.py',
      '/srv/src': 'absent',
    });
  });

  test('--parents of the whole context keeps its folders', () => {
    expect(after('COPY --parents . /srv/x', ['/srv/x/src/main.py', '/srv/app.py'])).toEqual({
      '/srv/x/src/main.py': 'file src/main.py',
      '/srv/app.py': 'absent',
    });
  });

  test('--parents keeps the folders of another stage, too', () => {
    const stage = lastStage(
      [
        'FROM python:3.13-slim AS one',
        'COPY src /app/src',
        'FROM python:3.13-slim',
        'COPY --from=one --parents /app/src/pkg /app/./src/main.py /srv/',
      ],
      files,
    );
    expect(['/srv/app/src/pkg/mod.py', '/srv/src/main.py', '/srv/mod.py'].map((path) => at(stage, path))).toEqual([
      'file src/pkg/mod.py',
      'file src/main.py',
      'absent',
    ]);
  });

  test('--exclude leaves in doubt what a pattern may match, and nothing else', () => {
    const stage = onPython(['WORKDIR /app', 'COPY style.css /srv/x/logo.png', 'COPY --exclude=*.png assets /srv/x'], {
      ...files,
      'style.css': '',
    });
    expect(
      ['/srv/x/style.css', '/srv/x/logo.png', '/srv/x/other.png', '/srv/y'].map((path) => at(stage, path)),
    ).toEqual(['file assets/style.css', '?', 'absent', 'absent']);
    expect(stage.final.files.list('/srv/x')).toEqual(['logo.png', 'style.css']);
    expect(stage.final.files.copied.map(({ source }) => source)).toEqual(['style.css', 'assets/style.css']);
  });

  test('--exclude of a folder, of a file that is copied alone, and of everything', () => {
    expect(after('COPY --exclude=pkg src /srv/x', ['/srv/x/pkg/mod.py', '/srv/x/main.py'])).toEqual({
      '/srv/x/pkg/mod.py': '?',
      '/srv/x/main.py': 'file src/main.py',
    });
    expect(after('COPY --exclude=*.py app.py requirements.txt ./', ['/app/app.py', '/app/requirements.txt'])).toEqual({
      '/app/app.py': '?',
      '/app/requirements.txt': 'file requirements.txt',
    });
    expect(after('COPY --exclude=src/** src /srv/x', ['/srv/x/main.py'])).toEqual({ '/srv/x/main.py': '?' });
    expect(after(['ARG OUT', 'COPY --exclude=$OUT src /srv/x'], ['/srv/x/main.py'])).toEqual({ '/srv/x/main.py': '?' });
  });

  test('--chown and --chmod change no path', () => {
    expect(after('COPY --chown=app:app --chmod=644 app.py .', ['/app/app.py'])).toEqual({
      '/app/app.py': 'file app.py',
    });
  });
});

describe('what cannot be known', () => {
  test('is a source without value, and only at its target', () => {
    expect(after(['ARG NAME', 'COPY $NAME ./x/'], ['/app/x/y', '/app/y'])).toEqual({
      '/app/x/y': '?',
      '/app/y': 'absent',
    });
  });

  test('is everything after a target without value', () => {
    expect(after(['ARG DIR', 'COPY app.py $DIR/'], ['/app/y', '/srv'])).toEqual({ '/app/y': '?', '/srv': '?' });
  });

  test('is a source that git ignores', () => {
    const stage = onPython(['WORKDIR /app', 'COPY conf.py .'], { '.gitignore': 'conf.py\n' });
    expect(at(stage, '/app/conf.py')).toBe('?');
    const tree = onPython(['WORKDIR /app', 'COPY . .'], { '.gitignore': 'conf.py\n' });
    expect([at(tree, '/app/conf.py'), at(tree, '/app/dist/x'), at(tree, '/app/other.py')]).toEqual([
      '?',
      '?',
      'absent',
    ]);
  });

  test('is every source where the context is not known', () => {
    const stage = lastStage(['FROM python:3.13-slim', 'COPY x /srv/x/'], {
      'compose.yaml':
        'services:\n  a: {build: {context: a, dockerfile: ../Dockerfile}}\n  b: {build: {context: b, dockerfile: ../Dockerfile}}\n',
    });
    expect([at(stage, '/srv/x/x'), at(stage, '/srv/y')]).toEqual(['?', 'absent']);
  });
});

test('.dockerignore keeps files out of the image, and `!` brings them back', () => {
  const stage = onPython(['WORKDIR /app', 'COPY . .'], {
    ...files,
    '.dockerignore': '*.py\nassets\n!src/main.py\n!assets/logo.png\n',
  });
  expect(
    ['/app/app.py', '/app/src/main.py', '/app/assets/logo.png', '/app/assets/style.css'].map((path) => at(stage, path)),
  ).toEqual(['absent', 'file src/main.py', 'file assets/logo.png', 'absent']);
});
