import { expect, test } from 'vitest';
import { isStdlibModule, moduleLifetime, nameLifetime, python2Replacement } from '../../src/knowledge/python-stdlib.js';

test('modules of the standard library', () => {
  for (const name of ['os', 'asyncio', 'distutils', 'tomllib', '_socket', 'telnetlib', 'compression'])
    expect(isStdlibModule(name), name).toBe(true);
  for (const name of ['requests', 'pip', 'setuptools', 'pkg_resources', 'urllib2', '', 'constructor'])
    expect(isStdlibModule(name), name).toBe(false);
});

test('when modules came and went', () => {
  expect(moduleLifetime('distutils')).toMatchObject({ since: undefined, until: '3.12', instead: 'setuptools' });
  expect(moduleLifetime('tomllib')).toMatchObject({ since: '3.11', until: undefined });
  expect(moduleLifetime('telnetlib')).toMatchObject({ until: '3.13', backports: ['standard-telnetlib'] });
  expect(moduleLifetime('os')).toBeUndefined();
  expect(moduleLifetime('constructor')).toBeUndefined();
});

test('when names came and went', () => {
  expect(nameLifetime('typing.Self')).toMatchObject({ since: '3.11', instead: 'typing_extensions' });
  expect(nameLifetime('collections.Mapping')).toMatchObject({ until: '3.10', instead: 'collections.abc.Mapping' });
  expect(nameLifetime('importlib.metadata')).toMatchObject({ since: '3.8' });
  expect(nameLifetime('typing.Any')).toBeUndefined();
});

test('modules of Python 2', () => {
  expect(python2Replacement('urllib2')).toBe('urllib.request');
  expect(python2Replacement('urllib')).toBeUndefined();
});
