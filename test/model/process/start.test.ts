import { describe, expect, it } from 'vitest';
import { valueOf } from '../../../src/model/known.js';
import { type Files, notes, processIn, shown, startedBy, written } from './container.js';

const dockerfile = (text: string, files: Files = {}) => shown(processIn({ ...files, Dockerfile: text }));
const compose = (service: string, text: string, files: Files = {}) =>
  processIn({ ...files, Dockerfile: text, 'compose.yaml': `services:\n  web:\n    build: .\n${service}` });

describe('ENTRYPOINT and CMD', () => {
  it('join', () => {
    expect(dockerfile('FROM python:3.13\nENTRYPOINT ["gunicorn"]\nCMD ["a:b", "-b", ":80"]\n')).toBe(
      'gunicorn a:b -b :80',
    );
    expect(dockerfile('FROM python:3.13\nENTRYPOINT ["tini", "--"]\nCMD gunicorn a:b\n')).toBe('gunicorn a:b');
    expect(dockerfile('FROM python:3.13\nENTRYPOINT gunicorn a:b\nCMD ["x"]\n')).toBe('gunicorn a:b');
  });

  it('come from the stage below, and from the base image', () => {
    expect(dockerfile('FROM python:3.13 AS a\nCMD ["flask", "run"]\nFROM a\n')).toBe('flask run');
    expect(dockerfile('FROM python:3.13\n')).toBe('python');
    expect(dockerfile('FROM python:3.13\nENTRYPOINT ["flask"]\n')).toBe('flask');
    expect(dockerfile('FROM scratch\n')).toBe('unknown: nothing says what to start');
    expect(dockerfile('FROM corp.example/base\n')).toMatch(/^unknown: the base image may/);
    expect(dockerfile('FROM corp.example/base\nCMD ["flask", "run"]\n')).toBe('flask run');
  });

  it('know the shell that they are written for', () => {
    expect(dockerfile('FROM python:3.13\nSHELL ["/bin/bash", "-c"]\nCMD flask run\n')).toBe('flask run');
    expect(dockerfile('FROM python:3.13\nSHELL ["powershell", "-Command"]\nCMD flask run\n')).toMatch(
      /^unknown: .*shell/,
    );
  });

  it('tell whether a shell stays', () => {
    const form = (start: string) => valueOf(startedBy(start))!.form;
    expect(form('CMD ["flask", "run"]')).toBe('exec');
    expect(form('CMD flask run')).toBe('shell');
    expect(form('CMD exec flask run')).toBe('exec');
    expect(form('CMD ["sh", "-c", "flask run"]')).toBe('shell');
    expect(form('CMD ["sh", "-c", "x && exec flask run"]')).toBe('exec');
  });

  it('are the evidence', () => {
    const found = startedBy('ENTRYPOINT ["./start.sh"]\nCMD ["flask", "run"]', {
      'start.sh': '#!/bin/sh\nexec "$@"\n',
    });
    expect(found.known && notes(found.evidence)).toEqual([
      'ENTRYPOINT: ENTRYPOINT starts it',
      'CMD: CMD starts it',
      '"./start.sh": start.sh runs here',
    ]);
  });
});

describe('the exec form', () => {
  it('expands nothing', () => {
    expect(shown(startedBy('CMD ["uvicorn", "a:b", "--port", "$PORT"]', {}, 'ENV PORT=80'))).toBe(
      'uvicorn a:b --port $PORT',
    );
    expect(shown(startedBy('CMD uvicorn a:b --port $PORT', {}, 'ENV PORT=80'))).toBe('uvicorn a:b --port 80');
    expect(shown(startedBy('CMD ["sh", "-c", "uvicorn a:b --port $PORT"]', {}, 'ENV PORT=80'))).toBe(
      'uvicorn a:b --port 80',
    );
  });
});

