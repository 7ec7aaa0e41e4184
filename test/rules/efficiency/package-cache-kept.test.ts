import rule from '../../../src/rules/efficiency/package-cache-kept.js';
import { testRule } from '../../harness.js';

const alpine = (text: string): string => `FROM python:3.13-alpine\nRUN ${text}\n`;
const fedora = (text: string): string => `FROM fedora:43\nRUN ${text}\n`;
const node = (text: string): string => `FROM node:24.11.1-slim\nWORKDIR /app\nRUN ${text}\n`;

testRule(rule, {
  'of apk': {
    files: { Dockerfile: alpine('apk [|add|] libpq') },
    message: 'apk add leaves its cache in this layer.',
    fixed: { Dockerfile: alpine('apk add --no-cache libpq') },
  },
  'of apk, switched off': alpine('apk add --no-cache libpq'),
  'of apk, switched off before the verb': alpine('apk --no-cache add libpq'),
  'of apk, switched off for one of two': alpine('apk add --no-cache libpq && apk [|add|] git'),
  'of apk, with virtual packages': alpine('apk [|add|] --virtual .deps gcc && make && apk del .deps'),
  'of apk, removed': alpine('apk update && apk add libpq && rm -rf /var/cache/apk/*'),
  'of apk, removed with its folder': alpine('apk add --update libpq && rm -fr /var/cache/apk'),
  'of apk, mounted': alpine('--mount=type=cache,target=/var/cache/apk apk add libpq'),
  'of apk, mounted where it looks for its cache': alpine('--mount=type=cache,target=/etc/apk/cache apk add libpq'),
  'of apk, upgraded': alpine('apk [|upgrade|]'),

  'of dnf': {
    files: { Dockerfile: fedora('dnf [|install|] -y libpq') },
    message: 'dnf install leaves its cache in this layer.',
    fixed: { Dockerfile: fedora('dnf install -y libpq && dnf clean all') },
  },
  'of dnf, cleaned': fedora('dnf install -y libpq && dnf clean all'),
  'of dnf, cleaned with options': fedora('dnf install -y libpq && dnf -y --enablerepo=* clean all'),
  'of dnf, cleaned in another RUN': fedora('dnf [|install|] -y libpq\nRUN dnf clean all'),
  'of dnf, cleaned before': fedora('dnf clean all && dnf [|install|] -y libpq'),
  'of dnf, twice': fedora('dnf install -y libpq && dnf [|install|] -y git'),
  'of dnf, removed': fedora('dnf install -y libpq && rm -rf /var/cache/dnf'),
  'of yum, which may be dnf': fedora('yum install -y libpq && rm -rf /var/cache/dnf'),
  'of yum': fedora('yum [|install|] -y libpq'),
  'of yum, updated': fedora('yum -y [|update|]'),
  'of microdnf': fedora('microdnf [|install|] libpq'),
  'of microdnf, cleaned': fedora('microdnf install libpq && microdnf clean all'),
  'of zypper': 'FROM opensuse/leap:15.6\nRUN zypper -n [|in|] git\n',
  'of zypper, cleaned': 'FROM opensuse/leap:15.6\nRUN zypper -n in git && zypper cc --all\n',

  'of npm': {
    files: { Dockerfile: node('npm [|ci|]') },
    message: 'npm ci leaves its cache in this layer.',
    fixed: { Dockerfile: node('npm ci && npm cache clean --force') },
  },
  'of npm, cleaned': node('npm ci --omit=dev && npm cache clean --force'),
  'of npm, removed': node('npm ci && rm -rf ~/.npm'),
  'of npm, removed from a variable folder': node('npm ci && rm -rf $HOME/.npm'),
  'of npm, elsewhere': node('npm ci --cache /tmp/npm && true'),
  'of npm, mounted': node('--mount=type=cache,target=/root/.npm npm ci'),
  'of npm, in the exec form': {
    files: { Dockerfile: node('["npm", [|"ci"|]]') },
    fixed: { Dockerfile: node('["npm", "ci"]') },
  },
  'of npm, in a stage that is not shipped':
    'FROM node:24 AS build\nRUN npm ci\nFROM nginx:1.29\nCOPY --from=build /dist /srv\n',
  'of Yarn': node('yarn [|install|] --frozen-lockfile'),
  'of Yarn, cleaned': node('yarn install --frozen-lockfile && yarn cache clean'),
  'of Yarn 2, which may run from it': node('yarn install --immutable'),
  'of conda': 'FROM continuumio/miniconda3:25.3.1-1\nRUN conda [|install|] -y numpy\n',
  'of conda, cleaned': 'FROM continuumio/miniconda3:25.3.1-1\nRUN conda install -y numpy && conda clean -afy\n',
  'of micromamba, cleaned': 'FROM mambaorg/micromamba:2\nRUN micromamba install -y numpy && micromamba clean -ay\n',

  'of pip, which is another rule': alpine('pip install flask'),
  'of apt, which removes it by itself': 'FROM debian:13\nRUN apt-get update && apt-get install -y git\n',
});
