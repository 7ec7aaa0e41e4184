import { describe, expect, it } from 'vitest';
import { valueOf } from '../../../src/model/known.js';
import { type Files, noted, notes, processIn, sockets, startedBy, written } from './container.js';

const flask = 'from flask import Flask\napp = Flask(__name__)\n';
const main = (code: string) => `if __name__ == "__main__":\n${code.replace(/^/gm, '    ')}\n`;
const run = (text: string, more = '', files: Files = {}, start = 'CMD ["python", "app.py"]') =>
  sockets(startedBy(start, { ...files, 'app.py': text }, more));

describe('a Python file that starts a server', () => {
  it.each([
    ['app.run()', '127.0.0.1:5000 loopback'],
    ['app.run(host="0.0.0.0", port=80)', '0.0.0.0:80'],
    ['app.run("0.0.0.0", 80)', '0.0.0.0:80'],
    ['app.run(debug=(x or (y and z)), host=("0.0.0.0"))', '0.0.0.0:5000'],
    ['app.run(host=None)', '127.0.0.1:5000 loopback'],
    ['app.run(host=HOST)', 'loopback?'],
    ['app.run(**options)', '?:?'],
    ['app.run(host="0.0.0.0", **options)', '0.0.0.0:?'],
    ['import os\napp.run(port=int(os.environ.get("PORT", 80)))', '127.0.0.1:80 loopback'],
    ['import os\napp.run(host=os.getenv("HOST", "0.0.0.0"))', '0.0.0.0:5000'],
  ])('Flask: %j', (code, expected) => {
    for (const text of [
      flask + code,
      flask + main(code),
      `${flask}def main():\n    ${code.replaceAll('\n', '\n    ')}\nmain()\n`,
    ]) {
      expect(run(text)).toBe(expected === 'loopback?' ? '?:5000' : expected);
    }
  });

  it.each([
    ['import uvicorn\nuvicorn.run("app:app")', '127.0.0.1:8000 loopback'],
    ['import uvicorn\nuvicorn.run(app, host="0.0.0.0", port=80)', '0.0.0.0:80'],
    ['from uvicorn import run as serve\nserve("app:app", port=80)', '127.0.0.1:80 loopback'],
    ['import uvicorn\nuvicorn.run(app, uds="/x")', 'unknown: uds says where uvicorn.run() listens'],
    ['import uvicorn\nconfig = uvicorn.Config("a:b", port=80)\nuvicorn.Server(config).run()', '127.0.0.1:80 loopback'],
    ['from aiohttp import web\nweb.run_app(app)', '0.0.0.0:8080'],
    ['from waitress import serve\nserve(app, listen="*:80")', 'unknown: listen says where waitress.serve() listens'],
    ['from waitress import serve\nserve(app, port=80)', '0.0.0.0:80'],
    ['import gradio as gr\nwith gr.Blocks() as demo:\n    gr.Textbox()\ndemo.launch()', '127.0.0.1:7860 loopback'],
    ['import gradio as gr\ndemo = gr.Interface(f)\ndemo.queue().launch(server_name="0.0.0.0")', '0.0.0.0:7860'],
    ['import gradio as gr\ngr.Interface(f).launch()', '127.0.0.1:7860 loopback'],
    ['from dash import Dash\napp = Dash()\napp.run(debug=True)', '127.0.0.1:8050 loopback'],
    ['from nicegui import ui\nui.run()', '0.0.0.0:8080'],
    ['import bottle\nbottle.run(host="0.0.0.0")', '0.0.0.0:8080'],
    ['from http.server import HTTPServer\nHTTPServer(("", 80), H).serve_forever()', '0.0.0.0:80'],
    ['import socketserver\nsocketserver.TCPServer(("127.0.0.1", 80), H)', '127.0.0.1:80 loopback'],
    ['from wsgiref.simple_server import make_server\nmake_server("", 80, app)', '0.0.0.0:80'],
    ['import grpc\ns = grpc.server(p)\ns.add_insecure_port("[::]:50051")', ':::50051'],
    ['import grpc\ns = grpc.server(p)\ns.add_insecure_port("localhost:50051")', 'localhost:50051 loopback'],
    ['from fastmcp import FastMCP\nm = FastMCP("x")\nm.run()', ''],
    ['from fastmcp import FastMCP\nm = FastMCP("x")\nm.run(transport="http")', '127.0.0.1:8000 loopback'],
    ['print("hello")', 'unknown: no call that starts a server is recognised in app.py'],
    ['x.run()', 'unknown: no call that starts a server is recognised in app.py'],
  ])('%j', (code, expected) => expect(run(code)).toBe(expected));

  it('reads variables as the program does', () => {
    expect(run(`${flask}app.run()`, 'ENV FLASK_RUN_HOST=0.0.0.0')).toBe('127.0.0.1:5000 loopback');
    expect(run('import uvicorn\nuvicorn.run("a:b")', 'ENV UVICORN_HOST=0.0.0.0')).toBe('127.0.0.1:8000 loopback');
    expect(run('import gradio\ngradio.Interface(f).launch()', 'ENV GRADIO_SERVER_NAME=0.0.0.0')).toBe('0.0.0.0:7860');
    expect(run('from dash import Dash\na = Dash()\na.run()', 'ENV HOST=0.0.0.0 PORT=80')).toBe('0.0.0.0:80');
    const port = `import os\n${flask}app.run(port=int(os.environ["PORT"]))`;
    expect(run(port, 'ENV PORT=80')).toBe('127.0.0.1:80 loopback');
    expect(run(port)).toBe('127.0.0.1:? loopback');
    expect(run(port, '', {}, 'CMD PORT=81 python app.py')).toBe('127.0.0.1:81 loopback');
  });

  it('reads .env where the program loads it', () => {
    const text = `import os\nfrom dotenv import load_dotenv\nload_dotenv()\n${flask}app.run(host=os.getenv("HOST", "127.0.0.1"))`;
    expect(run(text)).toBe('127.0.0.1:5000 loopback');
    expect(run(text, '', { '.env': 'HOST=0.0.0.0\n' })).toBe('0.0.0.0:5000');
    expect(run(text, 'ENV HOST=::', { '.env': 'HOST=0.0.0.0\n' })).toBe(':::5000');
  });

  it('reads its arguments', () => {
    const text = `import argparse\np = argparse.ArgumentParser()\np.add_argument("--host", default="127.0.0.1")\nargs = p.parse_args()\n${flask}app.run(host=args.host)`;
    expect(run(text)).toBe('127.0.0.1:5000 loopback');
    expect(run(text, '', {}, 'CMD ["python", "app.py", "--host", "0.0.0.0"]')).toBe('0.0.0.0:5000');
    expect(run(text, '', {}, 'CMD python app.py $(cat x)')).toBe('?:5000');
  });

  it('does not choose', () => {
    expect(run(`${flask}if DEV:\n    app.run()\nelse:\n    app.run("0.0.0.0")\n`)).toBe(
      'unknown: app.py has several calls that start a server',
    );
    expect(run(`${flask}if DEV:\n    app.run()\n`)).toBe('unknown: app.py starts a server under a condition');
    expect(run(`${flask}def main():\n    app.run()\n`)).toMatch(/^unknown: no call/);
    expect(run(`${flask}import typer\ndef main(host: str = "0.0.0.0"):\n    app.run(host)\ntyper.run(main)\n`)).toMatch(
      /^unknown: app.py starts a server under a condition/,
    );
    expect(run(`${flask}app.config["SERVER_NAME"] = "0.0.0.0:80"\napp.run()`)).toBe('?:?');
  });

  it('follows an application to the file or the factory that makes it', () => {
    const start = 'app.run()';
    expect(run(`from web import app\n${start}`, '', { 'web.py': flask })).toBe('127.0.0.1:5000 loopback');
    expect(run(`from web import app\n${start}`, '', { 'web/__init__.py': flask })).toBe('127.0.0.1:5000 loopback');
    const factory = 'from flask import Flask\ndef create_app():\n    app = Flask(__name__)\n    return app\n';
    expect(run(`from web import create_app\napp = create_app()\n${start}`, '', { 'web.py': factory })).toBe(
      '127.0.0.1:5000 loopback',
    );
    expect(run(`${factory}create_app().run(port=80)`)).toBe('127.0.0.1:80 loopback');
    expect(run(`from gone import app\n${start}`)).toMatch(/^unknown/);
  });

  it('is found as a module, a folder, and by its own first line', () => {
    const files = { 'pkg/__main__.py': `${flask}app.run(port=80)`, 'pkg/other.py': `${flask}app.run(port=81)` };
    expect(run('', '', files, 'CMD ["python", "-m", "pkg"]')).toBe('127.0.0.1:80 loopback');
    expect(run('', '', files, 'CMD ["python", "-m", "pkg.other"]')).toBe('127.0.0.1:81 loopback');
    expect(run('', '', files, 'CMD ["python", "-u", "pkg"]')).toBe('127.0.0.1:80 loopback');
    expect(run('', '', files, 'CMD ["uv", "run", "pkg/other.py"]')).toBe('127.0.0.1:81 loopback');
    expect(run('', '', files, 'CMD ["pkg/other.py"]')).toMatch(/^127|^unknown/);
    expect(run('', '', files, 'CMD cd pkg && python other.py')).toBe('127.0.0.1:81 loopback');
    expect(run('', '', files, 'CMD ["python", "/opt/x.py"]')).toMatch(/^unknown/);
    expect(run('', '', files, 'CMD ["python", "-c", "import x"]')).toMatch(/^unknown/);
  });

  it('is not asked where another server serves it', () => {
    const text = flask + main('app.run(host="127.0.0.1")');
    expect(run(text, '', {}, 'CMD ["uvicorn", "app:app", "--host", "0.0.0.0"]')).toBe('0.0.0.0:8000');
  });

  it('says where', () => {
    const process = valueOf(startedBy('CMD ["python", "app.py"]', { 'app.py': `${flask}app.run(port=80)` }))!;
    const [socket] = valueOf(process.sockets)!;
    expect(written(socket!)).toBe('app.run(port=80)');
    expect(socket!.port.known && notes(socket!.port.evidence)).toEqual(['80: the port is given here']);
    expect(valueOf(process.script)!.path).toBe('app.py');
    expect(process.server).toMatchObject({ name: 'Flask app.run()', program: undefined });
  });
});

