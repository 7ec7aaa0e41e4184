/** Python distributions: which command and which import each provides, what it pulls in, and which pins break. */

import { words } from './words.js';

/** A distribution name as package indexes compare it: https://packaging.python.org/en/latest/specifications/name-normalization/ */
export const normalizedName = (name: string): string => name.toLowerCase().replace(/[-_.]+/g, '-');

/**
 * Which distributions install a command. Names are normalised; commands that are not here mostly have their
 * distribution's name, but that proves nothing.
 * Source: the `[project.scripts]` of the distributions on https://pypi.org.
 */
const commandProviders: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    flask: 'flask',
    gunicorn: 'gunicorn',
    uvicorn: 'uvicorn',
    fastapi: 'fastapi-cli fastapi-cloud-cli',
    hypercorn: 'hypercorn',
    daphne: 'daphne',
    granian: 'granian',
    'waitress-serve': 'waitress',
    uwsgi: 'uwsgi pyuwsgi',
    sanic: 'sanic',
    quart: 'quart',
    litestar: 'litestar',
    streamlit: 'streamlit',
    gradio: 'gradio',
    chainlit: 'chainlit',
    shiny: 'shiny',
    bokeh: 'bokeh',
    panel: 'panel',
    voila: 'voila',
    jupyter: 'jupyter-core',
    'jupyter-lab': 'jupyterlab',
    'jupyter-notebook': 'notebook',
    tensorboard: 'tensorboard',
    mlflow: 'mlflow mlflow-skinny',
    celery: 'celery',
    rq: 'rq',
    dramatiq: 'dramatiq',
    huey_consumer: 'huey',
    'huey_consumer.py': 'huey',
    arq: 'arq',
    alembic: 'alembic',
    locust: 'locust',
    prefect: 'prefect',
    dagster: 'dagster',
    'dagster-webserver': 'dagster-webserver',
    airflow: 'apache-airflow apache-airflow-core',
    superset: 'apache-superset',
    pytest: 'pytest',
    'ddtrace-run': 'ddtrace',
    'newrelic-admin': 'newrelic',
    'opentelemetry-instrument': 'opentelemetry-instrumentation opentelemetry-distro',
    honcho: 'honcho',
    supervisord: 'supervisor',
    scrapy: 'scrapy',
    mkdocs: 'mkdocs',
    'django-admin': 'django',
    marimo: 'marimo',
    fastmcp: 'fastmcp',
    watchmedo: 'watchdog',
    watchfiles: 'watchfiles',
    coverage: 'coverage',
    poetry: 'poetry',
    pdm: 'pdm',
    pipenv: 'pipenv',
    uv: 'uv',
  }).map(([command, text]) => [command, words(text)] as const),
);

/** The distributions that install a command; empty for a command that the table does not have. */
export const providersOf = (command: string): readonly string[] => commandProviders.get(command) ?? [];

/**
 * What a distribution (with an extra, in brackets) surely brings along, as of the extraction: read from the metadata of
 * installed releases. It proves presence; that something is not here proves nothing.
 */
const dependencies: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    fastapi: 'starlette pydantic typing-extensions',
    'fastapi[standard]': 'fastapi fastapi-cli uvicorn jinja2 python-multipart httpx email-validator',
    'fastapi[all]': 'fastapi fastapi-cli uvicorn jinja2 python-multipart httpx email-validator',
    'fastapi-cli': 'typer uvicorn',
    'fastapi-cli[standard]': 'fastapi-cli uvicorn',
    'uvicorn[standard]': 'uvicorn httptools uvloop watchfiles websockets python-dotenv pyyaml',
    uvicorn: 'click h11',
    'uvicorn-worker': 'uvicorn gunicorn',
    flask: 'blinker click itsdangerous jinja2 markupsafe werkzeug',
    quart: 'flask hypercorn werkzeug jinja2 click',
    dash: 'flask werkzeug plotly requests',
    streamlit: 'numpy pandas pillow pyarrow requests altair protobuf click',
    gradio: 'fastapi uvicorn pydantic httpx jinja2 numpy pandas pillow',
    chainlit: 'fastapi uvicorn pydantic starlette click',
    nicegui: 'fastapi uvicorn starlette jinja2 httpx',
    django: 'asgiref sqlparse',
    djangorestframework: 'django',
    'flask-sqlalchemy': 'flask sqlalchemy',
    'flask-migrate': 'flask flask-sqlalchemy alembic',
    'flask-restful': 'flask',
    'flask-cors': 'flask',
    'flask-login': 'flask werkzeug',
    'flask-wtf': 'flask wtforms',
    'flask-socketio': 'flask python-socketio',
    starlette: 'anyio',
    celery: 'kombu billiard vine click',
    flower: 'celery tornado',
    pandas: 'numpy python-dateutil',
    requests: 'urllib3 certifi idna charset-normalizer',
    httpx: 'httpcore anyio certifi idna',
    alembic: 'sqlalchemy mako',
    daphne: 'twisted autobahn asgiref',
    voila: 'jupyter-server nbconvert',
    dramatiq: '',
    rq: 'redis click',
    arq: 'redis',
  }).map(([name, text]) => [name, text === '' ? [] : words(text)] as const),
);

