// The inputs that bench/run.mjs measures with: written anew for every run, always the same.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const pythons = ['3.11', '3.12', '3.13', '3.14'];
const packages = ['curl', 'libpq-dev', 'build-essential', 'git', 'libxml2', 'ffmpeg', 'gettext'];
const servers = [
  'CMD ["gunicorn", "--bind", "0.0.0.0:8000", "--workers", "3", "app.wsgi:application"]',
  'CMD ["uvicorn", "app.main:app", "--host", "0.0.0.0", "--port", "8000"]',
  'CMD ["python", "-m", "app"]',
  'CMD python manage.py migrate && gunicorn -b :8000 app.wsgi',
];
const pick = (list, number) => list[number % list.length];

/** A Dockerfile of usual size (about 20 instructions, 700 bytes), different for every number. */
export function dockerfile(number) {
  const system = [0, 2, 5].map((step) => pick(packages, number + step)).join(' \\\n    ');
  return `# syntax=docker/dockerfile:1
ARG PYTHON_VERSION=${pick(pythons, number)}
FROM python:\${PYTHON_VERSION}-slim AS build
WORKDIR /src
RUN apt-get update && apt-get install -y --no-install-recommends \\
    ${system} \\
    && rm -rf /var/lib/apt/lists/*
COPY requirements.txt .
RUN python -m venv /venv && /venv/bin/pip install ${number % 2 ? '--no-cache-dir ' : ''}-r requirements.txt

FROM python:\${PYTHON_VERSION}-slim
LABEL org.opencontainers.image.title="service-${number}"
ENV PYTHONUNBUFFERED=1 \\
    PATH=/venv/bin:$PATH \\
    SERVICE_NUMBER=${number}
WORKDIR /app
COPY --from=build /venv /venv
COPY . .
RUN useradd --create-home app && chown -R app /app
USER app
EXPOSE 8000
HEALTHCHECK CMD curl -f http://localhost:8000/health || exit 1
${pick(servers, number)}
`;
}

/** A compose file of usual size (four services, about 50 lines), different for every number. */
export function composeFile(number) {
  return `x-logging: &logging
  logging:
    driver: json-file
    options:
      max-size: 10m

services:
  web:
    <<: *logging
    image: registry.example.com/service-${number}:1.${number}
    command: ["gunicorn", "--bind", "0.0.0.0:8000", "app.wsgi:application"]
    ports:
      - "\${WEB_PORT:-${8000 + number}}:8000"
    environment: &environment
      DATABASE_URL: postgresql://app:\${POSTGRES_PASSWORD:?}@db:5432/app
      REDIS_URL: redis://cache:6379/0
      DEBUG: "${number % 2}"
    depends_on:
      db:
        condition: service_healthy
      cache:
        condition: service_started
    networks: [front, back]

  worker:
    <<: *logging
    image: registry.example.com/service-${number}:1.${number}
    command: celery -A app worker --loglevel info
    environment: *environment
    depends_on: [db, cache]
    networks: [back]

  db:
    image: postgres:${15 + (number % 4)}
    environment:
      POSTGRES_USER: app
      POSTGRES_PASSWORD: \${POSTGRES_PASSWORD:?}
    healthcheck:
      test: ["CMD-SHELL", "pg_isready -U app"]
      interval: 10s
    volumes:
      - db-data:/var/lib/postgresql/data
    networks: [back]

  cache:
    image: redis:7-alpine
    networks: [back]

volumes:
  db-data:

networks:
  front:
  back:
`;
}

const small = `FROM python:3.13-slim
WORKDIR /app
COPY requirements.txt .
RUN pip install --no-cache-dir -r requirements.txt
COPY . .
EXPOSE 8000
CMD ["uvicorn", "main:app", "--host", "0.0.0.0", "--port", "8000"]
`;

const smallCompose = `services:
  web:
    build: .
    ports:
      - "8000:8000"
    environment:
      REDIS_URL: redis://cache:6379/0
    depends_on: [cache]
  cache:
    image: redis:7
`;

function write(folder, files) {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
}

