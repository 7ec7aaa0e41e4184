import rule from '../../../src/rules/correctness/instruction-before-from.js';
import { testRule } from '../../harness.js';

const lines = (...text: readonly string[]) => `${text.join('\n')}\n`;

testRule(rule, {
  'ENV first': {
    files: { Dockerfile: lines('[|ENV|] A=b', 'FROM python:3.13-slim') },
    message: 'ENV stands before the first FROM, where only ARG can stand.',
  },
  'ENV behind FROM': lines('FROM python:3.13-slim', 'ENV A=b'),
  'LABEL between ARG and FROM': lines('ARG A=b', '[|LABEL|] a=b', 'FROM python:3.13-slim'),
  'ARG and comments': lines('# syntax=docker/dockerfile:1', '# why', 'ARG A=b', 'FROM python:3.13-slim'),
  'two of them are one finding': lines('[|ENV|] A=b', 'WORKDIR /app', 'FROM python:3.13-slim'),
  'between stages': lines('FROM python:3.13-slim AS a', 'ENV A=b', 'FROM a'),
  'a file without FROM has another problem': lines('ENV A=b', 'WORKDIR /app'),
  'below a FROM that cannot be read': lines('FROM', 'ENV A=b', 'FROM python:3.13-slim'),
  'below a misspelt FROM': lines('FORM python:3.13-slim', 'ENV A=b', 'FROM python:3.13-slim'),
  'a frontend with instructions of its own': lines('# syntax=example.org/other:1', 'ENV A=b', 'FROM x'),
});
