import { type MissingDriver, missingDrivers } from '../../model/connections/drivers.js';
import { defineRule } from '../../rule.js';

const compose =
  'services:\n  web:\n    build: .\n    environment:\n      DATABASE_URL: postgresql+asyncpg://shop@db/shop\n';
const Dockerfile = (packages: string): string =>
  `FROM python:3.14-slim\nRUN pip install --no-cache-dir ${packages}\nWORKDIR /app\nCOPY db.py ./\nUSER 1000\nCMD ["python", "db.py"]\n`;
const code =
  'import os\nfrom sqlalchemy.ext.asyncio import create_async_engine\n\nengine = create_async_engine(os.environ["DATABASE_URL"])\n';

export default defineRule({
  name: 'database-driver-missing',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'The image lacks the driver that the URL of a database needs.',
  why: 'SQLAlchemy, Django and Celery bring no drivers: they import the one that the URL names, and the program ends with ModuleNotFoundError.',
  examples: {
    bad: { 'compose.yaml': compose, Dockerfile: Dockerfile('sqlalchemy==2.1.9'), 'db.py': code },
    good: { 'compose.yaml': compose, Dockerfile: Dockerfile('sqlalchemy==2.1.9 asyncpg==0.31.0'), 'db.py': code },
  },
  sources: [
    'https://docs.sqlalchemy.org/en/21/dialects/postgresql.html',
    'https://docs.djangoproject.com/en/stable/ref/databases/',
  ],
  on: {
    compose({ services }, { report, project }) {
      for (const found of [...services.values()].flatMap((service) => missingDrivers(service, project.host))) {
        const { connection, framework, driver, older } = found;
        report(connection, {
          message: messageOf(found),
          help: older
            ? `Write postgresql+psycopg2:// for the driver that is installed, or install ${driver.name}.`
            : `Install ${driver.name}.`,
          related: [...connection.evidence, { at: framework.by.at, note: framework.by.note }],
          severity: older && framework.version === undefined ? 'warning' : undefined,
        });
      }
    },
  },
});

const frameworks = { sqlalchemy: 'SQLAlchemy', django: 'Django', celery: 'Celery' } as const;

function messageOf({ connection: { subject, reader, scheme, kind }, driver, older }: MissingDriver): string {
  const written = scheme === undefined ? kind : `${scheme}://`;
  return older
    ? `${subject} begins with ${written}, for which SQLAlchemy 2.1 and newer import ${driver.module}; the image has ${older.name} only.`
    : `${frameworks[reader!]} imports ${driver.module} for ${written} in ${subject}, and the image does not have it.`;
}