/** The direct dependencies that are surely there. @param name normalised, with an extra in brackets where one is asked for */
export const dependenciesOf = (name: string): readonly string[] => dependencies.get(name) ?? [];

/** Import names whose distribution is called otherwise; several where any of them provides it. */
const importProviders: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    cv2: 'opencv-python opencv-python-headless opencv-contrib-python opencv-contrib-python-headless',
    PIL: 'pillow pillow-simd',
    yaml: 'pyyaml',
    sklearn: 'scikit-learn sklearn',
    skimage: 'scikit-image',
    bs4: 'beautifulsoup4 bs4',
    dotenv: 'python-dotenv',
    jwt: 'pyjwt jwt',
    jose: 'python-jose',
    psycopg2: 'psycopg2 psycopg2-binary psycopg2cffi',
    psycopg: 'psycopg psycopg-binary',
    MySQLdb: 'mysqlclient mysql-python',
    magic: 'python-magic',
    serial: 'pyserial',
    dateutil: 'python-dateutil',
    attr: 'attrs',
    git: 'gitpython',
    github: 'pygithub',
    docx: 'python-docx',
    pptx: 'python-pptx',
    fitz: 'pymupdf',
    multipart: 'python-multipart',
    socketio: 'python-socketio',
    engineio: 'python-engineio',
    telegram: 'python-telegram-bot telegram',
    discord: 'discord-py py-cord discord discord-py-self',
    rest_framework: 'djangorestframework',
    corsheaders: 'django-cors-headers',
    environ: 'django-environ',
    decouple: 'python-decouple',
    Crypto: 'pycryptodome pycrypto',
    OpenSSL: 'pyopenssl',
    nacl: 'pynacl',
    zmq: 'pyzmq',
    usb: 'pyusb',
    ldap: 'python-ldap',
    memcache: 'python-memcached',
    slugify: 'python-slugify',
    markdown: 'markdown',
    pkg_resources: 'setuptools',
    grpc: 'grpcio',
    flask_sqlalchemy: 'flask-sqlalchemy',
    flask_cors: 'flask-cors',
    flask_migrate: 'flask-migrate',
    flask_login: 'flask-login',
    flask_socketio: 'flask-socketio',
    pydantic_settings: 'pydantic-settings',
    sentence_transformers: 'sentence-transformers',
    faiss: 'faiss-cpu faiss-gpu',
    pymysql: 'pymysql',
    win32api: 'pywin32',
  }).map(([module, text]) => [module, words(text)] as const),
);

/** Imports whose distributions are all known, so that without any of them the import fails. */
const settledImports: ReadonlySet<string> = new Set(
  words(
    `requests redis sqlalchemy psycopg2 psycopg pymongo motor pymysql MySQLdb asyncpg aiohttp httpx bs4 boto3 numpy pandas openai
     discord telegram aiogram cv2 sklearn torch tensorflow dotenv loguru apscheduler openpyxl selenium pika flask_sqlalchemy
     flask_cors flask_login flask_migrate rest_framework fastapi PIL matplotlib joblib jwt passlib jose lxml yaml flask django
     celery streamlit gradio tornado uvicorn gunicorn hypercorn scrapy mlflow sanic quart bokeh dramatiq rq huey`,
  ),
);

/** Whether the distributions that provide a top-level import are all known. */
export const isSettledImport = (module: string): boolean => settledImports.has(module);

