import rule from '../../../src/rules/correctness/sqlalchemy-postgres-scheme.js';
import { type RuleCase, testRule } from '../../harness.js';

const engine = 'import os\nfrom sqlalchemy import create_engine\nengine = create_engine(os.environ["DATABASE_URL"])\n';
const shop = (url: string, code = engine, requirements = 'sqlalchemy==2.0.44\n'): RuleCase => ({
  files: {
    'compose.yaml': `services:\n  web:\n    build: .\n    environment:\n      DATABASE_URL: ${url}\n`,
    Dockerfile:
      'FROM python:3.14-slim\nWORKDIR /app\nCOPY . .\nRUN pip install -r requirements.txt\nCMD ["python", "main.py"]\n',
    'requirements.txt': requirements,
    'main.py': code,
  },
});

testRule(rule, {
  'the old scheme': {
    ...shop('[|postgres://u:p@db/x|]'),
    message: 'DATABASE_URL begins with postgres://, which SQLAlchemy does not know.',
  },
  'the new scheme': shop('postgresql://u:p@db/x'),
  'the old scheme with a driver': shop('[|postgres+asyncpg://u:p@db/x|]'),
  'the newest release': shop('[|postgres://u:p@db/x|]', engine, 'sqlalchemy\n'),
  'a lower bound': shop('[|postgres://u:p@db/x|]', engine, 'sqlalchemy>=2\n'),
  'an old release': shop('postgres://u:p@db/x', engine, 'sqlalchemy==1.3.24\n'),
  'an upper bound': shop('postgres://u:p@db/x', engine, 'sqlalchemy<1.4\n'),
  'SQLAlchemy as a dependency': shop(
    '[|postgres://u:p@db/x|]',
    'import os\nfrom flask import Flask\napp = Flask(__name__)\napp.config["SQLALCHEMY_DATABASE_URI"] = os.environ["DATABASE_URL"]\n',
    'flask-sqlalchemy==3.1.1\n',
  ),
  'code that replaces it': shop(
    'postgres://u:p@db/x',
    'import os\nfrom sqlalchemy import create_engine\nengine = create_engine(os.environ["DATABASE_URL"].replace("postgres://", "postgresql://", 1))\n',
  ),
  'code that replaces it where it is': shop(
    'postgres://u:p@db/x',
    'import os\nfrom sqlalchemy import create_engine\nurl = os.environ["DATABASE_URL"]\nif url.startswith("postgres://"):\n    url = url.replace("postgres://", "postgresql://", 1)\nengine = create_engine(url)\n',
  ),
  'a driver that reads it itself': shop(
    'postgres://u:p@db/x',
    'import os\nimport asyncpg\nasyncpg.connect(os.environ["DATABASE_URL"])\n',
  ),
  'Django that reads it': shop(
    'postgres://u:p@db/x',
    'import os\nimport dj_database_url\nDATABASES = {"default": dj_database_url.parse(os.environ["DATABASE_URL"])}\n',
  ),
  'code that nobody sees read it': shop('postgres://u:p@db/x', 'import sqlalchemy\n'),
});
