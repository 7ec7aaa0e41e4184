import { describe, expect, test } from 'vitest';
import { describeAge, imageAge } from '../../../src/model/image/age.js';
import { parseImageReference } from '../../../src/parser/image-reference.js';

const ageOf = (image: string, today = '2026-11-20') => imageAge(parseImageReference(image)!, today);
const saidOf = (image: string, today?: string) => {
  const age = ageOf(image, today);
  return age && describeAge(age);
};

describe('the age of an image', () => {
  test('is told by what its tag names', () => {
    expect(ageOf('python:3.8')).toMatchObject({ product: 'python', cycle: '3.8', ended: true });
    expect(ageOf('library/python:3.8-slim')).toMatchObject({ product: 'python', cycle: '3.8' });
    expect(ageOf('docker.io/library/postgres:11')).toMatchObject({ product: 'postgres', ended: true });
    expect(ageOf('python:3.13')).toBeUndefined();
    expect(ageOf('python:3.13-slim-bookworm')).toBeUndefined();
  });

  test('is about the image before its system', () => {
    expect(ageOf('python:3.8-slim-buster')).toMatchObject({ product: 'python' });
    expect(ageOf('python:3.13-slim-buster')).toMatchObject({ product: 'debian', ended: true });
  });

  test('counts from the day that is given', () => {
    expect(ageOf('python:3.8', '2020-01-01')).toBeUndefined();
    expect(ageOf('python:3.8', '2024-08-01')).toMatchObject({ ended: false });
    expect(ageOf('python:3.8', '2025-01-01')).toMatchObject({ ended: true });
  });

  test('is not known for a digest, another registry, a tag without version', () => {
    expect(ageOf(`python:3.8@sha256:${'0'.repeat(64)}`)).toBeUndefined();
    expect(ageOf('example.org/python:3.8')).toBeUndefined();
    expect(ageOf('someone/python:3.8')).toBeUndefined();
    expect(ageOf('python:latest')).toBeUndefined();
    expect(ageOf('python')).toBeUndefined();
  });

  test('names the newest release', () => {
    expect(ageOf('python:3.8')!.newest).toMatch(/^3\.\d+$/);
  });
});

test('a sentence says since when, or from when on', () => {
  expect(saidOf('python:3.8')).toMatch(/^Python 3\.8 has had no more fixes since \d{4}-\d\d-\d\d\.$/);
  expect(saidOf('python:3.8', '2024-08-01')).toMatch(/^Python 3\.8 gets no more fixes from \d{4}-\d\d-\d\d on\.$/);
  expect(
    describeAge({ product: 'other', cycle: '1', date: undefined, ended: true, newest: undefined, isSystem: false }),
  ).toBe('Other 1 gets no more fixes.');
});

test('a day that is none says nothing', () => {
  expect(ageOf('python:3.8', 'someday')).toBeUndefined();
});
