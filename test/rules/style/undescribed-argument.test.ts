import rule from '../../../src/rules/style/undescribed-argument.js';
import { testRule } from '../../harness.js';

const from = (...lines: readonly string[]) => ['FROM python:3.13-slim', ...lines, ''].join('\n');

testRule(rule, {
  'a comment without the name': {
    files: { Dockerfile: from('[|# Where to install from|]', 'ARG INDEX_URL') },
    message: 'The comment above ARG INDEX_URL does not begin with INDEX_URL, so it describes nothing.',
  },
  'a comment with the name': from('# INDEX_URL is where to install from', 'ARG INDEX_URL'),
  'a comment above a stage': {
    files: { Dockerfile: '[|# The application|]\nFROM python:3.13-slim AS app\n' },
    message: 'The comment above FROM app does not begin with app, so it describes nothing.',
  },
  'a description of a stage': '# app is the application\nFROM python:3.13-slim AS app\n',
  'a stage without a name': '# The application\nFROM python:3.13-slim\n',
  'an argument before the first FROM': '[|# The version|]\nARG VERSION=3.13\nFROM python:${VERSION}-slim\n',
  'several arguments': from('# B and its neighbour', 'ARG A B'),
  'several arguments, none of them': {
    files: { Dockerfile: from('[|# Two of them|]', 'ARG A B') },
    message: 'The comment above ARG A B does not begin with one of its names, so it describes nothing.',
  },
  'the last of several lines counts': from('# All about it:', '# A is the first letter', 'ARG A'),
  'an empty line between': from('# About it', '', 'ARG A'),
  'an empty comment between': from('# About it', '#', 'ARG A'),
  'a word to a tool': from(
    '# renovate: datasource=pypi depName=uv',
    'ARG UV_VERSION=0.9.0',
    '# hadolint ignore=DL3006',
    'FROM python:3.13-slim AS app',
    '# pydock-lint: ignore[secret-in-build-arg]',
    'ARG TOKEN',
  ),
  'a parser directive': '# syntax=docker/dockerfile:1\nARG A=1\nFROM python:3.13-slim\n',
  'above other instructions': from('# Where it lives', 'WORKDIR /app'),
});
