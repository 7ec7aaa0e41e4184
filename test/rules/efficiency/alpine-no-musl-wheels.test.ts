import rule from '../../../src/rules/efficiency/alpine-no-musl-wheels.js';
import { testRule } from '../../harness.js';

const files = (base: string, requirements: string) => ({
  files: {
    Dockerfile: `FROM ${base}\nCOPY requirements.txt .\nRUN pip install -r requirements.txt\n`,
    'requirements.txt': requirements,
  },
});

testRule(rule, {
  'no source either': {
    ...files('python:3.12-alpine', 'flask\n[|torch==2.9.0|]\n'),
    message:
      'torch has neither wheels for Alpine nor a source archive, so nothing can be installed in python:3.12-alpine.',
    severity: 'error',
  },
  'source only': {
    ...files('python:3.12-alpine', '[|numba|]\n'),
    message: 'numba has no wheels for Alpine, so python:3.12-alpine has to compile it.',
    severity: 'warning',
  },
  'a slim image': files('python:3.12-slim', 'torch\n'),
  'with wheels for Alpine': files('python:3.12-alpine', 'numpy\npyarrow\n'),
  'another index': {
    files: {
      Dockerfile: 'FROM python:3.12-alpine\nRUN pip install --extra-index-url https://example.com/simple torch\n',
    },
  },
  'on the command line': { files: { Dockerfile: 'FROM python:3.12-alpine3.22\nRUN pip install [|onnxruntime|]\n' } },
});