describe('development and debug mode', () => {
  const server = (start: string, files: Files = {}, more = '') => {
    const found = valueOf(startedBy(start, files, more))!.server;
    return found && [found.name, noted(found.development), noted(found.debug)].join(' | ');
  };

  it.each([
    ['CMD flask run', '', 'flask run | flask | no'],
    ['CMD flask run --debug', '', 'flask run | flask | --debug'],
    ['CMD flask --debug run', '', 'flask run | flask | --debug'],
    ['CMD flask run', 'ENV FLASK_DEBUG=1', 'flask run | flask | 1'],
    ['CMD flask run', 'ENV FLASK_DEBUG=0', 'flask run | flask | no'],
    ['CMD flask run', 'ENV FLASK_DEBUG=false', 'flask run | flask | no'],
    ['CMD flask run --no-debug', 'ENV FLASK_DEBUG=1', 'flask run | flask | no'],
    ['CMD uvicorn a:b', '', 'uvicorn | no | no'],
    ['CMD uvicorn a:b --reload --host 0.0.0.0', '', 'uvicorn | --reload | no'],
    [
      'CMD uvicorn a:b $(cat x)',
      '',
      'uvicorn | unknown: some of its arguments are not known | unknown: some of its arguments are not known',
    ],
    ['CMD gunicorn --reload a:b', '', 'gunicorn | --reload | no'],
    ['CMD fastapi dev a.py', '', 'fastapi dev | fastapi | no'],
    ['CMD fastapi run a.py', '', 'fastapi run | no | no'],
    ['CMD python manage.py runserver', '', 'runserver | python | unknown: the settings of Django say so'],
    ['CMD python -m http.server', '', 'http.server | http.server | no'],
  ])('%s with %s', (start, more, expected) => expect(server(start, {}, more)).toBe(expected));

  it.each([
    [`${flask}app.run()`, '', 'app.run() | no'],
    [`${flask}app.run(debug=True)`, '', 'app.run(debug=True) | True'],
    [`${flask}app.run(debug=False)`, 'ENV FLASK_DEBUG=1', 'app.run(debug=False) | no'],
    [`${flask}app.run()`, 'ENV FLASK_DEBUG=1', 'app.run() | 1'],
    [`${flask}app.debug = True\napp.run()`, '', 'app.run() | app.debug'],
    [
      `import os\n${flask}app.run(debug=os.getenv("DEBUG") == "1")`,
      'ENV DEBUG=0',
      'app.run(debug=os.getenv("DEBUG") == "1") | no',
    ],
    ['import uvicorn\nuvicorn.run("a:b", reload=True)', '', 'True | no'],
    ['import uvicorn\nuvicorn.run("a:b")', '', 'no | no'],
    ['from nicegui import ui\nui.run()', '', 'ui.run() | no'],
    ['from nicegui import ui\nui.run(reload=False)', '', 'no | no'],
  ])('%j with %s', (text, more, expected) => {
    const found = server('CMD ["python", "app.py"]', { 'app.py': text }, more)!;
    expect(found.split(' | ').slice(1).join(' | ')).toBe(expected);
  });
});

