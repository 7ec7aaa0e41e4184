import { describe, expect, test } from 'vitest';
import { codeServers } from '../../src/knowledge/code-servers.js';
import { isLoopback, servers } from '../../src/knowledge/servers.js';
import facts from '../facts/servers.json' with { type: 'json' };
import { projectOf } from '../harness.js';

// What servers were measured to do, by test/facts/servers.mjs, must be what the model says of the same commands.

interface Socket {
  readonly host: string;
  readonly port: number;
}
interface Run {
  readonly options?: readonly string[];
  readonly variables?: Readonly<Record<string, string>>;
  readonly sockets: readonly Socket[];
}
interface Measured {
  readonly table: string;
  readonly row: string;
  readonly files: Readonly<Record<string, string>>;
  readonly command: readonly string[];
  readonly runs: Readonly<Record<string, Run>>;
}
// Its members differ from row to row, which is no matter here.
const measured = facts.servers as unknown as readonly Measured[];

const rows = [...servers, ...codeServers];
const isVerified = ({ row, command }: Measured): boolean =>
  rows.find(({ name }) => name === row || (row === 'panel serve' && name === 'bokeh serve' && command[0] === 'panel'))!
    .verified;

/** Where the model says that a command listens; undefined where it does not know. */
function modelled({ files, command }: Measured, { options = [], variables = {} }: Run) {
  const env = Object.entries(variables).map(([name, value]) => `ENV ${name}=${value}\n`);
  const start = JSON.stringify([...command, ...options]);
  const Dockerfile = `FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\n${env.join('')}CMD ${start}\n`;
  const { process } = projectOf({ Dockerfile, '.dockerignore': 'Dockerfile\n', ...files }).dockerfiles[0]!.stages[0]!;
  if (!process.known || !process.value.sockets.known) return undefined;
  return process.value.sockets.value.map(({ host, port }) => ({
    host: host.known ? reach(host.value) : undefined,
    port: port.known ? port.value : undefined,
  }));
}

/** What can reach a host: everything, the container, or one address. */
const reach = (host: string): string =>
  host === '127.0.0.2' ? host : isLoopback(host) ? 'loopback' : /^(?:0\.0\.0\.0|::|)$/.test(host) ? 'all' : host;

describe.each(measured.map((each) => [each.row, each] as const))('%s', (_, each) => {
  test.each(Object.entries(each.runs))('%s', (_, run) => {
    const sockets = modelled(each, run);
    if (!isVerified(each)) {
      expect(sockets).toBeUndefined();
      return;
    }
    if (run.sockets.length === 0) {
      expect((sockets ?? []).filter(({ port }) => port !== undefined)).toEqual([]);
      return;
    }
    // A server may have sockets of its own besides, which only it knows.
    for (const socket of sockets!) {
      if (socket.host === undefined) continue;
      expect(run.sockets.map(({ host, port }) => ({ host: reach(host), port }))).toContainEqual(socket);
    }
    expect(sockets).not.toEqual([]);
  });
});

test('every row that counts as verified and has a default was measured', () => {
  const names = new Set(measured.map(({ row }) => row));
  const missing = rows.filter(({ name, verified, port }) => verified && port !== undefined && !names.has(name));
  expect(missing.map(({ name }) => name)).toEqual([]);
});
