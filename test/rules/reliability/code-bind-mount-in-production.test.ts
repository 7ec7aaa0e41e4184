import rule from '../../../src/rules/reliability/code-bind-mount-in-production.js';
import { testRule, type RuleCase } from '../../harness.js';

const project = (
  lines: string,
  more: Partial<RuleCase> = {},
  name = 'compose.yaml',
  command = '["gunicorn", "web:app"]',
): RuleCase => ({
  files: {
    Dockerfile: `FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\nCMD ${command}\n`,
    'web.py': 'from flask import Flask\napp = Flask(__name__)\n',
    'conf/a.ini': '',
    [name]: `services:\n  web:\n    build: .\n${lines}`,
  },
  ...more,
});
const mount = "    volumes: [[|'.:/app'|]]\n";
const fine = "    volumes: ['.:/app']\n";

testRule(rule, {
  'a service that restarts': project(`    restart: always\n${mount}`, {
    message: 'web runs web.py from the host, not from its image.',
  }),
  'a service that does not': project(fine),
  'a service that restarts after a failure': project(`    restart: on-failure\n${fine}`),
  'one that is told not to': project(`    restart: "no"\n${fine}`),
  'a variable that says production': project(`    environment:\n      FLASK_ENV: production\n${mount}`),
  'a variable that says development': project(`    environment:\n      FLASK_ENV: development\n${fine}`),
  'a file for production': project(mount, {}, 'compose.prod.yaml'),
  'a file for development': project(`    restart: always\n${fine}`, {}, 'compose.dev.yaml'),
  'a profile': project(`    restart: always\n    profiles: [dev]\n${fine}`),
  'a server that reloads': project(`    restart: always\n    command: gunicorn --reload web:app\n${fine}`),
  'a development server': project(`    restart: always\n    command: flask --app web run\n${fine}`),
  'a folder of settings': project("    restart: always\n    volumes: ['./conf:/app/conf']\n"),
  'a volume': project("    restart: always\n    volumes: ['app:/app']\n"),
  'code that the image does not have': {
    files: {
      Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCMD ["gunicorn", "web:app"]\n',
      'web.py': 'app = 1\n',
      'compose.yaml': `services:\n  web:\n    build: .\n    restart: always\n${fine}`,
    },
  },
  'another program': project(`    restart: always\n    command: sleep infinity\n${fine}`),
});
