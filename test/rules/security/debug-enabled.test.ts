import rule from '../../../src/rules/security/debug-enabled.js';
import { testRule } from '../../harness.js';

const image = (start: string, more = ''): string =>
  `FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\n${more}CMD ${start}\n`;
const flask = 'from flask import Flask\n\napp = Flask(__name__)\n';

testRule(rule, {
  'the variable of Flask': {
    files: { Dockerfile: image('["flask", "run", "--host=0.0.0.0"]', 'ENV FLASK_DEBUG=[|1|]\n') },
    message: 'flask run runs in debug mode.',
  },
  'the variable of Flask, off': image('["flask", "run"]', 'ENV FLASK_DEBUG=0\n'),
  'the variable of Flask, off in words': image('["flask", "run"]', 'ENV FLASK_DEBUG=false\n'),
  'the variable of Flask for gunicorn': image('["gunicorn", "app:app"]', 'ENV FLASK_DEBUG=1\n'),
  'the variable of Flask without value': image('["flask", "run"]', 'ARG DEBUG\nENV FLASK_DEBUG=$DEBUG\n'),
  'the option of Flask': image('["flask", "run", [|"--debug"|]]'),
  'the option of Flask that wins': image('["flask", "run", "--no-debug"]', 'ENV FLASK_DEBUG=1\n'),
  'the argument of app.run()': {
    files: {
      Dockerfile: image('["python", "app.py"]'),
      'app.py': `${flask}app.run(host="0.0.0.0", debug=[|True|])\n`,
    },
    message: 'Flask app.run() runs in debug mode.',
  },
  'the argument of app.run(), off': {
    files: { Dockerfile: image('["python", "app.py"]'), 'app.py': `${flask}app.run(debug=False)\n` },
  },
  'the argument of app.run() from the environment': {
    files: {
      Dockerfile: image('["python", "app.py"]'),
      'app.py': `import os\n${flask}app.run(debug=bool(os.environ.get("DEBUG", "")))\n`,
    },
  },
  'the argument of app.run() while gunicorn serves': {
    files: {
      Dockerfile: image('["gunicorn", "app:app"]'),
      'app.py': `${flask}if __name__ == "__main__":\n    app.run(debug=True)\n`,
    },
  },
  'an attribute of the application': {
    files: { Dockerfile: image('["python", "app.py"]'), 'app.py': `${flask}[|app.debug|] = True\napp.run()\n` },
  },
  'published by a service': {
    files: {
      Dockerfile: image('["flask", "run", "--host=0.0.0.0"]'),
      'compose.yaml':
        'services:\n  web:\n    build: .\n    environment:\n      FLASK_DEBUG: [|"1"|]\n    ports: ["5000:5000"]\n',
    },
    message: 'flask run runs in debug mode, and its port is published.',
  },
  'not published by a service': {
    files: {
      Dockerfile: image('["flask", "run", "--host=0.0.0.0"]'),
      'compose.yaml': 'services:\n  web:\n    build: .\n    environment:\n      FLASK_DEBUG: [|"1"|]\n',
    },
    message: 'flask run runs in debug mode.',
  },
  'a service that switches it off': {
    files: {
      Dockerfile: image('["flask", "run", "--host=0.0.0.0"]', 'ENV FLASK_DEBUG=1\n'),
      'compose.yaml': 'services:\n  web:\n    build: .\n    environment:\n      FLASK_DEBUG: "0"\n',
    },
  },
  'an override for development': {
    files: {
      Dockerfile: image('["flask", "run"]'),
      'compose.yaml': 'services:\n  web:\n    build: .\n',
      'compose.override.yaml': 'services:\n  web:\n    environment:\n      FLASK_DEBUG: "1"\n',
    },
  },
  'an image for development': { files: { 'dev.Dockerfile': image('["flask", "run", "--debug"]') } },
});
