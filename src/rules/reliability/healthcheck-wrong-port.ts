import { isHealthAwaited } from '../../model/compose/running/awaited.js';
import { type DeadCheck, deadCheckOfService, deadCheckOfStage } from '../../model/connections/health-ports.js';
import { defineRule, type Finding } from '../../rule.js';

const finding = ({ asked, server, ports, startsAt, services, edit }: DeadCheck): Finding => ({
  message: `The health check asks port ${asked.port}, but ${server} listens on ${ports.join(', ')}.`,
  help: `Ask port ${ports[0]}.`,
  related: [{ at: startsAt.at, note: `${server} starts here` }],
  fix: edit && { title: `Ask port ${ports[0]}`, edits: [edit] },
  severity: services.some(isHealthAwaited) ? 'error' : undefined,
});

export default defineRule({
  name: 'healthcheck-wrong-port',
  category: 'reliability',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: 'unsafe',
  since: '0.1.0',
  summary: 'A health check asks a port on which nothing listens.',
  why: 'It fails every time: the container is never healthy, is restarted by orchestrators, and everything that waits for it never starts.',
  examples: {
    bad: {
      Dockerfile:
        'FROM python:3.14-slim\nWORKDIR /app\nRUN pip install --no-cache-dir fastapi==0.121.3 uvicorn==0.38.0\nCOPY main.py ./\nEXPOSE 8000\nUSER 1000\nHEALTHCHECK CMD ["python", "-c", "import urllib.request as r; r.urlopen(\'http://localhost:5000/health\')"]\nCMD ["uvicorn", "main:app", "--host", "0.0.0.0", "--port", "8000"]\n',
      'main.py': 'from fastapi import FastAPI\n\napp = FastAPI()\n',
    },
    good: {
      Dockerfile:
        'FROM python:3.14-slim\nWORKDIR /app\nRUN pip install --no-cache-dir fastapi==0.121.3 uvicorn==0.38.0\nCOPY main.py ./\nEXPOSE 8000\nUSER 1000\nHEALTHCHECK CMD ["python", "-c", "import urllib.request as r; r.urlopen(\'http://localhost:8000/health\')"]\nCMD ["uvicorn", "main:app", "--host", "0.0.0.0", "--port", "8000"]\n',
      'main.py': 'from fastapi import FastAPI\n\napp = FastAPI()\n',
    },
  },
  sources: [
    'https://docs.docker.com/reference/dockerfile/#healthcheck',
    'https://docs.docker.com/reference/compose-file/services/#healthcheck',
  ],
  on: {
    stage(stage, { report }) {
      // A stage that another one is built on shows the same instruction there.
      const found = deadCheckOfStage(stage);
      if (found) report(found.asked, finding(found));
    },
    service(service, { report }) {
      const found = deadCheckOfService(service);
      if (found) report(found.asked, finding(found));
    },
  },
});
