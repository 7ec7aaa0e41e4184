/** What base images bring: user, folder, ports, start command, variables, shell, tools, Python. */

import { officialName } from './end-of-life.js';
import { rowsByName, rowsByPrefix } from './rows-by-name.js';

/** What is known about an image. */
export interface BaseImageFacts {
  /** The table row: `python`, `debian`, `distroless-python`… */
  readonly family: string;
  /** The user it runs as; undefined where it is not known. */
  readonly user: string | undefined;
  /** The working directory; undefined where it is not known. */
  readonly workdir: string | undefined;
  /** The ports it exposes; undefined where they are not known. */
  readonly exposed: readonly number[] | undefined;
  /** Empty where there is none; undefined where it is not known. */
  readonly entrypoint: readonly string[] | undefined;
  readonly command: readonly string[] | undefined;
  /** The variables it sets; a value is undefined where only the name is known. */
  readonly environment: ReadonlyMap<string, string | undefined>;
  readonly system:
    'debian' | 'ubuntu' | 'alpine' | 'amazonlinux' | 'redhat' | 'wolfi' | 'distroless' | 'windows' | undefined;
  /** What `/bin/sh` is; `none` where there is no shell. */
  readonly shell: 'dash' | 'busybox' | 'bash' | 'none' | undefined;
  /** Programs that are surely there (true) or surely not (false); others are not known. */
  readonly tools: ReadonlyMap<string, boolean>;
  /** Whether the image brings its own Python; undefined where it is not known. */
  readonly hasPython: boolean | undefined;
  /** Its minor version (`3.12`), where the tag tells. */
  readonly pythonVersion: string | undefined;
  /** Application files that it has: absolute paths. */
  readonly files: readonly string[];
  /** The folder that it has for the application, and leaves empty: an absolute path. */
  readonly emptyFolder: string | undefined;
  /** Whether the row names everything that the image sets: what it does not name is surely unset. */
  readonly complete: boolean;
  /** False: from memory, no error may rest on it. */
  readonly verified: boolean;
  readonly source: string;
}

/** Whether an image is made of a Python of its own in /usr/local: the official image, and that of uv which is built on it. */
export const isPythonImage = (facts: BaseImageFacts | undefined): boolean =>
  facts?.family === 'python' || facts?.family === 'uv-python';

interface Image {
  readonly name: string;
  readonly tag: string;
}

interface Row {
  /** Names as people call them; one that ends in `*` is a prefix. */
  readonly names: readonly string[];
  /** Which tags it is about; all when absent. */
  readonly tags?: RegExp;
  readonly facts: Partial<Omit<BaseImageFacts, 'environment' | 'tools'>> & {
    readonly family: string;
    readonly source: string;
  };
  readonly environment?: string;
  readonly present?: string;
  readonly absent?: string;
  readonly python?: (image: Image) => string | undefined;
  /** Whether the system, the shell and the tools follow from the tag, as in Docker's official images. */
  readonly variants?: boolean;
}

const systemPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
const pythonPath = `/usr/local/bin:${systemPath}`;

const leadingMinor = ({ tag }: Image): string | undefined => /^([23]\.[0-9]+)(?![0-9])/.exec(tag)?.[1];
const namedMinor = ({ tag }: Image): string | undefined => /(?:^|-)python([23]\.[0-9]+)/.exec(tag)?.[1];

const plain = { user: 'root', workdir: '/', exposed: [], entrypoint: [] } as const;

/** What the full Debian images bring: https://github.com/docker-library/buildpack-deps */
const buildTools = 'bash sh git curl wget gcc g++ make perl tar gzip unzip ssh find sed grep';
const debianTools = 'bash sh tar gzip find sed grep perl apt-get useradd adduser groupadd';
const alpineTools = 'sh wget tar gzip find sed grep nc adduser addgroup apk unzip';

