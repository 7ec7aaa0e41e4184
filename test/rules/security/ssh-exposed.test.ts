import rule from '../../../src/rules/security/ssh-exposed.js';
import { testRule } from '../../harness.js';

testRule(rule, {
  'the port of SSH': {
    files: { Dockerfile: 'FROM python:3.13\nEXPOSE [|22|]\n' },
    message: 'EXPOSE 22 says that an SSH server listens in the container.',
  },
  'another port': 'FROM python:3.13\nEXPOSE 2222\n',
  'among others': 'FROM python:3.13\nEXPOSE 8000 [|22/tcp|]\n',
  'another protocol': 'FROM python:3.13\nEXPOSE 22/udp\n',
  'a range around it': 'FROM python:3.13\nEXPOSE [|20-25|]\n',
  'a range beside it': 'FROM python:3.13\nEXPOSE 23-25\n',
  'a variable with this value': 'FROM python:3.13\nARG PORT=22\nEXPOSE [|$PORT|]\n',
  'a variable without value': 'FROM python:3.13\nARG PORT\nEXPOSE $PORT\n',
  'once, where stages inherit it': 'FROM python:3.13 AS base\nEXPOSE [|22|]\nFROM base\nFROM base\n',
  'something that is no port': 'FROM python:3.13\nEXPOSE 22:22\n',
});
