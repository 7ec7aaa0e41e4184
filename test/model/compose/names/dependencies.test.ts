import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dependenciesOf } from '../../../../src/model/compose/names/dependencies.js';
import { dependencyRings } from '../../../../src/model/compose/names/dependency-rings.js';
import { projectOf } from '../../../harness.js';

const composeOf = (text: string) => projectOf({ 'compose.yaml': text }).composeProjects[0]!;

test('depends_on counts before what implies it, and each service once', () => {
  const { services } = composeOf(
    'services:\n  web:\n    image: a\n    depends_on:\n      db:\n        condition: service_healthy\n        required: false\n' +
      '    links: [db, cache]\n    volumes_from: [cache, "files:ro", "container:x"]\n    ipc: service:shm\n    pid: host\n',
  );
  expect(dependenciesOf(services.get('web')!).map(({ name, by, required }) => [name, by, required])).toEqual([
    ['db', 'depends_on', false],
    ['cache', 'links', true],
    ['files', 'volumes_from', true],
    ['shm', 'ipc', true],
  ]);
});

test('without the closing dependencies there is no ring left', () => {
  const graphs = fc.array(fc.tuple(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 0, max: 7 })), { maxLength: 24 });
  const textOf = (edges: readonly (readonly [string, string])[]): string =>
    `services:\n${Array.from({ length: 8 }, (_, index) => {
      const needed = edges.flatMap(([from, to]) => (from === `s${index}` ? to : []));
      return `  s${index}:\n    image: a\n    depends_on: [${[...new Set(needed)].join(', ')}]\n`;
    }).join('')}`;
  fc.assert(
    fc.property(graphs, (pairs) => {
      const edges = pairs.map(([from, to]) => [`s${from}`, `s${to}`] as const);
      const rings = dependencyRings(composeOf(textOf(edges)));
      for (const { steps, closing, length } of rings) {
        const path = [...steps, closing];
        expect(path).toHaveLength(length);
        expect(path.map(({ name }) => name)).toEqual([...path.slice(1), path[0]!].map(({ service }) => service.name));
      }
      const closing = new Set(rings.map((ring) => `${ring.closing.service.name} ${ring.closing.name}`));
      expect(closing.size).toBe(rings.length);
      const rest = edges.filter(([from, to]) => !closing.has(`${from} ${to}`));
      expect(dependencyRings(composeOf(textOf(rest)))).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
