/** What web applications are made with, and how servers import and call them. */

/** What a server calls an application with: `app(environ, start_response)`, or `await app(scope, receive, send)`. */
export type ApplicationInterface = 'wsgi' | 'asgi';

/** A class or function that makes a web application, by the full names under which it is imported. */
interface Maker {
  readonly names: readonly string[];
  readonly interface: ApplicationInterface;
  /** Whether it is an application by itself; else it wraps another one, or adapts it. */
  readonly isFramework: boolean;
  readonly source: string;
}

const framework = (type: ApplicationInterface, source: string, ...names: readonly string[]): Maker => ({
  ...{ names, interface: type, isFramework: true, source },
});
const wrapper = (type: ApplicationInterface, source: string, ...names: readonly string[]): Maker => ({
  ...{ names, interface: type, isFramework: false, source },
});

/** Releases that changed sides are left out: connexion's apps are WSGI up to 2 and ASGI from 3. */
const makers: readonly Maker[] = [
  framework(
    'asgi',
    'https://fastapi.tiangolo.com/reference/fastapi/',
    'fastapi.FastAPI',
    'fastapi.applications.FastAPI',
  ),
  framework('asgi', 'https://www.starlette.io/applications/', 'starlette.applications.Starlette'),
  framework('asgi', 'https://quart.palletsprojects.com/', 'quart.Quart', 'quart.app.Quart'),
  framework('asgi', 'https://docs.litestar.dev/', 'litestar.Litestar', 'litestar.app.Litestar'),
  framework('asgi', 'https://sanic.dev/en/guide/', 'sanic.Sanic', 'sanic.app.Sanic'),
  framework('asgi', 'https://falcon.readthedocs.io/en/stable/api/app.html', 'falcon.asgi.App'),
  framework(
    'asgi',
    'https://docs.djangoproject.com/en/stable/howto/deployment/asgi/',
    'django.core.asgi.get_asgi_application',
  ),
  framework(
    'asgi',
    'https://channels.readthedocs.io/en/stable/topics/routing.html',
    'channels.routing.ProtocolTypeRouter',
  ),
  framework('asgi', 'https://www.neoteroi.dev/blacksheep/', 'blacksheep.Application', 'blacksheep.server.Application'),
  wrapper('asgi', 'https://python-socketio.readthedocs.io/', 'socketio.ASGIApp', 'socketio.asgi.ASGIApp'),
  wrapper('asgi', 'https://github.com/django/asgiref', 'asgiref.wsgi.WsgiToAsgi'),
  wrapper('asgi', 'https://github.com/abersheeran/a2wsgi', 'a2wsgi.WSGIMiddleware', 'a2wsgi.wsgi.WSGIMiddleware'),
  wrapper('asgi', 'https://www.starlette.io/middleware/', 'starlette.middleware.wsgi.WSGIMiddleware'),
  wrapper('asgi', 'https://fastapi.tiangolo.com/advanced/wsgi/', 'fastapi.middleware.wsgi.WSGIMiddleware'),
  wrapper('asgi', 'https://www.uvicorn.org/', 'uvicorn.middleware.wsgi.WSGIMiddleware'),

  framework('wsgi', 'https://flask.palletsprojects.com/en/stable/api/#flask.Flask', 'flask.Flask', 'flask.app.Flask'),
  framework('wsgi', 'https://apiflask.com/', 'apiflask.APIFlask', 'apiflask.app.APIFlask'),
  framework(
    'wsgi',
    'https://docs.djangoproject.com/en/stable/howto/deployment/wsgi/',
    'django.core.wsgi.get_wsgi_application',
  ),
  framework('wsgi', 'https://bottlepy.org/docs/dev/api.html', 'bottle.Bottle', 'bottle.default_app', 'bottle.app'),
  framework('wsgi', 'https://falcon.readthedocs.io/en/stable/api/app.html', 'falcon.App', 'falcon.API'),
  wrapper('wsgi', 'https://werkzeug.palletsprojects.com/', 'werkzeug.middleware.proxy_fix.ProxyFix'),
  wrapper('wsgi', 'https://werkzeug.palletsprojects.com/', 'werkzeug.middleware.dispatcher.DispatcherMiddleware'),
  wrapper('wsgi', 'https://whitenoise.readthedocs.io/', 'whitenoise.WhiteNoise'),
  wrapper('wsgi', 'https://github.com/abersheeran/a2wsgi', 'a2wsgi.ASGIMiddleware', 'a2wsgi.asgi.ASGIMiddleware'),
];

