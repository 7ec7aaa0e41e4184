import { describe, expect, test } from 'vitest';
import { baseImageFacts, isFloatingTag, isWellKnownImage } from '../../src/knowledge/base-images.js';
import { deprecatedImage, deprecatedImages } from '../../src/knowledge/deprecated-images.js';
import { isDataService, serviceImage, serviceImages } from '../../src/knowledge/service-images.js';

const facts = (repository: string, tag?: string, registry = 'docker.io') => baseImageFacts(registry, repository, tag);

describe('baseImageFacts', () => {
  test.each([
    [
      'library/python',
      '3.12',
      { complete: true, system: 'debian', shell: 'dash', pythonVersion: '3.12', user: 'root', workdir: '/' },
    ],
    ['library/python', '3.13.1-slim-bookworm', { complete: true, system: 'debian', pythonVersion: '3.13' }],
    ['library/python', '3.12-alpine3.19', { system: 'alpine', shell: 'busybox' }],
    ['library/python', 'slim', { pythonVersion: undefined, hasPython: true }],
    ['library/python', '3.12-windowsservercore', { system: 'windows', complete: false }],
    ['library/debian', 'bookworm-slim', { system: 'debian', hasPython: false, complete: true }],
    ['library/alpine', '3.19', { system: 'alpine', shell: 'busybox', complete: true }],
    [
      'tiangolo/uvicorn-gunicorn-fastapi',
      'python3.8-slim',
      { workdir: '/app', exposed: [80], pythonVersion: '3.8', command: ['/start.sh'] },
    ],
    ['mambaorg/micromamba', '1.5', { user: 'mambauser', workdir: '/tmp' }],
    ['waleedka/modern-deep-learning', undefined, { workdir: '/root', exposed: [8888, 6006], pythonVersion: '3.5' }],
    ['library/nginx', '1.27-alpine', { exposed: [80], system: 'alpine', complete: false }],
  ])('%s:%s', (repository, tag, expected) => expect(facts(repository, tag)).toMatchObject(expected));

  test('tools depend on the variant', () => {
    expect(facts('library/python', '3.12')?.tools.get('git')).toBe(true);
    expect(facts('library/python', '3.12-slim')?.tools.get('git')).toBe(false);
    expect(facts('library/python', '3.12-slim')?.tools.get('bash')).toBe(true);
    expect(facts('library/python', '3.12-alpine')?.tools.get('bash')).toBe(false);
    expect(facts('library/python', '3.12-alpine')?.tools.get('wget')).toBe(true);
    expect(facts('library/python', '3.12-slim')?.tools.get('emacs')).toBeUndefined();
    // The Debian variant of nginx has curl.
    expect(facts('library/nginx', '1.27')?.tools.get('curl')).toBeUndefined();
  });

  test('LANG is set up to 3.12', () => {
    expect(facts('library/python', '3.12-slim')?.environment.get('LANG')).toBe('C.UTF-8');
    expect(facts('library/python', '3.13-slim')?.environment.has('LANG')).toBe(false);
    expect(facts('library/python', '3.13-slim')?.environment.has('PYTHON_VERSION')).toBe(true);
    expect(facts('library/python', '3.13-slim')?.environment.get('PATH')).toContain('/usr/local/bin');
  });

  test('other registries', () => {
    expect(facts('docker/library/python', '3.9', 'public.ecr.aws')?.family).toBe('python');
    expect(facts('lambda/python', '3.12', 'public.ecr.aws')).toMatchObject({
      workdir: '/var/task',
      pythonVersion: '3.12',
    });
    expect(facts('astral-sh/uv', 'python3.12-bookworm-slim', 'ghcr.io')).toMatchObject({
      family: 'uv-python',
      pythonVersion: '3.12',
    });
    expect(facts('astral-sh/uv', 'debian-slim', 'ghcr.io')).toMatchObject({ family: 'uv-system', hasPython: false });
    expect(facts('astral-sh/uv', '0.5.1', 'ghcr.io')).toMatchObject({ family: 'uv-distroless', shell: 'none' });
    expect(facts('distroless/python3-debian12', 'nonroot', 'gcr.io')).toMatchObject({
      user: 'nonroot',
      shell: 'none',
      hasPython: true,
    });
    expect(facts('distroless/static', undefined, 'gcr.io')).toMatchObject({ user: 'root', hasPython: false });
    expect(facts('jupyter/scipy-notebook', '2024', 'quay.io')).toMatchObject({ user: 'jovyan', exposed: [8888] });
    expect(facts('ubi9/python-311', '1', 'registry.access.redhat.com')).toMatchObject({
      user: '1001',
      verified: false,
    });
  });

  test.each(['acme/python', 'python', 'library/constructor', '__proto__'])(
    '%s on a private registry is not known',
    (repository) => expect(facts(repository, '3.12', 'registry.acme.io')).toBeUndefined(),
  );
});

