/**
 * Programs and Python calls that start a server: where they listen when nobody says otherwise, and who may say otherwise.
 * `verified` rows were read in the project's source or seen to run (test/facts/servers.json); findings of severity error rest on those
 * only.
 */

import { rowsByName } from './rows-by-name.js';
import { words } from './words.js';

/** How a server is told which application to serve. */
export interface ServerTarget {
  /**
   * `module:attribute`: both are needed; `module[:attribute]`: the attribute has a default; `file`: a path of a Python file or
   * package; `any`: a module, `module:attribute` or a file.
   */
  readonly form: 'module:attribute' | 'module[:attribute]' | 'file' | 'any';
  /** Whether it may be left out, so that the server looks for it by itself. */
  readonly optional: boolean;
  /** The options that give it in place of the first operand. */
  readonly options: readonly string[];
  /** The variables that give it. */
  readonly variables: readonly string[];
  /** The attribute that is taken when none is written. */
  readonly defaultAttribute: string | undefined;
  /** Options whose value is a folder that is put on the module search path (`--app-dir`, `--chdir`). */
  readonly directoryOptions: readonly string[];
}

/** A file that a server reads its address from. */
export interface ServerConfigFile {
  /** Options whose value names it. */
  readonly options: readonly string[];
  /** Names it has when nobody names it, relative to the working directory, or absolute. */
  readonly paths: readonly string[];
  readonly format: 'python' | 'toml' | 'ini' | 'dotenv' | 'other';
  /** Keys of the host and the port (dotted for TOML tables), and of `HOST[:PORT]`. */
  readonly hostKeys: readonly string[];
  readonly portKeys: readonly string[];
  readonly bindKeys: readonly string[];
}

/** A server that is started from the command line. */
export interface Server {
  /** As it stands in messages. */
  readonly name: string;
  /** Program names without folder; the module of `python -m` is looked up here too. */
  readonly programs: readonly string[];
  /** The subcommands that start the server, each as its words; empty when the program itself is the server. */
  readonly subcommands: readonly (readonly string[])[];
  /** The default host; undefined where it listens only when told to. */
  readonly host: string | undefined;
  readonly port: number | undefined;
  readonly hostOptions: readonly string[];
  readonly portOptions: readonly string[];
  /** Options with `HOST`, `HOST:PORT`, `:PORT`, `unix:…` or `fd://…`; each occurrence adds a socket. */
  readonly bindOptions: readonly string[];
  /** Like `bindOptions`, for sockets that do not speak HTTP (uwsgi's own protocol). */
  readonly otherBindOptions: readonly string[];
  /** Options that replace the TCP socket by something else: a Unix socket, a file descriptor. */
  readonly otherSocketOptions: readonly string[];
  /** An operand with the address: `port` takes `8000`; `address` takes `8000`, `0:8000`, `0.0.0.0:8000`, `[::]:8000`. */
  readonly addressOperand: 'port' | 'address' | undefined;
  readonly hostVariables: readonly string[];
  readonly portVariables: readonly string[];
  /** The host when the port comes from a variable: gunicorn listens on all addresses when PORT is set. */
  readonly hostWithPortVariable: string | undefined;
  /** Whether a variable wins over the option; else the option wins. */
  readonly variablesWin: boolean;
  /** Variables that hold more command line words; weaker than the command line. */
  readonly argumentVariables: readonly string[];
  readonly configFiles: readonly ServerConfigFile[];
  /** Whether the project calls it a development server. */
  readonly development: boolean;
  /** Options that switch on reloading, for development. */
  readonly reloadOptions: readonly string[];
  readonly debugOptions: readonly string[];
  readonly debugVariables: readonly string[];
  /** Options before or after the subcommand that take a value in the next word, besides those named above. */
  readonly valueOptions: readonly string[];
  readonly target: ServerTarget | undefined;
  /** Whether the row was read in source or seen to run; false: from memory, no error may rest on it. */
  readonly verified: boolean;
  readonly source: string;
}

const noTarget = {
  optional: false,
  options: [],
  variables: [],
  defaultAttribute: undefined,
  directoryOptions: [],
} as const;

const defaults = {
  subcommands: [],
  hostOptions: ['--host'],
  portOptions: ['--port'],
  bindOptions: [],
  otherBindOptions: [],
  otherSocketOptions: [],
  addressOperand: undefined,
  hostVariables: [],
  portVariables: [],
  hostWithPortVariable: undefined,
  variablesWin: false,
  argumentVariables: [],
  configFiles: [],
  development: false,
  reloadOptions: [],
  debugOptions: [],
  debugVariables: [],
  valueOptions: [],
  target: undefined,
  verified: true,
} as const;

type ServerRow = Omit<Server, keyof typeof defaults> & Partial<Server>;
const server = (row: ServerRow): Server => ({ ...defaults, ...row });

/** What Flask and Quart read from the working directory and the folders above it when python-dotenv is installed. */
const flaskDotenv = (prefix: string): ServerConfigFile => ({
  options: ['--env-file', '-e'],
  paths: [`.${prefix.toLowerCase()}env`, '.env'],
  format: 'dotenv',
  hostKeys: [`${prefix}_RUN_HOST`],
  portKeys: [`${prefix}_RUN_PORT`],
  bindKeys: [],
});

