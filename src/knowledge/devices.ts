/** Devices of a host that lead out of a container or read what all others have. */

/** A kind of device. */
interface DangerousDevice {
  /** Matches the whole path. */
  readonly pattern: RegExp;
  /** What it is, as it stands in a sentence. */
  readonly what: string;
}

/**
 * Sources: the list of devices, https://docs.kernel.org/admin-guide/devices.html, mem(4), sd(4), msr(4), and
 * https://docs.kernel.org/driver-api/vfio.html.
 */
const dangerousDevices: readonly DangerousDevice[] = [
  { pattern: /^\/dev$/, what: 'every device' },
  { pattern: /^\/dev\/(?:mem|kmem|port)$/, what: 'the memory' },
  { pattern: /^\/dev\/kmsg$/, what: 'the log of the kernel' },
  { pattern: /^\/dev\/cpu\/[^/]+\/msr$/, what: 'the registers of the processor' },
  { pattern: /^\/dev\/(?:[shv]d|xvd)[a-z]{1,2}\d*$/, what: 'a disk' },
  { pattern: /^\/dev\/nvme\d+(?:n\d+(?:p\d+)?)?$/, what: 'a disk' },
  { pattern: /^\/dev\/mmcblk\d+(?:(?:p|boot)\d+)?$/, what: 'a disk' },
  { pattern: /^\/dev\/sg\d+$/, what: 'a disk' },
  { pattern: /^\/dev\/(?:md|dm-)\d+$/, what: 'a disk' },
  { pattern: /^\/dev\/(?:mapper|disk|md)(?:\/.+)?$/, what: 'a disk' },
  { pattern: /^\/dev\/loop(?:-control|\d+)$/, what: 'the loop devices, which all containers share' },
];

/** What a path of the host is as a device, where it is a dangerous one. `/dev/sr0`, `/dev/dri`, `/dev/ttyUSB0` and their kind are not. */
export const dangerousDevice = (path: string): string | undefined =>
  dangerousDevices.find(({ pattern }) => pattern.test(path))?.what;

/** Numbers of character devices: https://docs.kernel.org/admin-guide/devices.html */
const characterDevices: ReadonlyMap<string, string> = new Map([
  ['*:*', 'every device'],
  ['1:*', 'the memory'],
  ['1:1', 'the memory'],
  ['1:2', 'the memory'],
  ['1:4', 'the memory'],
  ['1:11', 'the log of the kernel'],
]);

/** Block devices that hold a disc that somebody puts in, or memory. */
const harmlessBlocks = new Set(['1', '2', '11']);

/**
 * What a rule of `device_cgroup_rules` (`b 8:* rwm`) opens, where it is dangerous.
 * Source: https://docs.kernel.org/admin-guide/cgroup-v1/devices.html
 */
export function dangerousDeviceRule(rule: string): string | undefined {
  const [type = '', numbers = ''] = rule.trim().split(/\s+/);
  if (type === 'a') return 'every device';
  if (type === 'c') return characterDevices.get(numbers);
  const [major = ''] = numbers.split(':');
  return type === 'b' && /^(?:\d+|\*)$/.test(major) && !harmlessBlocks.has(major) ? 'a disk' : undefined;
}
