import { newScheme, oldSchemes } from '../../model/connections/postgres-scheme.js';
import { defineRule } from '../../rule.js';

const compose = (scheme: string): string =>
  `services:\n  web:\n    build: .\n    environment:\n      DATABASE_URL: ${scheme}://shop@db.example.com/shop\n`;
const files = {
  Dockerfile:
    'FROM python:3.14-slim\nRUN pip install --no-cache-dir sqlalchemy==2.0.58 psycopg2-binary==2.9.11\nWORKDIR /app\nCOPY db.py ./\nUSER 1000\nCMD ["python", "db.py"]\n',
  'db.py': 'import os\nfrom sqlalchemy import create_engine\n\nengine = create_engine(os.environ["DATABASE_URL"])\n',
};

export default defineRule({
  name: 'sqlalchemy-postgres-scheme',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: 'unsafe',
  since: '0.1.0',
  summary: 'SQLAlchemy gets a URL that begins with postgres://.',
  why: 'SQLAlchemy 1.4 dropped that spelling: it looks for a dialect called postgres and ends with NoSuchModuleError.',
  examples: {
    bad: { 'compose.yaml': compose('postgres'), ...files },
    good: { 'compose.yaml': compose('postgresql'), ...files },
  },
  sources: ['https://docs.sqlalchemy.org/en/20/changelog/changelog_14.html'],
  on: {
    compose({ services }, { report, project }) {
      for (const found of [...services.values()].flatMap((service) => oldSchemes(service, project.host))) {
        const edit = newScheme(found);
        report(found, {
          message: `${found.subject} begins with ${found.scheme}://, which SQLAlchemy does not know.`,
          help: `Write postgresql${found.scheme!.slice('postgres'.length)}://.`,
          fix: edit && { title: 'Write postgresql', edits: [edit] },
          related: found.evidence,
        });
      }
    },
  },
});
