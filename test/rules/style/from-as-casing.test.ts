import rule from '../../../src/rules/style/from-as-casing.js';
import { type RuleCase, testRule } from '../../harness.js';

const turned = (given: string, into: string): RuleCase => ({
  files: { Dockerfile: given },
  fixed: { Dockerfile: into },
});

testRule(rule, {
  'as behind FROM': {
    ...turned('FROM python:3.13-slim [|as|] app\nRUN id\n', 'FROM python:3.13-slim AS app\nRUN id\n'),
    message: '`as` is cased unlike the `FROM` before it.',
  },
  'AS behind FROM': 'FROM python:3.13-slim AS app\nRUN id\n',
  'AS behind from': {
    ...turned('from python:3.13-slim [|AS|] app\nrun id\n', 'from python:3.13-slim as app\nrun id\n'),
    message: '`AS` is cased unlike the `from` before it.',
  },
  'as behind from': 'from python:3.13-slim as app\nrun id\n',
  'mixed case': turned('FROM python:3.13-slim [|As|] app\nRUN id\n', 'FROM python:3.13-slim AS app\nRUN id\n'),
  'where FROM is the odd one': turned(
    'from python:3.13-slim [|AS|] app\nRUN id\nRUN id\n',
    'FROM python:3.13-slim AS app\nRUN id\nRUN id\n',
  ),
  'two stages': turned(
    'FROM a:1 [|as|] x\nFROM b:1 AS y\nFROM x [|as|] z\n',
    'FROM a:1 AS x\nFROM b:1 AS y\nFROM x AS z\n',
  ),
  'over two lines': turned('FROM python:3.13-slim \\\n  [|as|] app\n', 'FROM python:3.13-slim \\\n  AS app\n'),
  'a stage that is named as': 'FROM as AS as\n',
  'no name': 'FROM python:3.13-slim\n',
});
