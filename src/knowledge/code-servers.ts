/** Calls in Python code that start a server, and the arguments and variables that say where it listens. */

/** How a call takes a value: by keyword, by position, or both. */
export interface CodeArgument {
  readonly keywords: readonly string[];
  /** 0-based, `self` not counted; undefined for keyword-only. */
  readonly position: number | undefined;
}

/** A function or method that starts a server. */
export interface CodeServer {
  /** As it stands in messages. */
  readonly name: string;
  /** Full names of functions and classes whose call starts (or sets up) the server, as an import would find them. */
  readonly functions: readonly string[];
  /** Methods that start it, on an object made by one of `classes`. */
  readonly methods: readonly string[];
  /** Full names of the constructors of the receiver. */
  readonly classes: readonly string[];
  /** The default host; undefined where the call has to give one. */
  readonly host: string | undefined;
  readonly port: number | undefined;
  readonly hostArgument: CodeArgument | undefined;
  readonly portArgument: CodeArgument | undefined;
  /** An argument that holds a `(host, port)` tuple or a `host:port` text. */
  readonly addressArgument: CodeArgument | undefined;
  /** Whether the constructor of the receiver takes the host and port keywords too. */
  readonly inConstructor: boolean;
  /** Variables that are read when the argument is absent. */
  readonly hostVariables: readonly string[];
  readonly portVariables: readonly string[];
  /** Variables that people set in vain: only the command line program reads them. */
  readonly ignoredVariables: readonly string[];
  /** An argument that decides whether it listens at all, and the values with which it does. */
  readonly listensWith: { readonly argument: CodeArgument; readonly values: readonly string[] } | undefined;
  /** Arguments whose presence means another socket: a Unix socket, a file descriptor. */
  readonly otherSockets: readonly string[];
  /** Whether it is a development server. */
  readonly development: boolean;
  readonly reloadArgument: CodeArgument | undefined;
  readonly reloadByDefault: boolean;
  readonly debugArgument: CodeArgument | undefined;
  /** As in `Server`. */
  readonly verified: boolean;
  readonly source: string;
}

const keyword = (...keywords: readonly string[]): CodeArgument => ({ keywords, position: undefined });
const at = (position: number, ...keywords: readonly string[]): CodeArgument => ({ keywords, position });

const defaults = {
  functions: [],
  methods: [],
  classes: [],
  hostArgument: keyword('host'),
  portArgument: keyword('port'),
  addressArgument: undefined,
  inConstructor: false,
  hostVariables: [],
  portVariables: [],
  ignoredVariables: [],
  listensWith: undefined,
  otherSockets: [],
  development: false,
  reloadArgument: undefined,
  reloadByDefault: false,
  debugArgument: undefined,
  verified: true,
} as const;

const call = (row: Omit<CodeServer, keyof typeof defaults> & Partial<CodeServer>): CodeServer => ({
  ...defaults,
  ...row,
});

/** Servers whose address stands in the call as a tuple. */
const byAddress = { hostArgument: undefined, portArgument: undefined, host: undefined, port: undefined } as const;