const jupyterConfig: ServerConfigFile = {
  options: ['--config'],
  paths: [
    'jupyter_server_config.py',
    'jupyter_notebook_config.py',
    '/etc/jupyter/jupyter_server_config.py',
    '/root/.jupyter/jupyter_server_config.py',
    '/root/.jupyter/jupyter_notebook_config.py',
    '/root/.jupyter/jupyter_lab_config.py',
  ],
  format: 'python',
  hostKeys: ['c.ServerApp.ip', 'c.NotebookApp.ip', 'c.LabApp.ip'],
  portKeys: ['c.ServerApp.port', 'c.NotebookApp.port', 'c.LabApp.port'],
  bindKeys: [],
};

/** Every server program. Order does not matter. */
export const servers: readonly Server[] = [
  server({
    name: 'flask run',
    programs: ['flask'],
    subcommands: [['run']],
    host: '127.0.0.1',
    port: 5000,
    hostOptions: ['--host', '-h'],
    portOptions: ['--port', '-p'],
    hostVariables: ['FLASK_RUN_HOST'],
    portVariables: ['FLASK_RUN_PORT'],
    configFiles: [flaskDotenv('FLASK')],
    development: true,
    reloadOptions: ['--reload'],
    debugOptions: ['--debug', '--debugger'],
    debugVariables: ['FLASK_DEBUG'],
    valueOptions: words('--app -A --env-file -e --cert --key --extra-files --exclude-patterns'),
    target: { ...noTarget, form: 'any', optional: true, options: ['--app', '-A'], variables: ['FLASK_APP'] },
    source: 'https://flask.palletsprojects.com/en/stable/cli/',
  }),
  server({
    name: 'quart run',
    programs: ['quart'],
    subcommands: [['run']],
    host: '127.0.0.1',
    port: 5000,
    hostOptions: ['--host', '-h'],
    portOptions: ['--port', '-p'],
    hostVariables: ['QUART_RUN_HOST'],
    portVariables: ['QUART_RUN_PORT'],
    configFiles: [flaskDotenv('QUART')],
    development: true,
    reloadOptions: ['--reload'],
    debugOptions: ['--debug'],
    debugVariables: ['QUART_DEBUG'],
    valueOptions: words('--app -A --certfile --cert --keyfile --key'),
    target: { ...noTarget, form: 'any', optional: true, options: ['--app', '-A'], variables: ['QUART_APP'] },
    source: 'https://quart.palletsprojects.com/en/latest/how_to_guides/command_line/',
  }),
  server({
    name: 'uvicorn',
    programs: ['uvicorn'],
    host: '127.0.0.1',
    port: 8000,
    otherSocketOptions: ['--uds', '--fd'],
    hostVariables: ['UVICORN_HOST'],
    portVariables: ['UVICORN_PORT'],
    reloadOptions: ['--reload'],
    debugOptions: ['--debug'],
    valueOptions: words(
      `--reload-dir --reload-include --reload-exclude --reload-delay --workers --loop --http --ws --ws-max-size
       --ws-max-queue --ws-ping-interval --ws-ping-timeout --ws-per-message-deflate --lifespan --interface --env-file
       --log-config --log-level --forwarded-allow-ips --root-path --limit-concurrency --backlog --limit-max-requests
       --limit-max-requests-jitter --timeout-keep-alive --timeout-graceful-shutdown --timeout-worker-healthcheck
       --ssl-keyfile --ssl-certfile --ssl-keyfile-password --ssl-version --ssl-cert-reqs --ssl-ca-certs --ssl-ciphers
       --header --app-dir --h11-max-incomplete-event-size`,
    ),
    target: {
      ...noTarget,
      form: 'module:attribute',
      variables: ['UVICORN_APP'],
      directoryOptions: ['--app-dir'],
    },
    source: 'https://www.uvicorn.org/settings/',
  }),
  server({
    name: 'gunicorn',
    programs: ['gunicorn', 'gunicorn.app.wsgiapp'],
    host: '127.0.0.1',
    port: 8000,
    hostOptions: [],
    portOptions: [],
    bindOptions: ['-b', '--bind'],
    portVariables: ['PORT'],
    hostWithPortVariable: '0.0.0.0',
    argumentVariables: ['GUNICORN_CMD_ARGS'],
    configFiles: [
      {
        options: ['-c', '--config'],
        paths: ['gunicorn.conf.py'],
        format: 'python',
        hostKeys: [],
        portKeys: [],
        bindKeys: ['bind'],
      },
    ],
    reloadOptions: ['--reload'],
    valueOptions: words(
      `--backlog -w --workers -k --worker-class --threads --worker-connections --max-requests --max-requests-jitter -t
       --timeout --graceful-timeout --keep-alive --limit-request-line --limit-request-fields --limit-request-field_size
       --reload-engine --reload-extra-file --chdir -e --env -p --pid --worker-tmp-dir -u --user -g --group -m --umask
       --forwarded-allow-ips --access-logfile --access-logformat --error-logfile --log-file --log-level --logger-class
       --log-config --log-config-json --log-syslog-to --log-syslog-prefix --log-syslog-facility --statsd-host
       --dogstatsd-tags --statsd-prefix -n --name --pythonpath --paste --paster --protocol --proxy-allow-from
       --uwsgi-allow-from --keyfile --certfile --ssl-version --cert-reqs --ca-certs --ciphers --http-protocols
       --http2-cleartext --http2-max-concurrent-streams --http2-initial-window-size --http2-max-frame-size
       --http2-max-header-list-size --paste-global --forwarder-headers --header-map --asgi-loop --asgi-lifespan
       --asgi-disconnect-grace-period --websocket-max-message-size --http-parser --root-path --dirty-app --dirty-workers
       --dirty-timeout --dirty-threads --dirty-graceful-timeout --control-socket --control-socket-mode`,
    ),
    target: {
      ...noTarget,
      form: 'module[:attribute]',
      // `wsgi_app` in the configuration file replaces it.
      optional: true,
      defaultAttribute: 'application',
      directoryOptions: ['--chdir', '--pythonpath'],
    },
    source: 'https://docs.gunicorn.org/en/stable/settings.html',
  }),
  server({
    name: 'hypercorn',
    programs: ['hypercorn'],
    host: '127.0.0.1',
    port: 8000,
    hostOptions: [],
    portOptions: [],
    bindOptions: ['-b', '--bind', '--insecure-bind'],
    otherBindOptions: ['--quic-bind'],
    configFiles: [
      {
        options: ['-c', '--config'],
        paths: [],
        format: 'toml',
        hostKeys: [],
        portKeys: [],
        bindKeys: ['bind', 'insecure_bind'],
      },
    ],
    reloadOptions: ['--reload'],
    debugOptions: ['--debug'],
    valueOptions: words(
      `--access-log --access-logfile --access-logformat --backlog --ca-certs --certfile --cert-reqs --ciphers --error-log
       --error-logfile --log-file --graceful-timeout --read-timeout --max-requests --max-requests-jitter -g --group -k
       --worker-class --keep-alive --keyfile --keyfile-password --log-config --log-level -p --pid --root-path --server-name
       --statsd-host --statsd-prefix -m --umask -u --user --verify-mode --websocket-ping-interval -w --workers`,
    ),
    target: { ...noTarget, form: 'module[:attribute]', defaultAttribute: 'app' },
    source: 'https://hypercorn.readthedocs.io/en/latest/how_to_guides/configuring.html',
  }),
  server({
    name: 'daphne',
    programs: ['daphne'],
    host: '127.0.0.1',
    port: 8000,
    hostOptions: ['-b', '--bind'],
    portOptions: ['-p', '--port'],
    otherSocketOptions: ['-u', '--unix-socket', '--fd', '-e', '--endpoint'],
    valueOptions: words(
      `--websocket_timeout --websocket_connect_timeout -v --verbosity -t --http-timeout --access-log --log-fmt
       --ping-interval --ping-timeout --websocket-max-message-size --websocket-max-frame-size --application-close-timeout
       --root-path --proxy-headers-host --proxy-headers-port -s --server-name`,
    ),
    target: { ...noTarget, form: 'module:attribute' },
    source: 'https://github.com/django/daphne/blob/main/daphne/cli.py',
  }),
  server({
    name: 'granian',
    programs: ['granian'],
    host: '127.0.0.1',
    port: 8000,
    otherSocketOptions: ['--uds'],
    hostVariables: ['GRANIAN_HOST'],
    portVariables: ['GRANIAN_PORT'],
    reloadOptions: ['--reload'],
    valueOptions: words(
      `--uds-permissions --interface --http --workers --blocking-threads --blocking-threads-idle-timeout --runtime-threads
       --runtime-blocking-threads --runtime-mode --loop --task-impl --backlog --backpressure --http1-buffer-size
       --http1-header-read-timeout --http2-initial-connection-window-size --http2-initial-stream-window-size
       --http2-keep-alive-interval --http2-keep-alive-timeout --http2-max-concurrent-streams --http2-max-frame-size
       --http2-max-headers-size --http2-max-send-buffer-size --log-level --log-config --access-log-fmt --ssl-certificate
       --ssl-keyfile --ssl-keyfile-password --ssl-protocol-min --ssl-ca --ssl-crl --url-path-prefix --respawn-interval
       --rss-sample-interval --rss-samples --workers-lifetime --workers-max-rss --workers-kill-timeout --working-dir
       --env-files --static-path-route --static-path-mount --static-path-dir-to-file --static-path-expires
       --metrics-scrape-interval --metrics-address --metrics-port --reload-paths --reload-ignore-dirs
       --reload-ignore-patterns --reload-ignore-paths --reload-tick --process-name --pid-file`,
    ),
    target: { ...noTarget, form: 'module[:attribute]', defaultAttribute: 'app', directoryOptions: ['--working-dir'] },
    source: 'https://github.com/emmett-framework/granian/blob/master/granian/cli.py',
  }),
  ...(['run', 'dev'] as const).map((subcommand) =>
    server({
      name: `fastapi ${subcommand}`,
      programs: ['fastapi', 'fastapi_cli'],
      subcommands: [[subcommand]],
      host: subcommand === 'run' ? '0.0.0.0' : '127.0.0.1',
      port: 8000,
      portVariables: ['PORT'],
      configFiles: [],
      development: subcommand === 'dev',
      reloadOptions: ['--reload'],
      valueOptions: words('--workers --root-path --app --entrypoint -e --forwarded-allow-ips --reload-dir'),
      target: { ...noTarget, form: 'file', optional: true, options: ['--entrypoint', '-e'] },
      source: 'https://fastapi.tiangolo.com/fastapi-cli/',
    }),
  ),
  server({
    name: 'runserver',
    programs: ['manage.py', 'django-admin', 'django'],
    subcommands: [['runserver'], ['runserver_plus']],
    host: '127.0.0.1',
    port: 8000,
    hostOptions: [],
    portOptions: [],
    addressOperand: 'address',
    development: true,
    valueOptions: words('--settings --pythonpath -v --verbosity --cert-file --key-file --cert'),
    source: 'https://docs.djangoproject.com/en/stable/ref/django-admin/#runserver',
  }),
  server({
    name: 'waitress-serve',
    programs: ['waitress-serve', 'waitress'],
    host: '0.0.0.0',
    port: 8080,
    bindOptions: ['--listen'],
    otherSocketOptions: ['--unix-socket'],
    valueOptions: words(
      `--threads --trusted-proxy --trusted-proxy-count --trusted-proxy-headers --url-scheme --url-prefix --backlog
       --recv-bytes --send-bytes --outbuf-overflow --outbuf-high-watermark --inbuf-overflow --connection-limit
       --cleanup-interval --channel-timeout --max-request-header-size --max-request-body-size --ident
       --unix-socket-perms --channel-request-lookahead --server-name`,
    ),
    target: { ...noTarget, form: 'module:attribute' },
    source: 'https://docs.pylonsproject.org/projects/waitress/en/stable/runner.html',
  }),
  server({
    name: 'http.server',
    programs: ['http.server'],
    host: '0.0.0.0',
    port: 8000,
    hostOptions: ['-b', '--bind'],
    portOptions: [],
    addressOperand: 'port',
    development: true,
    valueOptions: words('-d --directory -p --protocol --tls-cert --tls-key --tls-password-file'),
    source: 'https://docs.python.org/3/library/http.server.html',
  }),
  server({
    name: 'aiohttp.web',
    programs: ['aiohttp.web'],
    host: 'localhost',
    port: 8080,
    hostOptions: ['-H', '--hostname'],
    portOptions: ['-P', '--port'],
    otherSocketOptions: ['-U', '--path'],
    target: { ...noTarget, form: 'module:attribute' },
    source: 'https://docs.aiohttp.org/en/stable/web_quickstart.html#command-line-interface-cli',
  }),
  server({
    name: 'sanic',
    programs: ['sanic'],
    host: '127.0.0.1',
    port: 8000,
    hostOptions: ['-H', '--host'],
    portOptions: ['-p', '--port'],
    otherSocketOptions: ['-u', '--unix'],
    reloadOptions: ['-r', '--reload', '--auto-reload', '-d', '--dev'],
    debugOptions: ['--debug'],
    valueOptions: words('--cert --key --tls --tls-strict-host -w --workers --http -R --reload-dir'),
    target: { ...noTarget, form: 'any' },
    source: 'https://sanic.dev/en/guide/running/running.html',
  }),
  server({
    name: 'litestar run',
    programs: ['litestar'],
    subcommands: [['run']],
    host: '127.0.0.1',
    port: 8000,
    hostOptions: ['-H', '--host'],
    portOptions: ['-p', '--port'],
    otherSocketOptions: ['-F', '--fd', '--file-descriptor', '-U', '--uds', '--unix-domain-socket'],
    hostVariables: ['LITESTAR_HOST'],
    portVariables: ['LITESTAR_PORT'],
    variablesWin: true,
    reloadOptions: ['-r', '--reload'],
    debugOptions: ['-d', '--debug'],
    debugVariables: ['LITESTAR_DEBUG'],
    valueOptions: words(
      `--app --app-dir -R --reload-dir -I --reload-include -E --reload-exclude -W --wc --web-concurrency --ssl-certfile
       --ssl-keyfile`,
    ),
    target: {
      ...noTarget,
      form: 'module:attribute',
      optional: true,
      options: ['--app'],
      variables: ['LITESTAR_APP'],
      directoryOptions: ['--app-dir'],
    },
    source: 'https://docs.litestar.dev/latest/usage/cli.html',
  }),
  server({
    name: 'streamlit run',
    programs: ['streamlit', 'streamlit.web.cli'],
    subcommands: [['run'], ['hello']],
    host: '0.0.0.0',
    port: 8501,
    hostOptions: ['--server.address'],
    portOptions: ['--server.port'],
    hostVariables: ['STREAMLIT_SERVER_ADDRESS'],
    portVariables: ['STREAMLIT_SERVER_PORT'],
    configFiles: [
      {
        options: [],
        paths: ['.streamlit/config.toml', '/root/.streamlit/config.toml'],
        format: 'toml',
        hostKeys: ['server.address'],
        portKeys: ['server.port'],
        bindKeys: [],
      },
    ],
    reloadOptions: [],
    valueOptions: words(
      `--server.headless --server.runOnSave --server.enableCORS --server.enableXsrfProtection --server.fileWatcherType
       --server.baseUrlPath --server.maxUploadSize --server.maxMessageSize --server.folderWatchBlacklist
       --server.enableStaticServing --server.sslCertFile --server.sslKeyFile --browser.serverAddress --browser.serverPort
       --browser.gatherUsageStats --logger.level --theme.base --client.showErrorDetails --client.toolbarMode
       --global.developmentMode`,
    ),
    target: { ...noTarget, form: 'file', optional: true },
    source: 'https://docs.streamlit.io/develop/api-reference/configuration/config.toml',
  }),
  server({
    name: 'bokeh serve',
    programs: ['bokeh', 'panel'],
    subcommands: [['serve']],
    host: '0.0.0.0',
    port: 5006,
    hostOptions: ['--address'],
    otherSocketOptions: ['--unix-socket'],
    reloadOptions: ['--dev', '--autoreload'],
    valueOptions: words(
      `--allow-websocket-origin --prefix --index --num-procs --log-level --log-format --log-file --keep-alive
       --check-unused-sessions --unused-session-lifetime --session-ids --auth-module --cookie-secret --websocket-max-message-size
       --ssl-certfile --ssl-keyfile --basic-auth --args --static-dirs --oauth-provider`,
    ),
    target: { ...noTarget, form: 'file', optional: true },
    source: 'https://docs.bokeh.org/en/latest/docs/reference/command/subcommands/serve.html',
  }),
  ...[
    { programs: ['jupyter'], subcommands: [['lab'], ['notebook'], ['server'], ['nbclassic']] },
    { programs: ['jupyter-lab', 'jupyter-notebook', 'jupyter-server', 'jupyterlab', 'notebook'], subcommands: [] },
  ].map((appearance) =>
    server({
      name: 'jupyter',
      ...appearance,
      host: 'localhost',
      port: 8888,
      hostOptions: ['--ip', '--ServerApp.ip', '--NotebookApp.ip', '--LabApp.ip'],
      portOptions: ['--port', '--ServerApp.port', '--NotebookApp.port', '--LabApp.port'],
      otherSocketOptions: ['--sock', '--ServerApp.sock'],
      portVariables: ['JUPYTER_PORT'],
      configFiles: [jupyterConfig],
      valueOptions: words(
        '--config --notebook-dir --log-level --browser --keyfile --certfile --client-ca --transport --gateway-url --sock-mode',
      ),
      source: 'https://jupyter-server.readthedocs.io/en/latest/other/full-config.html',
    }),
  ),
  server({
    name: 'voila',
    programs: ['voila'],
    host: 'localhost',
    port: 8866,
    hostOptions: ['--Voila.ip', '--ip'],
    portOptions: ['--port', '--Voila.port'],
    configFiles: [
      {
        options: ['--config'],
        paths: ['voila.json', 'voila.py', '/etc/jupyter/voila.json'],
        format: 'other',
        hostKeys: [],
        portKeys: [],
        bindKeys: [],
      },
    ],
    valueOptions: words('--config --template --theme --base_url --server_url --static'),
    target: { ...noTarget, form: 'file', optional: true },
    source: 'https://github.com/voila-dashboards/voila/blob/main/voila/app.py',
  }),
  server({
    name: 'tensorboard',
    programs: ['tensorboard', 'tensorboard.main'],
    host: 'localhost',
    port: 6006,
    valueOptions: words(
      '--logdir --logdir_spec --path_prefix --window_title --reload_interval --samples_per_plugin --db',
    ),
    source: 'https://github.com/tensorflow/tensorboard/blob/master/tensorboard/plugins/core/core_plugin.py',
  }),
  server({
    name: 'mlflow',
    programs: ['mlflow'],
    subcommands: [['server'], ['ui']],
    host: '127.0.0.1',
    port: 5000,
    hostOptions: ['-h', '--host'],
    portOptions: ['-p', '--port'],
    hostVariables: ['MLFLOW_HOST'],
    portVariables: ['MLFLOW_PORT'],
    debugOptions: ['--dev'],
    valueOptions: words(
      `--backend-store-uri --registry-store-uri --default-artifact-root --artifacts-destination --workers -w --static-prefix
       --gunicorn-opts --waitress-opts --uvicorn-opts --expose-prometheus --app-name --allowed-hosts
       --cors-allowed-origins`,
    ),
    source: 'https://mlflow.org/docs/latest/cli.html#mlflow-server',
  }),
  server({
    name: 'celery flower',
    programs: ['celery'],
    subcommands: [['flower']],
    host: '0.0.0.0',
    port: 5555,
    hostOptions: ['--address'],
    otherSocketOptions: ['--unix_socket', '--unix-socket'],
    hostVariables: ['FLOWER_ADDRESS'],
    portVariables: ['FLOWER_PORT'],
    configFiles: [
      {
        options: ['--conf'],
        paths: ['flowerconfig.py'],
        format: 'python',
        hostKeys: ['address'],
        portKeys: ['port'],
        bindKeys: [],
      },
    ],
    valueOptions: words(
      '-A --app -b --broker --result-backend --loader --config --workdir --broker_api --broker-api --basic_auth --basic-auth --url_prefix --url-prefix',
    ),
    target: { ...noTarget, form: 'any', optional: true, options: ['-A', '--app'] },
    source: 'https://flower.readthedocs.io/en/latest/config.html',
  }),
  server({
    name: 'chainlit run',
    programs: ['chainlit'],
    subcommands: [['run']],
    host: '127.0.0.1',
    port: 8000,
    hostVariables: ['CHAINLIT_HOST', 'CHAINLIT_RUN_HOST'],
    portVariables: ['CHAINLIT_PORT', 'CHAINLIT_RUN_PORT'],
    reloadOptions: ['-w', '--watch'],
    debugOptions: ['-d', '--debug'],
    valueOptions: words('--root-path --ssl-cert --ssl-key'),
    target: { ...noTarget, form: 'file' },
    source: 'https://github.com/Chainlit/chainlit/blob/main/backend/chainlit/cli/__init__.py',
  }),
  server({
    name: 'shiny run',
    programs: ['shiny'],
    subcommands: [['run']],
    host: '127.0.0.1',
    port: 8000,
    hostOptions: ['-h', '--host'],
    portOptions: ['-p', '--port'],
    reloadOptions: ['-r', '--reload'],
    valueOptions: words(
      '--autoreload-port --reload-dir --reload-includes --reload-excludes --ws-max-size --log-level -d --app-dir',
    ),
    target: {
      ...noTarget,
      form: 'any',
      optional: true,
      defaultAttribute: 'app',
      directoryOptions: ['-d', '--app-dir'],
    },
    source: 'https://github.com/posit-dev/py-shiny/blob/main/shiny/_main.py',
  }),
  server({
    name: 'fastmcp run',
    programs: ['fastmcp'],
    subcommands: [['run']],
    // The default transport is stdio, which has no port: only an explicit transport makes it listen.
    host: undefined,
    port: undefined,
    portOptions: ['--port', '-p'],
    hostVariables: ['FASTMCP_HOST'],
    portVariables: ['FASTMCP_PORT'],
    reloadOptions: ['--reload'],
    valueOptions: words(
      '--transport -t --path --log-level -l --python --with --project --with-requirements --reload-dir',
    ),
    target: { ...noTarget, form: 'any', optional: true },
    source: 'https://gofastmcp.com/patterns/cli',
  }),
  server({
    name: 'marimo',
    programs: ['marimo'],
    subcommands: [['run'], ['edit']],
    host: '127.0.0.1',
    port: 2718,
    portOptions: ['-p', '--port'],
    reloadOptions: ['--watch'],
    valueOptions: words(
      `--proxy --token-password --token-password-file --session-ttl --base-url --allow-origins --server-startup-command
       --asset-url --timeout --profile-dir --remote-url`,
    ),
    target: { ...noTarget, form: 'file', optional: true },
    source: 'https://docs.marimo.io/cli/',
  }),
  server({
    name: 'prefect server',
    programs: ['prefect'],
    subcommands: [['server', 'start']],
    host: '127.0.0.1',
    port: 4200,
    hostVariables: ['PREFECT_SERVER_API_HOST'],
    portVariables: ['PREFECT_SERVER_API_PORT'],
    valueOptions: words('--keep-alive-timeout --log-level --analytics --workers'),
    source: 'https://docs.prefect.io/v3/api-ref/cli/server',
  }),
  server({
    name: 'dagster',
    programs: ['dagster-webserver', 'dagster_webserver', 'dagit'],
    host: '127.0.0.1',
    port: 3000,
    hostOptions: ['-h', '--host'],
    portOptions: ['-p', '--port'],
    hostVariables: ['DAGSTER_WEBSERVER_HOST'],
    portVariables: ['DAGSTER_WEBSERVER_PORT'],
    valueOptions: words(
      '-w --workspace -f --python-file -m --module-name -a --attribute -d --working-directory --path-prefix -l --log-level --db-statement-timeout --db-pool-recycle',
    ),
    source: 'https://docs.dagster.io/api/clis/cli',
  }),
  server({
    name: 'dagster dev',
    programs: ['dagster'],
    subcommands: [['dev']],
    host: '127.0.0.1',
    port: 3000,
    hostOptions: ['-h', '--host', '--dagit-host'],
    portOptions: ['-p', '--port', '--dagit-port'],
    development: true,
    valueOptions: words(
      '-w --workspace -f --python-file -m --module-name -a --attribute -d --working-directory --log-level --code-server-log-level --live-data-poll-rate',
    ),
    source: 'https://docs.dagster.io/api/clis/cli',
  }),
  server({
    name: 'airflow',
    programs: ['airflow'],
    subcommands: [['webserver'], ['api-server']],
    host: '0.0.0.0',
    port: 8080,
    hostOptions: ['-H', '--hostname', '--host'],
    portOptions: ['-p', '--port'],
    portVariables: ['AIRFLOW__WEBSERVER__WEB_SERVER_PORT', 'AIRFLOW__API__PORT'],
    configFiles: [
      {
        options: [],
        paths: ['/opt/airflow/airflow.cfg', '/root/airflow/airflow.cfg'],
        format: 'ini',
        hostKeys: ['webserver.web_server_host', 'api.host'],
        portKeys: ['webserver.web_server_port', 'api.port'],
        bindKeys: [],
      },
    ],
    debugOptions: ['-d', '--debug'],
    valueOptions: words(
      '-w --workers -k --workerclass -t --worker-timeout -A --access-logfile -E --error-logfile --pid',
    ),
    verified: false,
    source: 'https://airflow.apache.org/docs/apache-airflow/stable/cli-and-env-variables-ref.html',
  }),
  server({
    name: 'locust',
    programs: ['locust'],
    host: '0.0.0.0',
    port: 8089,
    // `--host` is the system under test.
    hostOptions: ['--web-host'],
    portOptions: ['-P', '--web-port'],
    hostVariables: ['LOCUST_WEB_HOST'],
    portVariables: ['LOCUST_WEB_PORT'],
    configFiles: [
      {
        options: ['--config'],
        paths: ['locust.conf', 'pyproject.toml'],
        format: 'other',
        hostKeys: ['web-host'],
        portKeys: ['web-port'],
        bindKeys: [],
      },
    ],
    valueOptions: words(
      '-f --locustfile -H --host -u --users -r --spawn-rate -t --run-time --master-host --master-port --expect-workers --csv --html -L --loglevel --logfile --processes -T --tags',
    ),
    source: 'https://docs.locust.io/en/stable/configuration.html',
  }),
  server({
    name: 'uwsgi',
    programs: ['uwsgi', 'pyuwsgi'],
    host: undefined,
    port: undefined,
    hostOptions: [],
    portOptions: [],
    bindOptions: ['--http', '--http-socket', '--http11-socket', '--https', '--https-socket'],
    otherBindOptions: ['-s', '--socket', '--uwsgi-socket', '--fastcgi-socket', '--scgi-socket', '--stats'],
    hostVariables: [],
    argumentVariables: [],
    configFiles: [
      {
        options: ['--ini', '--yaml', '--yml', '--xml', '--json', '--ini-paste'],
        paths: [],
        format: 'ini',
        hostKeys: [],
        portKeys: [],
        bindKeys: ['http', 'http-socket', 'http11-socket'],
      },
    ],
    reloadOptions: ['--py-autoreload', '--python-autoreload'],
    valueOptions: words(
      `-w --module --wsgi --wsgi-file --file --callable -p --processes --workers --threads --chdir --uid --gid --pidfile
       -H --home --virtualenv --venv --pythonpath --pp --mount --static-map --buffer-size -b --harakiri -z --socket-timeout
       --listen -l --plugins --plugin --logto --logto2 --daemonize -d --max-requests --env --pyargv --chmod-socket
       --touch-reload --static-index --check-static`,
    ),
    target: {
      ...noTarget,
      form: 'module[:attribute]',
      optional: true,
      options: ['-w', '--module', '--wsgi', '--wsgi-file', '--file'],
      defaultAttribute: 'application',
      directoryOptions: ['--chdir', '--pythonpath', '--pp'],
    },
    source: 'https://uwsgi-docs.readthedocs.io/en/latest/Options.html',
  }),
];

