// What is measured of each server: `row` is its name in the table, `packages` what is installed (the server first), `command` how
// it starts with its defaults, `runs` the same with options or variables that say where to listen.
const asgi = `async def app(scope, receive, send):
    pass
`;
const wsgi = `def app(environ, start_response):
    start_response("200 OK", [])
    return [b""]
application = app
`;
const options = (...words) => ({ options: words });
const variables = (values) => ({ variables: values });
const asked = { host: '127.0.0.2', port: '9137' };

/** A program of servers.ts. */
const program = (row, packages, command, files, runs = {}, more = {}) => ({
  ...{ table: 'servers', row, packages, command: command.split(' '), files, runs },
  ...more,
});
const hostAndPort = (host = '--host', port = '--port') => options(host, asked.host, port, asked.port);
const bind = (option) => options(option, `${asked.host}:${asked.port}`);
const byVariables = (host, port) => variables({ [host]: asked.host, [port]: asked.port });

/** A call of code-servers.ts, in a script. */
const call = (row, packages, code, more = {}) => ({
  ...{ table: 'code-servers', row, packages, command: ['python', 'serve.py'], files: { 'serve.py': code } },
  runs: {},
  ...more,
});

const flask = 'from flask import Flask\napp = Flask(__name__)\n';
const quart = 'from quart import Quart\napp = Quart(__name__)\n';
const notebook = JSON.stringify({ cells: [], metadata: {}, nbformat: 4, nbformat_minor: 5 });

