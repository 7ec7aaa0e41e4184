import { describe, expect, test } from 'vitest';
import { capabilities, capability } from '../../src/knowledge/capabilities.js';
import { dangerousDevice, dangerousDeviceRule } from '../../src/knowledge/devices.js';
import { hostPath, hostPaths } from '../../src/knowledge/host-paths.js';
import { hostTool, hostTools } from '../../src/knowledge/host-tools.js';
import { parseImageReference } from '../../src/parser/image-reference.js';

describe('host tools', () => {
  test('every image has one row, under the name that references have', () => {
    const images = hostTools.flatMap((tool) => tool.images);
    expect(images.filter((image, index) => images.indexOf(image) !== index)).toEqual([]);
    expect(images.filter((image) => parseImageReference(image)?.name !== image)).toEqual([]);
  });

  test('every row needs something, says where it is known from, and names capabilities that are dangerous', () => {
    for (const { name, needs, capabilities: names, source } of hostTools) {
      expect(needs.length + names.length, name).toBeGreaterThan(0);
      expect(source).toMatch(/^https:\/\/\S+$/);
    }
    const known = new Set(capabilities.map(({ name }) => name));
    const harmless = new Set(['NET_RAW', 'NET_BROADCAST']);
    const named = hostTools.flatMap((tool) => tool.capabilities);
    expect(named.filter((name) => !known.has(name) && !harmless.has(name))).toEqual([]);
  });

  test('is found by its name alone', () => {
    expect(hostTool('traefik')?.name).toBe('Traefik');
    expect(hostTool('shop/traefik')).toBeUndefined();
    expect(hostTool('__proto__')).toBeUndefined();
  });
});

describe('paths of a host', () => {
  test('each has one row, in the form in which mounts are looked up', () => {
    const paths = hostPaths.map(({ path }) => path);
    expect(paths.filter((path, index) => paths.indexOf(path) !== index)).toEqual([]);
    expect(paths.filter((path) => /^\/var\/run|.\/$|^\/root/.test(path))).toEqual([]);
  });

  test.each([
    ['/etc', '/etc'],
    ['/etc/shop', undefined],
    ['/etc/sudoers.d/shop', '/etc/sudoers.d'],
    ['/', '/'],
    ['/data', undefined],
    ['~', '~'],
    ['~/data', undefined],
    ['~/.aws/credentials', '~/.aws'],
    ['~/.ssh/known_hosts', '~/.ssh/known_hosts'],
    ['~/.sshx', undefined],
    ['/proc/sys/net', '/proc/sys'],
  ])('%s', (path, row) => expect(hostPath(path)?.path).toBe(row));
});

test.each([
  ['CAP_SYS_ADMIN', 'SYS_ADMIN'],
  ['all', 'ALL'],
  ['CHOWN', undefined],
  ['constructor', undefined],
])('the capability %s', (name, found) => expect(capability(name)?.name).toBe(found));

test.each([
  ['/dev/sda1', 'a disk'],
  ['/dev/sdab', 'a disk'],
  ['/dev/xvdf', 'a disk'],
  ['/dev/nvme0', 'a disk'],
  ['/dev/mmcblk0boot0', 'a disk'],
  ['/dev/mapper/vg-root', 'a disk'],
  ['/dev/loop-control', 'the loop devices, which all containers share'],
  ['/dev/cpu/0/msr', 'the registers of the processor'],
  ['/dev/sr0', undefined],
  ['/dev/snd', undefined],
  ['/dev/video0', undefined],
  ['/dev/vhost-net', undefined],
  ['/dev/hwrng', undefined],
])('the device %s', (path, what) => expect(dangerousDevice(path)).toBe(what));

test.each([
  ['a', 'every device'],
  ['c *:* rwm', 'every device'],
  ['b *:* rwm', 'a disk'],
  ['c 1:11 r', 'the log of the kernel'],
  ['c 1:3 rwm', undefined],
  ['c 188:* rwm', undefined],
  ['b 11:0 r', undefined],
  ['b', undefined],
  ['', undefined],
])('the rule "%s"', (rule, what) => expect(dangerousDeviceRule(rule)).toBe(what));
