import rule from '../../../src/rules/reproducibility/base-image-without-digest.js';
import { testRule } from '../../harness.js';

const digest = 'sha256:031ebf3cde9f3719d2db385233bcb18df5162038e9cda20e64e08f49f4b47a2f';

testRule(rule, {
  'a tag': {
    files: { Dockerfile: 'FROM [|python:3.13.1-slim|]\n' },
    message: 'python:3.13.1-slim has no digest, so its tag may become another image.',
  },
  'a tag and a digest': `FROM python:3.13.1-slim@${digest}\n`,
  'a digest alone': `FROM python@${digest}\n`,
  'no tag is worse': 'FROM python\n',
  'a tag that moves is worse': 'FROM python:latest\n',
  'a tag in a variable': 'ARG V=3.13.1\nFROM [|python:$V|]\n',
  'a variable without value': 'ARG BASE\nFROM $BASE\n',
  'scratch and stages': 'FROM scratch AS a\nFROM a\n',
  'where files are copied from': `FROM python:3.13.1@${digest}\nCOPY --from=[|ghcr.io/astral-sh/uv:0.9.1|] /uv /bin/\n`,
  'an image that compose builds': {
    files: {
      Dockerfile: 'FROM acme/base:1.2\n',
      'base/Dockerfile': `FROM python@${digest}\n`,
      'compose.yaml': 'services:\n  base:\n    build: base\n    image: acme/base:1.2\n  web:\n    build: .\n',
    },
  },
});
