import rule from '../../../src/rules/reproducibility/unpinned-base-image.js';
import { testRule } from '../../harness.js';

testRule(rule, {
  'a name that is nobody else’s: built here': 'FROM our-base\nRUN true\n',
  latest: {
    files: { Dockerfile: 'FROM [|python:latest|]\n' },
    message: 'The tag latest of python moves from release to release.',
  },
  'a release': 'FROM python:3.13\n',
  'no tag': { files: { Dockerfile: 'FROM [|python|]\n' }, message: 'python has no tag, so FROM takes the latest one.' },
  'a major release': {
    files: { Dockerfile: 'FROM [|python:3-slim|]\n' },
    message: 'The tag 3-slim of python moves from release to release.',
  },
  'a variant alone': 'FROM [|python:slim|]\n',
  'words that move': 'FROM [|nginx:stable|]\nFROM [|node:lts|]\nFROM [|alpine:edge|]\n',
  'the suite of a distribution': 'FROM debian:trixie-slim\nFROM ubuntu:24.04\n',
  'a digest': `FROM python:latest@sha256:${'0a'.repeat(32)}\nFROM python@sha256:${'0a'.repeat(32)}\n`,
  scratch: 'FROM scratch\n',
  'a stage': 'FROM python:3.13 AS base\nFROM base\nCOPY --from=base /a /a\nCOPY --from=0 /a /a\n',
  'a registry with a port': 'FROM [|registry.example:5000/python|]\n',
  'a registry with a port, and a tag': 'FROM registry.example:5000/python:3.13\n',
  'a variable without value': 'ARG TAG\nFROM python:$TAG\nFROM ${BASE}\n',
  'the default of a variable': 'ARG TAG=latest\nFROM [|python:${TAG}|]\n',
  'a default that pins': 'ARG TAG=3.13-slim\nFROM python:${TAG}\n',
  'COPY --from': {
    files: { Dockerfile: 'FROM python:3.13\nCOPY --from=[|ghcr.io/astral-sh/uv:latest|] /uv /bin/\n' },
    message: 'The tag latest of ghcr.io/astral-sh/uv moves from release to release.',
  },
  'COPY --from a release': 'FROM python:3.13\nCOPY --from=ghcr.io/astral-sh/uv:0.9.5 /uv /bin/\n',
  'a mount': {
    files: {
      Dockerfile: 'FROM python:3.13\nRUN --mount=from=[|ghcr.io/astral-sh/uv|],source=/uv,target=/bin/uv uv sync\n',
    },
    message: 'ghcr.io/astral-sh/uv has no tag, so RUN takes the latest one.',
  },
  'a platform': 'FROM --platform=linux/amd64 [|python|]\n',
  'an image that compose builds': {
    files: {
      'base/Dockerfile': 'FROM python:3.13\n',
      'web/Dockerfile': 'FROM shop-base\n',
      'compose.yaml':
        'services:\n  base:\n    build: base\n    image: shop-base\n  web:\n    build: web\n    image: shop-web\n',
    },
  },
  'an image of somebody': 'FROM [|waleedka/modern-deep-learning|]\nFROM waleedka/modern-deep-learning:1.0\n',
});
