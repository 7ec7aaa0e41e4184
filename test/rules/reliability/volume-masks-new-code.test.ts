import rule from '../../../src/rules/reliability/volume-masks-new-code.js';
import { testRule, type RuleCase } from '../../harness.js';

const project = (
  volumes: string,
  files: readonly string[] = [],
  more: Partial<RuleCase> = {},
  name = 'compose.yaml',
): RuleCase => ({
  files: {
    Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\nCMD ["python", "main.py"]\n',
    'main.py': '',
    [name]: `services:\n  web:\n    build: .\n    volumes: [${volumes}]\nvolumes:\n  app: {}\n`,
    ...Object.fromEntries(files.map((path) => [path, ''])),
  },
  ...more,
});

testRule(rule, {
  'over the whole application': project("[|'app:/app'|]", [], {
    message: 'The volume app keeps the first version of main.py: newer images stay hidden behind it.',
    severity: 'warning',
  }),
  'over a package': project("[|'app:/app/web'|]", ['web/views.py']),
  'over templates': project("[|'app:/app/templates'|]", ['templates/index.html']),
  'over assets': project("[|'app:/app/static'|]", ['static/site.css']),
  'over assets that Django collects': project("'app:/app/static'", ['static/site.css', 'manage.py']),
  'over pages that Django collects': project("'app:/app/static'", ['static/help.htm', 'manage.py']),
  'over the code of Django': project("[|'app:/app/shop'|]", ['shop/views.py', 'manage.py']),
  'a volume that shows a folder of the host': {
    files: {
      ...project("'app:/app'").files,
      'compose.yaml':
        "services:\n  web:\n    build: .\n    volumes: ['app:/app']\nvolumes:\n  app:\n    driver_opts: {type: none, o: bind, device: ./src}\n",
    },
  },
  'a volume that is made elsewhere': {
    files: {
      ...project("'app:/app'").files,
      'compose.yaml': "services:\n  web:\n    build: .\n    volumes: ['app:/app']\nvolumes:\n  app: {external: true}\n",
    },
  },
  'over a folder for data': project("'app:/app/data'", ['data/seed.json', 'data/.gitkeep']),
  'over a folder that the image does not have': project("'app:/app/uploads'"),
  'an anonymous volume': project("'/app'"),
  'a bind mount': project("'.:/app'"),
  'code that is removed from the image': {
    files: {
      Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY web web\nRUN rm -rf web\n',
      'web/a.py': '',
      'compose.yaml': "services:\n  web:\n    build: .\n    volumes: ['app:/app/web']\nvolumes: {app: {}}\n",
    },
  },
  'for development': project("[|'app:/app'|]", [], { severity: 'info' }, 'compose.dev.yaml'),
  'an image that is not built here': {
    files: {
      'compose.yaml': "services:\n  web:\n    image: acme/web:1\n    volumes: ['app:/app']\nvolumes: {app: {}}\n",
    },
  },
});
