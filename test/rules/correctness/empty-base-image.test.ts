import rule from '../../../src/rules/correctness/empty-base-image.js';
import { testRule } from '../../harness.js';

const lines = (...text: readonly string[]) => `${text.join('\n')}\n`;
const compose = (...services: readonly string[]) => `services:\n${services.join('')}`;
const service = (name: string, args: string) => `  ${name}:\n    build:\n      context: .\n${args}`;

testRule(rule, {
  'no default': {
    files: { Dockerfile: lines('ARG TAG', 'FROM [|python:$TAG|]') },
    message: 'Without a value for ARG TAG, the base image is python:, which names no image.',
  },
  'a default': lines('ARG TAG=3.13', 'FROM python:$TAG'),
  'a default beside it': lines('ARG TAG', 'FROM python:${TAG:-3.13}'),
  'a message beside it': lines('ARG TAG', 'FROM python:${TAG:?which version}'),
  'nothing but the argument': {
    files: { Dockerfile: lines('ARG BASE', 'FROM [|$BASE|] AS build', 'RUN true', 'FROM $BASE') },
    message: 'Without a value for ARG BASE, the name of the base image is empty.',
  },
  'defaults that do not fit': {
    files: { Dockerfile: lines('ARG IMAGE=python:3.13', 'ARG TAG=slim', 'FROM [|$IMAGE:$TAG|]') },
    message: 'With the defaults, the base image is python:3.13:slim, which names no image.',
  },
  'an argument made of another': lines('ARG TAG=3.13', 'ARG IMAGE=python:$TAG', 'FROM $IMAGE'),
  'one that is optional': lines('ARG SUFFIX', 'FROM python:3.13$SUFFIX'),
  'given by every compose build': {
    files: {
      Dockerfile: lines('ARG TAG', 'FROM python:$TAG'),
      'compose.yaml': compose(
        service('web', '      args:\n        TAG: "3.13"\n'),
        service('worker', '      args:\n        TAG: "3.12"\n'),
      ),
    },
  },
  'not given by every compose build': {
    files: {
      Dockerfile: lines('ARG TAG', 'FROM [|python:$TAG|]'),
      'compose.yaml': compose(service('web', '      args:\n        TAG: "3.13"\n'), service('worker', '')),
    },
  },
  'not declared at all is another matter': lines('FROM python:$TAG'),
  'a platform': lines('FROM python-$TARGETARCH'),
  capitals: {
    files: { Dockerfile: lines('FROM [|Python:3.13-slim|]') },
    message: 'Python:3.13-slim has capitals, which the name of an image cannot have.',
  },
  'capitals of a stage': lines('FROM python:3.13-slim AS Base', 'FROM Base'),
  'a template': lines('FROM %%BASE%%'),
  'a placeholder': lines('FROM PLACEHOLDER'),
});
