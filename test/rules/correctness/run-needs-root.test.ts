import rule from '../../../src/rules/correctness/run-needs-root.js';
import { type RuleCase, testRule } from '../../harness.js';

const head = 'FROM python:3.13-slim\nRUN useradd --create-home app\n';
const says = (message: string, Dockerfile: string): RuleCase => ({ files: { Dockerfile }, message, severity: 'error' });

testRule(rule, {
  packages: says(
    'apt-get needs root, and this RUN is of the user app.',
    `${head}USER app\nRUN [|apt-get|] update && apt-get install -y git\n`,
  ),
  'packages before': `${head}RUN apt-get update && apt-get install -y git\nUSER app\n`,
  'packages as root again': `${head}USER app\nRUN ls\nUSER root\nRUN apt-get update\nUSER app\n`,
  'the number of root': `${head}USER 0:0\nRUN apt-get update\n`,
  'a number': `${head}USER 1000\nRUN pip list && [|apt-get|] install -y git\n`,
  'packages of Alpine': 'FROM python:3.13-alpine\nUSER nobody\nRUN [|apk|] add --no-cache git\n',
  'a user': `${head}USER app\nRUN [|useradd|] other\n`,
  'a stage that is built on another': `${head.replace('slim', 'slim AS base')}USER app\n\nFROM base\nRUN [|apt-get|] update\n`,
  'another stage': `${head.replace('slim', 'slim AS base')}USER app\n\nFROM python:3.13-slim\nRUN apt-get update\n`,
  'with sudo': `${head}USER app\nRUN sudo apt-get update\n`,
  'in a shell': `${head}USER app\nRUN bash -c "[|apt-get|] update"\n`,
  'a question': `${head}USER app\nRUN apt-get --version && apt list\n`,
  'a simulation, and a group alone': `${head}USER app\nRUN apt-get install -s git\nUSER :app\nRUN apt-get update\n`,
  'that may fail': `${head}USER app\nRUN apt-get update || true\n`,
  'a variable': `${head}ARG USER\nUSER $USER\nRUN apt-get update\n`,
  'a user that the base image has set': 'FROM acme/base:1\nRUN apt-get update\n',
  'the packages of Python': `${head}USER app\nRUN pip install --user flask\n`,
});
