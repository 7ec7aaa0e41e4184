import rule from '../../../src/rules/efficiency/whole-rootfs-copied.js';
import { testRule } from '../../harness.js';

testRule(rule, {
  'everything of a stage': {
    files: { Dockerfile: 'FROM python:3.13 AS build\nFROM python:3.13-slim\nCOPY --from=build [|/|] /\n' },
    message: 'This copies the whole file system of stage build over the one of this image.',
  },
  'a folder of a stage': 'FROM python:3.13 AS build\nFROM python:3.13-slim\nCOPY --from=build /opt /opt\n',
  'everything of an image': {
    files: { Dockerfile: 'FROM python:3.13-slim\nWORKDIR /\nCOPY --from=debian:13.2 [|/.|] .\n' },
    message: 'This copies the whole file system of debian:13.2 over the one of this image.',
  },
  'into a folder': 'FROM python:3.13-slim\nCOPY --from=debian:13.2 / /chroot\n',
  'a stage that holds nothing else':
    'FROM scratch AS files\nCOPY a /usr/bin/\nFROM python:3.13-slim\nCOPY --from=files / /\n',
  'into an image that is made of it': 'FROM python:3.13 AS build\nFROM scratch\nCOPY --from=build / /\n',
  'an image that nobody knows': 'FROM python:3.13-slim\nCOPY --from=tonistiigi/xx:1 / /\n',
  'a stage that is not shipped':
    'FROM python:3.13 AS a\nFROM python:3.13 AS b\nCOPY --from=a / /\nFROM python:3.13-slim\nCOPY --from=b /x /x\n',
  'the build context': 'FROM python:3.13-slim\nCOPY / /\n',
});
