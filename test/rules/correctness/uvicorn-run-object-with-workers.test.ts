import rule from '../../../src/rules/correctness/uvicorn-run-object-with-workers.js';
import { type RuleCase, testRule } from '../../harness.js';

const image = (run: string, more = '', files: Readonly<Record<string, string>> = {}): RuleCase => ({
  files: {
    Dockerfile: `FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\n${more}CMD ["python", "main.py"]\n`,
    'main.py': `import os\nimport uvicorn\nfrom fastapi import FastAPI\n\napp = FastAPI()\n\nif __name__ == "__main__":\n    ${run}\n`,
    ...files,
  },
});

testRule(rule, {
  workers: {
    ...image('uvicorn.run([|app|], host="0.0.0.0", workers=4)'),
    message:
      'uvicorn.run() gets the object app with workers=4, and ends at once: other processes can only import a name.',
  },
  reload: {
    ...image('uvicorn.run([|app|], reload=True)'),
    message:
      'uvicorn.run() gets the object app with reload=True, and ends at once: other processes can only import a name.',
  },
  'by keyword': image('uvicorn.run(app=[|app|], reload=True)'),
  'an import string': image('uvicorn.run("main:app", workers=4)'),
  'one worker': image('uvicorn.run(app, workers=1)'),
  'no reload': image('uvicorn.run(app, reload=False)'),
  neither: image('uvicorn.run(app)'),
  WEB_CONCURRENCY: {
    ...image('uvicorn.run([|app|])', 'ENV WEB_CONCURRENCY=3\n'),
    message:
      'uvicorn.run() gets the object app with WEB_CONCURRENCY=3, and ends at once: other processes can only import a name.',
  },
  'WEB_CONCURRENCY and one worker': image('uvicorn.run(app, workers=1)', 'ENV WEB_CONCURRENCY=3\n'),
  'a variable that is set': image('uvicorn.run([|app|], workers=int(os.getenv("WORKERS", "1")))', 'ENV WORKERS=2\n'),
  'a variable that is not': image('uvicorn.run(app, workers=int(os.getenv("WORKERS", "1")))'),
  'a variable that may be set': image(
    'uvicorn.run(app, workers=int(os.environ["WORKERS"]))',
    'ARG A\nENV WORKERS=$A\n',
  ),
  'a condition': image('if os.getenv("DEBUG"):\n        uvicorn.run(app, reload=True)'),
  'a name that may be a text': image('uvicorn.run(target, reload=True)', '', {
    'other.py': '',
  }),
  'options that are not seen': image('uvicorn.run(app, **options, reload=True)'),
  'a script that another command leaves alone': {
    files: {
      Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\nCMD ["uvicorn", "main:app"]\n',
      'main.py':
        'import uvicorn\nfrom fastapi import FastAPI\n\napp = FastAPI()\n\nif __name__ == "__main__":\n    uvicorn.run(app, reload=True)\n',
    },
  },
  'a service with the variable': {
    files: {
      Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\nCMD ["python", "main.py"]\n',
      'compose.yaml': 'services:\n  web:\n    build: .\n    environment:\n      WORKERS: "4"\n',
      'main.py':
        'import os\nimport uvicorn\nfrom fastapi import FastAPI\n\napp = FastAPI()\n\nif __name__ == "__main__":\n    uvicorn.run([|app|], workers=int(os.getenv("WORKERS", "1")))\n',
    },
  },
});
