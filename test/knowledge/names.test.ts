import { describe, expect, test } from 'vitest';
import { deprecatedAttributes, deprecatedAttributesAt } from '../../src/knowledge/compose-attributes.js';
import {
  dependenciesOf,
  distributionsOfImport,
  incompatiblePins,
  normalizedName,
  providersOf,
} from '../../src/knowledge/python-distributions.js';
import { secretFileKind } from '../../src/knowledge/secret-files.js';
import { fileRole, isBuilderName, profileRole, stageRole } from '../../src/knowledge/stage-roles.js';

describe('secretFileKind', () => {
  test.each(
    `.env .env.production app/.env.local prod.env .env_prod id_rsa .ssh/id_ed25519 server.key privkey.pem certs/server.pem
     credentials.json client_secret.json service-account.json service_account_key.json my-service-account.json .netrc .pypirc
     .pgpass kubeconfig .aws/credentials home/.docker/config.json .kube/config .streamlit/secrets.toml app.p12 secrets.yaml
     terraform.tfstate firebase-adminsdk-x.json`.split(/\s+/),
  )('%s is a secret', (path) => expect(secretFileKind(path)).toBeTypeOf('string'));

  test.each(
    `.env.example .env.sample .env.template .env.dist example.env .env.test cert.pem ca.pem fullchain.pem chain.pem cacert.pem
     ca-bundle.pem rds-combined-ca-bundle.pem server.crt id_rsa.pub public.key environment.yml .envrc config.json
     credentials.py secrets.py app/config tokenizer.json package.json venv/lib/site-packages/certifi/cacert.pem
     .venv/x/server.key secrets.enc.yaml dhparam.pem requirements.txt main.py keyboard.json`.split(/\s+/),
  )('%s is none', (path) => expect(secretFileKind(path)).toBeUndefined());
});

describe('roles', () => {
  test.each([
    ['dev', 'development'],
    ['development', 'development'],
    ['app-dev', 'development'],
    ['DevServer', 'development'],
    ['test', 'test'],
    ['unit_tests', 'test'],
    ['lint', 'test'],
    ['builder', 'production'],
    ['device', 'production'],
    ['latest', 'production'],
    ['production', 'production'],
    ['', 'production'],
  ])('stage %s is for %s', (name, role) => {
    expect(stageRole(name)).toBe(role);
    expect(profileRole(name)).toBe(role);
  });

  test.each([
    ['Dockerfile.dev', 'development'],
    ['docker/dev.Dockerfile', 'development'],
    ['compose.dev.yaml', 'development'],
    ['docker-compose.override.yml', 'development'],
    ['.devcontainer/Dockerfile', 'development'],
    ['local.yml', 'development'],
    ['docker-compose.test.yml', 'test'],
    ['Dockerfile.ci', 'test'],
    ['tests/docker-compose.yml', 'test'],
    ['test/fixtures/project/Dockerfile', 'test'],
    ['Dockerfile', 'production'],
    ['compose.prod.yaml', 'production'],
    ['development/Dockerfile', 'production'],
    ['', 'production'],
  ])('file %s is for %s', (path, role) => expect(fileRole(path)).toBe(role));

  test('builders', () => {
    expect(isBuilderName('python-deps')).toBe(true);
    expect(isBuilderName('runtime')).toBe(false);
  });
});

describe('deprecated attributes', () => {
  test.each([
    'services.web.net',
    'services.web.log_driver',
    'services.web.mac_address',
    'services.web.pull_policy',
    'volumes.data.external',
    'services.web.x-develop',
  ])('%s', (path) => expect(deprecatedAttributesAt(path.split('.'))).toHaveLength(1));
  test.each([
    'services.web.networks',
    'net',
    'services.net',
    'services.web.networks.default.mac_address',
    'services.web.build.dockerfile',
  ])('%s is none', (path) => expect(deprecatedAttributesAt(path.split('.'))).toEqual([]));
  test('an external resource may be `true`', () =>
    expect(deprecatedAttributes.filter(({ path }) => path.at(-1) === 'external').every((row) => row.onlyMapping)).toBe(
      true,
    ));
});

describe('distributions', () => {
  test('names', () => expect(normalizedName('Flask_SQLAlchemy..X')).toBe('flask-sqlalchemy-x'));
  test('commands', () => {
    expect(providersOf('uwsgi')).toEqual(['uwsgi', 'pyuwsgi']);
    expect(providersOf('fastapi')).not.toContain('fastapi');
    expect(providersOf('constructor')).toEqual([]);
  });
  test('imports', () => {
    expect(distributionsOfImport('cv2')).toContain('opencv-python-headless');
    expect(distributionsOfImport('flask')).toEqual(['flask']);
    expect(distributionsOfImport('constructor')).toEqual(['constructor']);
  });
  test('dependencies', () => {
    expect(dependenciesOf('flask')).toContain('werkzeug');
    expect(dependenciesOf('fastapi')).not.toContain('uvicorn');
    expect(dependenciesOf('fastapi[standard]')).toContain('uvicorn');
    expect(dependenciesOf('dramatiq')).toEqual([]);
  });
  test('only what was seen to break is listed', () => expect(incompatiblePins.every((row) => row.verified)).toBe(true));
});
