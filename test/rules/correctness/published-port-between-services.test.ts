import rule from '../../../src/rules/correctness/published-port-between-services.js';
import { type RuleCase, testRule } from '../../harness.js';

interface Parts extends Partial<RuleCase> {
  readonly web?: string;
  readonly db?: string;
}
const indent = (text: string): string => text.replace(/^(?=.)/gm, '    ');
const shop = ({ web = '', db = '', files, ...more }: Parts): RuleCase => ({
  ...more,
  files: {
    'compose.yaml': `services:\n  web:\n    build: .\n${indent(web)}  db:\n    image: postgres:17\n${indent(db)}`,
    Dockerfile: 'FROM python:3.14-slim\nWORKDIR /app\nCOPY . .\nCMD ["python", "main.py"]\n',
    'main.py': '',
    ...files,
  },
});
const url = (address: string): string => `environment:\n  DATABASE_URL: ${address}\n`;
const ports = 'ports: ["5433:5432"]\n';

testRule(rule, {
  'the port of the host': shop({
    web: url('[|postgresql://u:p@db:5433/x|]'),
    db: ports,
    message: 'DATABASE_URL leads to port 5433 of db, which is published on the host; between containers it is 5432.',
  }),
  'the port of the container': shop({ web: url('postgresql://u:p@db:5432/x'), db: ports }),
  'no port': shop({ web: url('postgresql://u:p@db/x'), db: ports }),
  'a host with its port': shop({
    web: 'environment:\n  DB_HOST: [|db|]\n  DB_PORT: 5433\n',
    db: ports,
  }),
  'a port of the code': shop({
    files: { 'main.py': 'import psycopg2\nc = psycopg2.connect(host=[|"db"|], port=5433)\n' },
    db: ports,
  }),
  'the same port on both sides': shop({ web: url('postgresql://u:p@db:5432/x'), db: 'ports: ["5432:5432"]\n' }),
  'the host by its name': shop({ web: url('postgresql://u:p@host.docker.internal:5433/x'), db: ports }),
  'a command that listens there': shop({
    web: url('postgresql://u:p@db:5433/x'),
    db: `${ports}command: postgres -p 5433\n`,
  }),
  'a variable that makes it listen there': shop({
    web: url('postgresql://u:p@db:5433/x'),
    db: `${ports}environment:\n  PGPORT: 5433\n`,
  }),
  'an exposed port': shop({ web: url('postgresql://u:p@db:5433/x'), db: `${ports}expose: [5433]\n` }),
  'a port that is not known': shop({ web: url('postgresql://u:p@db:5433/x'), db: 'ports: ["${PORT}:5432"]\n' }),
  'the network of the host': shop({ web: url('postgresql://u:p@db:5433/x'), db: `${ports}network_mode: host\n` }),
  'an API that the code asks': {
    files: {
      'compose.yaml':
        'services:\n  ui:\n    build: ui\n    environment:\n      API_URL: [|http://api:8080|]\n  api:\n    build: api\n    ports: ["8080:8000"]\n',
      'api/Dockerfile':
        'FROM python:3.14-slim\nWORKDIR /app\nEXPOSE 8000\nCMD ["uvicorn", "main:app", "--host", "0.0.0.0"]\n',
      'ui/Dockerfile': 'FROM python:3.14-slim\nWORKDIR /app\nCOPY . .\nCMD ["streamlit", "run", "app.py"]\n',
      'ui/app.py': 'import os\nimport requests\nrequests.get(os.environ["API_URL"] + "/health")\n',
    },
  },
});

testRule(rule, {
  'fix: the port of a URL': {
    ...shop({ web: url('[|postgresql://u:5433@db:5433/x|]'), db: ports }),
    fixed: { 'compose.yaml': shop({ web: url('postgresql://u:5433@db:5432/x'), db: ports }).files['compose.yaml']! },
  },
  'no fix: a port in another variable': {
    ...shop({ web: 'environment:\n  DB_HOST: [|db|]\n  DB_PORT: 5433\n', db: ports }),
    fixed: {
      'compose.yaml': shop({ web: 'environment:\n  DB_HOST: db\n  DB_PORT: 5433\n', db: ports }).files['compose.yaml']!,
    },
  },
});
