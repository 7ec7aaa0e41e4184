import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseImageReference } from '../../src/parser/image-reference.js';

const sha256 = `sha256:${'a1'.repeat(32)}`;
const parts = (text: string): unknown => {
  const found = parseImageReference(text);
  return found && [found.registry, found.repository, found.name, found.tag, found.digest];
};

describe('parseImageReference', () => {
  it.each([
    ['python', ['docker.io', 'library/python', 'python', undefined, undefined]],
    ['python:3.13-slim', ['docker.io', 'library/python', 'python', '3.13-slim', undefined]],
    [`python@${sha256}`, ['docker.io', 'library/python', 'python', undefined, sha256]],
    [`python:3@${sha256}`, ['docker.io', 'library/python', 'python', '3', sha256]],
    ['library/python', ['docker.io', 'library/python', 'python', undefined, undefined]],
    ['docker.io/python', ['docker.io', 'library/python', 'python', undefined, undefined]],
    ['docker.io/library/python:3', ['docker.io', 'library/python', 'python', '3', undefined]],
    ['index.docker.io/python', ['docker.io', 'library/python', 'python', undefined, undefined]],
    ['registry-1.docker.io/a/b', ['registry-1.docker.io', 'a/b', 'registry-1.docker.io/a/b', undefined, undefined]],
    [
      'tiangolo/uvicorn-gunicorn',
      ['docker.io', 'tiangolo/uvicorn-gunicorn', 'tiangolo/uvicorn-gunicorn', undefined, undefined],
    ],
    ['library/a/b', ['docker.io', 'library/a/b', 'library/a/b', undefined, undefined]],
    ['ghcr.io/astral-sh/uv:latest', ['ghcr.io', 'astral-sh/uv', 'ghcr.io/astral-sh/uv', 'latest', undefined]],
    ['localhost/a', ['localhost', 'a', 'localhost/a', undefined, undefined]],
    ['localhost:5000/a:b', ['localhost:5000', 'a', 'localhost:5000/a', 'b', undefined]],
    ['host:5000/a/b@' + sha256, ['host:5000', 'a/b', 'host:5000/a/b', undefined, sha256]],
    ['[::1]:5000/a', ['[::1]:5000', 'a', '[::1]:5000/a', undefined, undefined]],
    ['127.0.0.1/a', ['127.0.0.1', 'a', '127.0.0.1/a', undefined, undefined]],
    ['Host/a', ['Host', 'a', 'Host/a', undefined, undefined]],
    ['a__b/c-d--e.f_g', ['docker.io', 'a__b/c-d--e.f_g', 'a__b/c-d--e.f_g', undefined, undefined]],
    ['localhost:5000', ['docker.io', 'library/localhost', 'localhost', '5000', undefined]],
    ['scratch', ['docker.io', 'library/scratch', 'scratch', undefined, undefined]],
  ])('%s', (text, expected) => {
    expect(parts(text)).toEqual(expected);
  });
  it.each([
    ...[
      '',
      ':3',
      'python:',
      'python@',
      'Python',
      'a/B',
      'a//b',
      '/a',
      'a/',
      'a b',
      'a:b:c',
      'a..b',
      'a___b',
      '-a',
      'a-',
    ],
    ...[
      'a._b',
      'a/b:c/d',
      'host:port/a',
      '[::g]/a',
      'ex..ample.com/a',
      '-ex.com/a',
      'python:-3',
      'python:3 ',
      '$A',
      'a:${B}',
    ],
    ...['python@sha256:abc', `python@${sha256}0`, `python@md5:${'a'.repeat(32)}`, `python@${sha256.toUpperCase()}`],
    ...['a'.repeat(256), `a:${'b'.repeat(129)}`, 'a1'.repeat(32), `a@${sha256}@${sha256}`],
  ])('refuses %j', (text) => {
    expect(parseImageReference(text)).toBeUndefined();
  });
  it('takes the longest tag and path', () => {
    expect(parseImageReference(`a:${'b'.repeat(128)}`)?.tag).toHaveLength(128);
    expect(parseImageReference(`x.io/${'a'.repeat(255)}`)?.repository).toHaveLength(255);
  });
  it('never throws, and reads its own canonical form', () => {
    const pieces = fc.array(
      fc.constantFrom('a', 'B', '/', ':', '.', '-', '_', '@', '5', 'x.io', '[', ']', sha256, ' '),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(pieces, (words) => {
        const found = parseImageReference(words.join(''));
        if (!found) return;
        const { registry, repository, tag, digest } = found;
        const canonical = `${registry}/${repository}${tag ? `:${tag}` : ''}${digest ? `@${digest}` : ''}`;
        expect(parseImageReference(canonical)).toEqual(found);
      }),
    );
  });
});
