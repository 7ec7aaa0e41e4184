import rule from '../../../src/rules/correctness/web-app-never-served.js';
import { type RuleCase, testRule } from '../../harness.js';

const app = 'from fastapi import FastAPI\n\napp = FastAPI()\n\n@app.get("/")\ndef index():\n    return 1\n';

const unserved = (
  main: string,
  start = '["python", [|"main.py"|]]',
  files: Readonly<Record<string, string>> = {},
): RuleCase => ({
  files: { Dockerfile: `FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\nCMD ${start}\n`, 'main.py': main, ...files },
});
const fine = (main: string, files: Readonly<Record<string, string>> = {}): RuleCase =>
  unserved(main, '["python", "main.py"]', files);

testRule(rule, {
  FastAPI: { ...unserved(app), message: 'main.py makes a FastAPI application and ends: nothing serves it.' },
  Flask: {
    ...unserved('from flask import Flask\n\napp = Flask(__name__)\n\n@app.route("/")\ndef index():\n    return "a"\n'),
    message: 'main.py makes a Flask application and ends: nothing serves it.',
  },
  'python -m': unserved(app, '["python", "-m", [|"main"|]]'),
  'a guarded print': unserved(`${app}if __name__ == "__main__":\n    print("ready")\n`),
  'handlers that run things, which nobody calls': unserved(`import subprocess\n${app}    subprocess.run(["ls"])\n`),
  'routes of another file': unserved(
    'from fastapi import FastAPI\nfrom shop.routes import router\n\napp = FastAPI()\napp.include_router(router)\n',
    '["python", [|"main.py"|]]',
    {
      'shop/routes.py':
        'from fastapi import APIRouter\n\nrouter = APIRouter()\n\n@router.get("/")\ndef index():\n    return 1\n',
    },
  ),
  'uvicorn.run()': fine(`import uvicorn\n${app}uvicorn.run(app)\n`),
  'uvicorn.run() below the guard': fine(`import uvicorn\n${app}if __name__ == "__main__":\n    uvicorn.run(app)\n`),
  'a function that serves': fine(`import uvicorn\n${app}def main():\n    uvicorn.run(app)\nmain()\n`),
  'a function of another file that serves': fine(`from serve import go\n${app}go(app)\n`, {
    'serve.py': 'import uvicorn\n\ndef go(app):\n    uvicorn.run(app)\n',
  }),
  'a method that serves': fine(`${app}class Web:\n    def up(self):\n        serve(app)\nWeb().up()\n`),
  'a module that serves on import': fine(`${app}import serve\n`, { 'serve.py': 'import x\nx.serve_forever()\n' }),
  'asyncio.run()': fine(`import asyncio\n${app}asyncio.run(go())\n`),
  'a loop': fine(`${app}while True:\n    pass\n`),
  'a thread': fine(`import threading\n${app}threading.Thread(target=index).start()\n`),
  'a scheduler': fine(`${app}scheduler = Scheduler()\nscheduler.start()\n`),
  'a bot': fine(`${app}client = Client()\nclient.run("token")\n`),
  'a command line of Typer': fine(`import typer\n${app}cli = typer.Typer()\ncli()\n`),
  'an object that is called': fine(`${app}go = make()\ngo()\n`),
  'a call of what is not known': fine(`${app}table["main"]()\n`),
  'a call of what a variable chooses': fine(`${app}getattr(uvicorn, "r")(app)\n`),
  'a script that fills a database': fine(
    'from flask import Flask\n\napp = Flask(__name__)\n\n@app.route("/")\ndef a():\n    return ""\nwith app.app_context():\n    db.create_all()\n',
  ),
  'an application without routes': fine('from flask import Flask\n\napp = Flask(__name__)\n'),
  'a script without application': fine('print(1)\n'),
  'a test of an application': fine(`from fastapi.testclient import TestClient\n${app}client = TestClient(app)\n`),
  'a module that is not understood': fine(`${app}import other\n`, { 'other.py': 'def (\n' }),
  'a module that the build makes': {
    files: {
      Dockerfile:
        'FROM python:3.13-slim\nWORKDIR /app\nCOPY main.py .\nRUN python make.py > serve.py\nCMD ["python", "main.py"]\n',
      'main.py': `import serve\n${app}`,
    },
  },
  'a tool that runs it': unserved(app, '["ddtrace-run", "python", "main.py"]'),
  'python -i': unserved(app, '["python", "-i", "main.py"]'),
  'a server': unserved(app, '["uvicorn", "main:app"]'),
  'a service that starts it otherwise': {
    files: {
      Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\nCMD ["uvicorn", "main:app"]\n',
      'main.py': app,
      'compose.yaml': 'services:\n  web:\n    build: .\n    command: python [|main.py|]\n    restart: always\n',
    },
  },
});
