import { excludedNeeds } from '../../model/dockerfile/needed-files.js';
import { type PythonStart, pythonStartOfService, pythonStartOfStage } from '../../model/python/program/starts.js';
import { defineRule, type RuleContext } from '../../rule.js';
import { basename } from '../../text/path.js';

type Context = Pick<RuleContext<Record<never, never>>, 'project' | 'report'>;

function judge(start: PythonStart | undefined, { project, report }: Context): void {
  if (!start) return;
  for (const { pattern, path, by, edit } of excludedNeeds(start, project.host)) {
    report(pattern, {
      message: `${pattern.text} keeps ${path} out of the image, but ${basename(by.at.file.path)} needs it.`,
      help: `Write !${path} behind it.`,
      related: [by],
      fix: edit && { title: `Add !${path} to ${basename(pattern.at.file.path)}`, edits: [edit] },
    });
  }
}

export default defineRule({
  name: 'dockerignore-excludes-needed',
  category: 'correctness',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: 'safe',
  since: '0.1.0',
  summary: 'Templates or static files that the application asks for and .dockerignore keeps out of the image.',
  why: 'The build goes well, and the application fails when it starts or with the first request: the folder is not there.',
  examples: {
    bad: {
      Dockerfile:
        'FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\nEXPOSE 8000\nUSER 1000\nCMD ["uvicorn", "main:app", "--host", "0.0.0.0"]\n',
      '.dockerignore': '.git\nstatic\n',
      'main.py':
        'from fastapi import FastAPI\nfrom fastapi.staticfiles import StaticFiles\n\napp = FastAPI()\napp.mount("/static", StaticFiles(directory="static"))\n',
      'static/site.css': '',
    },
    good: {
      Dockerfile:
        'FROM python:3.13-slim\nWORKDIR /app\nRUN pip install --no-cache-dir fastapi==0.121.0 uvicorn==0.38.0\nCOPY . .\nEXPOSE 8000\nUSER 1000\nCMD ["uvicorn", "main:app", "--host", "0.0.0.0"]\n',
      '.dockerignore': '.git\ntests\n',
      'main.py':
        'from fastapi import FastAPI\nfrom fastapi.staticfiles import StaticFiles\n\napp = FastAPI()\napp.mount("/static", StaticFiles(directory="static"))\n',
      'static/site.css': '',
    },
  },
  sources: [
    'https://docs.docker.com/build/concepts/context/#dockerignore-files',
    'https://www.starlette.io/staticfiles/',
  ],
  on: {
    stage: (stage, context) => judge(pythonStartOfStage(stage), context),
    service: (service, context) => judge(pythonStartOfService(service), context),
  },
});
