import rule from '../../../src/rules/style/missing-final-newline.js';
import { testRule } from '../../harness.js';

testRule(rule, {
  'no newline': {
    files: { Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app[||]' },
    message: 'The last line has no newline.',
    fixed: { Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\n' },
  },
  'a newline': 'FROM python:3.13-slim\nWORKDIR /app\n',
  'lines of Windows': {
    files: { Dockerfile: 'FROM python:3.13-slim\r\nWORKDIR /app[||]' },
    fixed: { Dockerfile: 'FROM python:3.13-slim\r\nWORKDIR /app\r\n' },
  },
  'a newline of Windows': 'FROM python:3.13-slim\r\nWORKDIR /app\r\n',
  'two newlines': 'FROM python:3.13-slim\n\n',
  'one line': { files: { Dockerfile: 'FROM python:3.13-slim[||]' }, fixed: { Dockerfile: 'FROM python:3.13-slim\n' } },
  'the end of a heredoc': {
    files: { Dockerfile: 'FROM python:3.13-slim\nRUN <<EOF\nid\nEOF[||]' },
    fixed: { Dockerfile: 'FROM python:3.13-slim\nRUN <<EOF\nid\nEOF\n' },
  },
});