describe('isFloatingTag', () => {
  test.each([
    ['python', undefined],
    ['python', 'latest'],
    ['python', '3'],
    ['python', 'slim'],
    ['python', '3-slim'],
    ['python', '3-slim-bookworm'],
    ['python', 'bookworm'],
    ['python', 'alpine'],
    ['python', 'alpine3.19'],
    ['python', 'rc-slim'],
    ['node', 'lts'],
    ['node', 'lts-alpine'],
    ['node', 'slim'],
    ['alpine', '3'],
    ['alpine', 'edge'],
    ['debian', 'stable-slim'],
    ['ubuntu', 'rolling'],
    ['postgres', 'alpine'],
    ['nginx', 'stable-alpine'],
    ['nginx', 'mainline'],
    ['rabbitmq', 'management'],
    ['timescale/timescaledb', 'latest-pg14'],
    ['ghcr.io/astral-sh/uv', 'latest'],
    ['ghcr.io/astral-sh/uv', 'bookworm-slim'],
    ['acme/app', 'main'],
    ['acme/app', 'nightly'],
    ['public.ecr.aws/docker/library/python', '3'],
  ])('%s:%s moves', (name, tag) => expect(isFloatingTag(name, tag)).toBe(true));

  test.each([
    ['python', '3.12'],
    ['python', '3.12-slim'],
    ['python', '3.13.1-alpine3.20'],
    ['python', '2'],
    ['node', '20'],
    ['node', '20-slim'],
    ['alpine', '3.19'],
    ['debian', 'bookworm'],
    ['debian', '12-slim'],
    ['ubuntu', '22.04'],
    ['ubuntu', 'jammy'],
    ['postgres', '16'],
    ['postgres', '11.0-alpine'],
    ['redis', '5'],
    ['redis', '7-alpine'],
    ['rabbitmq', '3-management'],
    ['traefik', 'v3'],
    ['pgvector/pgvector', 'pg16'],
    ['tiangolo/uvicorn-gunicorn-fastapi', 'python3.8-slim'],
    ['ghcr.io/astral-sh/uv', '0.5.1'],
    ['ghcr.io/astral-sh/uv', 'python3.12-bookworm-slim'],
    ['acme/app', 'main-1a2b3c4'],
    ['acme/app', 'dev-2024-01-01'],
    ['acme/app', 'slim'],
    ['minio/minio', 'RELEASE.2024-01-01T00-00-00Z'],
  ])('%s:%s stands still', (name, tag) => expect(isFloatingTag(name, tag)).toBe(false));
});

describe('deprecatedImage', () => {
  test.each([
    ['tiangolo/uvicorn-gunicorn-fastapi', 'python3.8-slim', 'deprecated'],
    ['tiangolo/uvicorn-gunicorn-starlette', undefined, 'deprecated'],
    ['openjdk', '17', 'deprecated'],
    ['centos', '7', 'frozen'],
    ['java', '8', 'removed'],
    ['bitnami/redis', '7', 'removed'],
    ['jupyter/base-notebook', undefined, 'frozen'],
    ['minio/minio', 'latest', 'removed'],
    ['waleedka/modern-deep-learning', undefined, 'frozen'],
    ['python', '3.6-onbuild', 'frozen'],
    ['public.ecr.aws/docker/library/openjdk', '17', 'deprecated'],
  ])('%s:%s', (name, tag, status) => expect(deprecatedImage(name, tag)?.status).toBe(status));

  test.each([
    ['python', '3.12'],
    ['python', undefined],
    ['quay.io/jupyter/base-notebook', undefined],
    ['quay.io/minio/minio', 'x'],
    ['tiangolo/nginx-rtmp', undefined],
    ['bitnamicharts', undefined],
    ['acme/openjdk', '17'],
    ['constructor', undefined],
  ])('%s:%s has a future', (name, tag) => expect(deprecatedImage(name, tag)).toBeUndefined());

  test('every row says where it is from', () => {
    for (const row of deprecatedImages) expect(row.source).toMatch(/^https:\/\//);
  });
});

describe('serviceImage', () => {
  test.each([
    ['postgres', 'PostgreSQL', [5432]],
    ['library/redis', 'Redis', [6379]],
    ['public.ecr.aws/docker/library/redis', 'Redis', [6379]],
    ['keycloak/keycloak', 'Keycloak', [8080, 8443, 9000]],
    ['quay.io/minio/minio', 'MinIO', [9000, 9001]],
    ['elasticsearch/elasticsearch', 'Elasticsearch', [9200, 9300]],
  ])('%s is %s', (image, name, ports) => expect(serviceImage(image)).toMatchObject({ name, ports }));
  test.each(['python', 'acme/postgres', 'constructor', ''])('%s is none', (image) =>
    expect(serviceImage(image)).toBeUndefined(),
  );
  test('data services', () => {
    expect(isDataService(serviceImage('redis')!)).toBe(true);
    expect(isDataService(serviceImage('nginx')!)).toBe(false);
  });
  test('rows are whole', () => {
    for (const row of serviceImages) {
      expect(row.source, row.name).toMatch(/^https:\/\//);
      expect(row.ports.every((port) => port > 0 && port < 65536)).toBe(true);
    }
  });
});

test('official images are known by name', () => {
  expect(isWellKnownImage('nginx')).toBe(true);
  expect(isWellKnownImage('builder')).toBe(false);
});
