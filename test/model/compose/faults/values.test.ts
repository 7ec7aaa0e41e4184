import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ComposeProject } from '../../../../src/model/compose.js';
import { addressFaults } from '../../../../src/model/compose/faults/addresses.js';
import { byteSizeFaults } from '../../../../src/model/compose/faults/byte-sizes.js';
import { commandFaults } from '../../../../src/model/compose/faults/command-quoting.js';
import { deviceFaults } from '../../../../src/model/compose/faults/devices.js';
import { durationFaults } from '../../../../src/model/compose/faults/durations.js';
import { environmentEntryFaults, repeatedVariables } from '../../../../src/model/compose/faults/environment-entries.js';
import { externalNetworkOptions } from '../../../../src/model/compose/faults/external-networks.js';
import { extraHostFaults } from '../../../../src/model/compose/faults/extra-hosts.js';
import type { ValueFault } from '../../../../src/model/compose/faults/fault.js';
import { healthcheckTestFaults } from '../../../../src/model/compose/faults/healthcheck-test.js';
import { mountTargetFaults } from '../../../../src/model/compose/faults/mount-targets.js';
import { mountFaults, optionFaults } from '../../../../src/model/compose/faults/mounts.js';
import { networkConflicts } from '../../../../src/model/compose/faults/network-conflicts.js';
import { portFaults } from '../../../../src/model/compose/faults/ports.js';
import { resourceConflicts } from '../../../../src/model/compose/faults/resource-conflicts.js';
import { restartPolicyFaults } from '../../../../src/model/compose/faults/restart-policies.js';
import { shellOperators } from '../../../../src/model/compose/faults/shell-operators.js';
import { sourceConflicts } from '../../../../src/model/compose/faults/source-conflicts.js';
import { projectOf } from '../../../harness.js';

const readers: readonly ((project: ComposeProject) => readonly ValueFault[])[] = [
  addressFaults,
  byteSizeFaults,
  commandFaults,
  deviceFaults,
  durationFaults,
  environmentEntryFaults,
  externalNetworkOptions,
  extraHostFaults,
  healthcheckTestFaults,
  mountTargetFaults,
  mountFaults,
  optionFaults,
  networkConflicts,
  portFaults,
  resourceConflicts,
  restartPolicyFaults,
  (project) => shellOperators(project).map(({ at, lost }) => ({ at, message: `${lost} never starts.` })),
  sourceConflicts,
];

/** A project of one file that holds a service and more sections; JSON is YAML. */
function projectWith(service: object, sections: object = {}): ComposeProject {
  const text = JSON.stringify({ services: { web: { image: 'nginx:1.31', ...service } }, ...sections }, null, 1);
  const project = projectOf({ 'compose.yaml': text }).composeProjects[0]!;
  expect(project.services.size).toBe(1);
  return project;
}

const port = fc.integer({ min: 1, max: 65_535 });
const length = fc.integer({ min: 0, max: 20 });
const address = fc.oneof(
  fc.ipV4(),
  fc.ipV6().map((text) => `[${text}]`),
  fc.ipV6(),
);

test('a port that is printed from a model is never a fault', () => {
  const mapping = fc.record({
    host: fc.option(address, { nil: undefined }),
    published: fc.option(port, { nil: undefined }),
    target: port,
    length,
    one: fc.boolean(),
    protocol: fc.constantFrom('', '/tcp', '/udp', '/SCTP'),
  });
  const range = (from: number, count: number): string => {
    const start = Math.min(from, 65_535 - count);
    return count === 0 ? String(start) : `${start}-${start + count}`;
  };
  fc.assert(
    fc.property(fc.array(mapping, { minLength: 1, maxLength: 5 }), (mappings) => {
      const ports = mappings.map(({ host, published, target, length: count, one, protocol }) => {
        const host_ = host === undefined ? '' : `${host}:`;
        const side = published === undefined ? (host === undefined ? '' : ':') : `${range(published, count)}:`;
        return `${host_}${side}${range(Math.max(target, 1), one ? 0 : count)}${protocol}`;
      });
      expect(portFaults(projectWith({ ports }))).toEqual([]);
    }),
    { numRuns: 40 },
  );
});

