import rule from '../../../src/rules/reproducibility/redundant-platform.js';
import { testRule } from '../../harness.js';

testRule(rule, {
  'the platform that is built for': {
    files: { Dockerfile: 'FROM [|--platform=$TARGETPLATFORM|] python:3.13 AS app\n' },
    message: '$TARGETPLATFORM is the platform that FROM takes by itself.',
    fixed: { Dockerfile: 'FROM python:3.13 AS app\n' },
  },
  'the platform that builds': 'FROM --platform=$BUILDPLATFORM python:3.13 AS app\n',
  'in braces, on a line of its own': {
    files: { Dockerfile: 'FROM [|--platform=${TARGETPLATFORM}|] \\\n  python:3.13\n' },
    fixed: { Dockerfile: 'FROM python:3.13\n' },
  },
  'with a default for other builders': 'FROM --platform=${TARGETPLATFORM:-linux/amd64} python:3.13\n',
  'declared without a value': {
    files: { Dockerfile: 'ARG TARGETPLATFORM\nFROM [|--platform=$TARGETPLATFORM|] python:3.13\n' },
    fixed: { Dockerfile: 'ARG TARGETPLATFORM\nFROM python:3.13\n' },
  },
  'given another value': 'ARG TARGETPLATFORM=linux/arm64\nFROM --platform=$TARGETPLATFORM python:3.13\n',
  'a part of it': 'FROM --platform=linux/$TARGETARCH python:3.13\n',
});
