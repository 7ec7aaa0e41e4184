import rule from '../../../src/rules/correctness/known-incompatible-pins.js';
import { type RuleCase, testRule } from '../../harness.js';

/** An image that installs a requirements file. */
const image = (requirements: string, base = 'python:3.12', options = '-r requirements.txt'): RuleCase => ({
  files: {
    Dockerfile: `FROM ${base}\nWORKDIR /app\nCOPY . .\nRUN pip install ${options}\n`,
    'requirements.txt': requirements,
  },
});

testRule(rule, {
  'Flask with any Werkzeug': {
    ...image('requests\n[|flask==2.0.2|]\n'),
    message:
      "flask 2.0.2 does not work with the newest werkzeug: ImportError: cannot import name 'url_quote' from 'werkzeug.urls'.",
  },
  'Flask with a pinned Werkzeug': image('flask==2.0.2\nwerkzeug==2.0.3\n'),
  'Flask with a bound of Werkzeug': image('flask==2.0.2\nWerkzeug<3\n'),
  'Flask with an open Werkzeug': image('[|flask==2.0.2|]\nWerkzeug>=2.0\n'),
  'Flask with a Werkzeug that is too new': image('[|flask==2.0.2|]\nWerkzeug==3.0.1\n'),
  'the first Flask that works': image('flask==2.2.5\n'),
  'a Flask that holds Werkzeug back by itself': image('flask==1.1.4\nmarkupsafe<2.1\n'),
  'a Flask without pin': image('flask>=2.0\n'),
  'a Python that gets no such Werkzeug': image('flask==2.0.2\n', 'python:3.7'),
  'a Python that gets one': image('[|flask==2.0.2|]\n', 'python:3.8-slim-buster'),
  'a Python without version': image('[|flask==2.0.2|]\n', 'python'),
  constraints: image('flask==2.0.2\n', 'python:3.12', '-r requirements.txt -c constraints.txt'),
  'constraints in the file': image('-c constraints.txt\nflask==2.0.2\n'),
  hashes: image('--require-hashes\nflask==2.0.2 --hash=sha256:00\n'),
  'no dependencies': image('flask==2.0.2\n', 'python:3.12', '--no-deps -r requirements.txt'),
  'on the command line': { files: { Dockerfile: 'FROM python:3.12\nRUN pip install [|flask==1.0|]\n' } },
  'two that break with the same': image('[|flask==2.0.2|]\nflask-login==0.6.2\n'),
  'an image that nobody knows': image('flask==2.0.2\n', 'corp.example/python'),
  'pandas with any numpy': {
    ...image('[|pandas==1.5.3|]\nflask==3.1.0\n'),
    message:
      'pandas 1.5.3 does not work with the newest numpy: ValueError: numpy.dtype size changed, may indicate binary incompatibility.',
  },
  'pandas with what may hold numpy back': image('pandas==1.5.3\nscikit-learn==1.3.2\n'),
  'pandas that holds numpy back by itself': image('pandas==2.1.4\n'),
  'pandas on a Python that gets no such numpy': image('pandas==1.5.3\n', 'python:3.8'),
  'what may hold Werkzeug back': image('flask==2.0.2\ndash==2.9.0\n'),
  'passlib with bcrypt': image('[|passlib[bcrypt]==1.7.4|]\n'),
  'passlib without bcrypt': image('passlib==1.7.4\n'),
  'passlib with a pinned bcrypt': image('passlib[bcrypt]==1.7.4\nbcrypt==4.0.1\n'),
  'passlib with a bcrypt of its own line': image('[|passlib==1.7.4|]\nbcrypt\n'),
  'the oldest and the newest openai of the row': image('[|openai==1.55.2|]\n'),
  'an openai that works': image('openai==1.55.3\n'),
  'a lock': {
    files: {
      Dockerfile: 'FROM python:3.12\nWORKDIR /app\nCOPY . .\nRUN pip install poetry && poetry install\n',
      'pyproject.toml': '[tool.poetry]\nname = "x"\nversion = "1"\n[tool.poetry.dependencies]\nflask = "2.0.2"\n',
      'poetry.lock':
        '[[package]]\nname = "flask"\nversion = "2.0.2"\n\n[[package]]\nname = "werkzeug"\nversion = "2.0.3"\n',
    },
  },
  'a chain of files': {
    files: {
      Dockerfile: 'FROM python:3.12\nWORKDIR /app\nCOPY . .\nRUN pip install -r requirements/prod.txt\n',
      'requirements/prod.txt': '-r base.txt\ngunicorn==22.0.0\n',
      'requirements/base.txt': '[|flask==2.1.0|]\n',
    },
  },
  'a pin in another file': {
    files: {
      Dockerfile: 'FROM python:3.12\nWORKDIR /app\nCOPY . .\nRUN pip install -r prod.txt\n',
      'prod.txt': '-r base.txt\nwerkzeug==2.3.8\n',
      'base.txt': 'flask==2.1.0\n',
    },
  },
});

testRule(rule, {
  'fix: a line of its own': {
    ...image('requests\n[|flask==2.0.2|] # old\ngunicorn\n'),
    fixed: { 'requirements.txt': 'requests\nflask==2.0.2 # old\nwerkzeug<3\ngunicorn\n' },
  },
  'fix: Windows line ends': {
    ...image('[|flask==2.0.2|]\r\ngunicorn\r\n'),
    fixed: { 'requirements.txt': 'flask==2.0.2\r\nwerkzeug<3\r\ngunicorn\r\n' },
  },
  'fix: a name that is asked for': {
    ...image('[|flask==2.0.2|]\nWerkzeug\n'),
    fixed: { 'requirements.txt': 'flask==2.0.2\nWerkzeug<3\n' },
  },
  'no fix: a bound that is there': {
    ...image('[|flask==2.0.2|]\nWerkzeug>=2.0\n'),
    fixed: { 'requirements.txt': 'flask==2.0.2\nWerkzeug>=2.0\n' },
  },
});
