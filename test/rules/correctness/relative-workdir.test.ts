import rule from '../../../src/rules/correctness/relative-workdir.js';
import { testRule } from '../../harness.js';

testRule(rule, {
  'a relative WORKDIR': {
    files: { Dockerfile: 'FROM python:3.13-slim\nWORKDIR [|app|]\nCOPY . .\n' },
    message: 'WORKDIR app is relative, and no absolute WORKDIR comes before it.',
    fixed: { Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\n' },
  },
  'an absolute one': 'FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\n',
  'below the folder that the base image sets': {
    files: { Dockerfile: 'FROM tiangolo/uvicorn-gunicorn-fastapi:python3.11\nWORKDIR [|src|]\n' },
    fixed: { Dockerfile: 'FROM tiangolo/uvicorn-gunicorn-fastapi:python3.11\nWORKDIR /app/src\n' },
  },
  'over an image that nobody knows: no fix': {
    files: { Dockerfile: 'FROM example.org/base:1\nWORKDIR [|./app|]\n' },
    fixed: { Dockerfile: 'FROM example.org/base:1\nWORKDIR ./app\n' },
  },
  'only the first of several': 'FROM python:3.13-slim\nWORKDIR [|srv|]\nWORKDIR app\n',
  'behind an absolute one': 'FROM python:3.13-slim\nWORKDIR /srv\nWORKDIR app\n',
  'behind an absolute one of the parent stage': 'FROM python:3.13-slim AS base\nWORKDIR /srv\nFROM base\nWORKDIR app\n',
  'behind an absolute one of a stage that is no parent':
    'FROM python:3.13-slim AS build\nWORKDIR /srv\nFROM python:3.13-slim\nWORKDIR [|app|]\n',
  'a Windows drive': 'FROM mcr.microsoft.com/windows/servercore:ltsc2022\nWORKDIR C:\\app\n',
  'a Windows drive with slashes': 'FROM mcr.microsoft.com/windows/servercore:ltsc2022\nWORKDIR c:/app\n',
  'a path from the root of the current drive':
    '# escape=`\nFROM mcr.microsoft.com/windows/servercore:ltsc2022\nWORKDIR \\app\n',
  'a value that starts with a variable': 'FROM python:3.13-slim\nARG HOME_DIR\nWORKDIR ${HOME_DIR}/app\n',
  'a variable with a known relative value': 'FROM python:3.13-slim\nENV DIR=app\nWORKDIR $DIR\n',
  'a variable behind a relative start': {
    files: { Dockerfile: 'FROM python:3.13-slim\nARG NAME=web\nWORKDIR [|srv/$NAME|]\n' },
    fixed: { Dockerfile: 'FROM python:3.13-slim\nARG NAME=web\nWORKDIR srv/$NAME\n' },
  },
  'a quoted absolute path': 'FROM python:3.13-slim\nWORKDIR "/my app"\n',
});
