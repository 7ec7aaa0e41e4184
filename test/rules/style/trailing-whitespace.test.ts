import rule from '../../../src/rules/style/trailing-whitespace.js';
import { type RuleCase, testRule } from '../../harness.js';

const turned = (given: string, into: string): RuleCase => ({
  files: { Dockerfile: given },
  fixed: { Dockerfile: into },
});

testRule(rule, {
  blanks: {
    ...turned('FROM python:3.13-slim\nWORKDIR /app[|  |]\n', 'FROM python:3.13-slim\nWORKDIR /app\n'),
    message: 'The line ends in blanks.',
  },
  'no blanks': 'FROM python:3.13-slim\nWORKDIR /app\n',
  'a tab': turned('FROM python:3.13-slim[|\t|]\n', 'FROM python:3.13-slim\n'),
  'a comment': turned('# The image[| |]\nFROM python:3.13-slim\n', '# The image\nFROM python:3.13-slim\n'),
  'a line of blanks': turned(
    'FROM python:3.13-slim\n[|   |]\nWORKDIR /app\n',
    'FROM python:3.13-slim\n\nWORKDIR /app\n',
  ),
  'behind the escape character': turned(
    'FROM python:3.13-slim\nRUN a && \\[| |]\n    b\n',
    'FROM python:3.13-slim\nRUN a && \\\n    b\n',
  ),
  'before the escape character': 'FROM python:3.13-slim\nRUN a &&   \\\n    b\n',
  'lines of Windows': turned(
    'FROM python:3.13-slim[| |]\r\nWORKDIR /app\r\n',
    'FROM python:3.13-slim\r\nWORKDIR /app\r\n',
  ),
  'the last line': turned('FROM python:3.13-slim[|  |]', 'FROM python:3.13-slim'),
  'in heredocs they count':
    'FROM python:3.13-slim\nCOPY <<A <<B /srv/\ntext  \nA\n  \nB\nRUN <<EOF\ncat <<X\na  \nX\nEOF\n',
  'around a heredoc': turned(
    'FROM python:3.13-slim\nRUN <<EOF[|  |]\na  \nEOF\nWORKDIR /app[| |]\n',
    'FROM python:3.13-slim\nRUN <<EOF\na  \nEOF\nWORKDIR /app\n',
  ),
  'an empty heredoc': turned(
    'FROM python:3.13-slim\nRUN <<EOF\nEOF\n[| |]\n',
    'FROM python:3.13-slim\nRUN <<EOF\nEOF\n\n',
  ),
});
