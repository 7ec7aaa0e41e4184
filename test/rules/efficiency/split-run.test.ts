import rule from '../../../src/rules/efficiency/split-run.js';
import { testRule } from '../../harness.js';

testRule(rule, {
  'two in a row': {
    files: { Dockerfile: 'FROM python:3.13\nRUN mkdir /a\n[|RUN|] mkdir /b\n' },
    message: 'This RUN could be part of the one before it.',
  },
  'something between': 'FROM python:3.13\nRUN mkdir /a\nWORKDIR /a\nRUN mkdir /b\n',
  'three in a row': {
    files: { Dockerfile: 'FROM python:3.13\nRUN mkdir /a\n# and\n[|RUN|] mkdir /b\nRUN mkdir /c\n' },
    message: 'These 2 RUNs could be part of the one before them.',
  },
  'two groups': 'FROM python:3.13\nRUN a\n[|RUN|] b\nUSER app\nRUN c\n[|RUN|] d\n',
  'other mounts': 'FROM python:3.13\nRUN --mount=type=cache,target=/c a\nRUN b\n',
  'the same mounts': 'FROM python:3.13\nRUN --mount=type=cache,target=/c a\n[|RUN|] --mount=type=cache,target=/c b\n',
  'the exec form': 'FROM python:3.13\nRUN a\nRUN ["b"]\n',
  'a heredoc': 'FROM python:3.13\nRUN a\nRUN <<EOF\nb\nEOF\n',
  'in two stages': 'FROM python:3.13 AS a\nRUN a\nFROM python:3.13\nRUN b\n',
});
