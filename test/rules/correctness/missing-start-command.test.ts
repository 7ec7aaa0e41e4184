import rule from '../../../src/rules/correctness/missing-start-command.js';
import { testRule } from '../../harness.js';

const lines = (...text: readonly string[]) => `${text.join('\n')}\n`;
const app = { 'app.py': 'print("hello")\n' };
const files = (...text: readonly string[]) => ({ ...app, Dockerfile: lines(...text) });
const copied = ['WORKDIR /app', 'COPY app.py .'];
const compose = (command: string) => ({
  'compose.yaml': `services:\n  web:\n    build: .\n${command}  worker:\n    build: .\n    command: python app.py\n`,
});

testRule(rule, {
  'nothing starts it': {
    files: files('FROM [|python:3.13-slim|]', ...copied),
    message: 'The image has /app/app.py, but neither CMD nor ENTRYPOINT starts anything.',
  },
  'a CMD': { files: files('FROM python:3.13-slim', ...copied, 'CMD ["python", "app.py"]') },
  'an ENTRYPOINT': { files: files('FROM python:3.13-slim', ...copied, 'ENTRYPOINT ["python", "app.py"]') },
  'an image for others, and one for documents': {
    files: {
      ...app,
      'Dockerfile.olbase': lines('FROM python:3.13-slim', ...copied),
      'Dockerfile-docs': lines('FROM python:3.13-slim', ...copied),
    },
  },
  'nothing but a configuration': {
    files: {
      Dockerfile: lines('FROM python:3.13-slim', 'COPY gunicorn.conf.py /'),
      'gunicorn.conf.py': 'bind = "a"\n',
    },
  },
  'a CMD of the stage below': {
    files: files('FROM python:3.13-slim AS base', 'CMD ["python", "app.py"]', 'FROM base', ...copied),
  },
  'a CMD of another stage': {
    files: files('FROM python:3.13-slim AS one', 'CMD ["python", "app.py"]', 'FROM [|python:3.13-slim|]', ...copied),
  },
  'compose starts every container': {
    files: { ...files('FROM python:3.13-slim', ...copied), ...compose('    command: python app.py\n') },
  },
  'compose starts one of two': { files: { ...files('FROM [|python:3.13-slim|]', ...copied), ...compose('') } },
  'a compose file of another name may start it': {
    files: {
      ...files('FROM python:3.13-slim', ...copied),
      'deploy/app.yaml': 'services:\n  web:\n    build: ..\n    command: python app.py\n',
    },
  },
  'another YAML file starts nothing': {
    files: { ...files('FROM [|python:3.13-slim|]', ...copied), 'deploy/app.yaml': 'services:\n  - command: a\nx:\n' },
  },
  'no application': { files: { ...files('FROM python:3.13-slim', 'COPY setup.py /'), 'setup.py': 'x = 1\n' } },
  'an empty file': { files: { ...files('FROM python:3.13-slim', 'COPY app.py /'), 'app.py': '' } },
  'an image that others build on': { files: files('FROM python:3.13-slim AS base', ...copied) },
  'a file for base images': { files: { ...app, 'base.Dockerfile': lines('FROM python:3.13-slim', ...copied) } },
  triggers: { files: files('FROM python:3.13-slim', ...copied, 'ONBUILD COPY . .') },
  'an image that starts something itself': { files: files('FROM tiangolo/uvicorn-gunicorn:python3.11', ...copied) },
  'an image that is not known': { files: files('FROM example.org/python:3', ...copied) },
  'for development': { files: { ...app, 'Dockerfile.dev': lines('FROM python:3.13-slim', ...copied) } },
});