/** The name of the case that only parses: others may be measured in multiples of it. */
export const parsing = '1,000 Dockerfiles parsed';

/** Fills a folder with so many small projects; `make` gives a project's files by its number. */
export function writeProjects(folder, count, make) {
  for (let number = 0; number < count; number++) write(join(folder, `project-${number}`), make(number));
}

/** One Dockerfile with so many lines: the usual one again and again, as stages of other names. */
export function longDockerfile(lines) {
  const stages = [];
  for (let number = 0, length = 0; length < lines; number++) {
    const text = dockerfile(number)
      .replace(/^# syntax=.*\n/, '')
      .replaceAll(/\bbuild\b(?=$|\n| \/venv)/gm, `build${number}`);
    stages.push(number === 0 ? text : text.replace(/^ARG .*\n/, ''));
    length += text.split('\n').length;
  }
  return `${stages.join('\n').split('\n').slice(0, lines).join('\n')}\n`;
}

/** One compose file with so many services. */
export const longComposeFile = (services) =>
  `services:\n${Array.from(
    { length: services },
    (_, number) =>
      `  web${number}:\n    image: registry.example.com/web:1.${number}\n    environment:\n      NUMBER: "${number}"\n    ports:\n      - "127.0.0.1:${10_000 + number}:80"\n`,
  ).join('')}`;

/**
 * Writes all inputs under a folder and returns what to measure: name, working directory, arguments of the program besides the folder, and a
 * target: ms over `node -e 0`, ms of the whole process, or a multiple of parsing alone. `parses` names the case without the program;
 * `peer` the linter that is given the same files where it is installed.
 */
export function writeInputs(folder) {
  const thousand = join(folder, 'thousand');
  const kept = { PYDOCK_LINT_COMPILE_CACHE: join(folder, 'compiled') };
  const cases = [
    { name: 'one small Dockerfile', cwd: join(folder, 'one'), over: 10, peer: 'hadolint' },
    { name: 'Dockerfile + compose', cwd: join(folder, 'two'), over: 28 },
    { name: 'one Dockerfile, code kept', cwd: join(folder, 'one'), over: 5, env: kept },
    { name: 'both, code kept', cwd: join(folder, 'two'), over: 12, env: kept },
    { name: '200 Dockerfiles', cwd: join(folder, 'dockerfiles'), total: 400, peer: 'hadolint' },
    { name: '200 compose files', cwd: join(folder, 'compose'), total: 350, peer: 'dclint' },
    { name: parsing, cwd: thousand, parses: true },
    { name: '1,000 Dockerfiles', cwd: thousand, total: 800 },
    { name: '1,000 Dockerfiles, all rules', cwd: thousand, args: ['--preset', 'all'], timesParsing: 3 },
    { name: '1,000 compose files', cwd: join(folder, 'thousand-compose'), total: 1200 },
  ];
  write(cases[0].cwd, { Dockerfile: small });
  write(cases[1].cwd, { Dockerfile: small, 'compose.yaml': smallCompose });
  const dockerfiles = (number) => ({ Dockerfile: dockerfile(number) });
  const composeFiles = (number) => ({ 'compose.yaml': composeFile(number) });
  writeProjects(join(folder, 'dockerfiles'), 200, dockerfiles);
  writeProjects(join(folder, 'compose'), 200, composeFiles);
  writeProjects(thousand, 1000, dockerfiles);
  writeProjects(join(folder, 'thousand-compose'), 1000, composeFiles);
  return cases;
}

/** What must take at most 2.2 times as long when it is twice as much: each a name and a function that writes so much of it. */
export const growing = [
  ['lines of a Dockerfile', (folder, lines) => write(folder, { Dockerfile: longDockerfile(lines) })],
  [
    'services of a compose file',
    (folder, services) => write(folder, { 'compose.yaml': longComposeFile(services / 8) }),
  ],
  ['Dockerfiles', (folder, count) => writeProjects(folder, count, (number) => ({ Dockerfile: dockerfile(number) }))],
  [
    'compose files',
    (folder, count) => writeProjects(folder, count, (number) => ({ 'compose.yaml': composeFile(number) })),
  ],
];