const byName = new Map(makers.flatMap((maker) => maker.names.map((name) => [name, maker] as const)));

/** How an application that a class or function makes is called; undefined for one that is no web application for sure. */
export const interfaceOf = (name: string): ApplicationInterface | undefined => byName.get(name)?.interface;

/** Whether a class or function makes a web application of a framework, rather than wrapping one. */
export const isFramework = (name: string): boolean => byName.get(name)?.isFramework === true;

/** How a server finds and calls what it is told to serve. Each row was run: what it takes, and how it fails. */
export interface Importer {
  /** Its name in the table of servers. */
  readonly server: string;
  /** Whether a path of a Python file may stand for the module: with the suffix (`main.py`), and with slashes. */
  readonly takesPaths: boolean;
  /** Whether the attribute may be a call: `create_app()`. */
  readonly takesCalls: boolean;
  /** Whether the attribute may have dots: `site.app`. */
  readonly takesDots: boolean;
  /** Whether the attribute may be left out, with what it is then. */
  readonly defaultAttribute: string | undefined;
  /** The option that says that the attribute is a function that makes the application. */
  readonly factoryOption: string | undefined;
  /** Whether it calls a function without parameters by itself, to see what it makes. */
  readonly callsFactories: boolean;
  /** Whether the folder that it runs in comes before what is installed on the search path; else behind. */
  readonly folderFirst: boolean;
  /** What it serves when no option says otherwise; undefined where it takes both. */
  readonly interface: ApplicationInterface | undefined;
}

const importers: readonly Importer[] = [
  {
    ...{ server: 'uvicorn', takesPaths: false, takesCalls: false, takesDots: true, defaultAttribute: undefined },
    ...{ factoryOption: '--factory', callsFactories: true, folderFirst: true, interface: 'asgi' },
  },
  {
    ...{ server: 'gunicorn', takesPaths: false, takesCalls: true, takesDots: false, defaultAttribute: 'application' },
    ...{ factoryOption: undefined, callsFactories: false, folderFirst: true, interface: 'wsgi' },
  },
  {
    // It tells WSGI applications apart by itself, evaluates the attribute, and takes `main.py:app`.
    ...{ server: 'hypercorn', takesPaths: true, takesCalls: true, takesDots: true, defaultAttribute: 'app' },
    ...{ factoryOption: undefined, callsFactories: false, folderFirst: true, interface: undefined },
  },
  {
    ...{ server: 'daphne', takesPaths: false, takesCalls: false, takesDots: true, defaultAttribute: undefined },
    ...{ factoryOption: undefined, callsFactories: false, folderFirst: true, interface: 'asgi' },
  },
  {
    // Its own interface, RSGI, is the default; `--interface` chooses.
    ...{ server: 'granian', takesPaths: true, takesCalls: false, takesDots: true, defaultAttribute: 'app' },
    ...{ factoryOption: '--factory', callsFactories: false, folderFirst: true, interface: undefined },
  },
  {
    // Without a colon it walks the dots, so that the last part may be the attribute.
    ...{ server: 'waitress-serve', takesPaths: false, takesCalls: false, takesDots: true, defaultAttribute: undefined },
    ...{ factoryOption: '--call', callsFactories: false, folderFirst: false, interface: 'wsgi' },
  },
];

const importersByServer = new Map(importers.map((importer) => [importer.server, importer]));

/** How a server of the table of servers imports what it is told to serve; undefined where that was not tried. */
export const importerOf = (server: string): Importer | undefined => importersByServer.get(server);

/** gunicorn's workers that serve WSGI; each was run against an ASGI application, or is a thread of one that was. */
const wsgiWorkers: ReadonlySet<string> = new Set(['sync', 'gthread', 'gevent', 'eventlet']);

/**
 * What a worker class of gunicorn serves: `sync`, `uvicorn.workers.UvicornWorker`, `asgi`; undefined for others.
 * Source: https://docs.gunicorn.org/en/stable/settings.html#worker-class
 */
export function interfaceOfWorker(worker: string): ApplicationInterface | undefined {
  if (wsgiWorkers.has(worker)) return 'wsgi';
  const isAsgi = worker === 'asgi' || /^(?:uvicorn\.workers|uvicorn_worker)\.Uvicorn(?:H11)?Worker$/.test(worker);
  return isAsgi ? 'asgi' : undefined;
}
