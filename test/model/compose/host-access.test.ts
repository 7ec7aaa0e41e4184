import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commandSecrets } from '../../../src/model/compose/exposure/command-secrets.js';
import { hostMounts } from '../../../src/model/compose/exposure/host-mounts.js';
import { pulledImage } from '../../../src/model/compose/values/image-name.js';
import { itemsOf } from '../../../src/model/compose/values/nodes.js';
import { runtimeSockets } from '../../../src/model/compose/exposure/runtime-sockets.js';
import { sensitiveMounts } from '../../../src/model/compose/exposure/sensitive-mounts.js';
import { sharedMounts } from '../../../src/model/compose/exposure/shared-mounts.js';
import { shown, source, webOf } from './build.js';

describe('paths of the host', () => {
  const pathOf = (item: string) => hostMounts(webOf(`volumes: [${JSON.stringify(item)}]`)).map(({ path }) => path);
  test.each([
    ['/var/run/docker.sock:/x', '/run/docker.sock'],
    ['//var//run/../run/:/x', '/run'],
    ['/var/runner:/x', '/var/runner'],
    ['~/.ssh:/x', '~/.ssh'],
    ['~:/x', '~'],
    ['${HOME}:/x', '~'],
    ['$HOME/.ssh:/x', '~/.ssh'],
    ['${HOME:-/root}/.ssh:/x', '~/.ssh'],
    ['${USERPROFILE}\\.aws:/x', '~/.aws'],
    ['/root/.ssh:/x', '~/.ssh'],
    ['/rooted:/x', '/rooted'],
    ['/home:/x', '/home'],
    ['/home/ann/.ssh:/x', '~/.ssh'],
    ['/Users/ann/.ssh:/x', '~/.ssh'],
    ['/Users/Shared:/x', '/Users/Shared'],
    ['C:\\Users\\ann\\.ssh:/x', '~/.ssh'],
    ['/c/Users/ann/.ssh:/x', '~/.ssh'],
    ['/mnt/c/Users/ann/.ssh:/x', '~/.ssh'],
    ['c:/:/x', '/'],
    ['D:\\data:/x', 'D:/data'],
    ['/mnt/d:/x', '/mnt/d'],
  ])('%s', (item, path) => expect(pathOf(item)).toEqual([path]));

  test.each(['./data:/x', '../data:/x', 'data:/x', '/x', '${PWD}/data'])('%s is none', (item) =>
    expect(pathOf(item)).toEqual([]),
  );

  test('a variable hides the path, and leaves the target', () => {
    const [mount] = hostMounts(webOf('volumes: ["${SOCKET}:/var/run/docker.sock:ro"]'));
    expect(mount).toMatchObject({ path: undefined, target: '/var/run/docker.sock', readOnly: true });
  });
});

test.each([
  ['traefik', 'traefik'],
  ['traefik:v3', 'traefik'],
  ['traefik:${TAG}', 'traefik'],
  ['traefik:v${TAG}', 'traefik'],
  ['traefik:${TAG:-v3}', 'traefik'],
  ['traefik@${DIGEST}', 'traefik'],
  ['quay.io:443/x/y:${TAG}', 'quay.io:443/x/y'],
  ['${IMAGE}', '?'],
  ['${REGISTRY}/traefik:v3', '?'],
  ['x/${NAME}:v3', '?'],
  ['traefik${TAG}', '?'],
])('the image %s', (image, name) => expect(shown(pulledImage(webOf(`image: ${image}`))!)).toBe(name));

test('secrets in commands have the place of the value alone', () => {
  const secretsOf = (command: string) => {
    const items = itemsOf(webOf(`command: ${command}`).attribute('command')?.value);
    return commandSecrets(
      items.filter((item) => item.kind === 'scalar'),
      (value) => value === 'shopper',
    ).map((secret) => `${secret.name} ${secret.secret.kind} ${source(secret)}`);
  };
  expect(secretsOf('serve --password=correct-horse --verbose')).toEqual([
    '--password named compose.yaml: correct-horse',
  ]);
  expect(secretsOf('["serve", "--api-key", "correct-horse"]')).toEqual(['--api-key named compose.yaml: correct-horse']);
  expect(secretsOf('mysql -uroot -pcorrect-horse && mkdir -pcorrect-horse')).toEqual([
    '-p named compose.yaml: correct-horse',
  ]);
  expect(secretsOf('mysql -ushopper -pshopper')).toEqual(['-p placeholder compose.yaml: shopper']);
  expect(secretsOf('serve --password "$PASSWORD" --token ${TOKEN} --token')).toEqual([]);
});

test('anything is read, in the file', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ maxLength: 30 }), { maxLength: 5 }),
      fc.string({ maxLength: 60 }),
      (items, command) => {
        const service = webOf(
          `image: ${JSON.stringify(command)}\n    command: ${JSON.stringify(command)}\n    volumes: ${JSON.stringify(items)}`,
        );
        const found = [
          ...hostMounts(service),
          ...runtimeSockets(service),
          ...sensitiveMounts(service),
          ...sharedMounts(service),
        ];
        for (const { at } of found) expect(at.span.end).toBeLessThanOrEqual(at.file.text.length);
        pulledImage(service);
      },
    ),
    { numRuns: 200 },
  );
});
