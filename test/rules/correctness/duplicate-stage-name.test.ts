import rule from '../../../src/rules/correctness/duplicate-stage-name.js';
import { testRule } from '../../harness.js';

testRule(rule, {
  'two stages of one name': {
    files: { Dockerfile: 'FROM python:3.13-slim AS app\nFROM python:3.13-slim AS [|app|]\n' },
    message: 'Another stage is named app already.',
  },
  'two names': 'FROM python:3.13-slim AS build\nFROM python:3.13-slim AS app\n',
  'names that differ in case alone': {
    files: { Dockerfile: 'FROM python:3.13-slim AS App\nFROM python:3.13-slim AS [|app|]\n' },
    message: 'Another stage is named App already.',
  },
  'three of one name': 'FROM a:1 AS x\nFROM b:1 AS [|x|]\nFROM c:1 AS [|x|]\n',
  'stages without names': 'FROM python:3.13-slim\nFROM python:3.13-slim\n',
  'a stage named like its own base': 'FROM python:3.13-slim AS python\nFROM python AS app\n',
  'names that plain objects have already': 'FROM a:1 AS constructor\nFROM b:1 AS tostring\n',
});
