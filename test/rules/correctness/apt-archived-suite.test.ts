import rule from '../../../src/rules/correctness/apt-archived-suite.js';
import { testRule } from '../../harness.js';

const install = ' && apt-get install -y curl';

testRule(rule, {
  buster: {
    files: { Dockerfile: `FROM python:3.7-slim-buster\nRUN [|apt-get update|]${install}\n` },
    message: 'apt-get update fails: buster, the distribution of python:3.7-slim-buster, is gone from the mirrors.',
  },
  stretch: `FROM node:12-stretch\nRUN [|apt update|]\n`,
  'a release by number': `FROM debian:10\nRUN [|apt-get -y update|]\n`,
  'an image without a release in its tag': `FROM python:3.5-slim\nRUN [|apt-get update|]${install}\n`,
  'an old Ubuntu': `FROM ubuntu:23.10\nRUN [|apt-get update|]${install}\n`,
  'an Ubuntu with long support': `FROM ubuntu:18.04\nRUN apt-get update${install}\n`,
  bullseye: `FROM python:3.7-slim-bullseye\nRUN apt-get update${install}\n`,
  bookworm: `FROM python:3.12-bookworm\nRUN apt-get update${install}\n`,
  'no apt at all': 'FROM python:3.7-slim-buster\nRUN pip install flask\n',
  'sources that are rewritten': `FROM python:3.7-slim-buster\nRUN sed -i 's/deb.debian.org/archive.debian.org/' /etc/apt/sources.list && apt-get update${install}\n`,
  'sources that are written': `FROM debian:buster\nRUN echo "deb http://archive.debian.org/debian buster main" > /etc/apt/sources.list\nRUN apt-get update\n`,
  'sources that are copied': `FROM debian:buster\nCOPY sources.list /etc/apt/sources.list\nRUN apt-get update\n`,
  'sources of a stage below': `FROM debian:buster AS a\nCOPY sources.list /etc/apt/\nFROM a\nRUN apt-get update\n`,
  'an update that may fail': `FROM debian:buster\nRUN apt-get update || true\n`,
  'a patch release of its day': `FROM python:3.8.5-slim\nRUN apt-get update\n`,
  'a digest': `FROM debian:buster@sha256:${'a'.repeat(64)}\nRUN apt-get update\n`,
  Alpine: 'FROM python:3.5-alpine\nRUN apk update\n',
  'an image of somebody': 'FROM ours/app:buster\nRUN apt-get update\n',
  'only once': `FROM debian:buster\nRUN [|apt-get update|]\nRUN apt-get update\n`,
});
