import { inheritedCheck } from '../../model/connections/health-ports.js';
import { addAttributes } from '../../model/compose/writing/own-text.js';
import { inBlock } from '../../model/compose/writing/insertion.js';
import { defineRule } from '../../rule.js';

const files = {
  Dockerfile:
    'FROM python:3.14-slim\nWORKDIR /app\nRUN pip install --no-cache-dir fastapi==0.121.3 uvicorn==0.38.0 celery==5.6.0\nCOPY main.py shop.py ./\nEXPOSE 8000\nUSER 1000\nHEALTHCHECK CMD ["python", "-c", "import urllib.request as r; r.urlopen(\'http://localhost:8000/health\')"]\nCMD ["uvicorn", "main:app", "--host", "0.0.0.0", "--port", "8000"]\n',
  'main.py': 'from fastapi import FastAPI\n\napp = FastAPI()\n',
  'shop.py': 'from celery import Celery\n\napp = Celery("shop", broker="amqp://broker.example.com")\n',
};
const compose = (more: string): string =>
  `services:\n  web:\n    build: .\n  worker:\n    build: .\n    command: celery -A shop worker\n${more}`;

export default defineRule({
  name: 'healthcheck-inherited-by-worker',
  category: 'reliability',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: 'unsafe',
  since: '0.1.0',
  summary: 'A worker has the health check of the web server that its image is made for.',
  why: 'The check asks a server that the worker does not start: the worker is unhealthy for ever, and what waits for its health never starts.',
  examples: {
    bad: { 'compose.yaml': compose(''), ...files },
    good: { 'compose.yaml': compose('    healthcheck:\n      disable: true\n'), ...files },
  },
  sources: ['https://docs.docker.com/reference/compose-file/services/#healthcheck'],
  on: {
    service(service, { report }) {
      const found = inheritedCheck(service);
      if (!found) return;
      const place = service.command ?? service.entrypoint ?? service;
      const edit = service.attribute('healthcheck')
        ? undefined
        : addAttributes(service, inBlock({ healthcheck: { disable: 'true' } }));
      report(place, {
        message: `${service.name} listens on nothing, but the health check of its image asks port ${found.asked.port}.`,
        help: 'Write a health check of its own, or `healthcheck: {disable: true}`.',
        fix: edit && { title: 'Switch the health check off', edits: [edit] },
        related: [{ at: found.asked.at, note: 'the image asks here' }],
      });
    },
  },
});