export const cases = [
  program(
    'flask run',
    ['flask'],
    'flask run',
    { 'app.py': flask },
    {
      options: hostAndPort(),
      variables: byVariables('FLASK_RUN_HOST', 'FLASK_RUN_PORT'),
    },
  ),
  program(
    'quart run',
    ['quart'],
    'quart run',
    { 'app.py': quart },
    {
      options: hostAndPort(),
    },
  ),
  program(
    'uvicorn',
    ['uvicorn'],
    'uvicorn main:app',
    { 'main.py': asgi },
    {
      options: hostAndPort(),
      variables: byVariables('UVICORN_HOST', 'UVICORN_PORT'),
    },
  ),
  program(
    'gunicorn',
    ['gunicorn'],
    'gunicorn main',
    { 'main.py': wsgi },
    {
      options: bind('--bind'),
      variables: variables({ PORT: asked.port }),
    },
  ),
  program('hypercorn', ['hypercorn'], 'hypercorn main', { 'main.py': asgi }, { options: bind('--bind') }),
  program('daphne', ['daphne'], 'daphne main:app', { 'main.py': asgi }, { options: hostAndPort('-b', '-p') }),
  program(
    'granian',
    ['granian'],
    'granian --interface asgi main',
    { 'main.py': asgi },
    {
      options: hostAndPort(),
      variables: byVariables('GRANIAN_HOST', 'GRANIAN_PORT'),
    },
  ),
  program(
    'fastapi run',
    ['fastapi[standard]'],
    'fastapi run',
    { 'main.py': 'from fastapi import FastAPI\napp = FastAPI()\n' },
    {
      options: hostAndPort(),
      variables: variables({ PORT: asked.port }),
    },
  ),
  program(
    'fastapi dev',
    ['fastapi[standard]'],
    'fastapi dev',
    { 'main.py': 'from fastapi import FastAPI\napp = FastAPI()\n' },
    {
      options: hostAndPort(),
      variables: variables({ PORT: asked.port }),
    },
  ),
  program(
    'runserver',
    ['django'],
    'python manage.py runserver',
    {},
    {
      options: options(`${asked.host}:${asked.port}`),
      'a port only': options(asked.port),
    },
    { setup: [['django-admin', 'startproject', 'shop', '.']] },
  ),
  program('waitress-serve', ['waitress'], 'waitress-serve main:app', { 'main.py': wsgi }, {}),
  program('http.server', ['pip'], 'python -m http.server', {}, { options: options('--bind', asked.host, asked.port) }),
  program(
    'aiohttp.web',
    ['aiohttp'],
    'python -m aiohttp.web main:init',
    {
      'main.py': 'from aiohttp import web\ndef init(argv):\n    return web.Application()\n',
    },
    { options: hostAndPort('-H', '-P') },
  ),
  program(
    'sanic',
    ['sanic'],
    'sanic main:app',
    {
      'main.py':
        'from sanic import Sanic, text\napp = Sanic("shop")\n@app.get("/")\nasync def index(request):\n    return text("")\n',
    },
    { options: hostAndPort() },
  ),
  program(
    'litestar run',
    ['litestar[standard]'],
    'litestar run',
    { 'app.py': 'from litestar import Litestar\napp = Litestar([])\n' },
    {
      options: hostAndPort(),
      variables: byVariables('LITESTAR_HOST', 'LITESTAR_PORT'),
    },
  ),
  program(
    'streamlit run',
    ['streamlit'],
    'streamlit run main.py',
    { 'main.py': 'import streamlit as st\nst.write(1)\n' },
    {
      options: hostAndPort('--server.address', '--server.port'),
      variables: byVariables('STREAMLIT_SERVER_ADDRESS', 'STREAMLIT_SERVER_PORT'),
    },
  ),
  program('bokeh serve', ['bokeh'], 'bokeh serve', {}, { options: hostAndPort('--address') }),
  program(
    'panel serve',
    ['panel'],
    'panel serve main.py',
    { 'main.py': 'import panel as pn\npn.panel("a").servable()\n' },
    {
      options: hostAndPort('--address'),
    },
  ),
  program(
    'jupyter',
    ['jupyterlab'],
    'jupyter lab --allow-root --no-browser',
    {},
    {
      options: options(`--ip=${asked.host}`, `--port=${asked.port}`),
      variables: variables({ JUPYTER_PORT: asked.port }),
    },
  ),
  program(
    'voila',
    ['voila', 'ipykernel'],
    'voila --no-browser main.ipynb',
    { 'main.ipynb': notebook },
    {
      options: options(`--Voila.ip=${asked.host}`, `--port=${asked.port}`),
    },
  ),
  program('tensorboard', ['tensorboard', 'setuptools<81'], 'tensorboard --logdir logs', {}, { options: hostAndPort() }),
  program(
    'mlflow',
    ['mlflow'],
    'mlflow server',
    {},
    {
      options: hostAndPort(),
      variables: byVariables('MLFLOW_HOST', 'MLFLOW_PORT'),
    },
  ),
  program(
    'celery flower',
    ['flower'],
    'celery --broker=memory:// flower',
    {},
    {
      options: options(`--address=${asked.host}`, `--port=${asked.port}`),
      variables: byVariables('FLOWER_ADDRESS', 'FLOWER_PORT'),
    },
  ),
  program(
    'chainlit run',
    ['chainlit'],
    'chainlit run --headless main.py',
    {
      'main.py': 'import chainlit as cl\n@cl.on_message\nasync def answer(message):\n    pass\n',
    },
    {
      options: hostAndPort(),
      variables: byVariables('CHAINLIT_HOST', 'CHAINLIT_PORT'),
    },
  ),
  program(
    'shiny run',
    ['shiny'],
    'shiny run',
    {
      'app.py': 'from shiny import App, ui\napp = App(ui.page_fluid("a"), lambda input: None)\n',
    },
    { options: hostAndPort() },
  ),
  program(
    'fastmcp run',
    ['fastmcp'],
    'fastmcp run main.py',
    {
      'main.py': 'from fastmcp import FastMCP\nmcp = FastMCP("a")\n',
    },
    {
      'another transport': options('--transport', 'http'),
      options: options('--transport', 'http', '--host', asked.host, '--port', asked.port),
    },
    { listensNot: true },
  ),
  program(
    'marimo',
    ['marimo'],
    'marimo run --headless main.py',
    {
      'main.py': 'import marimo\napp = marimo.App()\n@app.cell\ndef _():\n    return\n',
    },
    { options: hostAndPort() },
  ),
  program(
    'prefect server',
    ['prefect', 'fastapi<0.130'],
    'prefect server start',
    {},
    {
      options: hostAndPort(),
      variables: byVariables('PREFECT_SERVER_API_HOST', 'PREFECT_SERVER_API_PORT'),
    },
  ),
  program(
    'dagster',
    ['dagster-webserver'],
    'dagster-webserver -f main.py',
    { 'main.py': 'import dagster\ndefs = dagster.Definitions()\n' },
    {
      options: hostAndPort('-h', '-p'),
    },
  ),
  program(
    'dagster dev',
    ['dagster', 'dagster-webserver'],
    'dagster dev -f main.py',
    { 'main.py': 'import dagster\ndefs = dagster.Definitions()\n' },
    {
      options: hostAndPort('-h', '-p'),
    },
  ),
  program(
    'locust',
    ['locust'],
    'locust',
    {
      'locustfile.py':
        'from locust import HttpUser, task\nclass A(HttpUser):\n    @task\n    def a(self):\n        pass\n',
    },
    {
      options: hostAndPort('--web-host', '--web-port'),
      variables: byVariables('LOCUST_WEB_HOST', 'LOCUST_WEB_PORT'),
    },
  ),
  program(
    'uwsgi',
    ['pyuwsgi'],
    'uwsgi --module main',
    { 'main.py': wsgi },
    {
      options: bind('--http-socket'),
      'its router': bind('--http'),
      'all addresses': options('--http-socket', `:${asked.port}`),
    },
    { listensNot: true },
  ),

  call('Flask app.run()', ['flask'], `${flask}app.run()\n`, {
    runs: { 'ignored variables': byVariables('FLASK_RUN_HOST', 'FLASK_RUN_PORT') },
  }),
  call('Quart app.run()', ['quart'], `${quart}app.run()\n`),
  call('Dash app.run()', ['dash'], 'from dash import Dash, html\napp = Dash()\napp.layout = html.Div()\napp.run()\n', {
    runs: { variables: byVariables('HOST', 'PORT') },
  }),
  call(
    'socketio.run()',
    ['flask-socketio', 'simple-websocket'],
    `${flask}from flask_socketio import SocketIO\nsocketio = SocketIO(app)\nsocketio.run(app, allow_unsafe_werkzeug=True)\n`,
  ),
  call(
    'Sanic app.run()',
    ['sanic'],
    'from sanic import Sanic, text\napp = Sanic("shop")\n@app.get("/")\nasync def index(request):\n    return text("")\nif __name__ == "__main__":\n    app.run()\n',
  ),
  call('uvicorn.run()', ['uvicorn'], `${asgi}import uvicorn\nuvicorn.run(app)\n`, {
    runs: { 'ignored variables': byVariables('UVICORN_HOST', 'UVICORN_PORT') },
  }),
  call('uvicorn.Config()', ['uvicorn'], `${asgi}import uvicorn\nuvicorn.Server(uvicorn.Config(app)).run()\n`),
  call('web.run_app()', ['aiohttp'], 'from aiohttp import web\nweb.run_app(web.Application())\n'),
  call('waitress.serve()', ['waitress'], `${wsgi}import waitress\nwaitress.serve(app)\n`),
  call('bottle.run()', ['bottle'], 'import bottle\nbottle.run(bottle.Bottle())\n'),
  call(
    'Gradio launch()',
    ['gradio'],
    'import gradio as gr\nwith gr.Blocks() as demo:\n    gr.Markdown("a")\ndemo.launch()\n',
    {
      runs: { variables: byVariables('GRADIO_SERVER_NAME', 'GRADIO_SERVER_PORT') },
    },
  ),
  call(
    'ui.run()',
    ['nicegui'],
    'from nicegui import ui\nui.label("a")\nif __name__ == "__main__":\n    ui.run(show=False, reload=False)\n',
  ),
  call(
    'shiny.run_app()',
    ['shiny'],
    'import shiny\nfrom shiny import App, ui\napp = App(ui.page_fluid("a"), lambda input: None)\nshiny.run_app(app)\n',
  ),
  call('FastMCP run()', ['fastmcp'], 'from fastmcp import FastMCP\nmcp = FastMCP("a")\nmcp.run(transport="http")\n', {
    runs: { variables: byVariables('FASTMCP_HOST', 'FASTMCP_PORT') },
  }),
  call(
    'MCP run()',
    ['mcp<2'],
    'from mcp.server.fastmcp import FastMCP\nmcp = FastMCP("a")\nmcp.run(transport="streamable-http")\n',
    {
      runs: { variables: byVariables('FASTMCP_HOST', 'FASTMCP_PORT') },
    },
  ),
  call(
    'Granian()',
    ['granian'],
    'from granian import Granian\nif __name__ == "__main__":\n    Granian("main:app", interface="asgi").serve()\n',
    {
      files: {
        'serve.py':
          'from granian import Granian\nif __name__ == "__main__":\n    Granian("main:app", interface="asgi").serve()\n',
        'main.py': asgi,
      },
    },
  ),
  call(
    'Tornado listen()',
    ['tornado'],
    'import asyncio, tornado.web\nasync def main():\n    tornado.web.Application([]).listen(9137)\n    await asyncio.Event().wait()\nasyncio.run(main())\n',
  ),
  call(
    'asyncio.start_server()',
    ['pip'],
    'import asyncio\nasync def main():\n    server = await asyncio.start_server(lambda r, w: None, port=9137)\n    await server.serve_forever()\nasyncio.run(main())\n',
  ),
];