/** A program that works without listening on anything. */
export interface Worker {
  readonly name: string;
  readonly programs: readonly string[];
  /** As in `Server`. */
  readonly subcommands: readonly (readonly string[])[];
  readonly valueOptions: readonly string[];
  readonly verified: boolean;
  readonly source: string;
}

/** Workers, schedulers and bots: rules about ports have nothing to say about them. */
export const workers: readonly Worker[] = [
  {
    name: 'celery',
    programs: ['celery'],
    subcommands: [['worker'], ['beat'], ['events'], ['multi'], ['inspect'], ['control'], ['call'], ['purge']],
    valueOptions: words('-A --app -b --broker --result-backend --loader --config --workdir'),
    verified: true,
    source: 'https://docs.celeryq.dev/en/stable/reference/cli.html',
  },
  {
    name: 'rq',
    programs: ['rq'],
    subcommands: [['worker'], ['worker-pool'], ['scheduler'], ['cron'], ['info']],
    valueOptions: words('-u --url -c --config -P --path'),
    verified: true,
    source: 'https://python-rq.org/docs/workers/',
  },
  {
    name: 'rqscheduler',
    programs: ['rqscheduler'],
    subcommands: [],
    valueOptions: [],
    verified: false,
    source: 'https://github.com/rq/rq-scheduler',
  },
  {
    name: 'dramatiq',
    programs: ['dramatiq', 'dramatiq-gevent'],
    subcommands: [],
    valueOptions: [],
    verified: true,
    source: 'https://dramatiq.io/reference.html',
  },
  {
    name: 'huey',
    programs: ['huey_consumer', 'huey_consumer.py', 'huey.bin.huey_consumer'],
    subcommands: [],
    valueOptions: [],
    verified: true,
    source: 'https://huey.readthedocs.io/en/latest/consumer.html',
  },
  {
    name: 'arq',
    programs: ['arq'],
    subcommands: [],
    valueOptions: [],
    verified: true,
    source: 'https://arq-docs.helpmanual.io/',
  },
  {
    name: 'manage.py',
    programs: ['manage.py', 'django-admin'],
    subcommands: [
      ['qcluster'],
      ['run_huey'],
      ['rqworker'],
      ['rqscheduler'],
      ['process_tasks'],
      ['migrate'],
      ['collectstatic'],
    ],
    valueOptions: words('--settings --pythonpath -v --verbosity'),
    verified: false,
    source: 'https://docs.djangoproject.com/en/stable/ref/django-admin/',
  },
  {
    name: 'prefect worker',
    programs: ['prefect'],
    subcommands: [
      ['worker', 'start'],
      ['agent', 'start'],
    ],
    valueOptions: [],
    verified: false,
    source: 'https://docs.prefect.io/v3/api-ref/cli/worker',
  },
  {
    name: 'airflow worker',
    programs: ['airflow'],
    subcommands: [['scheduler'], ['triggerer'], ['dag-processor']],
    valueOptions: [],
    verified: false,
    source: 'https://airflow.apache.org/docs/apache-airflow/stable/cli-and-env-variables-ref.html',
  },
  {
    name: 'alembic',
    programs: ['alembic'],
    subcommands: [],
    valueOptions: [],
    verified: true,
    source: 'https://alembic.sqlalchemy.org/en/latest/tutorial.html',
  },
];