/** Every call. A call that is not here is no proof that nothing listens. */
export const codeServers: readonly CodeServer[] = [
  call({
    name: 'Flask app.run()',
    methods: ['run'],
    classes: ['flask.Flask', 'flask.app.Flask'],
    host: '127.0.0.1',
    port: 5000,
    hostArgument: at(0, 'host'),
    portArgument: at(1, 'port'),
    // SERVER_NAME of the application's configuration sets both as well.
    ignoredVariables: ['FLASK_RUN_HOST', 'FLASK_RUN_PORT'],
    development: true,
    reloadArgument: keyword('use_reloader'),
    debugArgument: at(2, 'debug'),
    source: 'https://flask.palletsprojects.com/en/stable/api/#flask.Flask.run',
  }),
  call({
    name: 'Quart app.run()',
    methods: ['run'],
    classes: ['quart.Quart', 'quart.app.Quart'],
    host: '127.0.0.1',
    port: 5000,
    hostArgument: at(0, 'host'),
    portArgument: at(1, 'port'),
    ignoredVariables: ['QUART_RUN_HOST', 'QUART_RUN_PORT'],
    development: true,
    reloadArgument: at(3, 'use_reloader'),
    debugArgument: at(2, 'debug'),
    source: 'https://quart.palletsprojects.com/en/latest/reference/source/quart.app.html',
  }),
  call({
    name: 'Dash app.run()',
    methods: ['run', 'run_server'],
    classes: ['dash.Dash', 'dash.dash.Dash'],
    host: '127.0.0.1',
    port: 8050,
    hostArgument: at(0, 'host'),
    portArgument: at(1, 'port'),
    hostVariables: ['HOST'],
    portVariables: ['PORT'],
    development: true,
    debugArgument: at(3, 'debug'),
    source: 'https://dash.plotly.com/reference#app.run',
  }),
  call({
    name: 'socketio.run()',
    methods: ['run'],
    classes: ['flask_socketio.SocketIO'],
    host: '127.0.0.1',
    port: 5000,
    hostArgument: at(1, 'host'),
    portArgument: at(2, 'port'),
    debugArgument: keyword('debug'),
    reloadArgument: keyword('use_reloader'),
    source: 'https://flask-socketio.readthedocs.io/en/latest/api.html',
  }),
  call({
    name: 'Sanic app.run()',
    methods: ['run'],
    classes: ['sanic.Sanic', 'sanic.app.Sanic'],
    host: '127.0.0.1',
    port: 8000,
    hostArgument: at(0, 'host'),
    portArgument: at(1, 'port'),
    otherSockets: ['unix', 'sock'],
    reloadArgument: keyword('auto_reload', 'dev'),
    debugArgument: keyword('debug'),
    source: 'https://github.com/sanic-org/sanic/blob/main/sanic/mixins/startup.py',
  }),
  call({
    name: 'uvicorn.run()',
    functions: ['uvicorn.run', 'uvicorn.main.run'],
    host: '127.0.0.1',
    port: 8000,
    ignoredVariables: ['UVICORN_HOST', 'UVICORN_PORT'],
    otherSockets: ['uds', 'fd'],
    reloadArgument: keyword('reload'),
    source: 'https://www.uvicorn.org/deployment/#running-programmatically',
  }),
  call({
    name: 'uvicorn.Config()',
    functions: ['uvicorn.Config', 'uvicorn.config.Config'],
    host: '127.0.0.1',
    port: 8000,
    hostArgument: at(1, 'host'),
    portArgument: at(2, 'port'),
    ignoredVariables: ['UVICORN_HOST', 'UVICORN_PORT'],
    otherSockets: ['uds', 'fd'],
    reloadArgument: keyword('reload'),
    source: 'https://www.uvicorn.org/deployment/#running-programmatically',
  }),
  call({
    name: 'web.run_app()',
    functions: ['aiohttp.web.run_app'],
    host: '0.0.0.0',
    port: 8080,
    otherSockets: ['path', 'sock', 'ssl_context'],
    source: 'https://docs.aiohttp.org/en/stable/web_reference.html#aiohttp.web.run_app',
  }),
  call({
    name: 'waitress.serve()',
    functions: ['waitress.serve'],
    host: '0.0.0.0',
    port: 8080,
    otherSockets: ['listen', 'unix_socket', 'sockets'],
    source: 'https://docs.pylonsproject.org/projects/waitress/en/stable/arguments.html',
  }),
  call({
    name: 'bottle.run()',
    functions: ['bottle.run'],
    methods: ['run'],
    classes: ['bottle.Bottle'],
    host: '127.0.0.1',
    port: 8080,
    development: true,
    reloadArgument: keyword('reloader'),
    debugArgument: keyword('debug'),
    source: 'https://bottlepy.org/docs/dev/api.html#bottle.run',
  }),
  call({
    name: 'Gradio launch()',
    methods: ['launch'],
    classes: [
      'gradio.Blocks',
      'gradio.Interface',
      'gradio.ChatInterface',
      'gradio.TabbedInterface',
      'gradio.blocks.Blocks',
      'gradio.interface.Interface',
    ],
    host: '127.0.0.1',
    port: 7860,
    hostArgument: keyword('server_name'),
    portArgument: keyword('server_port'),
    hostVariables: ['GRADIO_SERVER_NAME'],
    portVariables: ['GRADIO_SERVER_PORT'],
    // `debug` only keeps the main thread and prints errors.
    source: 'https://www.gradio.app/docs/gradio/blocks#blocks-launch',
  }),
  call({
    name: 'ui.run()',
    functions: ['nicegui.ui.run'],
    host: '0.0.0.0',
    port: 8080,
    reloadArgument: keyword('reload'),
    reloadByDefault: true,
    source: 'https://nicegui.io/documentation/run',
  }),
  call({
    name: 'shiny.run_app()',
    functions: ['shiny.run_app'],
    host: '127.0.0.1',
    port: 8000,
    hostArgument: at(1, 'host'),
    portArgument: at(2, 'port'),
    reloadArgument: keyword('reload'),
    source: 'https://shiny.posit.co/py/api/core/run_app.html',
  }),
  call({
    name: 'FastMCP run()',
    methods: ['run', 'run_async'],
    classes: ['fastmcp.FastMCP', 'fastmcp.server.FastMCP'],
    host: '127.0.0.1',
    port: 8000,
    inConstructor: true,
    hostVariables: ['FASTMCP_HOST'],
    portVariables: ['FASTMCP_PORT'],
    listensWith: { argument: at(0, 'transport'), values: ['http', 'sse', 'streamable-http'] },
    source: 'https://gofastmcp.com/deployment/running-server',
  }),
  call({
    name: 'MCP run()',
    methods: ['run'],
    classes: ['mcp.server.fastmcp.FastMCP', 'mcp.server.FastMCP'],
    host: '127.0.0.1',
    port: 8000,
    inConstructor: true,
    hostVariables: ['FASTMCP_HOST'],
    portVariables: ['FASTMCP_PORT'],
    listensWith: { argument: at(0, 'transport'), values: ['sse', 'streamable-http'] },
    // Whether the variables win over the constructor differs between releases.
    verified: false,
    source: 'https://github.com/modelcontextprotocol/python-sdk',
  }),
  call({
    name: 'Granian()',
    functions: ['granian.Granian', 'granian.server.Server'],
    host: '127.0.0.1',
    port: 8000,
    hostArgument: at(1, 'address'),
    portArgument: at(2, 'port'),
    otherSockets: ['uds'],
    reloadArgument: keyword('reload'),
    source: 'https://github.com/emmett-framework/granian',
  }),
  call({
    name: 'Tornado listen()',
    methods: ['listen', 'bind'],
    classes: ['tornado.web.Application', 'tornado.httpserver.HTTPServer'],
    host: '0.0.0.0',
    port: undefined,
    hostArgument: at(1, 'address'),
    portArgument: at(0, 'port'),
    source: 'https://www.tornadoweb.org/en/stable/web.html#tornado.web.Application.listen',
  }),
  call({
    name: 'run_simple()',
    functions: ['werkzeug.serving.run_simple', 'werkzeug.run_simple'],
    host: undefined,
    port: undefined,
    hostArgument: at(0, 'hostname'),
    portArgument: at(1, 'port'),
    development: true,
    reloadArgument: at(3, 'use_reloader'),
    debugArgument: at(4, 'use_debugger'),
    source: 'https://werkzeug.palletsprojects.com/en/stable/serving/',
  }),
  call({
    name: 'make_server()',
    functions: ['wsgiref.simple_server.make_server'],
    host: undefined,
    port: undefined,
    hostArgument: at(0, 'host'),
    portArgument: at(1, 'port'),
    development: true,
    source: 'https://docs.python.org/3/library/wsgiref.html#wsgiref.simple_server.make_server',
  }),
  call({
    ...byAddress,
    name: 'WSGIServer()',
    functions: ['gevent.pywsgi.WSGIServer', 'gevent.wsgi.WSGIServer'],
    addressArgument: at(0, 'listener'),
    source: 'https://www.gevent.org/api/gevent.pywsgi.html',
  }),
  call({
    ...byAddress,
    name: 'HTTPServer()',
    functions: ['http.server.HTTPServer', 'http.server.ThreadingHTTPServer'],
    addressArgument: at(0, 'server_address'),
    development: true,
    source: 'https://docs.python.org/3/library/http.server.html',
  }),
  call({
    ...byAddress,
    name: 'TCPServer()',
    functions: ['socketserver.TCPServer', 'socketserver.ThreadingTCPServer'],
    addressArgument: at(0, 'server_address'),
    source: 'https://docs.python.org/3/library/socketserver.html',
  }),
  call({
    name: 'asyncio.start_server()',
    functions: ['asyncio.start_server'],
    host: '0.0.0.0',
    port: undefined,
    hostArgument: at(1, 'host'),
    portArgument: at(2, 'port'),
    otherSockets: ['sock'],
    source: 'https://docs.python.org/3/library/asyncio-stream.html#asyncio.start_server',
  }),
  call({
    ...byAddress,
    name: 'gRPC add_insecure_port()',
    methods: ['add_insecure_port', 'add_secure_port'],
    classes: ['grpc.server', 'grpc.aio.server'],
    addressArgument: at(0, 'address'),
    source: 'https://grpc.github.io/grpc/python/grpc.html',
  }),
];

const functions = new Map(codeServers.flatMap((row) => row.functions.map((name) => [name, row] as const)));
const methods = new Map(
  codeServers.flatMap((row) =>
    row.classes.flatMap((type) => row.methods.map((method) => [`${type} ${method}`, row] as const)),
  ),
);

/** The server that the call of a function starts, by the function's full name (`uvicorn.run`). */
export const codeServerOfFunction = (name: string): CodeServer | undefined => functions.get(name);

/** The server that a method call starts, by the full name of the receiver's constructor (`flask.Flask`) and the method. */
export const codeServerOfMethod = (constructor: string, method: string): CodeServer | undefined =>
  methods.get(`${constructor} ${method}`);
