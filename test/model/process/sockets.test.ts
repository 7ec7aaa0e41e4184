import { describe, expect, it } from 'vitest';
import { valueOf } from '../../../src/model/known.js';
import { type Files, notes, processIn, sockets, startedBy, written } from './container.js';

const listening = (start: string, more = '', files: Files = {}) => sockets(startedBy(`CMD ${start}`, files, more));
const place = (start: string, more = '', files: Files = {}) => {
  const [socket] = valueOf(valueOf(startedBy(`CMD ${start}`, files, more))!.sockets)!;
  return [
    written(socket!),
    ...[socket!.host, socket!.port].map((fact) => (fact.known ? notes(fact.evidence).join('; ') : fact.because)),
  ];
};

describe('servers by their command lines', () => {
  it.each([
    ['flask run', '127.0.0.1:5000 loopback'],
    ['python -m flask run --host=0.0.0.0 -p 80', '0.0.0.0:80'],
    ['flask --app x run -h :: -p 80', ':::80'],
    ['uvicorn a:b', '127.0.0.1:8000 loopback'],
    ['uvicorn a:b --host 0.0.0.0 --port 80', '0.0.0.0:80'],
    ['uvicorn a:b --host localhost', 'localhost:8000 loopback'],
    ['uvicorn a:b --uds /run/x.sock', ''],
    ['gunicorn a:b', '127.0.0.1:8000 loopback'],
    ['gunicorn a:b -b 0.0.0.0', '0.0.0.0:8000'],
    ['gunicorn -b :80 a:b', '0.0.0.0:80'],
    ['gunicorn --bind=[::]:80 a:b', ':::80'],
    ['gunicorn -b unix:/run/x.sock a:b', ''],
    ['gunicorn -b 0.0.0.0:80 -b 127.0.0.1:81 a:b', '0.0.0.0:80, 127.0.0.1:81 loopback'],
    ['gunicorn -b 8000 a:b', 'unknown: 8000 is no address'],
    ['gunicorn -w 4 -k gevent a:b --bind 0.0.0.0:$PORT', '0.0.0.0:80'],
    ['hypercorn a:b', '127.0.0.1:8000 loopback'],
    ['hypercorn a:b -b 0.0.0.0:80', '0.0.0.0:80'],
    ['daphne a:b', '127.0.0.1:8000 loopback'],
    ['daphne -b 0.0.0.0 -p 80 a:b', '0.0.0.0:80'],
    ['granian --interface asgi a:b', '127.0.0.1:8000 loopback'],
    ['fastapi run a.py', '0.0.0.0:80'],
    ['fastapi dev a.py --port 81', '127.0.0.1:81 loopback'],
    ['python manage.py runserver', '127.0.0.1:8000 loopback'],
    ['python manage.py runserver 80', '127.0.0.1:80 loopback'],
    ['python manage.py runserver 0:80', '0.0.0.0:80'],
    ['python manage.py runserver 0.0.0.0:80 --noreload', '0.0.0.0:80'],
    ['./manage.py runserver [::]:80', ':::80'],
    ['django-admin runserver --settings x localhost:80', 'localhost:80 loopback'],
    ['python manage.py runserver *:80', 'unknown: *:80 is no address'],
    ['waitress-serve a:b', '0.0.0.0:8080'],
    ['waitress-serve --listen=127.0.0.1:80 a:b', '127.0.0.1:80 loopback'],
    ['waitress-serve --host=127.0.0.1 a:b', '127.0.0.1:8080 loopback'],
    ['python -m http.server', '0.0.0.0:8000'],
    ['python3 -m http.server 80 -b 127.0.0.1', '127.0.0.1:80 loopback'],
    ['sanic a:b -H 0.0.0.0 -p 80', '0.0.0.0:80'],
    ['litestar run', '127.0.0.1:8000 loopback'],
    ['streamlit run a.py', '0.0.0.0:8501'],
    ['streamlit run a.py --server.address=127.0.0.1 --server.port 80', '127.0.0.1:80 loopback'],
    ['bokeh serve x', '0.0.0.0:5006'],
    ['jupyter lab --allow-root', 'localhost:8888 loopback'],
    ['jupyter notebook --ip=* --port=80', '0.0.0.0:80'],
    ['mlflow server -h 0.0.0.0', '0.0.0.0:5000'],
    ['airflow webserver -H 127.0.0.1', 'unknown: where airflow listens is not known for sure'],
    ['celery -A a worker', ''],
    ['python manage.py migrate', ''],
    ['something --host 127.0.0.1', 'unknown: where something listens is not known'],
    ['uvicorn a:b --port $(cat port)', '127.0.0.1:? loopback'],
    ['uvicorn a:b $(cat options)', '?:?'],
    ['uvicorn $(cat options) --host 0.0.0.0 a:b', '0.0.0.0:?'],
    ['gunicorn $(cat options) a:b', 'unknown: some of its arguments are not known'],
    ['gunicorn -b 127.0.0.1:$(cat port) a:b', '127.0.0.1:? loopback'],
  ])('%s', (start, expected) =>
    expect(listening(start, /gunicorn -w|fastapi run/.test(start) ? 'ENV PORT=80' : '')).toBe(expected),
  );

  it('do not expand variables in the exec form', () => {
    expect(listening('["uvicorn", "a:b", "--port", "$PORT"]', 'ENV PORT=80')).toBe('127.0.0.1:? loopback');
  });

  it('say where their address is written', () => {
    expect(place('uvicorn a:b --host 127.0.0.1')).toEqual([
      '--host 127.0.0.1',
      '--host 127.0.0.1: --host is given here',
      'uvicorn: uvicorn starts here',
    ]);
    expect(place('["gunicorn", "a:b"]')[0]).toBe('"gunicorn"');
    expect(place('gunicorn a:b', 'ENV PORT=80')[0]).toBe('80');
  });
});