test('a mount that is printed from a model is never a fault', () => {
  const name = fc.stringMatching(/^[a-z][a-z0-9_-]{1,10}$/);
  const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((names) => `/${names.join('/')}`);
  const source = fc.oneof(
    name,
    path,
    path.map((text) => `.${text}`),
    path.map((text) => `C:${text}`),
    fc.constant('~/x'),
  );
  const options = fc.array(fc.constantFrom('ro', 'rw', 'z', 'nocopy', 'rslave'), { minLength: 1, maxLength: 3 });
  const mount = fc.record({ source, target: path, options: fc.option(options, { nil: undefined }) });
  fc.assert(
    fc.property(fc.array(mount, { minLength: 1, maxLength: 5 }), (mounts) => {
      const volumes = mounts.map((one) => [one.source, one.target, ...(one.options ? [one.options] : [])].join(':'));
      const project = projectWith({ volumes });
      expect([...mountFaults(project), ...optionFaults(project)]).toEqual([]);
    }),
    { numRuns: 40 },
  );
});

test('any text at any place is judged without failing, and the fault lies inside of the file', () => {
  const text = fc.oneof(
    fc.string(),
    fc.string({ unit: fc.constantFrom(...':/-.[]{}$%=,& ;ab019') }),
    fc.constantFrom('${X}', '${X:-1}:2', '{{ a }}:b'),
  );
  fc.assert(
    fc.property(fc.array(text, { minLength: 12, maxLength: 12 }), ([a, b, c, d, e, f, g, h, i, j, k, l]) => {
      const project = projectWith(
        {
          ports: [a, b, { target: c, published: d, host_ip: e, protocol: f }],
          expose: [a],
          volumes: [b, c, { type: 'bind', target: d, bind: { propagation: e } }, { type: 'tmpfs', source: f }],
          tmpfs: [c, g],
          environment: [h, i],
          command: j,
          entrypoint: k,
          healthcheck: { test: [l], interval: a },
          restart: b,
          extra_hosts: [c, d],
          devices: [e, f],
          dns: g,
          mem_limit: h,
          cpus: i,
          scale: j,
          network_mode: k,
          networks: { default: { ipv4_address: l, mac_address: a } },
          gpus: [{ count: b }],
          deploy: { replicas: c, resources: { limits: { memory: d } }, restart_policy: { condition: e } },
        },
        {
          networks: { default: { external: f, driver: g, ipam: { config: [{ subnet: h }] } } },
          volumes: { v: { external: i, driver: j } },
          secrets: { s: { external: k } },
          configs: { c: { file: l, content: a } },
        },
      );
      for (const read of readers) {
        for (const { at, message, related = [] } of read(project)) {
          for (const { span, file } of [at, ...related.map((note) => note.at)]) {
            expect(span.start).toBeGreaterThanOrEqual(0);
            expect(span.start).toBeLessThanOrEqual(span.end);
            expect(span.end).toBeLessThanOrEqual(file.text.length);
          }
          expect(at.span.end).toBeGreaterThan(at.span.start);
          expect(message).toMatch(/\.$/);
        }
      }
      for (const document of project.documents) repeatedVariables(document);
    }),
    { numRuns: 40 },
  );
});

test('values of any shape are left to the schema', () => {
  const shape = fc.constantFrom(null, true, 1.5, [], {}, [[]], [{}], { a: null }, { a: { b: [1] } }, [null, true, 1]);
  const names = ['ports', 'expose', 'volumes', 'tmpfs', 'environment', 'command', 'healthcheck', 'restart', 'networks'];
  const more = ['extra_hosts', 'devices', 'dns', 'mem_limit', 'cpus', 'scale', 'deploy', 'gpus', 'build', 'platform'];
  const service = fc.record(Object.fromEntries([...names, ...more].map((name) => [name, shape])));
  const sections = fc.record(
    Object.fromEntries(['networks', 'volumes', 'secrets', 'configs'].map((name) => [name, shape])),
  );
  fc.assert(
    fc.property(service, sections, (one, rest) => {
      const project = projectWith(one, rest);
      for (const read of readers) expect(read(project)).toBeInstanceOf(Array);
    }),
    { numRuns: 40 },
  );
});