describe('the application of flask run', () => {
  const app = (files: Files, start = 'CMD ["flask", "run"]', more = '') => {
    const fact = valueOf(startedBy(start, files, more))!.flaskApp!;
    if (!fact.known) return `unknown: ${fact.because}`;
    return fact.value.found ? fact.value.file.path : `missing; ${fact.value.candidates.join(' ')}`;
  };

  it.each<[string, Files, string]>([
    ['app.py', { 'app.py': flask }, 'app.py'],
    ['wsgi.py before app.py', { 'app.py': flask, 'wsgi.py': flask }, 'wsgi.py'],
    ['a package', { 'app/__init__.py': flask }, 'app/__init__.py'],
    ['a factory', { 'app/__init__.py': 'def create_app():\n    pass\n' }, 'app/__init__.py'],
    ['another name', { 'app.py': 'from flask import Flask\nserver = Flask(__name__)\n' }, 'app.py'],
    ['an imported application', { 'app.py': 'from web import server\n' }, 'app.py'],
    ['a file that cannot be read', { 'app.py': 'def (:\n' }, 'app.py'],
    ['no application', { 'app.py': 'X = 1\nimport os\n' }, 'missing; '],
    ['main.py', { 'main.py': flask, 'other.py': '' }, 'missing; main.py'],
    ['a folder below', { 'src/app.py': flask }, 'missing; '],
    ['an ignored file', { 'app.py': flask, '.dockerignore': 'app.py\n' }, 'missing; '],
  ])('%s', (_, files, expected) => expect(app(files)).toBe(expected));

  it('is named', () => {
    const files = { 'main.py': flask, 'src/web.py': flask };
    expect(app(files, 'CMD ["flask", "--app", "main", "run"]')).toBe('main.py');
    expect(app(files, 'CMD ["flask", "run"]', 'ENV FLASK_APP=main.py')).toBe('main.py');
    expect(app(files, 'CMD ["flask", "run"]', 'ENV FLASK_APP=main:app')).toBe('main.py');
    expect(app(files, 'CMD ["flask", "run"]', 'ENV FLASK_APP=src/web')).toBe('src/web.py');
    expect(app(files, 'CMD ["flask", "run"]', 'ENV FLASK_APP=src.web:app')).toBe('src/web.py');
    expect(app(files, 'CMD ["flask", "run"]', 'ENV FLASK_APP=gone.py')).toBe('missing; main.py');
    expect(app(files, 'CMD ["flask", "run"]', 'ENV FLASK_APP=gone')).toMatch(
      /^unknown: gone may be an installed module/,
    );
    expect(app(files, 'CMD FLASK_APP=main flask run')).toBe('main.py');
    expect(app(files, 'CMD export FLASK_APP=main; flask run')).toBe('main.py');
    // A variable that a RUN exports is gone with its shell.
    expect(app(files, 'CMD ["flask", "run"]', 'RUN export FLASK_APP=main.py')).toBe('missing; main.py');
  });

  it('is named in .flaskenv', () => {
    const files = { 'main.py': flask, '.flaskenv': 'FLASK_APP=main\n' };
    expect(app(files)).toMatch(/^unknown/);
    expect(app(files, 'CMD ["flask", "run"]', 'RUN pip install python-dotenv')).toBe('main.py');
  });

  it('is not known where a file may be there', () => {
    expect(app({}, 'CMD ["flask", "run"]', 'RUN git clone https://x.example/y .')).toMatch(/^unknown/);
    expect(app({}, 'CMD ["flask", "run"]', 'ENV PYTHONPATH=/opt/lib')).toMatch(/^missing/);
    const compose = 'services:\n  web:\n    build: .\n    volumes: ["../elsewhere:/app"]\n';
    const found = processIn({
      Dockerfile: 'FROM python:3.13\nWORKDIR /app\nCMD ["flask", "run"]\n',
      'compose.yaml': compose,
    });
    expect(valueOf(found)!.flaskApp!.known).toBe(false);
  });

  it('is undefined for other commands', () => {
    expect(valueOf(startedBy('CMD ["gunicorn", "a:b"]'))!.flaskApp).toBeUndefined();
    expect(valueOf(startedBy('CMD ["flask", "db", "upgrade"]'))!.flaskApp).toBeUndefined();
  });
});
