import rule from '../../../src/rules/style/instruction-casing.js';
import { type RuleCase, testRule } from '../../harness.js';

const turned = (given: string, into: string): RuleCase => ({
  files: { Dockerfile: given },
  fixed: { Dockerfile: into },
});

testRule(rule, {
  'one in lower case': {
    ...turned(
      'FROM python:3.13-slim\nWORKDIR /app\n[|expose|] 8000\n',
      'FROM python:3.13-slim\nWORKDIR /app\nEXPOSE 8000\n',
    ),
    message: 'expose is not in upper case, as most instructions of this file are.',
  },
  'all in upper case': 'FROM python:3.13-slim\nWORKDIR /app\nEXPOSE 8000\n',
  'one in upper case': {
    ...turned(
      'from python:3.13-slim\nworkdir /app\n[|EXPOSE|] 8000\n',
      'from python:3.13-slim\nworkdir /app\nexpose 8000\n',
    ),
    message: 'EXPOSE is not in lower case, as most instructions of this file are.',
  },
  'all in lower case': 'from python:3.13-slim\nworkdir /app\nexpose 8000\n',
  'a draw goes to upper case': turned('FROM python:3.13-slim\n[|run|] id\n', 'FROM python:3.13-slim\nRUN id\n'),
  'mixed case has no say': turned(
    '[|From|] python:3.13-slim\n[|Run|] id\nuser app\n',
    'from python:3.13-slim\nrun id\nuser app\n',
  ),
  'an ARG before the first FROM': turned(
    '[|arg|] A=1\nFROM python:3.13-slim\nRUN id\n',
    'ARG A=1\nFROM python:3.13-slim\nRUN id\n',
  ),
  'a trigger': turned('FROM python:3.13-slim\nONBUILD [|run|] id\n', 'FROM python:3.13-slim\nONBUILD RUN id\n'),
  'AS is no instruction': 'FROM python:3.13-slim as app\nRUN id\n',
  'commands are no instructions': 'FROM python:3.13-slim\nRUN run && \\\n    user add\n',
  'nothing at all': '# empty\n',
});