const rows: readonly Row[] = [
  {
    names: ['python'],
    tags: /windowsservercore|nanoserver/,
    facts: { family: 'python-windows', system: 'windows', hasPython: true, source: 'https://hub.docker.com/_/python' },
    python: leadingMinor,
  },
  {
    names: ['python'],
    variants: true,
    python: leadingMinor,
    facts: {
      ...plain,
      family: 'python',
      command: ['python3'],
      hasPython: true,
      complete: true,
      source: 'https://github.com/docker-library/python',
    },
    // Older images set the last four as well; LANG is gone from 3.13 on.
    environment: `PATH=${pythonPath} PYTHON_VERSION PYTHON_SHA256 GPG_KEY PYTHON_PIP_VERSION PYTHON_SETUPTOOLS_VERSION
      PYTHON_GET_PIP_URL PYTHON_GET_PIP_SHA256`,
    present: 'python python3 pip pip3',
  },
  {
    names: ['pypy'],
    variants: true,
    facts: {
      ...plain,
      family: 'pypy',
      command: ['pypy3'],
      hasPython: true,
      complete: true,
      source: 'https://github.com/docker-library/pypy',
    },
    environment: 'PATH LANG PYPY_VERSION PYTHON_VERSION PYTHON_GET_PIP_URL PYTHON_GET_PIP_SHA256 PYTHON_PIP_VERSION',
    present: 'pypy3 pip',
  },
  {
    names: ['ghcr.io/astral-sh/uv', 'astral/uv'],
    tags: /(?:^|-)python[0-9]/,
    variants: true,
    python: namedMinor,
    facts: {
      ...plain,
      family: 'uv-python',
      command: ['/usr/local/bin/uv'],
      hasPython: true,
      complete: true,
      source: 'https://docs.astral.sh/uv/guides/integration/docker/',
    },
    environment: `PATH=${pythonPath} PYTHON_VERSION PYTHON_SHA256 GPG_KEY LANG UV_TOOL_BIN_DIR`,
    present: 'python python3 pip uv uvx',
  },
  {
    names: ['ghcr.io/astral-sh/uv', 'astral/uv'],
    tags: /debian|alpine|bookworm|trixie|bullseye/,
    variants: true,
    facts: {
      ...plain,
      family: 'uv-system',
      command: ['/usr/local/bin/uv'],
      hasPython: false,
      complete: true,
      source: 'https://docs.astral.sh/uv/guides/integration/docker/',
    },
    environment: `PATH=${systemPath} UV_TOOL_BIN_DIR`,
    present: 'uv uvx',
  },
  {
    names: ['ghcr.io/astral-sh/uv', 'astral/uv'],
    facts: {
      family: 'uv-distroless',
      system: 'distroless',
      shell: 'none',
      user: 'root',
      hasPython: false,
      source: 'https://docs.astral.sh/uv/guides/integration/docker/',
    },
    absent: 'sh bash curl wget git gcc python python3',
  },
  {
    names: ['gcr.io/distroless/*'],
    facts: {
      family: 'distroless',
      system: 'distroless',
      shell: 'none',
      exposed: [],
      source: 'https://github.com/GoogleContainerTools/distroless',
    },
    absent: 'sh bash curl wget git gcc apt-get pip',
  },
  {
    names: ['cgr.dev/chainguard/*'],
    tags: /^(?!.*dev)/,
    facts: {
      family: 'chainguard',
      system: 'wolfi',
      user: 'nonroot',
      verified: false,
      source: 'https://images.chainguard.dev',
    },
  },
  {
    names: ['debian', 'bitnami/minideb'],
    variants: true,
    facts: {
      ...plain,
      family: 'debian',
      command: ['bash'],
      hasPython: false,
      complete: true,
      source: 'https://hub.docker.com/_/debian',
    },
    environment: `PATH=${systemPath}`,
    absent: 'python python3 pip pip3 curl wget git gcc',
  },
  {
    names: ['ubuntu'],
    facts: {
      ...plain,
      family: 'ubuntu',
      system: 'ubuntu',
      shell: 'dash',
      command: ['/bin/bash'],
      hasPython: false,
      complete: true,
      source: 'https://hub.docker.com/_/ubuntu',
    },
    environment: `PATH=${systemPath}`,
    present: debianTools,
    absent: 'python python3 pip pip3 curl wget git gcc',
  },
  {
    names: ['alpine'],
    facts: {
      ...plain,
      family: 'alpine',
      system: 'alpine',
      shell: 'busybox',
      command: ['/bin/sh'],
      hasPython: false,
      complete: true,
      source: 'https://hub.docker.com/_/alpine',
    },
    environment: `PATH=${systemPath}`,
    present: alpineTools,
    absent: 'bash python python3 pip pip3 curl git gcc',
  },
  {
    names: ['busybox'],
    facts: {
      ...plain,
      family: 'busybox',
      shell: 'busybox',
      command: ['sh'],
      hasPython: false,
      complete: true,
      source: 'https://hub.docker.com/_/busybox',
    },
    environment: `PATH=${systemPath}`,
    present: 'sh wget tar find sed grep nc',
    absent: 'bash python python3 curl git gcc apt-get apk',
  },
  {
    names: ['buildpack-deps'],
    facts: {
      ...plain,
      family: 'buildpack-deps',
      shell: 'dash',
      complete: true,
      command: ['bash'],
      source: 'https://hub.docker.com/_/buildpack-deps',
    },
    environment: `PATH=${systemPath}`,
    present: 'bash sh curl wget',
  },
  {
    names: ['node'],
    variants: true,
    facts: {
      user: 'root',
      workdir: '/',
      exposed: [],
      family: 'node',
      entrypoint: ['docker-entrypoint.sh'],
      command: ['node'],
      complete: true,
      source: 'https://github.com/nodejs/docker-node',
    },
    environment: `PATH=${systemPath} NODE_VERSION YARN_VERSION`,
    present: 'node npm npx',
  },
  {
    names: ['nginx'],
    variants: true,
    facts: {
      user: 'root',
      workdir: '/',
      exposed: [80],
      family: 'nginx',
      entrypoint: ['/docker-entrypoint.sh'],
      command: ['nginx', '-g', 'daemon off;'],
      hasPython: false,
      source: 'https://github.com/nginx/docker-nginx',
    },
    present: 'nginx',
  },
  {
    names: ['tiangolo/uvicorn-gunicorn', 'tiangolo/uvicorn-gunicorn-fastapi', 'tiangolo/uvicorn-gunicorn-starlette'],
    variants: true,
    python: namedMinor,
    facts: {
      user: 'root',
      workdir: '/app',
      exposed: [80],
      entrypoint: [],
      family: 'tiangolo',
      command: ['/start.sh'],
      hasPython: true,
      files: ['/app/main.py', '/start.sh', '/start-reload.sh', '/gunicorn_conf.py'],
      source: 'https://github.com/tiangolo/uvicorn-gunicorn-docker',
    },
    environment: 'PYTHONPATH=/app PATH PYTHON_VERSION GPG_KEY LANG',
    present: 'python python3 pip gunicorn uvicorn',
  },
  {
    names: ['tiangolo/uwsgi-nginx', 'tiangolo/uwsgi-nginx-flask'],
    python: namedMinor,
    facts: {
      user: 'root',
      workdir: '/app',
      exposed: [80, 443],
      family: 'tiangolo-uwsgi',
      hasPython: true,
      verified: false,
      source: 'https://github.com/tiangolo/uwsgi-nginx-flask-docker',
    },
    present: 'python python3 pip',
  },
  {
    names: ['tiangolo/meinheld-gunicorn*'],
    python: namedMinor,
    facts: {
      user: 'root',
      workdir: '/app',
      family: 'tiangolo-meinheld',
      hasPython: true,
      verified: false,
      source: 'https://github.com/tiangolo/meinheld-gunicorn-docker',
    },
  },
  {
    names: ['mambaorg/micromamba'],
    facts: {
      user: 'mambauser',
      workdir: '/tmp',
      exposed: [],
      entrypoint: ['/usr/local/bin/_entrypoint.sh'],
      family: 'micromamba',
      command: ['/bin/bash'],
      shell: 'bash',
      source: 'https://github.com/mamba-org/micromamba-docker',
    },
    environment: 'MAMBA_ROOT_PREFIX=/opt/conda MAMBA_USER ENV_NAME MAMBA_EXE LANG LC_ALL PATH',
    present: 'bash sh micromamba',
  },
  {
    names: ['continuumio/miniconda3', 'continuumio/anaconda3', 'continuumio/miniconda', 'anaconda/miniconda'],
    facts: {
      ...plain,
      family: 'conda',
      command: ['/bin/bash'],
      shell: 'dash',
      system: 'debian',
      hasPython: true,
      source: 'https://github.com/anaconda/docker-images',
    },
    environment: 'PATH LANG LC_ALL',
    present: 'bash sh conda python pip git',
  },
  {
    names: ['condaforge/miniforge3', 'condaforge/mambaforge'],
    facts: {
      user: 'root',
      workdir: '/',
      exposed: [],
      family: 'miniforge',
      system: 'ubuntu',
      hasPython: true,
      verified: false,
      source: 'https://github.com/conda-forge/miniforge-images',
    },
    environment: 'PATH LANG LC_ALL CONDA_DIR',
    present: 'bash sh conda mamba python pip',
  },
  {
    names: ['quay.io/jupyter/*', 'jupyter/*'],
    facts: {
      user: 'jovyan',
      workdir: '/home/jovyan',
      exposed: [8888],
      family: 'jupyter',
      system: 'ubuntu',
      command: ['start-notebook.py'],
      hasPython: true,
      // It makes Jupyter listen on every address.
      files: ['/etc/jupyter/jupyter_server_config.py'],
      source: 'https://github.com/jupyter/docker-stacks',
    },
    environment:
      'JUPYTER_PORT=8888 NB_USER=jovyan NB_UID=1000 NB_GID=100 CONDA_DIR=/opt/conda HOME=/home/jovyan PATH SHELL LANG LC_ALL',
    present: 'bash sh conda mamba python pip jupyter',
  },
  {
    names: ['public.ecr.aws/lambda/python', 'amazon/aws-lambda-python'],
    python: leadingMinor,
    facts: {
      workdir: '/var/task',
      emptyFolder: '/var/task',
      exposed: [8080],
      entrypoint: ['/lambda-entrypoint.sh'],
      family: 'lambda',
      system: 'amazonlinux',
      shell: 'bash',
      hasPython: true,
      source: 'https://docs.aws.amazon.com/lambda/latest/dg/python-image.html',
    },
    environment: 'LAMBDA_TASK_ROOT=/var/task LAMBDA_RUNTIME_DIR LANG TZ PATH LD_LIBRARY_PATH',
    present: 'bash sh python pip',
    absent: 'gcc apt-get',
  },
  {
    names: ['nvidia/cuda', 'nvcr.io/nvidia/cuda'],
    facts: {
      user: 'root',
      workdir: '/',
      exposed: [],
      family: 'cuda',
      verified: false,
      source: 'https://hub.docker.com/r/nvidia/cuda',
    },
    environment:
      'PATH LD_LIBRARY_PATH CUDA_VERSION NVIDIA_VISIBLE_DEVICES NVIDIA_DRIVER_CAPABILITIES NV_CUDA_CUDART_VERSION NVARCH',
    present: 'bash sh',
  },
  {
    names: ['pytorch/pytorch'],
    facts: {
      user: 'root',
      workdir: '/workspace',
      family: 'pytorch',
      hasPython: true,
      verified: false,
      source: 'https://hub.docker.com/r/pytorch/pytorch',
    },
    present: 'bash sh python pip',
  },
  {
    names: ['tensorflow/tensorflow'],
    facts: {
      user: 'root',
      family: 'tensorflow',
      system: 'ubuntu',
      hasPython: true,
      verified: false,
      source: 'https://www.tensorflow.org/install/docker',
    },
    present: 'bash sh python pip',
  },
  {
    names: ['mcr.microsoft.com/playwright/python'],
    facts: {
      user: 'root',
      family: 'playwright',
      system: 'ubuntu',
      hasPython: true,
      verified: false,
      source: 'https://playwright.dev/python/docs/docker',
    },
  },
  {
    names: ['mcr.microsoft.com/devcontainers/*', 'mcr.microsoft.com/vscode/devcontainers/*'],
    facts: { family: 'devcontainer', source: 'https://github.com/devcontainers/images', verified: false },
  },
  {
    names: ['apache/airflow'],
    facts: {
      user: 'airflow',
      workdir: '/opt/airflow',
      exposed: [8080],
      family: 'airflow',
      system: 'debian',
      hasPython: true,
      verified: false,
      source: 'https://airflow.apache.org/docs/docker-stack/',
    },
  },
  {
    names: ['registry.access.redhat.com/ubi8/python-*', 'registry.access.redhat.com/ubi9/python-*'],
    facts: {
      user: '1001',
      workdir: '/opt/app-root/src',
      exposed: [8080],
      family: 'ubi-python',
      system: 'redhat',
      shell: 'bash',
      hasPython: true,
      verified: false,
      source: 'https://catalog.redhat.com/software/containers/search',
    },
  },
  {
    names: [
      'amazonlinux',
      'public.ecr.aws/amazonlinux/amazonlinux',
      'fedora',
      'rockylinux',
      'rockylinux/rockylinux',
      'almalinux',
      'centos',
    ],
    facts: {
      ...plain,
      family: 'rpm',
      shell: 'bash',
      command: ['/bin/bash'],
      source: 'https://hub.docker.com/_/amazonlinux',
    },
    environment: 'PATH',
    present: 'bash sh',
    absent: 'gcc git',
  },
  {
    names: ['waleedka/modern-deep-learning'],
    facts: {
      user: 'root',
      workdir: '/root',
      exposed: [8888, 6006],
      entrypoint: [],
      family: 'modern-deep-learning',
      command: ['/bin/bash'],
      system: 'ubuntu',
      shell: 'dash',
      hasPython: true,
      pythonVersion: '3.5',
      source: 'https://github.com/waleedka/modern-deep-learning-docker',
    },
    present: 'bash sh python3 pip3 git curl wget',
    absent: 'python',
  },
];

