import rule from '../../../src/rules/correctness/undefined-argument-in-from.js';
import { testRule } from '../../harness.js';

const lines = (...text: readonly string[]) => `${text.join('\n')}\n`;

testRule(rule, {
  'a misspelt name': {
    files: { Dockerfile: lines('ARG PYTHON_VERSION=3.13', 'FROM python:[|${PYTHON_VERSOIN}|]-slim') },
    message: 'No ARG before the first FROM declares PYTHON_VERSOIN.',
  },
  'the right name': lines('ARG PYTHON_VERSION=3.13', 'FROM python:${PYTHON_VERSION}-slim'),
  'an ARG of a stage': {
    files: { Dockerfile: lines('FROM python:3.13-slim AS build', 'ARG TAG=3.13', 'FROM python:[|$TAG|]') },
    message: 'No ARG before the first FROM declares TAG.',
  },
  'an ARG without default': lines('ARG TAG', 'FROM python:$TAG'),
  'ENV declares nothing': lines('FROM python:3.13-slim AS build', 'ENV TAG=3.13', 'FROM python:[|$TAG|]'),
  'a default beside it': lines('FROM python:${TAG:-3.13}'),
  'a message beside it': lines('FROM python:${TAG:?which version}'),
  'what the builder gives': lines('FROM --platform=$BUILDPLATFORM python:3.13-slim', 'FROM app-$TARGETARCH'),
  'in --platform': lines('FROM --platform=[|$PLATFORM|] python:3.13-slim'),
  'given by compose, but not declared': {
    files: {
      Dockerfile: lines('FROM python:[|$TAG|]'),
      'compose.yaml': 'services:\n  web:\n    build:\n      context: .\n      args:\n        TAG: "3.13"\n',
    },
  },
});