/** A row with the place where the words behind its subcommand start. */
export interface Started<Row> {
  readonly row: Row;
  /** Index into the arguments of the first word behind the subcommand, 0-based. */
  readonly rest: number;
}

interface Startable {
  readonly programs: readonly string[];
  readonly subcommands: readonly (readonly string[])[];
  readonly valueOptions: readonly string[];
}

const serversByProgram = rowsByName(servers, ({ programs }) => programs);
const workersByProgram = rowsByName(workers, ({ programs }) => programs);

/** Where the words behind a subcommand start, or undefined when it is another one. Options before and between are skipped. */
function behindSubcommand(
  subcommand: readonly string[],
  valueOptions: readonly string[],
  args: readonly (string | undefined)[],
): number | undefined {
  let index = 0;
  for (const expected of subcommand) {
    while (args[index]?.startsWith('-')) index += valueOptions.includes(args[index] as string) ? 2 : 1;
    if (args[index] !== expected) return undefined;
    index += 1;
  }
  return index;
}

function started<Row extends Startable>(
  rows: ReadonlyMap<string, readonly Row[]>,
  program: string,
  args: readonly (string | undefined)[],
): Started<Row> | undefined {
  for (const row of rows.get(program) ?? []) {
    if (row.subcommands.length === 0) return { row, rest: 0 };
    for (const subcommand of row.subcommands) {
      const rest = behindSubcommand(subcommand, row.valueOptions, args);
      if (rest !== undefined) return { row, rest };
    }
  }
  return undefined;
}

