import { expect, test } from 'vitest';
import { interpreterVersion } from '../../../../src/model/python/environments/interpreter.js';
import { startOfStage } from '../../../../src/model/python/program/starts.js';
import { projectOf } from '../../../harness.js';

/** The Python of the last stage of a Dockerfile, or why it is not known. */
function versionOf(Dockerfile: string): string {
  const start = startOfStage(projectOf({ Dockerfile, 'main.py': '' }).dockerfiles[0]!.stages.at(-1)!);
  if (!start) return 'nothing starts';
  const version = interpreterVersion(start);
  return version.known ? version.value : version.because;
}

test.each([
  ['FROM python:3.12-slim\nCMD ["python", "main.py"]\n', '3.12'],
  ['FROM python:3.12.4\nCMD ["gunicorn", "main:app"]\n', '3.12'],
  ['ARG V=3.11\nFROM python:$V AS base\nFROM base\nCMD ["python3.11", "main.py"]\n', '3.11'],
  ['FROM python:3.12\nCMD ["python3.9", "main.py"]\n', 'it asks for Python 3.9'],
  ['FROM python:3.12\nCMD ["/opt/conda/bin/python", "main.py"]\n', 'it may run another Python'],
  ['FROM python:3.12\nCMD ["uv", "run", "main.py"]\n', 'it may run another Python'],
  ['FROM python:3.12\nRUN uv sync\nCMD ["python", "main.py"]\n', 'uv may bring another Python'],
  ['FROM python:3.12\nRUN uv pip install --system x\nCMD ["python", "main.py"]\n', '3.12'],
  ['FROM python:3\nCMD ["python", "main.py"]\n', 'the base image does not tell its Python'],
  ['FROM debian:12\nCMD ["python3", "main.py"]\n', 'the base image does not tell its Python'],
  [
    'FROM python:3.12\nCOPY --from=python:3.9 /usr/local /usr/local\nCMD ["python", "main.py"]\n',
    'another Python may be copied into it',
  ],
  [
    'FROM python:3.12 AS b\nRUN pip install x\nFROM python:3.12\nCOPY --from=b /usr/local /usr/local\nCMD ["python", "main.py"]\n',
    '3.12',
  ],
])('%j', (dockerfile, version) => expect(versionOf(dockerfile)).toBe(version));
