import { expect, test } from 'vitest';
import { exposureOf } from '../../../../src/model/compose/exposure/exposure.js';
import { projectOf } from '../../../harness.js';

const reach = (lines: string, env = ''): string => {
  const files = { 'compose.yaml': `services:\n  db:\n    image: redis:8\n    ${lines}\n`, '.env': env };
  return exposureOf(projectOf(files).composeProjects[0]!.services.get('db')!).reach;
};

test.each([
  ['ports: ["6379:6379"]', 'everybody'],
  ['ports: ["0.0.0.0:6379:6379"]', 'everybody'],
  ['ports: ["[::]:6379:6379"]', 'everybody'],
  ['ports: [{target: 6379, published: "6379"}]', 'everybody'],
  ['ports: ["127.0.0.1:6379:6379"]', 'host'],
  ['ports: ["[::1]:6379:6379"]', 'host'],
  ['ports: ["127.0.0.1:6379:6379", "6380:6379"]', 'everybody'],
  ['ports: ["10.0.0.5:6379:6379"]', 'unknown'],
  ['ports: ["${ADDRESS}:6379:6379"]', 'unknown'],
  ['ports: ["6379"]', 'project'],
  ['expose: ["6379"]', 'project'],
  ['network_mode: host', 'everybody'],
  ['network_mode: none', 'unknown'],
  ['network_mode: service:web', 'unknown'],
])('%s reaches %s', (lines, expected) => expect(reach(lines)).toBe(expected));

test('an address of .env', () => expect(reach('ports: ["${ADDRESS}:6379:6379"]', 'ADDRESS=127.0.0.1\n')).toBe('host'));