const isPython = (program: string): boolean => /^(?:python|pypy)[0-9.]*$/.test(program);
const isManage = (argument: string | undefined): boolean => /(?:^|\/)manage\.py$/.test(argument ?? '');

/** `python manage.py …`, as the program that it is; `rest` counts from the arguments of `program`. */
function startedBy<Row extends Startable>(
  rows: ReadonlyMap<string, readonly Row[]>,
  program: string,
  args: readonly (string | undefined)[],
): Started<Row> | undefined {
  const script = args.findIndex((argument) => !argument?.startsWith('-'));
  if (!isPython(program) || script < 0 || !isManage(args[script])) return started(rows, program, args);
  const found = started(rows, 'manage.py', args.slice(script + 1));
  return found && { row: found.row, rest: found.rest + script + 1 };
}

/**
 * The server that a command starts.
 * @param program its name without folders; the module for `python -m module`
 * @param args its arguments; undefined where a value is not known
 */
export const serverOf = (program: string, args: readonly (string | undefined)[]): Started<Server> | undefined =>
  startedBy(serversByProgram, program, args);

/** The worker that a command starts: it listens on nothing. Parameters as for `serverOf`. */
export const workerOf = (program: string, args: readonly (string | undefined)[]): Started<Worker> | undefined =>
  startedBy(workersByProgram, program, args);