/** The distributions that provide a top-level import; a name that is not in the table stands for itself, normalised. */
export const distributionsOfImport = (module: string): readonly string[] =>
  importProviders.get(module) ?? [normalizedName(module)];

/** A pin of an old release whose dependency has no upper bound and breaks with a newer release. */
export interface IncompatiblePin {
  /** Normalised. */
  readonly distribution: string;
  /** The releases it is about, as a version specifier. */
  readonly versions: string;
  readonly dependency: string;
  /** The bound to add, as a version specifier. */
  readonly bound: string;
  /** The oldest Python that the first release beyond the bound supports: an older one gets no release that breaks. */
  readonly python: string;
  /** The extra that brings the dependency, where it is none that the distribution always has. */
  readonly extra?: string;
  /** Other distributions that may hold the dependency back. */
  readonly heldBackBy?: RegExp;
  /** Whether so many distributions hold it back that nothing is said unless all the others are known to leave it alone. */
  readonly oftenHeldBack?: boolean;
  /** How it fails, in one line. */
  readonly failure: string;
  readonly verified: boolean;
  readonly source: string;
}

/** Known breakages: releases from both ends of each range were installed and seen to fail so. */
export const incompatiblePins: readonly IncompatiblePin[] = [
  {
    distribution: 'flask',
    versions: '>=1.0,<2.2.4,!=1.1.3,!=1.1.4',
    dependency: 'werkzeug',
    heldBackBy: /^(?:dash.*|connexion|flask-restx|flask-appbuilder|apache-.*|moto|mlflow.*|wandb|jupyter.*)$/,
    bound: '<3',
    python: '3.8',
    failure: "ImportError: cannot import name 'url_quote' from 'werkzeug.urls'",
    verified: true,
    source: 'https://werkzeug.palletsprojects.com/en/stable/changes/#version-3-0-0',
  },
  {
    distribution: 'flask',
    versions: '<1.1.3',
    dependency: 'jinja2',
    bound: '<3.1',
    python: '3.7',
    failure: "ImportError: cannot import name 'escape' from 'jinja2'",
    verified: true,
    source: 'https://jinja.palletsprojects.com/en/stable/changes/#version-3-1-0',
  },
  {
    distribution: 'flask',
    versions: '<1.1.3',
    dependency: 'itsdangerous',
    bound: '<2.1',
    python: '3.7',
    failure: "ImportError: cannot import name 'json' from 'itsdangerous'",
    verified: true,
    source: 'https://itsdangerous.palletsprojects.com/en/stable/changes/',
  },
  {
    distribution: 'flask',
    versions: '>=1.1.3,<=1.1.4',
    dependency: 'markupsafe',
    bound: '<2.1',
    python: '3.7',
    failure: "ImportError: cannot import name 'soft_unicode' from 'markupsafe'",
    verified: true,
    source: 'https://markupsafe.palletsprojects.com/en/stable/changes/#version-2-1-0',
  },
  {
    distribution: 'jinja2',
    versions: '>=2.10,<3',
    dependency: 'markupsafe',
    bound: '<2.1',
    python: '3.7',
    failure: "ImportError: cannot import name 'soft_unicode' from 'markupsafe'",
    verified: true,
    source: 'https://markupsafe.palletsprojects.com/en/stable/changes/#version-2-1-0',
  },
  {
    distribution: 'flask-login',
    versions: '>=0.6,<0.6.3',
    dependency: 'werkzeug',
    heldBackBy: /^(?:dash.*|connexion|flask-restx|flask-appbuilder|apache-.*|moto|mlflow.*|wandb|jupyter.*)$/,
    bound: '<3',
    python: '3.8',
    failure: "ImportError: cannot import name 'url_decode' from 'werkzeug.urls'",
    verified: true,
    source: 'https://github.com/maxcountryman/flask-login/blob/main/CHANGES.md',
  },
  {
    distribution: 'flask-wtf',
    versions: '>=0.15,<1.1.2',
    dependency: 'werkzeug',
    heldBackBy: /^(?:dash.*|connexion|flask-restx|flask-appbuilder|apache-.*|moto|mlflow.*|wandb|jupyter.*)$/,
    bound: '<3',
    python: '3.8',
    failure: "ImportError: cannot import name 'url_encode' from 'werkzeug.urls'",
    verified: true,
    source: 'https://flask-wtf.readthedocs.io/en/latest/changes/',
  },
  {
    distribution: 'flask-sqlalchemy',
    versions: '>=2.5,<3',
    dependency: 'sqlalchemy',
    heldBackBy: /^(?:sqlmodel|databases|apache-.*|prefect|dagster|mlflow.*|langchain.*|optuna|ipython-sql)$/,
    bound: '<2',
    python: '3.7',
    failure: "AttributeError: module 'sqlalchemy' has no attribute '__all__'",
    verified: true,
    source: 'https://flask-sqlalchemy.readthedocs.io/en/stable/changes/',
  },
  {
    distribution: 'pandas',
    versions: '>=1.3.4,<2.1.2',
    dependency: 'numpy',
    oftenHeldBack: true,
    bound: '<2',
    python: '3.9',
    failure: 'ValueError: numpy.dtype size changed, may indicate binary incompatibility',
    verified: true,
    source: 'https://numpy.org/doc/stable/release/2.0.0-notes.html',
  },
  ...['opencv-python', 'opencv-python-headless'].map((distribution) => ({
    distribution,
    versions: '>=4.5.5,<4.10',
    dependency: 'numpy',
    oftenHeldBack: true,
    bound: '<2',
    python: '3.9',
    failure: 'ImportError: numpy.core.multiarray failed to import',
    verified: true,
    source: 'https://numpy.org/doc/stable/release/2.0.0-notes.html',
  })),
  {
    distribution: 'openai',
    versions: '>=1.3,<1.55.3',
    dependency: 'httpx',
    oftenHeldBack: true,
    bound: '<0.28',
    python: '3.8',
    failure: "TypeError: Client.__init__() got an unexpected keyword argument 'proxies'",
    verified: true,
    source: 'https://github.com/openai/openai-python/blob/main/CHANGELOG.md#1553-2024-11-28',
  },
  {
    distribution: 'streamlit',
    versions: '>=1.12,<1.20',
    dependency: 'altair',
    bound: '<5',
    python: '3.8',
    failure: "ModuleNotFoundError: No module named 'altair.vegalite.v4'",
    verified: true,
    source: 'https://github.com/streamlit/streamlit/issues/6607',
  },
  {
    distribution: 'passlib',
    versions: '>=1.7.4,<1.8',
    dependency: 'bcrypt',
    extra: 'bcrypt',
    bound: '<5',
    python: '3.8',
    failure: 'ValueError: password cannot be longer than 72 bytes',
    verified: true,
    source: 'https://github.com/pyca/bcrypt/blob/main/README.rst#50',
  },
];

