import { healthcheckFor, unwatchedServer } from '../../model/dockerfile/unwatched-server.js';
import { serverName } from '../../model/process/ports.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'missing-healthcheck',
  category: 'reliability',
  severity: 'info',
  presets: ['strict'],
  fixable: 'unsafe',
  since: '0.1.0',
  summary: 'The image starts a server and has no HEALTHCHECK.',
  why: 'Docker only sees that the process is there. A server that hangs or has lost its database counts as well, and what depends on it starts too early.',
  examples: {
    bad: 'FROM python:3.13-slim\nWORKDIR /app\nEXPOSE 8000\nCMD ["uvicorn", "main:app", "--host", "0.0.0.0"]\n',
    good: `FROM python:3.13-slim
WORKDIR /app
EXPOSE 8000
HEALTHCHECK CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://localhost:8000/health')"]
CMD ["uvicorn", "main:app", "--host", "0.0.0.0"]
`,
  },
  sources: ['https://docs.docker.com/reference/dockerfile/#healthcheck'],
  aliases: ['DL3057', 'DS-0026', 'CKV_DOCKER_2'],
  on: {
    stage(stage, { report }) {
      if (!stage.isShipped || stage.role !== 'production') return;
      const process = unwatchedServer(stage);
      if (!process) return;
      const check = healthcheckFor(process, stage);
      const isHere = process.command.at.file === stage.dockerfile.file;
      report(isHere ? process.command : (stage.command ?? stage.entrypoint ?? stage), {
        message: `Nothing tells Docker whether ${serverName(process)} still answers.`,
        help: 'Add a HEALTHCHECK, or a healthcheck to every service that starts it; HEALTHCHECK NONE says that there is to be none.',
        fix: check && { title: 'Ask with Python whether it answers', edits: [check] },
      });
    },
  },
});