const optionsOfServers = new Map<Server, ReadonlySet<string>>();

/** Every option of a server that takes its value from the next word: those with an address, a target or a file too. */
export function valueOptionsOf(row: Server): ReadonlySet<string> {
  const cached = optionsOfServers.get(row);
  if (cached) return cached;
  const options = new Set([
    ...row.valueOptions,
    ...row.hostOptions,
    ...row.portOptions,
    ...row.bindOptions,
    ...row.otherBindOptions,
    ...row.otherSocketOptions,
    ...row.configFiles.flatMap((file) => file.options),
    ...(row.target?.options ?? []),
    ...(row.target?.directoryOptions ?? []),
  ]);
  optionsOfServers.set(row, options);
  return options;
}

/**
 * Whether a host is only reachable from inside the container. Names other than `localhost` are not: a service name
 * resolves to the container's own address.
 */
export function isLoopback(host: string): boolean {
  const name = host.toLowerCase();
  if (name === 'localhost') return true;
  const mayBeAddress = name.includes('127.') || name.includes('::1');
  return mayBeAddress && /^(?:127(?:\.[0-9]{1,3}){1,3}|\[?::1\]?|\[?::ffff:127\.[0-9.]+\]?)$/.test(name);
}

export type { CodeServer } from './code-servers.js';

/**
 * Servers, of the command line and of code, whose debug mode brings Werkzeug's console, in which a visitor runs code.
 * Source: https://werkzeug.palletsprojects.com/en/stable/debug/#enabling-the-debugger
 */
export const hasConsoleInDebug: ReadonlySet<string> = new Set([
  ...['flask run', 'Flask app.run()', 'Dash app.run()', 'socketio.run()', 'run_simple()'],
]);
