import rule from '../../../src/rules/correctness/relative-copy-destination.js';
import { testRule } from '../../harness.js';

testRule(rule, {
  'COPY without WORKDIR': {
    files: { Dockerfile: 'FROM python:3.13-slim\nCOPY app.py [|./|]\n', 'app.py': '' },
    message: 'No WORKDIR is set, so COPY to ./ writes to /.',
  },
  'COPY with WORKDIR': { files: { Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY app.py ./\n', 'app.py': '' } },
  'ADD into a folder': {
    files: { Dockerfile: 'FROM python:3.13-slim\nADD src [|etc/app|]\n' },
    message: 'No WORKDIR is set, so ADD to etc/app writes to /etc/app.',
  },
  'ADD to an absolute path': 'FROM python:3.13-slim\nADD src /etc/app\n',
  'one finding for a stage, at the first': 'FROM python:3.13-slim\nCOPY a.py [|.|]\nCOPY b.py .\n',
  'one finding for each stage': 'FROM python:3.13-slim AS a\nCOPY a.py [|.|]\nFROM debian:13-slim\nCOPY b.py [|.|]\n',
  'a WORKDIR that comes too late': 'FROM python:3.13-slim\nCOPY a.py [|.|]\nWORKDIR /app\nCOPY b.py .\n',
  'the parent stage sets WORKDIR': 'FROM python:3.13-slim AS base\nWORKDIR /app\nFROM base\nCOPY a.py .\n',
  'the base image sets one': 'FROM tiangolo/uvicorn-gunicorn-fastapi:python3.11\nCOPY a.py ./\n',
  'the base image is not known': 'FROM example.org/base:1\nCOPY a.py ./\n',
  'the base image is a variable': 'ARG BASE\nFROM $BASE\nCOPY a.py ./\n',
  'a relative WORKDIR, which is another finding': 'FROM python:3.13-slim\nWORKDIR app\nCOPY a.py .\n',
  'a target that starts with a variable': 'FROM python:3.13-slim\nARG DIR\nCOPY a.py $DIR/\n',
  'a Windows target': 'FROM python:3.13-slim\nCOPY a.py C:/app/\n',
  'files to export, over nothing': 'FROM golang:1.26 AS build\nFROM scratch\nCOPY --from=build /out/tool tool\n',
});
