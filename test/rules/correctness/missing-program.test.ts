import rule from '../../../src/rules/correctness/missing-program.js';
import { type RuleCase, testRule } from '../../harness.js';

const slim = 'FROM python:3.13-slim\n';
const alpine = 'FROM python:3.13-alpine\n';
const apt = (packages: string): string =>
  `RUN apt-get update && apt-get install -y --no-install-recommends ${packages}\n`;
const one = (Dockerfile: string, message: string): RuleCase => ({ files: { Dockerfile }, message, severity: 'error' });
const service = (line: string, dockerfile = alpine): RuleCase => ({
  files: { 'compose.yaml': `services:\n  web:\n    build: .\n    ${line}\n`, Dockerfile: dockerfile },
});

testRule(rule, {
  // What a RUN calls.
  'curl in a slim image': one(
    `${slim}RUN [|curl|] -fsSLO https://a.example/x\n`,
    'There is no curl in python:3.13-slim.',
  ),
  'curl in a full image': 'FROM python:3.13\nRUN curl -fsSLO https://a.example/x\n',
  'curl that is installed': `${slim}${apt('curl')}RUN curl -fsSLO https://a.example/x\n`,
  'curl that is installed before in the same RUN': `${slim}RUN apt-get update && apt-get install -y curl && curl -fsSLO https://a.example/x\n`,
  'curl that is installed behind': `${slim}RUN [|curl|] -fsSLO https://a.example/x\n${apt('curl')}`,
  'git beside another package': `${slim}${apt('gcc')}RUN [|git|] clone https://a.example/x\n`,
  'git beside a package that may bring it': `${slim}${apt('npm')}RUN git clone https://a.example/x\n`,
  'git beside a package that nobody knows': `${slim}${apt('acme-tools')}RUN git clone https://a.example/x\n`,
  'the second call': `${slim}RUN [|git|] clone https://a.example/x && git clone https://a.example/y\n`,
  'a stage that is built on another': `${slim.trim()} AS base\n${apt('git')}\nFROM base\nRUN git clone https://a.example/x\n`,
  'a stage that calls again what failed in another': `${slim.trim()} AS base\nRUN [|make|]\n\nFROM base\nRUN make test\n`,
  'make, unzip, node': `${slim}RUN [|npm|] ci\nRUN [|make|]\nRUN [|unzip|] a.zip\n`,
  'tools of the full image': 'FROM python:3.13\nRUN make && unzip a.zip && gcc a.c && git clone https://a.example/x\n',
  'node in its own image': 'FROM node:22-slim\nRUN npm ci && node a.js\n',
  'node of a wheel': `${slim}COPY requirements.txt .\nRUN pip install -r requirements.txt && node a.js\n`,
  'useradd in Alpine': one(`${alpine}RUN [|useradd|] app\n`, 'There is no useradd in python:3.13-alpine.'),
  'useradd in Alpine, with its package': `${alpine}RUN apk add --no-cache shadow && useradd app\n`,
  'adduser in Alpine': `${alpine}RUN adduser -D app\n`,
  'useradd in Debian': `${slim}RUN useradd app\n`,
  'programs of BusyBox': `${alpine}RUN wget https://a.example/x && unzip x && nc -h\n`,
  'apt-get in Alpine': one(
    `${alpine}RUN [|apt-get|] update && apt-get install -y curl\n`,
    'There is no apt-get in python:3.13-alpine.',
  ),
  'apk in Debian': `${slim}RUN [|apk|] add --no-cache curl\n`,
  'yum in Debian': `${slim}RUN [|yum|] install -y curl\n`,
  'yum elsewhere': 'FROM amazonlinux:2023\nRUN yum install -y curl\n',
  'pip without Python': one('FROM ubuntu:24.04\nRUN [|pip|] install flask\n', 'There is no pip in ubuntu:24.04.'),
  'pip with Python': 'FROM ubuntu:24.04\nRUN apt-get update && apt-get install -y python3-pip && pip install flask\n',
  'pip in an environment': 'FROM ubuntu:24.04\nENV PATH=/venv/bin:$PATH\nRUN pip install flask\n',
  'Python of uv':
    'FROM ubuntu:24.04\nCOPY --from=ghcr.io/astral-sh/uv:0.9.5 /uv /bin/\nRUN uv python install 3.13 && python3 a.py\n',
  sudo: one(`${slim}RUN [|sudo|] apt-get update\n`, 'There is no sudo in python:3.13-slim.'),
  'sudo that is installed': `${slim}${apt('sudo')}RUN sudo apt-get update\n`,
  'an exec form': `${alpine}RUN [[|"bash"|], "-c", "ls"]\n`,
  'a shell in a shell': `${slim}RUN sh -c "[|git|] clone https://a.example/x"\n`,
  'a path of the system': `${alpine}RUN [|/bin/bash|] -c ls\n`,

  // What pip brings.
  'an installer that is not installed': `${slim}RUN [|poetry|] install\n`,
  'an installer behind an upgrade of pip': `${slim}RUN pip install --upgrade pip wheel && [|pipenv|] install --system\n`,
  'an installer that is installed': `${slim}RUN pip install poetry==2.1.0 && poetry install\n`,
  'an installer that requirements may bring': `${slim}COPY requirements.txt .\nRUN pip install -r requirements.txt && pytest\n`,
  'an installer of another image': `${slim}COPY --from=ghcr.io/astral-sh/uv:0.9.5 /uv /uvx /bin/\nRUN uv sync && uv run pytest\n`,
  'an installer that is mounted': `${slim}RUN --mount=from=ghcr.io/astral-sh/uv:0.9.5,source=/uv,target=/bin/uv uv sync\n`,
  'an image of the installer': 'FROM ghcr.io/astral-sh/uv:python3.13-trixie-slim\nRUN uv sync\n',
  'an installer before a program': `${slim}RUN [|uv|] run pytest\n`,
  'a wrapper of the system': `${slim}RUN timeout 60 [|git|] clone https://a.example/x\n`,

  // What may be there, or need not.
  'another path': `${slim}RUN /opt/tools/curl https://a.example/x\n`,
  'a question': `${slim}RUN if curl --version; then ls; fi\n`,
  'one of two ways': `${slim}RUN curl -O https://a.example/x || python -c "import this"\n`,
  'under a condition': `${slim}RUN if [ -f x ]; then curl -O https://a.example/x; fi\n`,
  'an image that nobody knows': 'FROM acme/python:1\nRUN curl -O https://a.example/x\n',
  'an image that was made of it':
    'FROM tiangolo/uvicorn-gunicorn-fastapi:python3.11-slim\nRUN curl -O https://a.example/x\n',
  'a script before': `${slim}COPY setup.sh .\nRUN ./setup.sh && curl -O https://a.example/x\n`,
  'copied from an image': `${slim}COPY --from=acme/tools:1 /usr/local/bin/ /usr/local/bin/\nRUN curl -O https://a.example/x\n`,
  'copied from the context': {
    files: { Dockerfile: `${slim}COPY bin/ /usr/local/bin/\nRUN curl -O https://a.example/x\n`, 'bin/curl': '' },
  },
  'copied from a stage that has it': `FROM python:3.13 AS tools\n\n${slim}COPY --from=tools /usr/bin/ /usr/bin/\nRUN curl -O https://a.example/x\n`,
  'unpacked from an archive': `${slim}ADD rootfs.tar.gz /\nRUN curl -O https://a.example/x\n`,
  'an archive that goes elsewhere': `${slim}ADD rootfs.tar.gz /srv/\nRUN [|curl|] -O https://a.example/x\n`,
  'another program that is copied': `${slim}COPY --from=ghcr.io/astral-sh/uv:0.9.5 /uv /uvx /bin/\nRUN [|curl|] -O https://a.example/x\n`,
  mounted: `${slim}RUN --mount=from=acme/tools:1,source=/bin,target=/usr/local/bin curl -O https://a.example/x\n`,
  'mounted beside': `${slim}RUN --mount=type=cache,target=/root/.cache [|curl|] -O https://a.example/x\n`,
  'another PATH': `${slim}ENV PATH=/opt/conda/bin:$PATH\nRUN curl -O https://a.example/x\n`,
  'a PATH with an environment of Python': `${slim}ENV PATH=/app/.venv/bin:$PATH\nRUN [|curl|] -O https://a.example/x\n`,
  'a variable for a program': `${slim}RUN $CURL -O https://a.example/x\n`,

  // What a container starts with.
  'Bash in Alpine': one(
    `${alpine}CMD [[|"bash"|], "start.sh"]\n`,
    'The container does not start: there is no bash in python:3.13-alpine.',
  ),
  'Bash in Alpine, in shell form': `${alpine}CMD [|bash|] start.sh\n`,
  'Bash in Alpine, with a text': `${alpine}ENTRYPOINT [[|"/bin/bash"|], "-c", "python a.py"]\n`,
  'Bash in Alpine, installed': `${alpine}RUN apk add --no-cache bash\nCMD ["bash", "start.sh"]\n`,
  'Bash in Debian': `${slim}CMD ["bash", "start.sh"]\n`,
  'sh in Alpine': `${alpine}CMD ["sh", "start.sh"]\n`,
  'Bash as an argument': `${alpine}ENTRYPOINT ["./run"]\nCMD ["bash"]\n`,
  'a CMD of another stage': `${alpine.trim()} AS base\nCMD [[|"bash"|]]\n\nFROM base\n`,
  'a service': service('command: [|bash|] start.sh'),
  'a service, in a list': service('command: ["[|bash|]", "-c", "python a.py"]'),
  'a service of an image that has it': service('command: bash start.sh', slim),
  'a service with mounts': service('command: bash start.sh\n    volumes: [./bin:/usr/local/bin]'),
  'a service whose image has an ENTRYPOINT': service('command: bash start.sh', `${alpine}ENTRYPOINT ["./run"]\n`),
});
