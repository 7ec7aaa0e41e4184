import rule from '../../../src/rules/reproducibility/end-of-life-base-image.js';
import { projectOf, testRule } from '../../harness.js';
import { expect, test } from 'vitest';
import { run, selectDefault } from '../../../src/engine/run.js';

testRule(rule, {
  'an old Python': {
    files: { Dockerfile: 'FROM [|python:3.8-slim|]\n' },
    message: 'Python 3.8 has had no more fixes since 2024-10-07.',
  },
  'a Python of today': 'FROM python:3.13-slim\n',
  'the same Python, years ago': { files: { Dockerfile: 'FROM python:3.8-slim\n' }, today: '2023-01-01' },
  'a patch release': 'FROM [|python:3.8.20|]\n',
  'a Python that ends soon': {
    files: { Dockerfile: 'FROM [|python:3.10-slim|]\n' },
    today: '2026-06-01',
    message: 'Python 3.10 gets no more fixes from 2026-10-31 on.',
  },
  'a Python that ends some day': { files: { Dockerfile: 'FROM python:3.10-slim\n' }, today: '2026-01-01' },
  'a release behind a registry': 'FROM [|docker.io/library/python:3.8|]\nFROM [|public.ecr.aws/lambda/python:3.8|]\n',
  'a release of somebody else': 'FROM registry.example/python:3.8\n',
  'Python in the tag of another image':
    'FROM [|tiangolo/uvicorn-gunicorn-fastapi:python3.8|]\nFROM [|ghcr.io/astral-sh/uv:python3.8-bookworm|]\nFROM ghcr.io/astral-sh/uv:python3.13-trixie\n',
  'an old Debian below a good Python': {
    files: { Dockerfile: 'FROM [|python:3.11-slim-buster|]\n' },
    message: 'Debian 10 has had no more fixes since 2024-06-30.',
  },
  'a Debian that its long-term support looks after': 'FROM python:3.13-slim-bookworm\nFROM debian:12\n',
  'an old Alpine below a good Python': 'FROM [|python:3.13-alpine3.18|]\n',
  'a distribution': 'FROM [|ubuntu:18.04|]\nFROM ubuntu:24.04\nFROM [|debian:stretch|]\n',
  'a digest': `FROM python:3.8@sha256:${'0a'.repeat(32)}\n`,
  'no version': 'FROM python\nFROM python:slim\n',
  'the default of a variable': 'ARG PYTHON=3.8\nFROM [|python:${PYTHON}-slim|]\n',
  'a variable without value': 'ARG PYTHON\nFROM python:${PYTHON}-slim\n',
  'a variable that compose sets': {
    files: {
      Dockerfile: 'ARG PYTHON=3.8\nFROM python:${PYTHON}-slim\n',
      'compose.yaml': 'services:\n  web:\n    build:\n      context: .\n      args:\n        PYTHON: "3.13"\n',
    },
  },
  'a stage of an old image': 'FROM [|python:3.8|] AS base\nFROM base\n',
  'files from an old image': 'FROM python:3.13\nCOPY --from=python:3.8 /x /x\n',
  'no release at all': 'FROM python:3.99\n',
});

test('what ends soon is for information', () => {
  const severities = (today: string) =>
    run(projectOf({ Dockerfile: 'FROM python:3.10-slim\n' }, today), [selectDefault(rule)]).diagnostics.map(
      ({ severity }) => severity,
    );
  expect(severities('2026-06-01')).toEqual(['info']);
  expect(severities('2026-11-20')).toEqual(['warning']);
});
