import { describe, expect, test } from 'vitest';
import { holdsFor, releaseOf } from '../../../src/model/image/release.js';
import { parseImageReference } from '../../../src/parser/image-reference.js';

const release = (text: string) => releaseOf(parseImageReference(text)!);

test.each([
  ['postgres', 'newest'],
  ['postgres:latest', 'newest'],
  ['postgres:alpine', 'newest'],
  ['postgres:17', [17]],
  ['postgres:17.2-alpine3.20', [17, 2]],
  ['pgvector/pgvector:pg16', [16]],
  ['timescale/timescaledb:2.17.2-pg16', [16]],
  ['opensearchproject/opensearch:2.11.0', [2, 11, 0]],
  ['getmeili/meilisearch:v1.10', [1, 10]],
  ['postgres:17beta1', [17]],
  ['postgres:shop', undefined],
  [`postgres@sha256:${'a'.repeat(64)}`, undefined],
  [`postgres:17@sha256:${'a'.repeat(64)}`, [17]],
])('%s is release %j', (text, expected) => expect(release(text)).toEqual(expected));

describe('holdsFor', () => {
  test.each([
    [{}, undefined, true],
    [{ from: ['18'] }, undefined, false],
    [{ from: ['18'] }, 'newest', true],
    [{ below: '18' }, 'newest', false],
    [{ from: ['18'] }, [18], true],
    [{ from: ['18'] }, [17, 6], false],
    [{ below: '18' }, [17, 6], true],
    [{ below: '18' }, [18, 0], false],
    [{ from: ['2.12'] }, [2, 11, 1], false],
    [{ from: ['2.12'] }, [2, 12], true],
    // A tag of a branch is its newest release.
    [{ from: ['2.12'] }, [2], true],
    [{ from: ['2.12'] }, [1, 3], false],
    [{ from: ['2.12'] }, [3, 0], true],
    [{ from: ['9.6.17', '11.7', '12.2'] }, [11, 5], false],
    [{ from: ['9.6.17', '11.7', '12.2'] }, [11, 7], true],
    [{ from: ['9.6.17', '11.7', '12.2'] }, [11], true],
    [{ from: ['9.6.17', '11.7', '12.2'] }, [9, 6, 9], false],
    [{ from: ['9.6.17', '11.7', '12.2'] }, [9, 6], true],
    [{ from: ['9.6.17', '11.7', '12.2'] }, [13, 0], true],
    [{ from: ['2'], below: '3' }, [2, 7], true],
    [{ from: ['2'], below: '3' }, [3], false],
  ] as const)('%j of %j is %j', (releases, given, expected) => expect(holdsFor(releases, given)).toBe(expected));
});
