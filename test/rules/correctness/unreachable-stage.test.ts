import rule from '../../../src/rules/correctness/unreachable-stage.js';
import { testRule } from '../../harness.js';

const lines = (...text: readonly string[]) => `${text.join('\n')}\n`;

testRule(rule, {
  'a builder that nobody copies from': {
    files: { Dockerfile: lines('FROM python:3.13-slim AS [|builder|]', 'FROM python:3.13-slim', 'WORKDIR /app') },
    message: 'Stage builder is used by no other stage and is not the last one.',
  },
  'a builder that is copied from': lines(
    'FROM python:3.13-slim AS builder',
    'FROM python:3.13-slim',
    'COPY --from=builder /a /b',
  ),
  'without a name': {
    files: { Dockerfile: lines('FROM [|node:22-slim|]', 'RUN npm ci', 'FROM python:3.13-slim', 'WORKDIR /app') },
    message: 'This stage is used by no other stage and is not the last one.',
  },
  'by its number': lines('FROM node:22-slim', 'FROM python:3.13-slim', 'COPY --from=0 /a /b'),
  'by FROM': lines('FROM python:3.13-slim AS build', 'FROM build'),
  'by a mount': lines('FROM python:3.13-slim AS build', 'FROM x:1', 'RUN --mount=from=build,target=/b true'),
  'by a stage before it': lines('FROM x:1 AS app', 'COPY --from=build /a /b', 'FROM y:1 AS build', 'FROM app'),
  'a name that may be a target': lines('FROM python:3.13-slim AS worker', 'FROM python:3.13-slim AS web'),
  'for tests and development': lines('FROM x:1 AS build-test', 'FROM x:1 AS dev-builder', 'FROM x:1'),
  'a target of compose': {
    files: {
      Dockerfile: lines('FROM python:3.13-slim AS build', 'FROM python:3.13-slim'),
      'compose.yaml': 'services:\n  web:\n    build:\n      context: .\n      target: build\n',
    },
  },
  'a variable chooses': lines('ARG KIND=a', 'FROM x:1 AS build-a', 'FROM x:1 AS build-b', 'FROM build-$KIND'),
  'a variable in a version chooses nothing': lines(
    'ARG TAG=3.13',
    'FROM python:$TAG AS [|build|]',
    'FROM python:${TAG}-slim',
  ),
});