describe('the shell form', () => {
  it.each([
    ['uvicorn a:b --port ${PORT:-8000}', 'uvicorn a:b --port 8000'],
    ['uvicorn a:b $OPTIONS', 'uvicorn a:b'],
    ['python manage.py migrate && gunicorn a', 'gunicorn a'],
    ['python manage.py migrate; exec gunicorn a; echo never', 'gunicorn a'],
    ['export A=1 && cd src && gunicorn a', 'gunicorn a'],
    ['gunicorn a || exit 1', 'gunicorn a'],
    ['gunicorn a | tee log', 'gunicorn a'],
    ['wait-for-it db:5432 -- gunicorn a', 'gunicorn a'],
    ['gunicorn a & wait', 'gunicorn a'],
    ['celery -A a worker & gunicorn a', 'gunicorn a'],
    ['while ! nc -z db 5432; do sleep 1; done; gunicorn a', 'gunicorn a'],
    ['set -e; . .venv/bin/activate; exec gunicorn a', 'gunicorn a'],
    ['if [ "$DEV" ]; then flask run; else gunicorn a; fi', 'unknown: its shell chooses between programs'],
    ['if [ "$DEV" ]; then exec flask run; fi; exec gunicorn a', 'unknown: its shell chooses between programs'],
    ['[ "$DEV" ] && python a.py || python b.py', 'unknown: its last command runs under a condition'],
    ['python a.py & python b.py & wait', 'unknown: its shell starts several programs'],
    ['exec "$@"', 'unknown: its shell is given nothing to run'],
    ['eval "$CMD"', 'eval'],
    ['sh -c "sh -c \'exec gunicorn a\'"', 'gunicorn a'],
    ['$SERVER a', '? a'],
  ])('%s', (text, expected) => {
    const more = text.startsWith('$SERVER') ? 'ARG X\nENV SERVER=$(which x)' : '';
    expect(shown(startedBy(`CMD ${text}`, {}, more))).toMatch(expected === '? a' ? /a$/ : expected);
  });

  it('changes the folder and the environment', () => {
    const { workdir, environment } = valueOf(startedBy('CMD cd src && export A=1 B=2 && C=3 flask run'))!;
    expect(valueOf(workdir)).toBe('/app/src');
    expect(['A', 'B', 'C'].map((name) => valueOf(environment.value(name)))).toEqual(['1', '2', '3']);
    expect(valueOf(startedBy('CMD cd "$(dirname $0)" && flask run'))!.workdir.known).toBe(false);
  });
});

describe('scripts', () => {
  const script = '#!/bin/bash\nset -e\npython manage.py migrate\nexec "$@"\n';

  it('run the words that they are given', () => {
    const start = 'ENTRYPOINT ["/app/entrypoint.sh"]\nCMD ["gunicorn", "a:b"]';
    const found = startedBy(start, { 'entrypoint.sh': script });
    expect(shown(found)).toBe('gunicorn a:b');
    expect(valueOf(found)!.form).toBe('exec');
    expect(written(valueOf(found)!.command.programWord)).toBe('"gunicorn"');
  });

  it.each([
    ['CMD ./run.sh', 'exec gunicorn a:b', 'gunicorn a:b'],
    ['CMD ["sh", "run.sh", "81"]', 'uvicorn a:b --port ${1:-80}', 'uvicorn a:b --port 81'],
    ['CMD ["bash", "-e", "/app/run.sh"]', 'uvicorn a:b --port ${1:-80}', 'uvicorn a:b --port 80'],
    ['CMD ["./run.sh", "x", "flask"]', 'shift; exec "$@" run', 'flask run'],
    ['CMD ["./run.sh"]', 'set -- flask run "$@"; exec "$@"', 'flask run'],
    [
      'CMD ["./run.sh", "a"]',
      'if [ "$1" = a ]; then set -- b; fi; exec "$@"',
      'unknown: it runs words that are not known',
    ],
    ['CMD ["./run.sh"]', 'exec gosu app "$@"', 'gosu app'],
    ['CMD ["./run.sh"]', 'PORT=${PORT:-8080}\nexec flask run -p $PORT', 'flask run -p 8080'],
    ['CMD ["./run.sh"]', './other.sh', 'daphne a:b'],
    ['CMD ["./run.sh"]', './run.sh', 'unknown: too many shells run inside one another'],
    ['CMD ["./run.sh"]', '( broken', 'unknown: its shell text cannot be read'],
  ])('%s with %s', (start, text, expected) => {
    const files = { 'run.sh': `#!/bin/sh\n${text}\n`, 'other.sh': '#!/bin/sh\nexec daphne a:b\n' };
    expect(shown(startedBy(start, files))).toBe(expected);
  });

  it('are found on the PATH, and where a COPY put them', () => {
    const more = 'COPY docker/start /usr/local/bin/';
    const files = { 'docker/start': '#!/usr/bin/env bash\nflask run\n' };
    expect(shown(startedBy('CMD ["start"]', files, more))).toBe('flask run');
  });

  it('of well-known images run what stands behind them, those of the project may do anything', () => {
    const start = 'ENTRYPOINT ["docker-entrypoint.sh"]\nCMD ["flask", "run"]';
    expect(dockerfile(`FROM corp.example/base\n${start}\n`)).toBe('flask run');
    const own = `FROM corp.example/base\nCOPY docker-entrypoint.sh /x/\n${start}\n`;
    expect(dockerfile(own, { 'docker-entrypoint.sh': '#!/bin/sh\n' })).toBe('docker-entrypoint.sh flask run');
  });

  it('stay programs where they cannot be read, or another interpreter reads them', () => {
    expect(shown(startedBy('CMD ["./gone.sh"]'))).toBe('gone.sh');
    expect(shown(startedBy('CMD ["./a.py"]', { 'a.py': '#!/usr/bin/env python3\n' }))).toBe('a.py');
    expect(shown(startedBy('CMD ["sh", "/etc/x.sh"]'))).toBe('unknown: /etc/x.sh cannot be read');
    expect(shown(startedBy('CMD ["sh", "/opt/x.sh"]'))).toBe('sh /opt/x.sh');
  });
});

