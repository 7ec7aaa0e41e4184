import rule from '../../../src/rules/reproducibility/constant-platform.js';
import { testRule } from '../../harness.js';

testRule(rule, {
  'a constant': {
    files: { Dockerfile: 'FROM [|--platform=linux/amd64|] python:3.13\n' },
    message: 'This stage is linux/amd64, whatever platform is built for.',
  },
  'no platform': 'FROM python:3.13\n',
  'the platform that builds': 'FROM --platform=$BUILDPLATFORM node:22 AS web\nFROM python:3.13\n',
  'the platform that is built for': 'FROM --platform=${TARGETPLATFORM} python:3.13\n',
  'an argument with a default': 'ARG PLATFORM=linux/amd64\nFROM --platform=$PLATFORM python:3.13\n',
  'in another stage': 'FROM [|--platform=linux/amd64|] node:22 AS web\nFROM python:3.13\nCOPY --from=web /a /a\n',
  'stages chosen by a variable':
    'FROM --platform=linux/amd64 python:3.13 AS base-amd64\nFROM --platform=linux/arm64 python:3.13 AS base-arm64\nFROM base-${TARGETARCH}\n',
  'stages copied from by a variable':
    'FROM --platform=linux/amd64 node:22 AS web-amd64\nFROM python:3.13\nCOPY --from=web-$TARGETARCH /a /a\n',
  'a variable that means other stages':
    'FROM [|--platform=linux/amd64|] python:3.13 AS tools\nFROM python:3.13 AS base-amd64\nFROM base-${TARGETARCH}\n',
  'an image of Windows': 'FROM --platform=windows/amd64 mcr.microsoft.com/windows/servercore:ltsc2025\n',
});