describe('servers by their variables', () => {
  it.each([
    ['flask run', 'ENV FLASK_RUN_HOST=0.0.0.0', '0.0.0.0:5000'],
    ['flask run', 'ENV FLASK_RUN_HOST 0.0.0.0', '0.0.0.0:5000'],
    ['flask run -h 127.0.0.1', 'ENV FLASK_RUN_HOST=0.0.0.0', '127.0.0.1:5000 loopback'],
    ['flask run', 'ENV HOST=0.0.0.0 PORT=80', '127.0.0.1:5000 loopback'],
    ['uvicorn a:b', 'ENV UVICORN_HOST=0.0.0.0 UVICORN_PORT=80', '0.0.0.0:80'],
    ['uvicorn a:b', 'ENV UVICORN_HOST=', '127.0.0.1:8000 loopback'],
    ['uvicorn a:b', 'ENV PORT=80', '127.0.0.1:8000 loopback'],
    ['UVICORN_HOST=0.0.0.0 uvicorn a:b', '', '0.0.0.0:8000'],
    ['export UVICORN_HOST=0.0.0.0 && uvicorn a:b', '', '0.0.0.0:8000'],
    ['. ./env.sh && uvicorn a:b', '', '?:?'],
    ['doppler run -- uvicorn a:b --port 80', '', '?:80'],
    ['gunicorn a:b', 'ENV PORT=80', '0.0.0.0:80'],
    ['gunicorn a:b -b 127.0.0.1:81', 'ENV PORT=80', '127.0.0.1:81 loopback'],
    ['gunicorn a:b', 'ENV GUNICORN_CMD_ARGS="--bind=0.0.0.0:80 --workers 2"', '0.0.0.0:80'],
    ['gunicorn a:b -b :81', 'ENV GUNICORN_CMD_ARGS=--bind=0.0.0.0:80', '0.0.0.0:81'],
    ['gunicorn a:b', 'ENV GUNICORN_CMD_ARGS="--workers 2"', '127.0.0.1:8000 loopback'],
    ['litestar run -H 127.0.0.1', 'ENV LITESTAR_HOST=0.0.0.0', '0.0.0.0:8000'],
    ['streamlit run a.py', 'ENV STREAMLIT_SERVER_PORT=80', '0.0.0.0:80'],
    ['uvicorn a:b', 'ARG H=0.0.0.0\nENV UVICORN_HOST=$H', '0.0.0.0:8000'],
    ['uvicorn a:b', 'ARG H\nENV UVICORN_HOST=$H', '?:8000'],
  ])('%s with %s', (start, more, expected) => expect(listening(start, more)).toBe(expected));

  it('are not known under a base image that is not known', () => {
    const under = (start: string) =>
      sockets(processIn({ Dockerfile: `FROM corp.example/base\nWORKDIR /app\nCMD ${start}\n` }));
    expect(under('["uvicorn", "a:b"]')).toBe('?:?');
    expect(under('["uvicorn", "a:b", "--host", "127.0.0.1"]')).toBe('127.0.0.1:? loopback');
    expect(under('["gunicorn", "a:b"]')).toMatch(/^unknown: GUNICORN_CMD_ARGS may be set/);
  });

  it('come from compose', () => {
    const service = (text: string, files: Files = {}) =>
      sockets(
        processIn({
          ...files,
          Dockerfile: 'FROM python:3.13\nENV UVICORN_PORT=80\nCMD ["uvicorn", "a:b"]\n',
          'compose.yaml': `services:\n  web:\n    build: .\n${text}`,
        }),
      );
    expect(service('    environment: {UVICORN_HOST: 0.0.0.0}\n')).toBe('0.0.0.0:80');
    expect(service('    environment: ["UVICORN_PORT=81"]\n')).toBe('127.0.0.1:81 loopback');
    expect(service('    env_file: web.env\n', { 'web.env': 'UVICORN_HOST=0.0.0.0\n' })).toBe('0.0.0.0:80');
    expect(service('    env_file: gone.env\n')).toBe('?:80');
    expect(service('    environment: [UVICORN_HOST]\n')).toBe('?:80');
  });
});

