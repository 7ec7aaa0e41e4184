import rule from '../../../src/rules/reliability/numeric-user-needed.js';
import { testRule } from '../../harness.js';

const from = (...lines: readonly string[]) => ['FROM python:3.13-slim', ...lines, ''].join('\n');

testRule(rule, {
  'a name': {
    files: { Dockerfile: from('[|USER app|]') },
    message: 'The image runs as app, and Kubernetes cannot tell whether that is root.',
  },
  'a number': from('USER 10001'),
  'a name with a group': from('[|USER app:app|]'),
  'a number with a group by name': from('USER 10001:app'),
  'a number with a group': from('USER 10001:10001'),
  'a variable with a name': from('ARG USERNAME=app', '[|USER $USERNAME|]'),
  'a variable with a number': from('ARG UID=1000', 'USER $UID'),
  'a variable without a value': from('ARG UID', 'USER $UID'),
  'only the last one counts': from('USER app', 'RUN id', 'USER 10001'),
  'root, which is refused by any name': from('USER root'),
  'no USER': from('WORKDIR /app'),
  'a stage that is not shipped': from('USER app', 'FROM python:3.13-slim'),
  'a stage below the shipped one': 'FROM python:3.13-slim AS base\n[|USER app|]\nFROM base\nWORKDIR /app\n',
  'a user of the base image': 'FROM quay.io/jupyter/base-notebook:2025-01-01\n',
});
