import { type DeadCheck, deadCheckOfService, deadCheckOfStage } from '../../model/connections/health-ports.js';
import { valueOf } from '../../model/known.js';
import { defineRule, type Finding } from '../../rule.js';
import { type Edit, replace, textOf, within } from '../../text/location.js';

const finding = ({ asked, server, ports, startsAt, services }: DeadCheck): Finding => ({
  message: `The health check asks port ${asked.port}, but ${server} listens on ${ports.join(', ')}.`,
  help: `Ask port ${ports[0]}.`,
  related: [{ at: startsAt.at, note: `${server} starts here` }],
  fix: fixOf(portEdit(asked, ports), ports),
  severity: services.some(isAwaited) ? 'error' : undefined,
});

const fixOf = (edit: Edit | undefined, ports: readonly number[]): Finding['fix'] =>
  edit && { title: `Ask port ${ports[0]}`, edits: [edit] };

/** The port where it is written: a URL without one, and a port that comes from a variable, say it elsewhere. */
function portEdit(asked: DeadCheck['asked'], ports: readonly number[]): Edit | undefined {
  const found = [...textOf(asked).matchAll(new RegExp(`(?<=[:\\s])${asked.port}\\b`, 'g'))];
  const [only] = found;
  if (!only || found.length > 1 || ports.length > 1) return undefined;
  return replace(within(asked, only.index, only.index + only[0].length), String(ports[0]));
}

/** Whether another service does not start before a service is healthy. */
const isAwaited = ({ name, project }: DeadCheck['services'][number]): boolean =>
  [...project.services.values()].some(({ dependsOn }) =>
    dependsOn.some(
      ({ name: needed, condition, required }) =>
        required && condition === 'service_healthy' && valueOf(needed) === name,
    ),
  );

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