describe('servers by their configuration files', () => {
  it.each([
    ['bind = "0.0.0.0:80"', '0.0.0.0:80'],
    ['bind = ["0.0.0.0:80", "unix:/x"]', '0.0.0.0:80'],
    ['import os\nbind = f"0.0.0.0:{os.getenv(\'PORT\', 81)}"', '0.0.0.0:81'],
    ['workers = 2', '127.0.0.1:8000 loopback'],
    ['import os\nbind = "0.0.0.0:" + os.environ["NOBODY"]', 'unknown: NOBODY is not set'],
    ['bind = address()', 'unknown: address is called when the program runs'],
    ['from x import *', 'unknown: gunicorn.conf.py may set bind in a way that is not seen'],
    ['if x:\n    bind = ":80"', 'unknown: bind is not set plainly in gunicorn.conf.py'],
  ])('gunicorn.conf.py with %j', (text, expected) => {
    expect(listening('gunicorn a:b', '', { 'gunicorn.conf.py': text })).toBe(expected);
    expect(listening('gunicorn a:b -b :99', '', { 'gunicorn.conf.py': text })).toBe('0.0.0.0:99');
  });

  it('finds the file that is named', () => {
    const files = { 'conf/g.py': 'bind = ":80"', 'gunicorn.conf.py': 'bind = ":81"' };
    expect(listening('gunicorn -c conf/g.py a:b', '', files)).toBe('0.0.0.0:80');
    expect(listening('gunicorn -c file:conf/g.py a:b', '', files)).toBe('0.0.0.0:80');
    expect(listening('gunicorn -c python:conf.g a:b', '', files)).toBe('0.0.0.0:80');
    expect(listening('gunicorn -c /etc/g.py a:b', '', files)).toMatch(/^unknown/);
    expect(listening('gunicorn -c $(which x) a:b', '', files)).toMatch(/^unknown/);
    expect(listening('cd conf && gunicorn -c g.py a:b', '', files)).toBe('0.0.0.0:80');
    expect(listening('cd conf && gunicorn a:b', '', files)).toBe('127.0.0.1:8000 loopback');
  });

  it('wins over PORT, and loses to GUNICORN_CMD_ARGS', () => {
    const files = { 'gunicorn.conf.py': 'bind = "127.0.0.1:80"' };
    expect(listening('gunicorn a:b', 'ENV PORT=81', files)).toBe('127.0.0.1:80 loopback');
    expect(listening('gunicorn a:b', 'ENV GUNICORN_CMD_ARGS="-b :82"', files)).toBe('0.0.0.0:82');
  });

  it('reads TOML', () => {
    expect(
      listening('streamlit run a.py', '', { '.streamlit/config.toml': '[server]\naddress = "127.0.0.1"\nport = 80\n' }),
    ).toBe('127.0.0.1:80 loopback');
    expect(listening('streamlit run a.py', '', { '.streamlit/config.toml': '[server\n' })).toBe('?:?');
    expect(listening('hypercorn -c h.toml a:b', '', { 'h.toml': 'bind = ["0.0.0.0:80"]\n' })).toBe('0.0.0.0:80');
    expect(listening('hypercorn -c h.py a:b', '', { 'h.py': '' })).toMatch(/^unknown/);
  });

  it('does not trust a file that a RUN may have made', () => {
    expect(listening('gunicorn a:b', 'RUN ./make-config')).toMatch(/^unknown/);
    expect(listening('gunicorn a:b', 'RUN echo > gunicorn.conf.py')).toBe(
      'unknown: /app/gunicorn.conf.py is made in the build',
    );
    expect(listening('streamlit run a.py', 'RUN mkdir -p ~/.streamlit && cp x ~/.streamlit/config.toml')).toBe('?:?');
    expect(listening('gunicorn a:b', 'RUN pip install gunicorn')).toBe('127.0.0.1:8000 loopback');
  });

  it('reads .flaskenv only where python-dotenv is', () => {
    const files = { '.flaskenv': 'FLASK_RUN_HOST=0.0.0.0\n' };
    expect(listening('flask run', '', files)).toBe('?:5000');
    expect(listening('flask run', 'RUN pip install flask python-dotenv', files)).toBe('0.0.0.0:5000');
    const required = { ...files, 'requirements.txt': 'Flask\npython_dotenv==1.0\n' };
    expect(listening('flask run', 'RUN pip install -r requirements.txt', required)).toBe('0.0.0.0:5000');
    expect(listening('flask run', '', { '.flaskenv': 'FLASK_APP=x\n' })).toBe('127.0.0.1:5000 loopback');
    expect(listening('flask run', '', { ...files, '.dockerignore': '.flaskenv\n' })).toBe('127.0.0.1:5000 loopback');
  });

  it('reads the configuration of jupyter', () => {
    const files = { 'jupyter_server_config.py': 'c = get_config()\nc.ServerApp.ip = "0.0.0.0"\n' };
    expect(listening('jupyter lab', '', files)).toBe('0.0.0.0:8888');
    expect(listening('jupyter lab')).toBe('localhost:8888 loopback');
  });
});

describe('several servers', () => {
  it('keep the sockets unknown', () => {
    expect(listening('nginx && gunicorn a:b')).toBe('unknown: nginx runs in the same container');
    expect(listening('service nginx start; gunicorn a:b')).toBe('unknown: service runs in the same container');
    expect(listening('streamlit run a.py & uvicorn a:b')).toBe('unknown: another program runs in the background');
    expect(listening('celery -A a worker & uvicorn a:b')).toBe('127.0.0.1:8000 loopback');
  });
});
