import rule from '../../../src/rules/reliability/editable-install-in-image.js';
import { testRule } from '../../harness.js';

const start = 'FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\n';

testRule(rule, {
  'pip install -e .': {
    files: { Dockerfile: `${start}RUN pip install [|-e .|]\n` },
    message: '. is installed editable, so that the image only points to the folder of its sources.',
    severity: 'info',
  },
  'pip install .': `${start}RUN pip install .\n`,
  'with extras': `${start}RUN pip install --no-cache-dir [|--editable=.[web]|]\n`,
  'uv pip': `${start}RUN uv pip install --system [|-e ./lib|]\n`,
  'from a repository': `${start}RUN pip install -e git+https://example.org/x.git#egg=x\n`,
  'a development stage': `FROM python:3.13-slim AS dev\nCOPY . .\nRUN pip install -e .\nFROM python:3.13-slim\n`,
  'a build stage that is thrown away': `${start}RUN pip install -e .\nFROM nginx:1.31\n`,
  'a stage that the shipped one is built on': `FROM python:3.13-slim AS base\nCOPY . .\nRUN pip install [|-e .|]\nFROM base\n`,
  'a development Dockerfile': { files: { 'Dockerfile.dev': `${start}RUN pip install -e .\n` } },
  'a service of a compose project that is shipped by its target': {
    files: {
      'compose.yaml': 'services:\n  web:\n    build:\n      context: .\n      target: web\n',
      Dockerfile: `${start.replace('slim', 'slim AS web')}RUN pip install [|-e .|]\nFROM nginx:1.31\n`,
    },
  },
});

testRule(rule, {
  'fix: without -e': {
    files: { Dockerfile: `${start}RUN pip install [|-e .|] [|--editable=.[web]|]\n` },
    fixed: { Dockerfile: `${start}RUN pip install . .[web]\n` },
  },
  'fix: in exec form': {
    files: { Dockerfile: `${start}RUN ["pip", "install", [|"-e", "."|]]\n` },
    fixed: { Dockerfile: `${start}RUN ["pip", "install", "."]\n` },
  },
});
