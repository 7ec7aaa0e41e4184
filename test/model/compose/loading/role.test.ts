import { describe, expect, test } from 'vitest';
import { projectRole, serviceRole } from '../../../../src/model/compose/loading/role.js';
import { projectsOf, webOf } from '../build.js';

describe('a project', () => {
  test.each([
    [['compose.yaml'], 'production'],
    [['deploy/docker-compose.prod.yml'], 'production'],
    [['docker-compose.dev.yml'], 'development'],
    [['compose.yaml', 'compose.override.yaml'], 'development'],
    [['docker-compose.yml', 'docker-compose.test.yml'], 'test'],
  ])('%o is for %s', (paths, role) => {
    expect(projectRole(paths)).toBe(role);
  });

  test.each([
    [['compose.yaml'], ['compose.prod.yaml'], 'development'],
    [['app/compose.yaml'], ['compose.prod.yaml'], 'production'],
    [['compose.yaml', 'compose.prod.yaml'], [], 'production'],
    [['compose.prod.yaml'], ['compose.production.yaml'], 'production'],
    [['compose.yaml'], ['compose.staging.yaml', 'products.yaml'], 'production'],
  ])('%o beside %o is for %s', (paths, beside, role) => {
    expect(projectRole(paths, beside)).toBe(role);
  });

  test('passes its role to its services', () => {
    const files = {
      'compose.yaml': 'services: {web: {image: a}}',
      'compose.dev.yaml': 'services: {web: {command: x}}',
    };
    expect(projectsOf(files).map(({ services }) => services.get('web')!.role)).toEqual(['production', 'development']);
  });
});

describe('a service', () => {
  test('by its name', () => {
    expect(serviceRole('web', [], 'production')).toBe('production');
    expect(serviceRole('web', [], 'development')).toBe('development');
    expect(serviceRole('test', [], 'production')).toBe('test');
  });

  test('by its profiles, if none of them is for production', () => {
    expect(webOf('profiles: [dev]').role).toBe('development');
    expect(webOf('profiles: [test, dev]').role).toBe('test');
    expect(webOf('profiles: [dev, web]').role).toBe('production');
    expect(webOf('profiles: []').role).toBe('production');
  });
});