/**
 * Distributions that need, and hold back, neither numpy nor httpx in any release.
 * Source: the `Requires-Dist` of the distributions on https://pypi.org
 */
const leaveAlone =
  /^(?:flask(?:-(?:cors|sqlalchemy|migrate|login|wtf|restful|mail|socketio|bcrypt|jwt-extended|limiter|caching|session))?|django(?:-cors-headers|-environ|-filter|-redis|restframework)?|djangorestframework|fastapi|starlette|uvicorn|gunicorn|hypercorn|waitress|gevent|eventlet|werkzeug|jinja2|markupsafe|itsdangerous|click|blinker|requests|urllib3|certifi|idna|charset-normalizer|chardet|psycopg2?(?:-binary)?|asyncpg|pymysql|mysqlclient|mysql-connector-python|pymongo|motor|redis|celery|kombu|sqlalchemy|alembic|python-dotenv|pyyaml|pydantic|pydantic-settings|pydantic-core|python-multipart|python-dateutil|pytz|tzdata|six|tqdm|openpyxl|xlrd|xlsxwriter|lxml|beautifulsoup4|soupsieve|boto3|botocore|s3transfer|pillow|simplejson|ujson|orjson|typing-extensions|aiohttp|aiofiles|passlib|bcrypt|pyjwt|python-jose|cryptography|attrs|packaging|setuptools|wheel|pip|wtforms|email-validator|tenacity|loguru|colorama|rich|typer)$/;

/** Whether a distribution surely does not decide which numpy or httpx is installed. */
export const leavesNumpyAlone = (distribution: string): boolean => leaveAlone.test(distribution);