const exact = rowsByName(rows, ({ names }) => names);
const prefixes = rowsByPrefix(rows, ({ names }) => names);

const rowOf = ({ name, tag }: Image): Row | undefined =>
  (exact.get(name) ?? []).find(({ tags }) => !tags || tags.test(tag)) ??
  prefixes.find(([prefix, { tags }]) => name.startsWith(prefix) && (!tags || tags.test(tag)))?.[1];

const splitWords = (text: string | undefined): readonly string[] => (text === undefined ? [] : text.split(/\s+/));

/** System, shell and tools of an official image by its tag: full, slim or Alpine. */
function variantOf(
  row: Row,
  { name, tag }: Image,
): { readonly facts: Partial<BaseImageFacts>; readonly present: string; readonly absent: string } {
  if (/(?:^|-)alpine/.test(tag)) {
    return { facts: { system: 'alpine', shell: 'busybox' }, present: alpineTools, absent: 'bash curl git gcc apt-get' };
  }
  const facts = { system: 'debian', shell: 'dash' } as const;
  const isFull = !tag.includes('slim') && !['debian', 'bitnami/minideb', 'nginx'].includes(name);
  if (isFull && row.facts.family !== 'uv-system') return { facts, present: buildTools, absent: 'apk' };
  const minimal = row.facts.family === 'nginx' ? 'apk git gcc' : 'apk curl wget git gcc make';
  return { facts, present: debianTools, absent: minimal };
}

