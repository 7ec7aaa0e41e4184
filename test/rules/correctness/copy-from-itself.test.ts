import rule from '../../../src/rules/correctness/copy-from-itself.js';
import { testRule } from '../../harness.js';

const lines = (...text: readonly string[]) => `${text.join('\n')}\n`;

testRule(rule, {
  'by its name': {
    files: { Dockerfile: lines('FROM python:3.13-slim AS app', 'COPY --from=[|app|] /a /b') },
    message: 'Stage app takes files from itself.',
  },
  'from an earlier stage': lines(
    'FROM python:3.13-slim AS build',
    'FROM python:3.13-slim AS app',
    'COPY --from=build /a /b',
  ),
  'by its number': lines('FROM python:3.13-slim', 'COPY --from=[|0|] /a /b'),
  'by a mount': lines('FROM python:3.13-slim AS app', 'RUN --mount=from=[|app|],target=/x ls /x'),
  'in other letters': lines('FROM python:3.13-slim AS App', 'COPY --from=[|app|] /a /b'),
  'two stages that need each other': {
    files: {
      Dockerfile: lines(
        'FROM python:3.13-slim AS one',
        'COPY --from=[|two|] /a /b',
        'FROM python:3.13-slim AS two',
        'COPY --from=one /b /a',
      ),
    },
    message: 'Stage one takes files from two, which needs one.',
  },
  'a ring of three, one by FROM': lines(
    'FROM python:3.13-slim AS one',
    'COPY --from=[|three|] /a /b',
    'FROM one AS two',
    'FROM python:3.13-slim AS three',
    'COPY --from=two /b /a',
  ),
  'a later stage that needs nothing of it, which BuildKit builds first': lines(
    'FROM python:3.13-slim AS app',
    'COPY --from=assets /a /b',
    'FROM node:22-slim AS assets',
    'FROM app',
  ),
  'an image of the same name in FROM': lines('FROM app:1 AS app', 'COPY --from=app:1 /a /b'),
  'a variable': lines('ARG STAGE=app', 'FROM python:3.13-slim AS app', 'COPY --from=$STAGE /a /b'),
});
