import rule from '../../../src/rules/security/untrusted-registry.js';
import { testRule } from '../../harness.js';

const options = { registries: ['docker.io', '*.example.com', 'ghcr.io/astral-sh/*'] };
const dockerfile = (text: string) => ({ files: { Dockerfile: text }, options });

testRule(rule, {
  'nothing is configured': 'FROM quay.io/acme/python:3.13\n',
  'another registry': {
    ...dockerfile('FROM [|quay.io/acme/python:3.13|]\n'),
    message: 'FROM takes quay.io/acme/python:3.13 from quay.io, which is not allowed.',
  },
  'the registry of Docker': dockerfile('FROM python:3.13\n'),
  'its long name': dockerfile('FROM docker.io/library/python:3.13\n'),
  'a host that fits a glob': dockerfile('FROM registry.example.com/team/python:3.13\n'),
  'a host that does not': dockerfile('FROM [|registry.example.com.evil.org/team/python:3.13|]\n'),
  'images of one owner': dockerfile('FROM python:3.13\nCOPY --from=ghcr.io/astral-sh/uv:0.9 /uv /bin/\n'),
  'images of another owner': dockerfile('FROM python:3.13\nCOPY --from=[|ghcr.io/acme/uv:0.9|] /uv /bin/\n'),
  'a mount': dockerfile('FROM python:3.13\nRUN --mount=from=[|quay.io/acme/uv:1|],target=/uv uv sync\n'),
  'stages and scratch': dockerfile('FROM scratch AS quay\nFROM quay\nCOPY --from=quay /a /a\n'),
  'a variable without value': dockerfile('ARG BASE\nFROM $BASE\n'),
  'a host with a port': {
    files: { Dockerfile: 'FROM localhost:5000/python:3.13\n' },
    options: { registries: ['localhost:*'] },
  },
  'a pattern over slashes': {
    files: { Dockerfile: 'FROM ghcr.io/acme/team/python:3.13\n' },
    options: { registries: ['ghcr.io/acme/**'] },
  },
  'a pattern that is malformed': {
    files: { Dockerfile: 'FROM [|python:3.13|]\n' },
    options: { registries: ['[docker'] },
  },
  'a service': {
    files: { 'compose.yaml': 'services:\n  web:\n    image: [|quay.io/acme/web:1|]\n' },
    options,
    message: 'The service web takes quay.io/acme/web from quay.io, which is not allowed.',
  },
  'a service that is allowed': {
    files: { 'compose.yaml': 'services:\n  db:\n    image: postgres:17\n' },
    options,
  },
  'a service that is built': {
    files: {
      'compose.yaml': 'services:\n  web:\n    build: .\n    image: quay.io/acme/web:1\n',
      Dockerfile: 'FROM python:3.13\n',
    },
    options,
  },
});