/** Images set LANG up to Python 3.12; from 3.13 on UTF-8 is the default without it. https://github.com/docker-library/python/pull/887 */
function setLanguage(variables: Map<string, string | undefined>, python: string | undefined): void {
  const [major, minor] = (python ?? '').split('.').map(Number);
  if (python === undefined) variables.set('LANG', undefined);
  else if (major === 2 || (minor ?? 0) < 13) variables.set('LANG', 'C.UTF-8');
}

function environmentOf(row: Row, python: string | undefined): ReadonlyMap<string, string | undefined> {
  const variables = new Map<string, string | undefined>();
  for (const word of splitWords(row.environment)) {
    const equals = word.indexOf('=');
    if (equals < 0) variables.set(word, undefined);
    else variables.set(word.slice(0, equals), word.slice(equals + 1));
  }
  if (row.facts.family === 'python') setLanguage(variables, python);
  return variables;
}

/**
 * What is known about an image; undefined for one that the table does not have.
 * @param registry `docker.io` for Docker Hub
 * @param repository the path on the registry: `library/python`
 * @param tag as written; undefined means `latest`
 */
export function baseImageFacts(
  registry: string,
  repository: string,
  tag: string | undefined,
): BaseImageFacts | undefined {
  const path = registry === 'docker.io' ? repository.replace(/^library\//, '') : `${registry}/${repository}`;
  const image: Image = { name: officialName(path), tag: tag ?? 'latest' };
  const key = `${image.name}:${image.tag}`;
  const found = factsByImage.get(key) ?? factsOf(image);
  // Many stages stand on few images; more are nobody's project.
  if (factsByImage.size < mostRemembered) factsByImage.set(key, found);
  return found;
}

const factsByImage = new Map<string, BaseImageFacts | undefined>();
const mostRemembered = 1000;

function factsOf(image: Image): BaseImageFacts | undefined {
  const row = rowOf(image);
  if (!row) return undefined;
  const python = row.facts.pythonVersion ?? row.python?.(image);
  const variant = row.variants ? variantOf(row, image) : undefined;
  const isNonroot = row.facts.family === 'distroless' && /(?:^|-)nonroot/.test(image.tag);
  const isDistrolessPython = row.facts.family === 'distroless' && image.name.includes('/python3');
  return {
    user: row.facts.family === 'distroless' ? (isNonroot ? 'nonroot' : 'root') : undefined,
    workdir: undefined,
    exposed: undefined,
    entrypoint: isDistrolessPython ? ['/usr/bin/python3'] : undefined,
    command: undefined,
    system: undefined,
    shell: undefined,
    hasPython: row.facts.family === 'distroless' ? isDistrolessPython : undefined,
    files: [],
    emptyFolder: undefined,
    complete: false,
    verified: true,
    ...row.facts,
    ...variant?.facts,
    pythonVersion: python,
    environment: environmentOf(row, python),
    tools: new Map([
      ...splitWords(variant?.absent).map((tool) => [tool, false] as const),
      ...splitWords(row.absent).map((tool) => [tool, false] as const),
      ...splitWords(variant?.present).map((tool) => [tool, true] as const),
      ...splitWords(row.present).map((tool) => [tool, true] as const),
    ]),
  };
}

/** How exact a tag has to be before it stands still; for images that are not here only moving words float. */
const pinDepths: ReadonlyMap<string, number> = new Map([
  // `python:3` moved from 3.13 to 3.14 and broke what was compiled for the older one.
  ['python', 2],
  ['pypy', 2],
  ['alpine', 2],
  ['golang', 2],
  ['rust', 2],
  ['php', 2],
  ['ruby', 2],
]);

/** Tags that move whatever the image. */
const movingTags = new Set('latest stable edge nightly main master dev'.split(' '));
/** First words of moving tags of official images: `lts-slim`, `rc-alpine`. */
const movingWords = new Set(
  `latest stable edge nightly main master dev devel testing rolling lts current mainline unstable sid rc oldstable
   experimental`.split(/\s+/),
);

/** Images whose tags are code names; `debian:bookworm` stands as still as `debian:12`. */
const suiteImages = new Set(['debian', 'ubuntu', 'buildpack-deps', 'bitnami/minideb']);

const isOfficial = (name: string): boolean => !name.includes('/');

/**
 * Whether a tag moves on to other versions of what the image is about. A major version pins databases and most services;
 * Python, Alpine and other languages need a minor version. Whether a digest follows is not looked at.
 * Source: https://github.com/docker-library/official-images#tags-and-aliases
 * @param name as people call it: `python`, `ghcr.io/astral-sh/uv`
 * @param tag undefined where none is written
 */
export function isFloatingTag(name: string, tag: string | undefined): boolean {
  if (tag === undefined || tag === '') return true;
  const official = officialName(name);
  const lower = tag.toLowerCase();
  const [first = ''] = lower.split('-');
  if (movingTags.has(lower) || lower.startsWith('latest-') || lower.endsWith('-latest')) return true;
  if (isOfficial(official) && movingWords.has(first)) return true;
  if (suiteImages.has(official)) return first === 'slim';
  const isUv = official === 'ghcr.io/astral-sh/uv' || official === 'astral/uv';
  if (isUv) return !hasNumber(lower) || /^(?:alpine|debian|bookworm|trixie|bullseye)/.test(lower);
  const depth = pinDepths.get(official);
  if (depth !== undefined) {
    const version = /^v?([0-9]+)(?:\.([0-9]+))?/.exec(lower);
    if (!version) return true;
    return depth === 2 && version[2] === undefined && !(official === 'python' && version[1] === '2');
  }
  // A bare variant or code name (`node:slim`, `postgres:alpine`, `redis:bookworm`) is the latest version of it.
  return !hasNumber(lower) && isOfficial(official) && variantWords.has(first.replace(/[0-9.]+$/, ''));
}

const hasNumber = (tag: string): boolean => /(?:^|-)(?:v|python|pg|cpython)?[0-9]/.test(tag);

const variantWords = new Set(
  'slim alpine bookworm bullseye buster trixie stretch jessie jammy noble focal bionic management perl otel fpm apache community'.split(
    ' ',
  ),
);

/**
 * Docker's official images (a copy of the names that projects use, retired ones too): a word that is one of them in
 * `COPY --from=` means the image.
 * Source: https://github.com/docker-library/official-images/tree/master/library
 */
const officialImages = new Set(
  `adminer almalinux alpine alt amazoncorretto amazonlinux api-firewall archlinux bash bonita buildpack-deps busybox caddy
   cassandra centos chronograf cirros clearlinux clefos clickhouse clojure composer consul convertigo couchbase couchdb crate
   dart debian docker drupal eclipse-mosquitto eclipse-temurin elasticsearch elixir emqx erlang fedora flink fluentd friendica
   gazebo gcc geonetwork ghost golang gradle groovy haproxy haskell haxe hello-world hitch httpd hylang ibmjava influxdb irssi
   jetty joomla jruby julia kapacitor kibana kong lightstreamer liquibase logstash mageia mariadb matomo maven mediawiki
   memcached mongo mongo-express monica mono mysql nats neo4j neurodebian nextcloud nginx node notary odoo open-liberty
   openjdk open-webui oraclelinux orientdb percona perl phpmyadmin php photon plone postfixadmin postgres pypy python r-base
   rabbitmq rakudo-star redis redmine registry rethinkdb rockylinux ros ruby rust sapmachine satosa scratch silverpeas solr
   sonarqube spark spiped storm swift swipl teamspeak telegraf tomcat tomee traefik ubuntu unit vault varnish websphere-liberty
   wordpress xwiki yourls znc zookeeper`.split(/\s+/),
);

/** Whether a name without registry and folder is one of Docker's official images. */
export const isWellKnownImage = (name: string): boolean => officialImages.has(name);