describe('compose', () => {
  const image = 'FROM python:3.13\nWORKDIR /app\nCOPY . .\nENTRYPOINT ["tini", "--"]\nCMD ["flask", "run"]\n';

  it('leaves the image as it is', () => expect(shown(compose('', image))).toBe('flask run'));

  it.each([
    ['    command: gunicorn a:b -b 0.0.0.0:80\n', 'gunicorn a:b -b 0.0.0.0:80'],
    ['    command: ["gunicorn", "a:b"]\n', 'gunicorn a:b'],
    ['    command:\n', 'flask run'],
    ['    command: bash -c "python manage.py migrate && gunicorn a:b"\n', 'gunicorn a:b'],
    ['    command: >\n      sh -c "flask db upgrade &&\n             gunicorn a:b"\n', 'gunicorn a:b'],
    ['    entrypoint: gunicorn\n', 'gunicorn'],
    ['    entrypoint: gunicorn\n    command: a:b\n', 'gunicorn a:b'],
    ['    entrypoint: []\n    command: a b\n', 'a b'],
    ['    entrypoint: ""\n    command: []\n', 'unknown: Docker and Compose disagree about an empty command'],
    ['    command: flask run --port ${NOBODY:-81}\n', 'flask run --port 81'],
    ['    command: flask run --port ${NOBODY}\n', 'flask run --port ?'],
    ['    command: ["flask", "run", "--port=${NOBODY}"]\n', 'flask run ?'],
    ['    command: sh -c "flask run --port $$PORT"\n    environment:\n      PORT: 82\n', 'flask run --port 82'],
    ['    command: flask run --port $$PORT\n', 'flask run --port $PORT'],
    ['    command: a && b\n', 'unknown: Compose cannot split it into words'],
  ])('%j', (service, expected) => expect(shown(compose(service, image))).toBe(expected));

  it('has its own folder, user and files', () => {
    const { workdir, user } = valueOf(compose('    working_dir: /srv\n    user: "1000"\n', image))!;
    expect([valueOf(workdir), valueOf(user)]).toEqual(['/srv', '1000']);
    const mounted = compose('    command: ./a.sh\n    volumes: ["./dev:/app"]\n', image, {
      'a.sh': '#!/bin/sh\nflask run\n',
      'dev/a.sh': '#!/bin/sh\ngunicorn a\n',
    });
    expect(shown(mounted)).toBe('gunicorn a');
  });

  it('starts what an image starts', () => {
    const only = (service: string) => shown(processIn({ 'compose.yaml': `services:\n  web:\n${service}` }));
    expect(only('    image: python:3.13\n    command: python -m http.server\n')).toBe('http.server');
    expect(only('    image: corp.example/x\n')).toMatch(/^unknown/);
  });

  it('puts words at their places', () => {
    const found = valueOf(compose('    command: sh -c "x && gunicorn a:b -b ${H:-0.0.0.0}:80"\n', image))!;
    expect(found.command.arguments.map(written)).toEqual(['a:b', '-b', '${H:-0.0.0.0}:80']);
    expect(found.command.arguments.at(-1)!.value).toBe('0.0.0.0:80');
  });
});
