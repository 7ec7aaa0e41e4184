import rule from '../../../src/rules/modernize/deprecated-image.js';
import { testRule } from '../../harness.js';

const service = (image: string): string => `services:\n  db:\n    image: ${image}\n`;

testRule(rule, {
  'an image that its author gave up': {
    files: { Dockerfile: 'FROM [|tiangolo/uvicorn-gunicorn-fastapi:python3.11|]\n' },
    message: 'tiangolo/uvicorn-gunicorn-fastapi is deprecated by its author: Uvicorn manages workers by itself now.',
  },
  'an image that is alive': 'FROM python:3.13-slim\n',
  'official images of another age': 'FROM [|openjdk:17|]\nFROM [|centos:7|]\nFROM [|java:8|]\n',
  'their successors': 'FROM eclipse-temurin:21\nFROM rockylinux/rockylinux:10\n',
  'behind its registry': 'FROM [|docker.io/library/openjdk:17|]\n',
  'of another registry': 'FROM registry.example/openjdk:17\n',
  'by COPY --from': 'FROM python:3.13\nCOPY --from=[|openjdk:17|] /opt/java /opt/java\n',
  'a stage of that name': 'FROM eclipse-temurin:21 AS openjdk\nFROM openjdk\nCOPY --from=openjdk /a /a\n',
  'the default of a variable': 'ARG BASE=openjdk:17\nFROM [|$BASE|]\n',
  'a variable without value': 'ARG BASE\nFROM $BASE\n',
  'in a service': {
    files: { 'compose.yaml': service('[|bitnami/postgresql:16|]') },
    message: 'bitnami/postgresql has moved to bitnamilegacy, where it gets no updates.',
  },
  'a service that is alive': { files: { 'compose.yaml': service('postgres:16') } },
  'the name of what a service builds': {
    files: {
      Dockerfile: 'FROM python:3.13\n',
      'compose.yaml': 'services:\n  web:\n    build: .\n    image: bitnami/shop:1\n',
    },
  },
  'Jupyter at its old home': 'FROM [|jupyter/base-notebook:latest|]\n',
  'Jupyter at its new home': 'FROM quay.io/jupyter/base-notebook:latest\n',
});

testRule(rule, {
  'fix: a registry that moved': {
    files: { Dockerfile: 'FROM [|k8s.gcr.io/pause:3.9|]\n' },
    fixed: { Dockerfile: 'FROM registry.k8s.io/pause:3.9\n' },
  },
  'fix: an image that moved, in compose': {
    files: { 'compose.yaml': 'services:\n  mc:\n    image: [|"minio/mc:RELEASE.2025-04-16T18-13-26Z"|]\n' },
    fixed: { 'compose.yaml': 'services:\n  mc:\n    image: "quay.io/minio/mc:RELEASE.2025-04-16T18-13-26Z"\n' },
  },
});
